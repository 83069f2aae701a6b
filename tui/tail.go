package tui

// tail is what points from a balloon at its speaker.
type tail struct {
	side   tailSide
	column int // of one that points down
	rows   int // below the balloon, of one that points down; without any it is a notch in the frame
	row    int // of one that points to a side
}

// tailSide says to which side of a balloon its speaker stands.
type tailSide uint8

// The sides.
const (
	atBottom tailSide = iota
	atLeft
	atRight
	nowhere
)

// noseWidth is how many columns are kept for a tail that points to a side: two for itself, and one that keeps it from its
// speaker.
const noseWidth = 3

// These have the same width everywhere, too.
const (
	glyphLeft  = "\u25c2"
	glyphRight = "\u25b8"
)

// mouth gives the column in the lower edge where the tail begins; -1 when it begins elsewhere.
func (b *box) mouth() int {
	if b.tail.side != atBottom {
		return -1
	}
	return clamp(b.tail.column, b.x+3, b.x+b.w-4)
}

// paintTail draws the tail into the frame of a balloon and beyond it.
func (m *Model) paintTail(b *box, s style) {
	if b.tail.side != atBottom {
		m.paintNose(b, s)
		return
	}
	c, g := &m.canvas, &m.theme.glyphs
	x, y := b.mouth(), b.y+b.rows+1
	if b.tail.rows < 1 {
		c.put(x, y, c.w, glyphDown, s)
		return
	}
	c.put(x-1, y, c.w, g.tailOpen, s)
	c.put(x, y, c.w, " ", s)
	c.put(x+1, y, c.w, g.tailShut, s)
	for end := y + b.tail.rows; y+1 < end; y++ {
		c.put(x-1, y+1, c.w, g.down, s)
		c.put(x, y+1, c.w, " ", s)
		c.put(x+1, y+1, c.w, g.down, s)
	}
	if b.actor.id == 0 {
		c.put(x, y+1, c.w, g.tailRight[0], s)
		c.put(x+1, y+1, c.w, g.tailRight[1], s)
		return
	}
	c.put(x-1, y+1, c.w, g.tailLeft[0], s)
	c.put(x, y+1, c.w, g.tailLeft[1], s)
}

// paintNose draws the tail that points to a side.
func (m *Model) paintNose(b *box, s style) {
	c, g := &m.canvas, &m.theme.glyphs
	switch b.tail.side {
	case atLeft:
		c.put(b.x-noseWidth+1, b.tail.row, c.w, glyphLeft+g.across+g.teeLeft, s)
	case atRight:
		c.put(b.x+b.w-1, b.tail.row, c.w, g.teeRight+g.across+glyphRight, s)
	}
}
