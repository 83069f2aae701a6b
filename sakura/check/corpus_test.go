package check

import (
	"os"
	"strings"
	"testing"
)

// lines gives the lines of a file.
func lines(tb testing.TB, name string) []string {
	tb.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// Nothing is wrong with sound scripts, and nothing worse than a hint is said of them, but where a digit follows a wait.
func TestCorpus(t *testing.T) {
	for _, line := range lines(t, "../testdata/corpus.txt") {
		for _, f := range Script(line, Options{Level: Info}) {
			if f.Code != oneDigit.String() {
				t.Errorf("%s %s in %q", f.Code, f.Text, line)
			}
		}
	}
}

// Of the examples of UKADOC none is called wrong but for its misprints, and those that show half of a pair.
func TestExamplesOfTheTable(t *testing.T) {
	rightly := map[string]string{
		"UK002 anim-pause": "pouse", "UK002 anim-resume": "pouse", "UK013 open-passwordinput": "--option==",
		"UK021 end": "あ", "UK031 lock-repaint": "lock", "UK031 lock-balloonrepaint": "lock",
	}
	for _, line := range lines(t, "../testdata/tags.tsv")[1:] {
		fields := strings.Split(line, "\t")
		for example := range strings.SplitSeq(fields[7], "␤") {
			if example == "" {
				continue
			}
			for _, f := range Script(example, Options{Level: Warning}) {
				if part := rightly[f.Code+" "+fields[0]]; part == "" || !strings.Contains(example[f.Start:f.End], part) {
					t.Errorf("%s: %s %s in %q", fields[0], f.Code, f.Text, example)
				}
			}
		}
	}
}
