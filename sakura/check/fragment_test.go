package check_test

import (
	"testing"

	"ukatty/sakura/check"
)

// TestFragment: a piece of a script is not blamed for what the rest of it may say.
func TestFragment(t *testing.T) {
	for _, src := range []string{`続き`, `\_q早口`, `\_aここ`, `終わり\_q`, `\![set,choicetimeout,0]`, `\n`} {
		if found := check.Script(src, check.Options{Fragment: true}); len(found) > 0 {
			t.Errorf("%s: %+v", src, found)
		}
		if len(check.Script(src, check.Options{})) == 0 {
			t.Errorf("%s as a whole is fine, so that it shows nothing here", src)
		}
	}
	// YAYA's templates chain talks by a mark behind the script.
	if found := check.Script(`\0おわり\e:chain=next`, check.Options{Fragment: true}); len(found) > 0 {
		t.Errorf("%+v", found)
	}
	if found := check.Script(`\0おわり\eまだ`, check.Options{Fragment: true}); len(found) == 0 {
		t.Error("text behind the end of a fragment is not found")
	}
	// What a program puts between two strings may complete what stands at the end of the first.
	for _, src := range []string{`\0\s[`, `\1\q[はい,OnYes,`, `\![raise,On`, `\0待って\w`, `\0\_`, `\0C:\`, `\q[ID][`, `\0\_w[5`, `\0\_Z`} {
		if found := check.Script(src, check.Options{Fragment: true, Continued: true}); len(found) > 0 {
			t.Errorf("%s: %+v", src, found)
		}
		if len(check.Script(src, check.Options{})) == 0 {
			t.Errorf("%s as a whole is fine, so that it shows nothing here", src)
		}
	}
	for src, code := range map[string]string{`\s[5やあ\e`: "UK004", `\w\e`: "UK003", `\Zあ`: "UK001", `\q[ID][title\e`: "UK004"} {
		if found := check.Script(src, check.Options{Fragment: true, Continued: true}); len(found) == 0 || found[0].Code != code {
			t.Errorf("%s: %+v, want %s", src, found, code)
		}
	}
	if found := check.Script(`\s[0]ab\zz\w10`, check.Options{Fragment: true, Continued: true}); len(found) == 0 {
		t.Error("what is wrong wherever it stands is not found in a fragment")
	}
}
