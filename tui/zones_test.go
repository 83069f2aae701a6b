package tui

import (
	"strings"
	"testing"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// Where the shell knows the parts of a character their edges are shown, with their names; where it knows none that of all of it is.
func TestAreasAreShown(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.m.stand = newStand(touchShell(t))
	p := newPlay().say(0, "0", "")
	p.b.ShowAreas(stage.Frames)
	r.poses(p.frame())
	at := r.pictureOf(0)
	part := func() string {
		var rows []string
		for _, row := range r.rows()[at.y : at.y+at.h] {
			rows = append(rows, string([]rune(expanded(row))[at.x:at.x+at.w]))
		}
		return strings.Join(rows, "\n")
	}
	const want = "Head\u2500\u2500\u2500\u2506\n\u2506\u2500\u2500\u2500\u2500\u2500\u2500\u2506\nBBBBBBBB\nBBBBBBBB\nBBBBBBBB\nBBBBBBBB"
	if got := part(); got != want {
		t.Errorf("the parts are\n%s\nwant\n%s", got, want)
	}
	p.b.SetSurface(0, "5")
	r.poses(p.frame())
	r.show(p.frame())
	at = r.pictureOf(0)
	if got := part(); got != "\u2506\u2500\u2500\u2506\n\u2506MM\u2506\n\u2506MM\u2506\n\u2506MM\u2506\n\u2506\u2500\u2500\u2506" {
		t.Errorf("a character without parts is\n%s", got)
	}
	p.b.ShowAreas(stage.NoAreas)
	r.show(p.frame())
	if got := r.look(); strings.Contains(got, "\u2506M") {
		t.Errorf("without areas it is\n%s", got)
	}
}
