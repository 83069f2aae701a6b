package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"ukatty/sakura"
)

// Every line of the table fits a terminal of 80 columns, and nothing of it is lost.
func TestTagsFit(t *testing.T) {
	rows := findTags("")
	if len(rows) != len(sakura.Tags()) {
		t.Fatalf("%d rows", len(rows))
	}
	var b strings.Builder
	if err := printTags(&b, rows, ""); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := printTags(&b, []sakura.Row{r}, r.ID); err != nil {
			t.Fatal(err)
		}
	}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if w := tagCells.Width(line); w > tagLine || strings.HasSuffix(line, " ") {
			t.Errorf("%d cells: %q", w, line)
		}
	}
	all := strings.Join(strings.Fields(b.String()), "")
	for _, r := range rows {
		for _, want := range []string{r.Form, r.Summary, r.ID, r.Args, r.Since} {
			if !strings.Contains(all, strings.Join(strings.Fields(want), "")) {
				t.Errorf("%s: %q is missing", r.ID, want)
			}
		}
	}
}

func TestFindTags(t *testing.T) {
	for pattern, want := range map[string]string{
		"wait-ms":    "wait-ms",
		`\_W[`:       "wait-ms",
		"wait-?ntil": "wait-until",
		"[":          "", // many, and no pattern
		"embed":      "embed",
	} {
		rows := findTags(pattern)
		if len(rows) == 0 || want != "" && (rows[0].ID != want || len(rows) > 1) {
			t.Errorf("%q finds %v", pattern, rows)
		}
	}
	if rows := findTags("asset"); len(rows) < 36 {
		t.Errorf("%d rows of asset", len(rows))
	}
}

// coverage is the table of README.md: how many tags of each class are performed by whom.
func coverage() string {
	meanings := []sakura.Meaning{sakura.Play, sakura.Input, sakura.Event, sakura.State, sakura.OS, sakura.Asset, sakura.Ignore}
	ways := []sakura.Performed{sakura.OnStage, sakura.ByGhost, sakura.OnLeave, sakura.Told, sakura.Nothing}
	counts := map[sakura.Meaning]map[sakura.Performed]int{}
	for _, r := range sakura.Tags() {
		if counts[r.Meaning] == nil {
			counts[r.Meaning] = map[sakura.Performed]int{}
		}
		counts[r.Meaning][r.Performed]++
	}
	var b strings.Builder
	b.WriteString("| class | tags |")
	for _, w := range ways {
		fmt.Fprintf(&b, " %s |", w)
	}
	b.WriteString("\n|---|" + strings.Repeat("--:|", len(ways)+1) + "\n")
	totals := make([]int, len(ways)+1)
	line := func(name string, numbers []int) {
		fmt.Fprintf(&b, "| %s |", name)
		for _, n := range numbers {
			fmt.Fprintf(&b, " %d |", n)
		}
		b.WriteString("\n")
	}
	for _, m := range meanings {
		numbers := make([]int, len(ways)+1)
		for i, w := range ways {
			numbers[i+1] = counts[m][w]
			numbers[0] += counts[m][w]
		}
		for i, n := range numbers {
			totals[i] += n
		}
		line(m.String(), numbers)
	}
	line("all", totals)
	return b.String()
}

// The coverage that README.md tells is that of the table of tags. With UPDATE_README=1 it is written there.
func TestCoverage(t *testing.T) {
	const name = "../../README.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := regexp.MustCompile(`(?m)^\| class \| tags \|.*\n(\|.*\n)*`)
	found := table.FindString(string(text))
	if found == coverage() {
		return
	}
	if os.Getenv("UPDATE_README") == "" || found == "" {
		t.Fatalf("README.md tells\n%s\nand the table of tags is\n%s", found, coverage())
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), found, coverage(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
