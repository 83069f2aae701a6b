package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// fontTags say how text looks that comes after them, in the balloon of the speaker. Each scope has a font of its own; all
// are the balloon's again after \x and in a new script.
var fontTags = family{
	"font-align":     (*Player).align,
	"font-valign":    (*Player).valign,
	"font-color":     (*Player).textColor,
	"font-bold":      func(p *Player, n sakura.Node) { p.attr(n, stage.Bold) },
	"font-italic":    func(p *Player, n sakura.Node) { p.attr(n, stage.Italic) },
	"font-strike":    func(p *Player, n sakura.Node) { p.attr(n, stage.Strike) },
	"font-underline": func(p *Player, n sakura.Node) { p.attr(n, stage.Underline) },
	"font-default":   func(p *Player, _ sakura.Node) { p.wear(font{}) },
	"font-disable":   (*Player).disable,
}

// font is how text looks, and how choices and anchors are marked.
type font struct {
	look           stage.Look
	choice, anchor stage.Marks
}

// font gives the font of the speaker.
func (p *Player) font() font {
	if f := p.fonts[p.build.Speaker()]; f != nil {
		return *f
	}
	return font{}
}

// wear gives the speaker a font.
func (p *Player) wear(f font) {
	scope := p.build.Speaker()
	if p.fonts == nil {
		p.fonts = map[int]*font{}
	}
	p.fonts[scope] = &f
	p.build.SetLook(scope, f.look)
}

// resetFonts gives all balloons their own fonts again.
func (p *Player) resetFonts() {
	p.fonts = nil
	p.build.ResetLooks()
}

// attr is \f[bold,1] and the like. What is disabled looks no bolder or more slanted than other text, so that "disable" and
// "default" are the same here.
func (p *Player) attr(n sakura.Node, a stage.Attrs) {
	f := p.font()
	switch strings.ToLower(p.arg(n, 1)) {
	case "1", "true":
		f.look.Attrs |= a
	case "0", "false", "default", "disable":
		f.look.Attrs &^= a
	default:
		p.note("it is neither on nor off, so it stays as it is")
		return
	}
	p.wear(f)
}

// disable is \f[disable].
func (p *Player) disable(sakura.Node) {
	f := p.font()
	f.look.Attrs, f.look.Color = stage.Disabled, stage.DefaultDisabled
	p.wear(f)
}

// textColor is \f[color,…].
func (p *Player) textColor(n sakura.Node) {
	c, ok := p.color(n)
	if ok && (c == stage.DefaultCursor || c == stage.DefaultCursorNotSelect || c == stage.DefaultPlain) {
		p.note("a colour for choices and anchors alone, so it stays as it is")
		return
	}
	if ok {
		f := p.font()
		f.look.Color = c
		p.wear(f)
	}
}

// align is \f[align,…].
func (p *Player) align(n sakura.Node) {
	side, ok := map[string]stage.Align{"left": stage.Left, "center": stage.Center, "right": stage.Right}[strings.ToLower(p.arg(n, 1))]
	if !ok {
		p.note("no side of a balloon, so the line stays where it is")
		return
	}
	p.build.SetAlign(p.build.Speaker(), side)
}

// valign is \f[valign,…].
func (p *Player) valign(n sakura.Node) {
	side, ok := map[string]stage.Valign{"top": stage.Top, "center": stage.Middle, "bottom": stage.Bottom}[strings.ToLower(p.arg(n, 1))]
	if !ok {
		p.note("no height in a line, so the text stays where it is")
		return
	}
	f := p.font()
	f.look.Valign = side
	p.wear(f)
}
