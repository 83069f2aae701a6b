package ghost

import (
	"maps"
	"strings"
	"testing"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// cuesOf plays tags that could be of a row, with so many arguments, and gives the rows of the cues.
func cuesOf(row sakura.Row) map[sakura.TagID]bool {
	found := map[sakura.TagID]bool{}
	for n := range 12 {
		arg := []string{",x", ",1"}[n%2]
		args := strings.TrimPrefix(row.Words+strings.Repeat(arg, n/2), ",")
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

// Whatever a player asks for is done.
func TestAllThatIsAskedIsDone(t *testing.T) {
	asked := map[sakura.TagID]bool{}
	for _, row := range sakura.Tags() {
		maps.Copy(asked, cuesOf(row))
	}
	for id := range asked {
		if asks[id] == nil && id.Row().Performed != sakura.Nothing {
			t.Errorf("%s: nobody does it", id)
		}
	}
	for _, slug := range []string{"exit", "raise", "timerraise", "change-ghost", "bind", "open-inputbox", "open-browser"} {
		if !asked[rowOf(slug)] {
			t.Errorf("%s was not asked for", slug)
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
