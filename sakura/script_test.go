package sakura_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ukatty/sakura"
)

func TestZeroScript(t *testing.T) {
	var script sakura.Script
	if script.Source() != "" || len(script.Nodes()) != 0 || script.CodePoints(0) != 0 {
		t.Errorf("the zero script is %v", script)
	}
}

func TestCodePoints(t *testing.T) {
	script, _ := sakura.Parse("\\s[2]あ\xffい")
	for offset, want := range map[int]int{-1: 0, 0: 0, 5: 5, 8: 6, 9: 7, 12: 8, 99: 8} {
		if got := script.CodePoints(offset); got != want {
			t.Errorf("%d code points before byte %d, want %d", got, offset, want)
		}
	}
}

func TestProblems(t *testing.T) {
	for src, want := range map[string]string{
		`\Z`:     `byte 0: there is no tag \Z`,
		`あ\Z\Y`:  `byte 3: there is no tag \Z (and 1 more)`,
		`\Z\Y\X`: `byte 0: there is no tag \Z (and 2 more)`,
	} {
		_, problems := sakura.Parse(src)
		if err := problems.Err(); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
	if err := sakura.Problems(nil).Err(); err != nil {
		t.Errorf("no problems are the error %v", err)
	}
}

// A message quotes only the beginning of what is long.
func TestLongProblem(t *testing.T) {
	_, problems := sakura.Parse(`\Z[` + strings.Repeat("あ", 1000) + `]`)
	if want := `there is no tag \Z[` + strings.Repeat("あ", 37) + `…`; problems[0].Message != want {
		t.Errorf("the message is %s", problems[0].Message)
	}
}

// The scripts of the corpus are sound, and cost at most one allocation in four nodes.
func TestCorpus(t *testing.T) {
	b, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	scripts := slices.Collect(strings.Lines(string(b)))
	nodes := 0
	for _, src := range scripts {
		script, problems := sakura.Parse(strings.TrimSuffix(src, "\n"))
		if err := problems.Err(); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		nodes += len(script.Nodes())
	}
	allocs := testing.AllocsPerRun(1, func() {
		for _, src := range scripts {
			_, _ = sakura.Parse(src)
		}
	})
	if allocs > float64(nodes)/4 {
		t.Errorf("%v allocations for %d nodes", allocs, nodes)
	}
}
