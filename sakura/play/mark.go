package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// markTags say how the choices and anchors are marked that come after them.
var markTags = marks()

// marks gives a performer for each row: \f[cursorstyle,…], \f[anchorvisitedfontcolor,…] and so on.
func marks() family {
	f := family{
		// An anchor that is neither selected nor visited looks so.
		"font-anchor-color": func(p *Player, n sakura.Node) {
			p.markColor(n, func(f *font) *stage.Color { return &f.anchor.NotSelected.Font })
		},
	}
	for name, mark := range map[string]func(*font) *stage.Mark{
		"cursor":          func(f *font) *stage.Mark { return &f.choice.Selected },
		"cursornotselect": func(f *font) *stage.Mark { return &f.choice.NotSelected },
		"anchor":          func(f *font) *stage.Mark { return &f.anchor.Selected },
		"anchornotselect": func(f *font) *stage.Mark { return &f.anchor.NotSelected },
		"anchorvisited":   func(f *font) *stage.Mark { return &f.anchor.Visited },
	} {
		fill := func(p *Player, n sakura.Node) {
			p.markColor(n, func(f *font) *stage.Color { return &mark(f).Fill })
		}
		f[name+"-color"], f[name+"-brushcolor"] = fill, fill
		f[name+"-fontcolor"] = func(p *Player, n sakura.Node) {
			p.markColor(n, func(f *font) *stage.Color { return &mark(f).Font })
		}
		f[name+"-style"] = func(p *Player, n sakura.Node) { p.markShape(n, mark) }
	}
	return f
}

// shapes are the words of \f[cursorstyle,…].
var shapes = map[string]stage.Shape{
	"square": stage.Square, "underline": stage.UnderlineShape, "square+underline": stage.SquareUnderline,
	"none": stage.NoShape, "default": stage.DefaultShape,
}

// markShape gives a mark another shape.
func (p *Player) markShape(n sakura.Node, mark func(*font) *stage.Mark) {
	shape, ok := shapes[strings.ToLower(p.arg(n, 1))]
	if !ok {
		p.note("no shape of a mark, so it stays as it is")
		return
	}
	f := p.font()
	mark(&f).Shape = shape
	p.wear(f)
}

// markColor gives a part of a mark another colour.
func (p *Player) markColor(n sakura.Node, part func(*font) *stage.Color) {
	if c, ok := p.color(n); ok {
		f := p.font()
		*part(&f) = c
		p.wear(f)
	}
}
