package ghost

import (
	"strings"
	"testing"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// cuesOf plays the tags that could be of a row, with any number of arguments, and gives the rows of the cues.
func cuesOf(row sakura.Row) map[sakura.TagID]bool {
	found := map[sakura.TagID]bool{}
	for n := range 6 {
		args := strings.TrimPrefix(strings.TrimSuffix(row.Words+strings.Repeat(",x", n), ","), ",")
		for _, script := range []string{`\` + row.Name, `\` + row.Name + "[" + args + "]"} {
			s, _ := sakura.Parse(`\0` + script + `\e`)
			p := play.New(s, stage.Stage{}, nil, play.Options{})
			b := p.Step(0)
			for range 3 {
				for _, e := range b.Log {
					if e.Op == play.OpCue && e.Cue.Kind == play.Asked {
						found[e.Cue.Tag] = true
					}
				}
				if b = p.Answer("", false, 0); b.Ask == nil {
					break
				}
			}
		}
	}
	return found
}

// Whatever a player asks for is done, or the journal says why not.
func TestAllThatIsAskedIsDoneOrNoted(t *testing.T) {
	asked := 0
	for _, row := range sakura.Tags() {
		if row.Meaning != sakura.Event && row.Meaning != sakura.State {
			continue
		}
		for id := range cuesOf(row) {
			asked++
			if m := id.Row().Meaning; asks[id] == nil && inert[id] == "" && (m == sakura.Event || m == sakura.State) {
				t.Errorf("%s: neither done nor noted", id)
			}
		}
	}
	if asked < 40 {
		t.Errorf("only %d rows were asked for", asked)
	}
	for id := range inert {
		if asks[id] != nil {
			t.Errorf("%s is done and said to be nothing", id)
		}
	}
}

func TestNoTagIsPerformedTwice(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("two families perform one tag")
		}
	}()
	enlist(map[string]asker{"exit": (*life).exit})
}
