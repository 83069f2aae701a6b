package tui

import (
	"testing"

	"ukatty/tui/cell"
)

// A bulletin takes the place of the one before, and of nothing else.
func TestBulletin(t *testing.T) {
	from := make(chan []string, 1)
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Bulletins, o.Notices = from, []string{"a port is taken"} })
	tell := func(b ...string) {
		t.Helper()
		from <- b
		r.send(r.m.nextBulletin()())
	}
	tell("line 1: wrong \x1b[2J", "line 2: wrong")
	r.show(newPlay().say(0, "5", "Hello!").frame())
	r.sees("a port is taken")
	r.sees("line 1: wrong")
	tell("line 3: wrong")
	r.sees("a port is taken")
	r.sees("line 3: wrong")
	if len(r.m.notices) != 2 {
		t.Errorf("there are %q", r.m.notices)
	}
	tell()
	if len(r.m.notices) != 1 {
		t.Errorf("there are %q", r.m.notices)
	}
	close(from)
	if msg := r.m.nextBulletin()(); msg != nil {
		t.Errorf("got %v", msg)
	}
}
