package damage

import (
	"unicode"
	"unicode/utf8"

	"ukatty/tui/cell"
	"ukatty/tui/kitty"
)

// Where a terminal does not know mode 2027 the renderer counts code points, but such terminals are of many minds: kitty and Konsole
// draw an emoji with a selector in two cells and join modifiers and families, tmux joins families only, and of new emoji the width
// depends on the age of the terminal. So selectors and joiners of emoji, which have no width to the renderer, are left out: what is
// left is drawn alike by all. Behind other clusters that terminals measure each in its own way the column is set; so it is with mode
// 2027, where foot has one cell for an emoji with a selector.

// selectors choose between emoji and text.
const (
	textSelector  = '\ufe0e'
	emojiSelector = '\ufe0f'
	joiner        = '\u200d'
	keycap        = '\u20e3'
)

// way is where text leads that is written: which column the renderer believes to be in behind it, and which the terminal may have
// been in at most. end is -1 where it is not known: behind text that may go on in the next row, and in a terminal that is not trusted.
type way struct{ end, reach int }

// settle gives text as it is written, and where that leads.
func (w *Writer) settle(text []byte, from way) (settled []byte, to way) {
	out := w.settled[:0]
	for c, width := range (cell.Metrics{Grapheme: w.clusters, Wide: w.wide}).Graphemes(string(text)) {
		start, disputed := len(out), w.disputed(c, width)
		if w.clusters {
			out = append(out, c...)
		} else {
			out = appendLoose(out, c)
		}
		most := width
		if disputed || w.clusters || !w.trusted {
			most = max(width, w.most(out[start:]))
		}
		from = w.step(from, width, most)
		if from.end >= 0 && from.end < w.want.w && disputed {
			out = appendNumbered(out, from.end+1, 'G')
		}
	}
	w.settled = out
	return out, from
}

// step goes on by a cluster of a width, of which some terminals may make more.
func (w *Writer) step(from way, width, most int) way {
	if from.end < 0 || !w.trusted {
		return way{-1, from.reach + most}
	}
	to := way{from.end + width, max(from.reach, from.end+most)}
	if to.end > w.want.w {
		to.end = -1
	}
	return to
}

// lowScripts is where the alphabets end none of whose letters is wide.
const lowScripts = 0x1100

// most gives how many cells a cluster takes at most as it is written, whatever the terminal makes of it.
func (w *Writer) most(c []byte) int {
	sum := 0
	for len(c) > 0 {
		r, n := utf8.DecodeRune(c)
		width := w.width(r)
		switch {
		case width > 0, unicode.Is(unicode.Mn, r):
		case r == kitty.Placeholder, unicode.In(r, unicode.Mc, unicode.Cf), r < lowScripts && unicode.IsLetter(r) && !unicode.Is(plain, r):
			width = 1
		default:
			width = 2
		}
		sum += width
		c = c[n:]
	}
	return sum
}

// ends says whether text is known to end within its row, whatever the terminal makes of it on its way.
func (w *Writer) ends(to way) bool { return to.end >= 0 && to.end < w.want.w }

// within writes text so that it does not go on in the next row if it ends within its own.
func (w *Writer) within(text []byte, to way) way {
	if to.reach <= w.want.w || !w.ends(to) || !w.at.wrap {
		w.emit(text)
		return to
	}
	w.say(wrapOff)
	w.emit(text)
	w.say(wrapOn)
	to.reach = w.want.w
	return to
}

// arrive is where the cursor is behind foreign text that was just written to a row. Where that is known the column is set, unless the
// next step does so anyway.
func (w *Writer) arrive(to way, resolving bool) {
	if resolving || !w.ends(to) || to.reach > w.want.w {
		w.stray(to.reach)
		return
	}
	w.emit(appendNumbered(nil, to.end+1, 'G'))
	w.forget(w.to.y, w.to.y+1)
	w.at.x, w.to.x = to.end, to.end
}

// appendLoose writes a cluster without what chooses between emoji and text, or joins emoji. The cap of a key goes with its selector:
// fonts that have both only together show nothing of the digit either.
func appendLoose(out []byte, c string) []byte {
	var before rune
	emoji := false
	for i, r := range c {
		switch {
		case r == textSelector || r == emojiSelector:
			emoji = r == emojiSelector
		case r == keycap && emoji:
		case r == joiner && unicode.In(before, unicode.So, unicode.Sk):
		default:
			_, n := utf8.DecodeRuneInString(c[i:])
			out = append(out, c[i:i+n]...)
			before = r
		}
	}
	return out
}

// disputed says whether terminals that count as the renderer does may take a cluster for wider or narrower all the same, once
// appendLoose was there. Letters with marks that have no width are not among them, nor, where clusters are measured, what may be
// drawn wider than it is believed to be: the cells behind would cut it off.
func (w *Writer) disputed(c string, width int) bool {
	first, n := utf8.DecodeRuneInString(c)
	switch {
	case first == kitty.Placeholder:
		return false
	case w.clusters:
		return width != 1 && (n < len(c) || !unicode.Is(plain, first))
	}
	for _, r := range c[n:] {
		if !unicode.Is(unicode.Mn, r) {
			return true
		}
	}
	return width != 1 && !unicode.Is(plain, first) || unicode.Is(unicode.Regional_Indicator, first)
}
