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
	if found := check.Script(`\s[0]ab\zz\w10`, check.Options{Fragment: true}); len(found) == 0 {
		t.Error("what is wrong wherever it stands is not found in a fragment")
	}
}
