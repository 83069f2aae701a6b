package play_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// instances gives a script that begins with a tag of a row, for each row that has any: those of testdata/rows.
func instances(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	datadriven.Walk(t, "testdata/rows", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(_ *testing.T, d *datadriven.TestData) string {
			slug := d.CmdArgs[0].Key
			parsed, _ := sakura.Parse(strings.TrimSuffix(d.Input, "\n"))
			for i, n := range parsed.Nodes() {
				if n.Tag.String() == slug {
					found[slug] = pruned(parsed, i)
					break
				}
			}
			return d.Expected
		})
	})
	return found
}

// pruned gives a script from node i on.
func pruned(s sakura.Script, i int) string { return s.Source()[s.Nodes()[i].Start:] }

// alone gives the events about the first node of a script, whoever says it.
func alone(t *testing.T, script string, l play.Level) (events []play.Event, tag sakura.TagID) {
	t.Helper()
	parsed, _ := sakura.Parse(script)
	p := play.New(parsed, stage.Stage{}, house{}, play.Options{Level: l, Instant: true})
	b := p.Step(0)
	for range 3 {
		events = append(events, b.Log...)
		if b.Ask == nil || b.Script.Source() != script {
			break
		}
		b = p.Answer("", false, b.Now)
	}
	return slices.DeleteFunc(events, func(e play.Event) bool { return e.Node != 0 }), parsed.Nodes()[0].Tag
}

// TestTableIsTrue: what the table says of who performs a row, and for whom, is what the player does with its tags.
func TestTableIsTrue(t *testing.T) {
	scripts := instances(t)
	for _, row := range sakura.Tags() {
		script, ok := scripts[row.ID]
		if !ok { // TestRows says so where there should be one
			continue
		}
		events, tag := alone(t, script, play.Own)
		if tag.String() != row.ID {
			t.Errorf("%s: %s is of the row %s", row.ID, script, tag)
			continue
		}
		if len(events) == 0 && row.Name != "_?" && row.Name != "_!" && !strings.HasPrefix(row.ID, "env-") {
			t.Errorf("%s: nothing is told of %s", row.ID, script)
		}
		asks := slices.ContainsFunc(events, func(e play.Event) bool { return e.Op == play.OpCue })
		performed := row.Performed
		if row.Meaning == sakura.Event {
			performed = sakura.ByGhost // an event is asked for, whether somebody is there to hear it or not
		}
		switch performed {
		case sakura.ByGhost, sakura.OnLeave, sakura.Told:
			if !asks || !performs(tag) {
				t.Errorf("%s: %s does not ask, but the table says it is performed by %s: %+v", row.ID, script, row.Performed, events)
			}
		case sakura.OnStage:
			if asks || !performs(tag) {
				t.Errorf("%s: %s is to be seen on the stage, says the table: %+v", row.ID, script, events)
			}
		default:
			note := len(events) == 1 && events[0].Op == play.OpNote
			if asks || performs(tag) || !note || play.Refuses(tag, play.Own) != events[0].Text {
				t.Errorf("%s: %s does something, but not by the table: %+v", row.ID, script, events)
			}
		}
		external(t, row, script, tag)
	}
}

// external checks what becomes of a tag of a caller from outside.
func external(t *testing.T, row sakura.Row, script string, tag sakura.TagID) {
	t.Helper()
	events, _ := alone(t, script, play.External)
	why := play.Refuses(tag, play.External)
	refused := len(events) > 0 && events[0].Op == play.OpNote && why != "" && events[0].Text == why
	if refused == (row.External && performs(tag)) {
		t.Errorf("%s: %s of an external caller: %+v", row.ID, script, events)
	}
	for _, e := range events {
		if e.Op == play.OpCue {
			t.Errorf("%s: %s of an external caller asks for %s", row.ID, script, e.Cue.Name)
		}
	}
}
