package tui

import (
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/shells"
	"ukatty/tui/cell"
)

// When another ghost takes the stage its characters look as its own shell has it.
func TestChangeGhost(t *testing.T) {
	other, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,other\n")},
		"surface0.txt": {Data: []byte("type,art\ntext\n{\n<(OTHER)>\n}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	own := testShell(t)
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) {
		o.Shell = own
		o.ShellOf = func(_ int, ghost string) *shells.Shell {
			return map[string]*shells.Shell{"Katty & Prompt": own, "Other": other}[ghost]
		}
	})
	p := newPlay().say(0, "0", "Hi.")
	for _, step := range []struct {
		ghost     string
		own, sees bool
	}{{"Katty & Prompt", true, false}, {"Other", false, true}, {"Without", false, false}, {"Katty & Prompt", true, false}} {
		p.f.Ghost = step.ghost
		r.show(p.frame())
		look := r.look()
		if got := strings.Contains(look, "<(OTHER)>"); got != step.sees {
			t.Errorf("%s: the other shell is seen: %v\n%s", step.ghost, got, look)
		}
		if got := strings.Contains(look, "/^^^^"); got != step.own {
			t.Errorf("%s: the own shell is seen: %v\n%s", step.ghost, got, look)
		}
	}
}
