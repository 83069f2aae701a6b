package check

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The file of defects has one script a line, the first of which is wrong by the first rule, and so on. What each rule finds
// in its line stands in the golden file.
func TestDefects(t *testing.T) {
	rules := Rules()
	var want []string
	for _, r := range rules {
		if !strings.Contains(r.Wrong, "\n") {
			want = append(want, r.Wrong)
		} else {
			want = append(want, strings.ReplaceAll(r.Wrong, "\n", "\r"))
		}
	}
	rewrite(t, "testdata/defects.txt", strings.Join(want, "\n")+"\n")
	scripts := lines(t, "testdata/defects.txt")
	if len(scripts) != len(rules) {
		t.Fatalf("%d scripts for %d rules", len(scripts), len(rules))
	}
	var got strings.Builder
	for i, script := range scripts {
		found := 0
		for _, f := range Script(script, strict()) {
			if f.Code == rules[i].Code {
				found++
			}
			if f.Code == rules[i].Code || f.Code != notForOutside.String() && f.Severity > Info {
				write(&got, i+1, f)
			}
		}
		if found == 0 {
			t.Errorf("%s finds nothing in line %d: %q", rules[i].Code, i+1, script)
		}
	}
	rewrite(t, "testdata/defects.golden", got.String())
	if golden := strings.Join(lines(t, "testdata/defects.golden"), "\n") + "\n"; got.String() != golden {
		t.Errorf("run with -update:\n%s", got.String())
	}
}

// write writes a finding as a line.
func write(b *strings.Builder, line int, f Finding) {
	fmt.Fprintf(b, "%d:%d [%d,%d) %s %s: %s", line, f.Column, f.Start, f.End, f.Code, f.Severity, f.Text)
	if f.Fix != nil {
		fmt.Fprintf(b, " | [%d,%d) %q", f.Fix.Start, f.Fix.End, f.Fix.With)
	}
	b.WriteByte('\n')
}

// rewrite writes a golden file where that is asked for.
func rewrite(t *testing.T, name, text string) {
	t.Helper()
	if !*update {
		return
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
