package tui

import "strconv"

// plate is the name of a character with its surface, and the column that it is centred on. It is the character to the mouse where it
// stands apart from it.
type plate struct {
	actor  *actor
	center int
	apart  bool
}

// paintFeet draws the floor with the plates in it, the journal and the status.
func (m *Model) paintFeet(floor int, plates []plate, left int) {
	m.canvas.line(0, floor, m.w, m.theme.glyphs.floor, m.theme.frame)
	m.paintPlates(floor, plates, left)
	if m.docked {
		return
	}
	m.paintNews(floor + 1)
	m.paintStatus(floor + 2)
}

// paintPlates writes the plates into a row: each as near to its column as the others let it.
func (m *Model) paintPlates(y int, plates []plate, left int) {
	end := m.w - 1
	if left > 0 {
		s := " +" + strconv.Itoa(left) + " "
		end -= len(s)
		m.canvas.put(end, y, m.w, s, m.theme.dim)
	}
	if len(plates) == 0 {
		return
	}
	labels := m.labels(plates, end-1)
	rest := 0 // cells that the plates still to be written take
	for _, l := range labels {
		rest += l.width + plateGap
	}
	x := 1
	for i, p := range plates {
		w := labels[i].width + plateGap
		x = clamp(p.center-(w-1)/2, x, max(end-rest+1, x))
		m.paintLabel(x, y, end, p.actor, labels[i])
		if p.apart {
			m.spot(spot{kind: onCharacter, x: x, y: y, w: w - 1, h: 1, index: p.actor.id})
		}
		x += w
		rest -= w
	}
}

// plateGap is what a plate takes besides its label: a blank at either side, and a piece of the floor.
const plateGap = 3

// labels gives the labels of plates that stand in w cells: each has the same room, but those that need less leave it to
// the others.
func (m *Model) labels(plates []plate, w int) []label {
	labels := make([]label, len(plates))
	most := w/len(plates) - plateGap
	spare := 0
	for i, p := range plates {
		labels[i] = m.label(p.actor, most)
		spare += most - labels[i].width
	}
	for i, p := range plates {
		more := m.label(p.actor, labels[i].width+max(spare, 0))
		spare -= more.width - labels[i].width
		labels[i] = more
	}
	return labels
}

// paintHead writes names and surfaces into the first row of the tiny layout.
func (m *Model) paintHead(y int, seen []actor, left int) {
	end := m.w
	if left > 0 {
		if s := "+" + strconv.Itoa(left); m.w >= 16 {
			end -= len(s) + 1
			m.canvas.put(end+1, y, m.w, s, m.theme.dim)
		}
	}
	if len(seen) == 0 {
		return
	}
	most := max((end+1)/len(seen)-1, 1)
	x := 0
	for i := range seen {
		l := m.label(&seen[i], most)
		m.paintLabel(x-1, y, end, &seen[i], l)
		x += l.width + 1
	}
}

// label is what stands on a plate: parts that may be empty, with one blank between them.
type label struct {
	name, tag, note string
	width           int
}

// What a name must keep to be worth its place: beside a tag, and beside a mere number, in cells.
const (
	nameBesideTag    = 6
	nameBesideNumber = 3
	maxName          = 24
)

// label gives what fits into w cells. The number of the surface goes last, and the name before it.
func (m *Model) label(a *actor, w int) label {
	surface := m.metrics.Shorten(a.surface, 12)
	tag := scopeTag(a.id) + `\s[` + surface + "]"
	if l, ok := m.named(a.name, tag, nameBesideTag, w); ok {
		return m.noted(a, l, w)
	}
	if l, ok := m.named(a.name, "s"+surface, nameBesideNumber, w); ok {
		return l
	}
	for _, s := range [...]string{tag, `\s[` + surface + "]", "s" + surface, surface} {
		if n := m.metrics.Width(s); n <= w {
			return label{tag: s, width: n}
		}
	}
	s := m.metrics.Cut(surface, max(w, 1))
	return label{tag: s, width: m.metrics.Width(s)}
}

// named gives the label of a name and a tag, unless less than least cells of the name would be left.
func (m *Model) named(name, tag string, least, w int) (l label, ok bool) {
	n := m.metrics.Width(tag)
	short := m.metrics.Shorten(name, min(w-n-1, maxName))
	got := m.metrics.Width(short)
	if short == "" || short != name && got < least {
		return label{}, false
	}
	return label{name: short, tag: tag, width: got + 1 + n}, true
}

// noted adds what is to be said about the surface, if there is room.
func (m *Model) noted(a *actor, l label, w int) label {
	note := ""
	switch {
	case a.away():
		note = textAway
	case m.stand.shell != nil && !m.stand.awaited(a) && m.stand.picture(m.metrics, a.id, a.surface).h == 0:
		note = textNoPicture
	}
	if n := m.metrics.Width(note); n > 0 && l.width+1+n <= w {
		l.note = note
		l.width += 1 + n
	}
	return l
}

// paintLabel writes a label with a blank on either side.
func (m *Model) paintLabel(x, y, end int, a *actor, l label) {
	accent := m.theme.accent(a.id)
	look := m.theme.dim
	if a.speaks {
		look = accent
	}
	if x >= 0 {
		x = m.canvas.put(x, y, end, " ", style{})
	} else {
		x++
	}
	for _, part := range [...]struct {
		text  string
		style style
	}{{l.name, accent.with(bold)}, {l.tag, look}, {l.note, m.theme.dim}} {
		if part.text != "" {
			x = m.canvas.put(x, y, end, part.text, part.style)
			x = m.canvas.put(x, y, end, " ", style{})
		}
	}
}
