package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// The page has its sections, every command, flag and key of the config, and no line that roff would take for something else.
func TestManual(t *testing.T) {
	root := newRoot()
	page := string(manual(root))
	last := 0
	for _, section := range []string{"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "CONFIGURATION", "FILES", "ENVIRONMENT", `EXIT STATUS`} {
		at := strings.Index(page, "\n.SH "+section+"\n")
		if at <= last {
			t.Errorf("section %s stands at %d, behind %d", section, at, last)
		}
		last = at
	}
	for _, c := range commands(root) {
		if !strings.Contains(page, "\n.SS "+escapeRoff(c.CommandPath())+"\n") {
			t.Errorf("it lacks %s", c.CommandPath())
		}
	}
	for _, want := range []string{
		`.B \-\-journal FILE`, `.B \-\-theme auto|light|dark`, `.B http.readers`, `\e0\es[5]Hello.\ew9`, `.B \-\-watch`, "started  version",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	requests := map[string]bool{"TH": true, "SH": true, "SS": true, "PP": true, "TP": true, "B": true, "nf": true, "fi": true}
	open := 0
	for line := range strings.Lines(page) {
		word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch {
		case strings.HasPrefix(line, `.\"`):
		case strings.HasPrefix(line, "'") || line == "\n" || strings.ContainsAny(strings.TrimPrefix(line, ".TH"), "\t\r\x1b"):
			t.Errorf("the line %q", line)
		case strings.HasPrefix(line, ".") && !requests[word[1:]]:
			t.Errorf("the request %q", line)
		case word == ".nf":
			open++
		case word == ".fi":
			open--
		}
		if open < 0 || open > 1 {
			t.Errorf("%d times not filled at %q", open, line)
		}
	}
}

// What checks pages has nothing to say but that a line cannot be shorter.
func TestManualIsTidy(t *testing.T) {
	if _, err := exec.LookPath("mandoc"); err != nil {
		t.Skip("needs mandoc: apt-get install mandoc")
	}
	cmd := exec.Command("mandoc", "-Tlint")
	cmd.Stdin = bytes.NewReader(manual(newRoot()))
	out, _ := cmd.Output() // its exit code tells of warnings, too
	for line := range strings.Lines(string(out)) {
		if !strings.Contains(line, "STYLE: input text line longer") {
			t.Error(line)
		}
	}
}

// What commands say of themselves is broken into lines that people read.
func TestHelpIsNotWide(t *testing.T) {
	for _, c := range commands(newRoot()) {
		for line := range strings.Lines(c.Long) {
			if n := len([]rune(line)); n > 132 && !strings.HasPrefix(line, "  ") {
				t.Errorf("%s: a line of %d characters: %s", c.Name(), n, line)
			}
		}
	}
}

// A page has a day, too, when the program was built without its repository, as tests are.
func TestManualHasDay(t *testing.T) {
	if _, err := time.Parse(time.DateOnly, built()); err != nil {
		t.Error(err)
	}
}

// What groff and man know of is all right with them.
func TestManualIsRoff(t *testing.T) {
	page := manual(newRoot())
	for _, program := range [][]string{{"groff", "-man", "-ww", "-k", "-Tutf8"}, {"man", "--warnings", "-l", "-"}} {
		if _, err := exec.LookPath(program[0]); err != nil {
			continue
		}
		cmd := exec.Command(program[0], program[1:]...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // that of the user may be missing here
		var out, errs bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(page), &out, &errs
		if err := cmd.Run(); err != nil || errs.Len() > 0 || out.Len() < len(page)/2 {
			t.Errorf("%v: %v, %s", program, err, &errs)
		}
	}
}

func TestEscapeRoff(t *testing.T) {
	var m roff
	m.text(`.PP\x`)
	m.text(`'a-b"c`)
	m.text("  ")
	if got, want := m.out.String(), "\\&.PP\\ex\n\\&\\(aqa\\-b\\(dqc\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
