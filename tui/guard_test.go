package tui

import (
	"errors"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/tui/cell"
)

// nasty is an error that cannot be read.
type nasty struct{ error }

func (nasty) Error() string { panic("update") }

// The guard hears of a panic in Update, in View and in commands, also in those that a command gives.
func TestGuard(t *testing.T) {
	var caught []string
	guard := func() {
		if v := recover(); v != nil {
			caught = append(caught, fmt.Sprint(v))
		}
	}
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Guard = guard })
	r.m.Update(watching{nil, nasty{errors.New("x")}})
	boom := func() tea.Msg { panic("command") }
	r.m.guarded(boom)()
	batch, ok := r.m.guarded(tea.Batch(boom, func() tea.Msg { return nil }))().(tea.BatchMsg)
	if !ok || len(batch) != 2 {
		t.Fatalf("got %v", batch)
	}
	for _, cmd := range batch {
		cmd()
	}
	r.m.schedule = func(sakura.Script) []time.Duration { panic("view") }
	script, _ := sakura.Parse("x")
	r.m.dock.open = scriptPanel
	r.m.Update(framed{show.Frame{Script: script}, r.viewer.frames, noon})
	r.m.View()
	if got := fmt.Sprint(caught); got != "[update command command view]" {
		t.Errorf("caught %s", got)
	}
	if r.m.guarded(nil) != nil {
		t.Error("no command became one")
	}
}
