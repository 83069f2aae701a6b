package tui

import "ukatty/tui/cell"

// canvas is what stands on the screen: w × h places, drawn anew for each view. Whatever is put on it is clipped to it, so
// that no row is ever wider than the terminal and there are never more rows than it has.
//
// Lip Gloss says how things look (see theme), but does not place them: its blocks measure by clusters, while the renderer
// may still add up code points, and a block that does not know its place cannot let what lies under it shine through.
type canvas struct {
	w, h    int
	metrics cell.Metrics
	ascii   bool // frames and blocks are written in ASCII, see appendASCII
	places  []place
	links   []string // the targets of links, see newLink
	out     []byte
}

// place is one cell. The zero value is a blank in the terminal's own colours.
type place struct {
	text  string // a cluster; "" for a blank, and where a wide cluster goes on
	style style
	width uint16 // how many places the cluster takes; 0 where text is ""
	tail  uint16 // how many places to the left the cluster began that goes on here
	link  uint16 // which link it belongs to, counted from 1; 0 for none
	seam  bool   // what stands here came from another text than what stands to its left
}

// reset makes the canvas blank.
func (c *canvas) reset(w, h int, m cell.Metrics) {
	c.w, c.h, c.metrics = max(w, 0), max(h, 0), m
	c.links = c.links[:0]
	n := c.w * c.h
	if cap(c.places) < n {
		c.places = make([]place, n)
		return
	}
	c.places = c.places[:n]
	clear(c.places)
}

// put writes text from x on, up to but excluding the column end, and gives the column behind it. A wide cluster that
// would cross the end is left out together with all that follows.
func (c *canvas) put(x, y, end int, text string, s style) int {
	if y < 0 || y >= c.h {
		return x
	}
	end = min(end, c.w)
	seam := true
	for cluster, w := range c.metrics.Graphemes(text) {
		if w <= 0 {
			seam = true // what stands for nothing keeps its neighbours apart
			continue
		}
		if x+w > end {
			break
		}
		switch {
		case x < 0:
		case cluster == " ":
			c.set(x, y, place{style: s})
		default:
			c.set(x, y, place{text: cluster, style: s, width: uint16(w), seam: seam})
		}
		seam = false
		x += w
	}
	return x
}

// stamp writes one cluster of which the width is known, unless it would not lie on the canvas left of the column end.
func (c *canvas) stamp(x, y, end int, cluster string, width int, s style) {
	if x < 0 || y < 0 || y >= c.h || width < 1 || x+width > min(end, c.w) {
		return
	}
	if cluster == " " {
		c.set(x, y, place{style: s})
		return
	}
	c.set(x, y, place{text: cluster, style: s, width: uint16(width), seam: true})
}

// over is put, but where the text has no ground of its own it keeps the one that is there.
func (c *canvas) over(x, y, end int, text string, s style) {
	if s.bg != noInk || y < 0 || y >= c.h || !c.coloured(x, y, end) {
		c.put(x, y, end, text, s)
		return
	}
	for cluster := range c.metrics.Graphemes(text) {
		on := s
		if x >= 0 && x < min(end, c.w) {
			if on.bg = c.places[y*c.w+x].ground(); on.bg != noInk {
				on.fg = on.fg.on(on.bg)
			}
		}
		x = c.put(x, y, end, cluster, on)
	}
}

// coloured says whether something in a row between two columns has a ground.
func (c *canvas) coloured(x, y, end int) bool {
	for i := max(x, 0); i < min(end, c.w); i++ {
		if c.places[y*c.w+i].ground() != noInk {
			return true
		}
	}
	return false
}

// ground gives the colour that is behind what stands at a place: that of a block itself, which is as much of it, where it has
// nothing behind it.
func (p *place) ground() ink {
	if p.style.bg == noInk && isBlock(p.text) {
		return p.style.fg
	}
	return p.style.bg
}

// blank writes n blanks from x on.
func (c *canvas) blank(x, y, n int, s style) {
	if y < 0 || y >= c.h {
		return
	}
	for i := max(x, 0); i < min(x+n, c.w); i++ {
		c.set(i, y, place{style: s})
	}
}

// line writes a glyph of one cell n times.
func (c *canvas) line(x, y, n int, glyph string, s style) {
	if y < 0 || y >= c.h {
		return
	}
	for i := max(x, 0); i < min(x+n, c.w); i++ {
		c.set(i, y, place{text: glyph, style: s, width: 1, seam: i == x})
	}
}

// set puts p at x, which together with its width lies on the canvas. What it covers in part goes whole.
func (c *canvas) set(x, y int, p place) {
	row := c.places[y*c.w : (y+1)*c.w]
	n := max(int(p.width), 1)
	cut(row, x)
	if x+n < len(row) && row[x+n].tail > 0 {
		cut(row, x+n)
	}
	row[x] = p
	for i := 1; i < n; i++ {
		row[x+i] = place{style: p.style, tail: uint16(i)}
	}
}

// cut makes the wide cluster that covers column x blank.
func cut(row []place, x int) {
	first := x - int(row[x].tail)
	n := int(row[first].width)
	if n <= 1 {
		return
	}
	for i := first; i < min(first+n, len(row)); i++ {
		row[i] = place{style: row[i].style}
	}
}

// isFrame says whether a cluster is a box drawing or a block, which join nothing.
func isFrame(s string) bool { return len(s) == 3 && s[0] == 0xe2 && s[1] >= 0x94 && s[1] <= 0x97 }

// isBlock says whether a cluster is a block element, of which pictures are made.
func isBlock(s string) bool { return "\u2580" <= s && s <= "\u259f" && len(s) == 3 }

// String gives the rows, with the sequences that colour them; blanks at the ends of rows are left out.
func (c *canvas) String() string {
	c.out = c.out[:0]
	for y := range c.h {
		if y > 0 {
			c.out = append(c.out, '\n')
		}
		c.out = c.appendRow(c.out, c.places[y*c.w:(y+1)*c.w])
	}
	return string(c.out)
}

// appendRow writes one row.
func (c *canvas) appendRow(b []byte, row []place) []byte {
	n := len(row)
	for n > 0 && row[n-1] == (place{}) {
		n--
	}
	var now style
	link := uint16(0)
	foreign := false // the cluster to the left is not plain ASCII
	for _, p := range row[:n] {
		switch {
		case p.tail > 0:
			continue
		case p.style != now, foreign && (p.seam || p.text == ""):
			// Between texts of different origin a sequence stands even when it changes nothing: otherwise the end of one
			// and the beginning of the other could be read as one cluster.
			b = p.style.append(b)
			now = p.style
		}
		b, link = c.switchLink(b, link, p.link), p.link
		if p.text == "" {
			b = append(b, ' ')
			foreign = false
			continue
		}
		if c.ascii && len(p.text) > 1 {
			b, foreign = appendASCII(b, &p)
			continue
		}
		b = append(b, p.text...)
		foreign = len(p.text) > 1 && !isFrame(p.text) && !isPlaceholder(p.text)
	}
	b = c.switchLink(b, link, 0)
	if now != (style{}) {
		b = style{}.append(b)
	}
	return b
}
