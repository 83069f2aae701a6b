package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// troupe is a viewer of several ghosts, each with frames of its own.
type troupe struct {
	*fakeViewer
	all     []show.Presence
	frames  map[int]chan show.Frame
	asked   []int // whom the viewer has turned to
	ended   []context.Context
	version chan uint64
	broken  error
}

func newTroupe(names ...string) *troupe {
	t := &troupe{fakeViewer: newFakeViewer(), frames: map[int]chan show.Frame{}, version: make(chan uint64, 1)}
	for i, name := range names {
		t.all = append(t.all, show.Presence{GhostID: 2*i + 1, Ghost: name})
		t.frames[2*i+1] = make(chan show.Frame, 1)
	}
	t.version <- 1
	return t
}

func (t *troupe) Company(ctx context.Context, _ uint64) ([]show.Presence, uint64, error) {
	select {
	case v := <-t.version:
		return t.all, v, nil
	case <-ctx.Done():
		return nil, 0, ctx.Err()
	}
}

func (t *troupe) Watch(ctx context.Context, id int) (<-chan show.Frame, error) {
	t.asked, t.ended = append(t.asked, id), append(t.ended, ctx)
	if id == 0 {
		id = t.all[0].GhostID
	}
	return t.frames[id], t.broken
}

// frame is one of a ghost with a number.
func (t *troupe) frame(id int, says string) show.Frame {
	p := newPlay().say(0, "5", says)
	p.f.GhostID = id
	for _, g := range t.all {
		if g.GhostID == id {
			p.f.Ghost = g.Ghost
		}
	}
	return p.frame()
}

// ensemble is a rig with a troupe, the first of which has the stage.
func ensemble(t testing.TB, w, h int, metrics cell.Metrics, names ...string) (*rig, *troupe) {
	t.Helper()
	all := newTroupe(names...)
	r := newRig(t, w, h, metrics, func(o *Options) { o.Viewer = all })
	r.m.watch()
	r.send(watching{all.frames[1], nil})
	r.appear(all, 1, "I am the first.")
	r.send(gathered{all.all, 1, noon})
	return r, all
}

// appear shows a frame of a ghost.
func (r *rig) appear(t *troupe, id int, says string) {
	r.send(framed{t.frame(id, says), t.frames[id], noon})
}

// said is an entry of what a ghost has said.
func said(id int, text string) journal.Entry {
	return journal.Entry{Kind: journal.Said, GhostID: id, Ghost: "x", Name: "y", Text: text}
}

// foot gives the last row.
func (r *rig) foot() string {
	rows := r.rows()
	return strings.TrimSpace(rows[len(rows)-1])
}

// crew are so many ghosts of which every third has spoken and every fifth wants something.
func crew(t testing.TB, n, w, h int, metrics cell.Metrics) *rig {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint([]string{"Katty ", "\u3055\u304f\u3089 ", strings.Repeat("long ", 2000), "\U0001f469\u200d\U0001f467 "}[i%4], i)
	}
	r, all := ensemble(t, w, h, metrics, names...)
	for i := range all.all {
		p := &all.all[i]
		p.Asks, p.Wishes, p.Unseen = i%5 == 2, i%7/6, i%4 == 3
		if i%3 == 1 {
			r.tell(said(p.GhostID, strings.Repeat("\u3042\u0301 line\n", i+1)), journal.Entry{Kind: journal.Surface, GhostID: p.GhostID, Text: "1000000000"})
		}
	}
	r.send(gathered{all.all, 2, noon})
	return r
}
