package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"ukatty/sakura/check"
	"ukatty/tui/cell"
)

// reporter prints what was found, in one of the formats of check.
type reporter interface {
	// tell prints a problem, or keeps it for the end.
	tell(p problem)
	// end prints what is left, and gives the first error of the output.
	end() error
}

// textReport is for people: place, code and sentence, and below them the line with a mark under the place.
type textReport struct {
	w     io.Writer
	err   error
	count [3]int
}

func (r *textReport) tell(p problem) {
	if int(p.Severity) < len(r.count) {
		r.count[p.Severity] += 1 + p.More
	}
	line := fmt.Sprintf("%s:%d:%d: %s %s: %s", p.file, p.line, p.column, p.Severity, p.Code, p.Text)
	if p.More > 0 {
		line += fmt.Sprintf(" (and %d more)", p.More)
	}
	r.print(cell.Clean(line) + "\n" + excerpt(p))
}

func (r *textReport) print(s string) {
	if r.err == nil {
		_, r.err = io.WriteString(r.w, s)
	}
}

func (r *textReport) end() error {
	var sum []string
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Info} {
		if n := r.count[severity]; n > 0 {
			sum = append(sum, several(n, severity.String()))
		}
	}
	if len(sum) > 0 {
		r.print(strings.Join(sum, ", ") + "\n")
	}
	return r.err
}

// several gives a number of things.
func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// The excerpt is indented, and shows so many cells before the place and from there on.
const (
	excerptIndent = "    "
	excerptBefore = 40
	excerptAfter  = 60
)

// excerpt shows the line of a problem with marks under its place.
func excerpt(p problem) string {
	m := cell.Metrics{Grapheme: true}
	before, after := []rune(cell.Clean(p.before)), cell.Clean(p.after)
	for len(before) > 0 && m.Width(string(before)) > excerptBefore {
		before = before[1:]
	}
	indent := m.Width(string(before))
	marked := cell.Clean(strings.ToValidUTF8(p.after[:min(p.end-p.start, len(p.after))], ""))
	marks := min(max(m.Width(marked), 1), excerptAfter)
	return excerptIndent + string(before) + m.Cut(after, excerptAfter) + "\n" +
		excerptIndent + strings.Repeat(" ", indent) + strings.Repeat("^", marks) + "\n"
}

// jsonReport prints one object a line.
type jsonReport struct {
	w   io.Writer
	err error
}

// finding is what a line of jsonReport says.
type finding struct {
	V          int      `json:"v"`
	File       string   `json:"file"`
	Line       int      `json:"line"`
	Column     int      `json:"column"`
	ByteColumn int      `json:"byte_column"`
	EndLine    int      `json:"end_line"`
	EndColumn  int      `json:"end_column"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	Severity   string   `json:"severity"`
	Text       string   `json:"text"`
	More       int      `json:"more"`
	Fix        *mending `json:"fix"`
}

// mending is what is to be written instead, from start to end of the file's text.
type mending struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	With  string `json:"with"`
}

func (r *jsonReport) tell(p problem) {
	rule, _ := check.Explain(p.Code)
	f := finding{
		V: 1, File: cell.Clean(p.file), Line: p.line, Column: p.column, ByteColumn: p.byteColumn, EndLine: p.endLine,
		EndColumn: p.endCol, Start: p.start, End: p.end, Code: p.Code, Name: rule.Name, Severity: p.Severity.String(),
		Text: p.Text, More: p.More,
	}
	if p.Fix != nil {
		offset := p.start - p.Start
		f.Fix = &mending{p.Fix.Start + offset, p.Fix.End + offset, p.Fix.With}
	}
	if r.err == nil {
		r.err = writeJSON(r.w, f, "")
	}
}

func (r *jsonReport) end() error { return r.err }

// writeJSON writes a value and a line feed. Nothing in it can act on a terminal: DEL and the C1 controls, which JSON lets
// through, are escaped too.
func writeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	_, err := io.WriteString(w, jsonControls.Replace(b.String()))
	return err
}

// jsonControls escapes the controls that JSON lets through.
var jsonControls = func() *strings.Replacer {
	var pairs []string
	for r := rune(0x7f); r <= 0x9f; r++ {
		pairs = append(pairs, string(r), fmt.Sprintf(`\u%04x`, r))
	}
	return strings.NewReplacer(pairs...)
}()

// githubReport prints annotations: workflow commands that GitHub shows beside the lines of a change.
type githubReport struct {
	w   io.Writer
	err error
}

// levels are what GitHub and SARIF call the severities.
var (
	githubLevels = map[check.Severity]string{check.Info: "notice", check.Warning: "warning", check.Error: "error"}
	sarifLevels  = map[check.Severity]string{check.Info: "note", check.Warning: "warning", check.Error: "error"}
)

// What has a meaning in a workflow command is written otherwise in it.
var (
	githubText  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValue = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r *githubReport) tell(p problem) {
	if r.err != nil {
		return
	}
	rule, _ := check.Explain(p.Code)
	_, r.err = fmt.Fprintf(r.w, "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
		githubLevels[p.Severity], githubValue.Replace(cell.Clean(p.file)), p.line, p.column, p.endLine, p.endCol,
		githubValue.Replace(p.Code+" "+rule.Name), githubText.Replace(cell.Clean(p.Text)))
}

func (r *githubReport) end() error { return r.err }
