package play

import (
	"html"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// textTags put characters and line breaks into balloons.
var textTags = family{
	"newline":         (*Player).newline,
	"newline-half":    (*Player).newline,
	"newline-percent": (*Player).newline,
	"raw":             func(*Player, sakura.Node) {}, // what stands between is text already
	"raw-old":         func(*Player, sakura.Node) {},
	"ucs2":            (*Player).codePoint,
	"ascii":           (*Player).codePoint,
	"entity":          (*Player).entity,
}

// saying is text that is being shown, one grapheme after the other.
type saying struct {
	// text is what is still to come.
	text string
	// moves: text stands in the script itself, so that each character moves on in it.
	moves bool
}

// step gives how long a grapheme takes now.
func (p *Player) step() Instant {
	if p.quick || p.skipping {
		return 0
	}
	return p.pace
}

// say shows as much of a text as is due. The rest is what is said next.
func (p *Player) say(text string) {
	pace, due := p.step(), math.MaxInt
	if pace > 0 {
		due = int(min((p.now-p.clock)/pace, math.MaxInt32)) + 1
	}
	for due > 0 && text != "" && !p.log.full() {
		piece, used := stage.Cut(text, due)
		if piece.Text() != "" {
			p.show(piece, pace)
		}
		text = text[used:]
		if p.saying.moves {
			p.mark += used
			p.at = p.mark
		}
		due -= piece.Steps()
		p.clock = after(p.clock, pace*Instant(piece.Steps()))
	}
	if text != "" || p.saying.text != "" {
		p.saying.text = text
	}
}

// show puts a piece of text into the balloons that it goes to.
func (p *Player) show(piece stage.Piece, pace Instant) {
	if p.sync != nil {
		p.showAll(piece, pace)
		return
	}
	p.build.Put(p.build.Speaker(), piece)
	p.tell(piece, pace)
}

// tell logs a piece of text.
func (p *Player) tell(piece stage.Piece, pace Instant) *Event {
	e := p.emit(OpText)
	e.Text, e.Dur = piece.Text(), pace
	return e
}

// sayNow shows text that takes no time.
func (p *Player) sayNow(text string) {
	for text != "" {
		piece, used := stage.Cut(text, math.MaxInt)
		if piece.Text() != "" {
			p.build.Put(p.build.Speaker(), piece)
			p.tell(piece, 0)
		}
		text = text[used:]
	}
}

// maxBreak is how far a line break may go, in percent of a line, either way.
const maxBreak = 10_000

// newline breaks a line, of full height unless the tag says otherwise.
func (p *Player) newline(n sakura.Node) {
	percent := 100
	switch arg := p.arg(n, 0); {
	case arg == "half":
		percent = 50
	case p.script.NArg(n) > 0:
		var ok bool
		if percent, ok = number(strings.TrimSuffix(arg, "%")); !ok {
			percent = 100
			p.note("no height of a line, so it is broken as by \\n")
		}
	}
	p.lineBreak(min(max(percent, -maxBreak), maxBreak))
}

// lineBreak breaks a line in the balloons that text goes to.
func (p *Player) lineBreak(percent int) {
	if p.sync == nil {
		p.build.Break(p.build.Speaker(), percent)
		p.emit(OpBreak)
		return
	}
	for _, scope := range p.sync {
		if p.build.Break(scope, percent) {
			p.emit(OpBreak).Scope = scope
		}
	}
}

// codePoint shows the character of a number: \_u[0x3042], \_m[0x41].
func (p *Player) codePoint(n sakura.Node) {
	code, err := strconv.ParseUint(p.arg(n, 0), 0, 16)
	text := string(rune(code))
	if err != nil || stage.Clean(text) != text || text == string(utf8.RuneError) {
		p.note("no character that can be shown")
		return
	}
	p.saying = saying{text: text}
}

// entity shows a character by its name in HTML: \&[amp].
func (p *Player) entity(n sakura.Node) {
	reference := "&" + p.arg(n, 0) + ";"
	text := html.UnescapeString(reference)
	if strings.HasSuffix(text, ";") && text != ";" || utf8.RuneCountInString(text) > 2 || stage.Clean(text) != text {
		p.note("HTML has no such character, or it cannot be shown")
		return
	}
	p.saying = saying{text: text}
}
