package tui

import (
	"image"
	"time"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// stand is where the characters stand: their pictures, kept as long as they may be needed again.
type stand struct {
	shell  *shells.Shell
	studio *shells.Studio // nil while a command composes with it
	images bool           // the shell has images: composing takes time
	looks  map[int]*looks // of the characters
	flaws  flaws
	wake   time.Time // when a picture changes that is waited for; zero for none
	wakes  int       // numbers what waits for that
	before leftover  // of another shell
	pics   map[pose]picture
	metric cell.Metrics
	dress  map[int]string       // show.Frame.Dress
	plain  map[int]shells.Dress // what the shell says of those that are not in it
	easel  *easel               // on which the terminal draws images; nil for none

	// What images are made for, and what their characters have shown since: so that they stay where they are.
	room    extent // that each may take
	brush   shells.Brush
	scale   scale
	most    map[int]extent            // in cells
	reaches map[reach]image.Rectangle // see roomOf
	seen    map[int]image.Rectangle   // where in the room of their images they could be seen, see watch
	// outlines are where in their rooms the pictures can be seen, by their keys.
	outlines map[string]image.Rectangle
	factors  map[int]stage.Scale // of those that a script has scaled
}

// extent is a number of columns and rows.
type extent struct{ w, h int }

// pose is what a picture is of.
type pose struct {
	scope int
	key   string // that of the shell's picture
	as    format // of one that a script has scaled; zero for the others
}

// picture is a grid that was made fit for the terminal: every cell is as wide as the terminal thinks.
type picture struct {
	w, h  int
	cells []shells.Cell
	image uint8 // the number of the terminal's image that the cells show; 0 for none

	// Where it stands: see roomOf.
	spread image.Rectangle
	art    bool
	sized  bool    // a script has scaled it
	high   int     // the rows that are kept for it while it is scaled
	flips  [2]bool // it is mirrored: its columns, its rows
}

// maxPictures bounds how many pictures are kept.
const maxPictures = 64

func newStand(s *shells.Shell) stand {
	st := stand{
		shell: s, pics: map[pose]picture{}, most: map[int]extent{}, looks: map[int]*looks{}, plain: map[int]shells.Dress{},
		reaches: map[reach]image.Rectangle{}, seen: map[int]image.Rectangle{}, outlines: map[string]image.Rectangle{},
		factors: map[int]stage.Scale{},
	}
	if s != nil {
		st.studio, st.images = s.Studio(), s.Images()
	}
	return st
}

// vacate forgets the characters: there are others.
func (s *stand) vacate() {
	clear(s.looks)
	clear(s.most)
	clear(s.reaches)
	clear(s.seen)
}

// furnish says how much room the images of a cast have, and what they are painted with.
func (s *stand) furnish(cast []actor, room extent, b shells.Brush) {
	if s.room != room || s.brush != b {
		s.room, s.brush = room, b
		clear(s.pics)
		clear(s.most)
		clear(s.reaches)
		clear(s.seen)
	}
	clear(s.factors)
	for i := range cast {
		if by := cast[i].scope.Details().Scale; by != (stage.Scale{}) {
			s.factors[cast[i].id] = by
		}
	}
	if k := s.scaleIn(cast, room); k != s.scale {
		s.scale = k
		clear(s.pics)
		clear(s.most)
	}
}

// picture gives the picture of a character; one without size when there is none.
func (s *stand) picture(m cell.Metrics, scope int, surface string) picture {
	if s.shell == nil || surface == shells.Hidden || s.easel.bare() {
		return picture{}
	}
	if s.metric != m || len(s.pics) >= maxPictures {
		clear(s.pics)
		s.metric = m
	}
	look := s.look(scope, surface)
	at := roomOf(look)
	if by, ok := s.factors[scope]; ok && look.Image() != nil && s.scale > 0 {
		return s.scaled(scope, look, at, by)
	}
	room := extent{max(s.scale.columns(at.Dx()), 1), s.room.h}
	if p, ok := s.easel.character(s.shell, scope, look, room); ok {
		p.spread = at
		return s.remember(scope, p)
	}
	if p, ok := s.lingering(scope); ok && look.Key() == "" {
		return s.remember(scope, p)
	}
	key := pose{scope: scope, key: look.Key()}
	if p, ok := s.pics[key]; ok {
		return s.remember(scope, p)
	}
	p := fit(m, look.Cells(room.w, room.h, s.brush))
	p.spread, p.art = at, look.Image() == nil
	p = s.remember(scope, p)
	s.pics[key] = p
	return p
}

// remember notes how large the picture of a character is, and gives it.
func (s *stand) remember(scope int, p picture) picture {
	left, below := s.place(scope, &p)
	was := s.most[scope]
	s.most[scope] = extent{max(was.w, left+p.w), max(was.h, below+p.h)}
	return p
}

// fit replaces what the terminal counts otherwise than the shell: a blank keeps the colour behind it, and the picture its
// shape.
func fit(m cell.Metrics, g shells.Grid) picture {
	p := picture{w: g.W, h: g.H, cells: make([]shells.Cell, len(g.Cells))}
	copy(p.cells, g.Cells)
	for i := range p.cells {
		c := &p.cells[i]
		if c.Blank || c.Text == "" {
			continue
		}
		c.Text = cell.Clean(c.Text)
		if m.Width(c.Text) == c.Width {
			continue
		}
		c.Text, c.Width = " ", 1
		if !c.BG.Set {
			c.Text = "*"
		}
	}
	return p
}

// draw puts on the canvas what of a picture lies within an area, its upper left corner at x, y, with an attribute for all of it.
func (p *picture) draw(c *canvas, x, y int, in area, a attr) {
	if p.image > 0 {
		p.drawImage(c, x, y, in)
		return
	}
	for r := max(in.y-y, 0); r < min(in.y+in.h-y, p.h); r++ {
		for col, pc := range p.cells[r*p.w : (r+1)*p.w] {
			if pc.Blank || pc.Width == 0 || x+col < in.x {
				continue
			}
			s := style{fg: shellInk(pc.FG), bg: shellInk(pc.BG), attr: a}
			if pc.Bold {
				s.attr |= bold
			}
			c.stamp(x+col, y+r, in.x+in.w, pc.Text, pc.Width, s)
		}
	}
}

// shellInk gives the ink for a colour of a shell.
func shellInk(c shells.Color) ink {
	if !c.Set {
		return noInk
	}
	return rgb(c.R, c.G, c.B)
}
