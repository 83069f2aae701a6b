package tui

import (
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// Counters of UKADOC's \![set,balloonnum] stand in the lower edge of a balloon: a number of so many.

// counted gives what a counter says in numbers: "1/5"; "" for one that shows nothing.
func counted(c stage.Counter) string {
	now, most := cell.Clean(c.Now), cell.Clean(c.Max)
	switch {
	case c == stage.Counter{}:
		return ""
	case now == "" && most == "":
		return cell.Clean(c.Name)
	case most == "":
		return now
	}
	return now + "/" + most
}

// tally gives the counter of a character in at most w cells: with its name, or the numbers alone.
func (m *Model) tally(a *actor, w int) string {
	if name := cell.Clean(a.scope.Details().Counter.Name); name != "" && name != a.counter {
		left := w - m.metrics.Width(a.counter) - 1
		if short := m.metrics.Shorten(name, left); left > 2 && short != "" {
			return short + " " + a.counter
		}
	}
	return m.metrics.Shorten(a.counter, w)
}

// paintCounter writes the counter of a balloon into its lower edge, to the left of the tail.
func (m *Model) paintCounter(b box, y int) {
	if b.actor.counter == "" {
		return
	}
	x := b.x + 2
	end := b.x + b.w - 2
	if at := b.mouth(); at > 0 {
		end = at - 2
	}
	if s := m.tally(b.actor, end-x-2); end-x > 4 {
		m.canvas.put(x, y, end, " "+s+" ", m.theme.key)
	}
}
