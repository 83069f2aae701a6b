package check

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// strict are options under which every rule can find something.
func strict() Options {
	return Options{
		HasSurface: func(_ int, name string) bool { return len(name) < 4 },
		Encodable:  func(r rune) bool { return r < 0x10000 },
		Charset:    "Shift_JIS",
		Width:      cells,
		Columns:    30, Rows: 12,
		MaxTime:  20 * time.Second,
		External: true,
	}
}

// cells counts two for each character beyond ASCII.
func cells(s string) (n int) {
	for i := range len(s) {
		switch {
		case s[i] < utf8.RuneSelf:
			n++
		case utf8.RuneStart(s[i]):
			n += 2
		}
	}
	return n
}

// only are options that ask for one rule.
func only(code string) Options {
	o := strict()
	o.Only = []string{code}
	return o
}

func TestRulesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for i, r := range Rules() {
		if r.Code != ruleID(i).String() || r.Name == "" || r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("rule %d is not complete: %+v", i, r)
		}
		if seen[r.Name] {
			t.Errorf("two rules are called %s", r.Name)
		}
		seen[r.Name] = true
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: a title ends without a period, a reason with one", r.Code)
		}
		for _, code := range []string{r.Code, strings.ToLower(r.Code), strings.ToUpper(r.Name)} {
			if got, ok := Explain(code); !ok || got != r {
				t.Errorf("Explain(%q) = %+v, %t", code, got, ok)
			}
		}
	}
	if _, ok := Explain("UK000"); ok {
		t.Error("there is a rule UK000")
	}
}

// Every rule finds something in its wrong example, in one place at least, and nothing in its right one.
func TestExamples(t *testing.T) {
	for _, r := range Rules() {
		found := Script(r.Wrong, only(r.Code))
		if len(found) == 0 {
			t.Errorf("%s %s finds nothing in %q", r.Code, r.Name, r.Wrong)
			continue
		}
		for _, f := range found {
			if f.Code != r.Code || f.Severity != r.Severity || f.Text == "" || strings.HasSuffix(f.Text, ".") {
				t.Errorf("%s finds %+v", r.Code, f)
			}
		}
		if found := Script(r.Right, only(r.Code)); len(found) > 0 {
			t.Errorf("%s %s finds in %q: %s", r.Code, r.Name, r.Right, found[0].Text)
		}
	}
}

// No right example is wrong in another way.
func TestRightExamplesAreRight(t *testing.T) {
	o := strict()
	o.External, o.Level = false, Warning
	for _, r := range Rules() {
		for _, f := range Script(r.Right, o) {
			t.Errorf("%s: %q: %s %s", r.Code, r.Right, f.Code, f.Text)
		}
	}
}
