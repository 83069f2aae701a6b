package tui

import (
	"image"
	"iter"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// album holds the pictures that stand in balloons. They are loaded by commands, one after the other, since that takes its
// time; until one has come its name stands in.
type album struct {
	load  func(ghost int, file string) (image.Image, error)
	ghost int // whose pictures they are
	shots map[exposure]*shot
	busy  bool
}

// shot is a picture of a balloon. Without pixels there is nothing to be shown: not yet, or never.
type shot struct {
	pixels *image.RGBA
	w, h   int // of the picture itself, in pixels
	tried  bool
	prints map[format]picture
}

// format is what a print depends on. The size is in cells, and negative where the picture is mirrored.
type format struct {
	w, h    int
	brush   shells.Brush
	metrics cell.Metrics
}

// developed says what became of a picture.
type developed struct {
	of    exposure
	shot  shot
	err   error
	ghost int // whose picture it is
}

const (
	// maxShots is how many different pictures are shown at a time; maxPrints how many prints of one are kept.
	maxShots  = 64
	maxPrints = 4
	// maxPictureRows bounds how high a picture is drawn.
	maxPictureRows = 40
	// maxLabel is how much of a name stands in for a picture, in cells.
	maxLabel = 24
)

// want says which pictures the balloons show now; others are forgotten. It gives the command that loads the next one.
func (a *album) want(runs iter.Seq[*stage.Run]) tea.Cmd {
	var wanted map[exposure]bool
	for run := range runs {
		if e := exposureOf(run.Picture); len(wanted) < maxShots {
			if wanted == nil {
				wanted = map[exposure]bool{}
			}
			wanted[e] = true
			if a.shots[e] == nil {
				a.shots[e] = &shot{}
			}
		}
	}
	maps.DeleteFunc(a.shots, func(e exposure, _ *shot) bool { return !wanted[e] })
	return a.next()
}

// wanted gives the command that loads the next picture that the balloons show, if any.
func (m *Model) wanted() tea.Cmd {
	placed := func(sc stage.Scope) bool { return m.balloon(sc.ID).script.placed }
	if len(m.album.shots) == 0 && !slices.ContainsFunc(m.frame.Stage.Scopes, placed) {
		return nil
	}
	return m.album.want(m.pictures)
}

// pictures gives the runs that are pictures in the balloons.
func (m *Model) pictures(yield func(*stage.Run) bool) {
	for _, sc := range m.frame.Stage.Scopes {
		if s := &m.balloon(sc.ID).script; s.placed {
			for i := range s.runs {
				if s.runs[i].Picture != nil && !yield(&s.runs[i]) {
					return
				}
			}
		}
	}
}

// next gives the command that loads a picture that was not tried yet, unless one is being loaded.
func (a *album) next() tea.Cmd {
	if a.busy {
		return nil
	}
	for e, s := range a.shots {
		if s.tried {
			continue
		}
		a.busy, s.tried = true, true
		ghost, load := a.ghost, a.loader()
		return func() tea.Msg {
			s, err := e.develop(load)
			return developed{e, s, err, ghost}
		}
	}
	return nil
}

// loader gives what loads the files of the ghost; nil where there are none.
func (a *album) loader() func(string) (image.Image, error) {
	if a.load == nil {
		return nil
	}
	ghost, load := a.ghost, a.load
	return func(file string) (image.Image, error) { return load(ghost, file) }
}

// change empties the album for the pictures of another ghost: of the same names there are other files.
func (a *album) change(ghost int) {
	a.ghost = ghost
	clear(a.shots)
}

// tookPicture shows a picture that was loaded, and goes on with the next.
func (m *Model) tookPicture(msg developed) tea.Cmd {
	m.album.busy = false
	if s := m.album.shots[msg.of]; s != nil && msg.err == nil && msg.ghost == m.album.ghost {
		s.pixels, s.w, s.h = msg.shot.pixels, msg.shot.w, msg.shot.h
		for _, b := range m.balloons {
			b.fresh = b.fresh && !b.script.placed
		}
		m.stale = true
	}
	return m.album.next()
}

// size gives the size in which a picture is drawn in a balloon of w columns, or its name.
func (m *Model) size(p *stage.Picture, w int) patch {
	e := exposureOf(p)
	s := m.album.shots[e]
	if s == nil || s.pixels == nil || m.easel.bare() {
		label := m.metrics.Shorten("["+cell.Clean(e.title())+"]", min(maxLabel, w))
		return patch{w: m.metrics.Width(label), h: 1, picture: p, label: label}
	}
	cols := max(columnsFor(abs(extended(p.Width, s.w))), 1)
	rows := max(rowsFor(abs(extended(p.Height, s.h))), 1)
	if cols > w {
		cols, rows = w, max((rows*w+cols/2)/cols, 1)
	}
	if rows > maxPictureRows {
		cols, rows = max((cols*maxPictureRows+rows/2)/rows, 1), maxPictureRows
	}
	return patch{w: cols, h: rows, picture: p}
}

// extended gives an extent in pixels, for a picture of so many.
func extended(x stage.Extent, own int) int {
	switch {
	case x == stage.Extent{}:
		return own
	case x.Percent:
		return own * x.N / 100
	}
	return x.N
}

func abs(n int) int { return max(n, -n) }

// print gives the cells of a picture on a page; none where its name stands in.
func (m *Model) print(p *patch) picture {
	s := m.album.shots[exposureOf(p.picture)]
	if p.label != "" || s == nil || s.pixels == nil {
		return picture{}
	}
	f := format{w: p.w, h: p.h, brush: m.brush(), metrics: m.metrics}
	if extended(p.picture.Width, s.w) < 0 {
		f.w = -f.w
	}
	if extended(p.picture.Height, s.h) < 0 {
		f.h = -f.h
	}
	if got, ok := m.easel.inBalloon(p.picture, s, f); ok {
		return got
	}
	if got, ok := s.prints[f]; ok {
		return got
	}
	if s.prints == nil || len(s.prints) >= maxPrints {
		s.prints = map[format]picture{}
	}
	got := fit(m.metrics, shells.Paint(mirrored(s.pixels, f.w < 0, f.h < 0), p.w, p.h, f.brush))
	s.prints[f] = got
	return got
}

// brush gives what pictures are painted with here.
func (m *Model) brush() shells.Brush {
	switch {
	case m.tint.plain && m.ascii && m.tint.ground == light:
		return shells.Dark
	case m.tint.plain && m.ascii:
		return shells.Bright
	case m.tint.plain && m.tint.ground == light:
		return shells.DarkDots
	case m.tint.plain:
		return shells.BrightDots
	case m.metrics.Wide || m.ascii:
		return shells.Blanks.In(m.tint.colors()) // a half block would be two cells, or is not wanted
	}
	return shells.Quadrants.In(m.tint.colors())
}

// colors gives the colours that pictures are painted with.
func (t tint) colors() shells.Colors {
	switch {
	case t.few:
		return shells.Colors16
	case t.some:
		return shells.Colors256
	}
	return shells.TrueColor
}

// mirrored gives an image with its columns, its rows or both in the other order.
func mirrored(img *image.RGBA, columns, rows bool) *image.RGBA {
	if !columns && !rows {
		return img
	}
	b := img.Bounds()
	to := image.NewRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			tx, ty := x, y
			if columns {
				tx = b.Min.X + b.Max.X - 1 - x
			}
			if rows {
				ty = b.Min.Y + b.Max.Y - 1 - y
			}
			to.SetRGBA(tx, ty, img.RGBAAt(x, y))
		}
	}
	return to
}
