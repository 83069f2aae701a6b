package play_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// without are the rows of the table that no tag is ever an instance of, with the reason.
var without = map[string]string{
	"choice-multi-id": `it is written as \q[title,id,r2,r3] is, and meant so by another baseware`,
}

// mansion is a house whose variables all have a value.
type mansion struct{ house }

func (mansion) Expand(name, arg string) (string, bool) {
	return "<" + strings.TrimSpace(name+" "+arg) + ">", true
}

// TestRows plays what testdata/rows describes: a script for each row of the table of tags, in files by sections. Its command
//
//	row SLUG
//
// plays the script below, which holds a tag of that row, on an empty stage: clicks are given, nothing is chosen and nothing
// answered. It prints what happens, and what the stage looks like at the end.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	datadriven.Walk(t, "testdata/rows", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			slug := d.CmdArgs[0].Key
			script, _ := sakura.Parse(strings.TrimSuffix(d.Input, "\n"))
			holds := false
			for _, n := range script.Nodes() {
				holds = holds || n.Tag.String() == slug
			}
			if d.Cmd != "row" || seen[slug] || !holds {
				d.Fatalf(t, "%s: unknown command, second scenario of a row, or a script without its tag", slug)
			}
			seen[slug] = true
			return told(script)
		})
	})
	for _, row := range sakura.Tags() {
		if _, none := without[row.ID]; seen[row.ID] == none {
			t.Errorf("%s: has a scenario: %v; shall have none: %v", row.ID, seen[row.ID], none)
		}
	}
}

// told plays a script and tells what happened and what is to be seen at its end.
func told(script sakura.Script) string {
	p := play.New(script, stage.Stage{}, mansion{}, play.Options{Hold: true})
	s := scene{player: p, beat: p.Step(far)}
	var b strings.Builder
	for b.WriteString(s.events()); s.beat.Phase != play.Choosing && s.beat.Phase != play.Lingering && !s.beat.Done; {
		switch s.beat.Phase {
		case play.Clicking:
			s.beat = p.Click(s.beat.Now)
		case play.Asking:
			s.beat = p.Answer("", false, s.beat.Now)
		default:
			s.beat = p.Step(far)
		}
		b.WriteString(s.events())
	}
	return b.String() + view(s.beat.Stage)
}

// view prints everything on a stage that is not as on an empty one.
func view(s stage.Stage) string {
	var b strings.Builder
	for _, c := range s.Scopes {
		fmt.Fprintf(&b, "\\%d%s%s\n", c.ID, fields(reflect.ValueOf(c), "ID", "Text", "details"), fields(reflect.ValueOf(c.Details())))
		for r := range c.Text.Runs() {
			if r.Anchor < 0 {
				r.Anchor = 0
			} else {
				r.Anchor++
			}
			r.Choice++
			fmt.Fprintf(&b, "  %q%s\n", r.Text, fields(reflect.ValueOf(r), "Text"))
		}
	}
	for i, c := range s.Choices {
		fmt.Fprintf(&b, "choice %d%s\n", i+1, fields(reflect.ValueOf(c)))
	}
	for i, c := range s.Anchors {
		fmt.Fprintf(&b, "anchor %d%s\n", i+1, fields(reflect.ValueOf(c)))
	}
	s.Scopes, s.Choices, s.Anchors = nil, nil, nil
	if rest := fields(reflect.ValueOf(s), "Held", "Speaker"); rest != "" {
		b.WriteString("stage" + rest + "\n")
	}
	return b.String()
}

// fields prints the fields of a struct that are not zero, but for some.
func fields(v reflect.Value, but ...string) string {
	var b strings.Builder
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		if f.IsZero() || slices.Contains(but, name) {
			continue
		}
		if f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		switch f.Kind() {
		case reflect.Struct:
			fmt.Fprintf(&b, " %s{%s}", name, strings.TrimSpace(fields(f)))
		case reflect.String:
			fmt.Fprintf(&b, " %s=%s", name, quote(f.String()))
		default:
			fmt.Fprintf(&b, " %s=%v", name, f.Interface())
		}
	}
	return b.String()
}
