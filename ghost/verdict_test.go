package ghost

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// TestInterruptionTable holds the table against the project's own copy of what was decided.
func TestInterruptionTable(t *testing.T) {
	src, err := os.ReadFile("testdata/interruption.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var head []string
	for _, line := range strings.Split(strings.TrimRight(string(src), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case head == nil:
			head = fields
			continue
		}
		checkLine(t, head, fields)
		seen[fields[2]] = true
	}
	for _, r := range Table() {
		if !seen[r.ID] {
			t.Errorf("row %q of the table is in no line of the copy", r.ID)
		}
	}
}

func checkLine(t *testing.T, head, fields []string) {
	t.Helper()
	if len(fields) != 3+Classes {
		t.Fatalf("%q has %d fields, want %d", fields[0], len(fields), 3+Classes)
	}
	s := stateOf(t, fields[1])
	for c := range Classes {
		if got := Class(c).String(); got != head[3+c] {
			t.Fatalf("column %d is %q, the copy has %q", c, got, head[3+c])
		}
		d := Verdict(s, Class(c))
		if d.Row != fields[2] {
			t.Errorf("%s: row %q decides, want %q", fields[0], d.Row, fields[2])
		}
		if got := cellOf(d); got != fields[3+c] {
			t.Errorf("%s, %s: %s, want %s", fields[0], Class(c), got, fields[3+c])
		}
		if d.Why == "" {
			t.Errorf("%s: no sentence says why", fields[0])
		}
	}
}

// stateOf reads facts by their field names.
func stateOf(t *testing.T, facts string) State {
	t.Helper()
	var s State
	for _, name := range strings.Fields(facts) {
		f := reflect.ValueOf(&s).Elem().FieldByName(name)
		if !f.IsValid() {
			t.Fatalf("there is no fact %q", name)
		}
		f.SetBool(true)
	}
	return s
}

// cellOf writes a decision as the copy does.
func cellOf(d Decision) string {
	switch d.Action {
	case Refuse:
		return strconv.Itoa(int(d.Status))
	case Execute:
		return "run"
	default:
		return d.Action.String()
	}
}

// TestEveryFactDecides shows that no fact is without a row: each alone changes some verdict, or names whose script it is.
func TestEveryFactDecides(t *testing.T) {
	for i := range reflect.TypeFor[State]().NumField() {
		name := reflect.TypeFor[State]().Field(i).Name
		facts := name
		switch name {
		case "SSTP", "NoUserBreak":
			facts = "Talking " + name
		}
		without := stateOf(t, strings.TrimSpace(strings.TrimSuffix(facts, name)))
		if Verdict(stateOf(t, facts), Plain).Row == Verdict(without, Plain).Row {
			t.Errorf("the fact %s changes no row", name)
		}
	}
}
