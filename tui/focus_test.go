package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// What is said while nobody looks is counted in the title, until somebody looks again.
func TestUnread(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().say(0, "5", "Hello!").frame())
	said := journal.Entry{Kind: journal.Said, Text: "x"}
	title := func(want string) {
		t.Helper()
		v := r.m.View()
		if v.WindowTitle != want || !v.ReportFocus {
			t.Errorf("the title is %q, want %q", v.WindowTitle, want)
		}
	}
	const name = "Katty & Prompt - ukatty"
	r.tell(said)
	title(name)
	r.send(tea.BlurMsg{})
	r.tell(said, journal.Entry{Kind: journal.Note, Text: "n"}, said)
	title("(2) " + name)
	for range 100 {
		r.tell(said)
	}
	title("(99+) " + name)
	r.send(tea.FocusMsg{})
	title(name)
	r.tell(said)
	title(name)
}

// Whatever a ghost is called, the title is one clean line.
func TestTitleIsClean(t *testing.T) {
	for _, bad := range hostile {
		r := newRig(t, 80, 24, cell.Metrics{}, nil)
		p := newPlay()
		p.f.Ghost = bad
		r.show(p.say(0, "5", "x").frame())
		if got := r.m.View().WindowTitle; strings.IndexFunc(got, forbidden) >= 0 {
			t.Errorf("%q", got)
		}
	}
}

// The bell rings once for all that is said until somebody looks, and only on wish.
func TestBell(t *testing.T) {
	said := recorded{entries: []journal.Entry{{Kind: journal.Said, Text: "x"}}}
	for _, wish := range []bool{false, true} {
		r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Bell = wish })
		bells := ""
		for _, msg := range []tea.Msg{said, tea.BlurMsg{}, said, said, tea.FocusMsg{}, said, tea.BlurMsg{}, said} {
			before := r.m.window.unread
			r.m.Update(msg)
			if cmd := r.m.window.ring(before); cmd != nil {
				if raw, ok := cmd().(tea.RawMsg); ok {
					bells += fmt.Sprint(raw.Msg)
				}
			}
		}
		if got := len(bells); wish && (got != 2 || bells != "\a\a") || !wish && got != 0 {
			t.Errorf("wish %v: %d bells", wish, got)
		}
	}
}
