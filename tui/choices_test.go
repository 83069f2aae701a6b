package tui

import (
	"strings"
	"testing"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// Choices that a script sets next to each other stand apart; what a script or a line break has parted already is left alone.
func TestChoicesStandApart(t *testing.T) {
	for name, place := range map[string]func(p *play){
		"flow": func(*play) {},
		"page": func(p *play) {
			p.b.Move(0, stage.Place{X: stage.Coord{Unit: stage.Em}, Y: stage.Coord{Unit: stage.Line, Milli: 2000}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, 80, 24, cell.Metrics{}, nil)
			p := newPlay()
			p.say(0, "0", "Well?")
			p.br().choice("Yes", stage.Marks{}).choice("No", stage.Marks{})
			p.br().choice("Perhaps", stage.Marks{}).say(0, "", " or ").choice("never", stage.Marks{})
			place(p)
			r.show(p.frame())
			r.sees("│ 1 Yes  2 No  ", "│ 3 Perhaps or 4 never  ")
			if at := r.boxesOf(onChoice); at[0].w != len("1 Yes") || at[1].x != at[0].x+len("1 Yes  ") {
				t.Errorf("they are at %v", at)
			}
		})
	}
	// At the end of a row nothing of the gap goes over to the next one.
	for w := 31; w <= 59; w++ {
		r := newRig(t, w, 12, cell.Metrics{}, nil)
		p := newPlay()
		for range 9 {
			p.choice("choice", stage.Marks{})
		}
		r.show(p.frame())
		r.fits()
		for _, row := range r.rows() {
			if strings.HasPrefix(row, "│  ") && strings.Contains(row, "choice") {
				t.Fatalf("%d columns:\n%s", w, r.look())
			}
		}
	}
}
