package stage

import "strings"

// walk is how far somebody read a text; its marks are those that are still ahead.
type walk struct {
	marks
	text string
	pos
	// dress and lining are those of the present position.
	dress  dress
	lining lining
}

// over says whether nothing is left.
func (w *walk) over() bool { return int(w.at) == len(w.text) && len(w.spots) == 0 }

// begin is called where a line begins: it finds out where that line stands.
func (w *walk) begin() {
	w.lining = lining{}
	for len(w.lines) > 0 && !w.before(w.lines[0].line) {
		if w.lines[0].line == w.pos {
			w.lining = w.lines[0]
		}
		w.lines = w.lines[1:]
	}
}

// run gives a run of the present position that has nothing in it yet.
func (w *walk) run(l *link) Run {
	for len(w.looks) > 0 && !w.before(w.looks[0].from) {
		w.dress, w.looks = w.looks[0], w.looks[1:]
	}
	r := Run{Choice: -1, Anchor: -1, Look: w.dress.look, Align: w.lining.align, NoWrap: w.dress.noWrap}
	r.Look.Valign = w.lining.valign
	switch {
	case l == nil:
	case l.anchor:
		r.Anchor = int(l.index)
	default:
		r.Choice = int(l.index)
	}
	return r
}

// next reads one run; ok is false where there was nothing to see.
func (w *walk) next() (run Run, ok bool) {
	l, end := w.link()
	run = w.run(l)
	if len(w.spots) > 0 && w.spots[0].at == w.at {
		return w.readSpot(run), true
	}
	if w.text[w.at] == '\n' {
		run.Text, run.Break = "\n", w.percent()
		w.at++
		w.begin()
		return run, run.Break != 0
	}
	if len(w.spots) > 0 {
		end = min(end, w.spots[0].at)
	}
	if len(w.looks) > 0 {
		end = min(end, w.looks[0].from.at)
	}
	if i := strings.IndexByte(w.text[w.at:end], '\n'); i >= 0 {
		end = w.at + int32(i)
	}
	run.Text = w.text[w.at:end]
	w.at = end
	return run, true
}

// readSpot reads the spot at the present position into a run.
func (w *walk) readSpot(run Run) Run {
	s := w.spots[0]
	run.Move, run.Picture, run.Marker = s.move, s.picture, s.marker
	w.spots = w.spots[1:]
	w.spot++
	if s.move != nil {
		w.begin()
		run.Align, run.Look.Valign = w.lining.align, w.lining.valign
	}
	return run
}

// link gives the link that the present position belongs to, nil for none, and where the next byte stands that belongs
// elsewhere.
func (w *walk) link() (l *link, end int32) {
	for len(w.links) > 0 && !w.before(w.links[0].end) {
		w.links = w.links[1:]
	}
	if len(w.links) == 0 {
		return nil, int32(len(w.text))
	}
	l = &w.links[0]
	if w.before(l.start) {
		return nil, l.start.at
	}
	return l, l.end.at
}

// percent gives the height of the line break at the present byte.
func (w *walk) percent() int {
	for len(w.breaks) > 0 && w.breaks[0].at < w.at {
		w.breaks = w.breaks[1:]
	}
	if len(w.breaks) > 0 && w.breaks[0].at == w.at {
		return int(w.breaks[0].percent)
	}
	return 100
}
