package damage

import (
	"bytes"
	"unicode/utf8"
)

// text takes characters.
func (w *Writer) text(raw []byte) {
	if w.lost() {
		settled, to := w.settle(raw, way{-1, w.want.w})
		w.emit(settled)
		w.stray(to.reach)
		return
	}
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		width := w.width(r)
		if width == 0 || !w.alone(raw[n:]) || w.to.x+width > w.want.w || w.line.open && w.line.foreign {
			w.foreign(raw)
			return
		}
		w.put(r, width)
		if w.line.open {
			w.line.raw = append(w.line.raw, raw[:n]...)
		}
		raw = raw[n:]
	}
}

// alone says whether what comes behind a plain character cannot join it.
func (w *Writer) alone(behind []byte) bool {
	if len(behind) == 0 || behind[0] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRune(behind)
	return w.width(r) > 0
}

// foreign takes characters that are not plain, and those behind them, or for which the row has no room.
func (w *Writer) foreign(raw []byte) {
	l := &w.line
	w.last = 0
	if b := raw[len(raw)-1]; b < utf8.RuneSelf {
		w.last = rune(b)
	}
	if !l.open {
		settled, to := w.settle(raw, way{w.to.x, w.to.x})
		w.sync()
		w.arrive(w.within(settled, to), false)
		return
	}
	if !l.foreign {
		l.foreign, l.way = true, way{w.to.x, w.to.x}
	}
	settled, to := w.settle(raw, l.way)
	l.raw, l.way = append(l.raw, settled...), to
}

// put takes one plain character that has room in its row.
func (w *Writer) put(r rune, width int) {
	w.overwrite(w.to.y, w.to.x, w.to.x+width)
	w.want.put(w.to.x, w.to.y, width, glyph{r, w.to.style, w.to.link})
	w.touch(w.to.y)
	w.last = r
	if w.to.x += width; w.to.x == w.want.w && !w.to.wrap {
		w.to.x--
	}
}

// escape takes an escape sequence.
func (w *Writer) escape(raw []byte) {
	switch raw[1] {
	case 'M':
		w.reverseIndex(raw)
	case '=', '>', '\\': // keypad modes; the end of a string that there was not
		w.harmless(raw)
	case 'c': // everything as in the beginning
		w.pass(raw)
		w.to = state{wrap: true}
		w.cursor = true
		w.lose()
	default:
		w.pass(raw)
		w.lose()
	}
	w.last = 0
}

// control takes a control character.
func (w *Writer) control(raw []byte) {
	switch raw[0] {
	case '\r':
		w.column(raw, 0)
	case '\n':
		w.lineFeed(raw)
	case '\a':
		w.harmless(raw)
	case '\b', '\t':
		switch {
		case w.passed(raw):
		case raw[0] == '\b':
			w.to.x = max(w.to.x-1, 0)
		default:
			w.to.x = min(w.to.x/8*8+8, w.want.w-1)
		}
	default:
		w.pass(raw)
		w.lose()
	}
	w.last = 0
}

// command takes an operating system command. The one that begins and ends links belongs to the style.
func (w *Writer) command(raw []byte) {
	if !bytes.HasPrefix(raw, []byte(hyperlink)) {
		w.harmless(raw)
		return
	}
	if len(w.links) > maxLinks {
		w.pass(nil)
		w.forget(0, w.have.h)
		now := w.links[w.to.link]
		w.links = w.links[:1]
		w.to.link = w.linkOf(now)
		w.at.link = w.to.link
	}
	w.to.link = 0
	if _, target, _ := bytes.Cut(raw[len(hyperlink):], []byte(";")); len(bytes.TrimRight(target, "\a\x1b\\")) > 0 {
		w.to.link = w.linkOf(string(raw))
	}
	switch {
	case w.line.open:
		w.line.raw = append(w.line.raw, raw...)
	case w.lost():
		w.emit(raw)
		w.at.link = w.to.link
	}
}

// hyperlink begins the command that begins or ends a link.
const hyperlink = "\x1b]8;"

// maxLinks is how many links are kept apart at a time.
const maxLinks = 256

// sgr takes a change of the style.
func (w *Writer) sgr(o *order, raw []byte) {
	s := w.to.style
	if !s.sgr(o.params) {
		w.pass(raw)
		w.lose()
		return
	}
	w.to.style = s
	switch {
	case w.line.open:
		w.line.raw = append(w.line.raw, raw...)
	case w.lost():
		w.emit(raw)
		w.at.style = w.to.style
	}
}

// order takes a control sequence.
func (w *Writer) order(raw []byte) {
	if w.params == nil {
		w.params = make([]param, 0, maxParams+1)
	}
	o := take(raw, w.params)
	f, known := orders[o.name]
	switch {
	case o.ok && o.name == [3]byte{2: 'm'}:
		w.sgr(&o, raw)
		return
	case !o.ok || !known:
		w.pass(raw)
		w.lose()
	default:
		f(w, &o, raw)
	}
	w.last = 0
}

// orders are the control sequences that are understood, by prefix, intermediate and final byte.
var orders = map[[3]byte]func(w *Writer, o *order, raw []byte){
	{2: 'H'}: position,
	{2: 'G'}: func(w *Writer, o *order, raw []byte) { w.column(raw, o.arg(0, 1)-1) },
	{2: '`'}: func(w *Writer, o *order, raw []byte) { w.column(raw, o.arg(0, 1)-1) },
	{2: 'd'}: func(w *Writer, o *order, raw []byte) { w.vertical(raw, o.arg(0, 1)-1) },
	{2: 'A'}: func(w *Writer, o *order, raw []byte) { w.climb(raw, -o.arg(0, 1)) },
	{2: 'B'}: func(w *Writer, o *order, raw []byte) { w.climb(raw, o.arg(0, 1)) },
	{2: 'C'}: func(w *Writer, o *order, raw []byte) { w.horizontal(raw, o.arg(0, 1)) },
	{2: 'D'}: func(w *Writer, o *order, raw []byte) { w.horizontal(raw, -o.arg(0, 1)) },
	{2: 'Z'}: backTab,
	{2: 'K'}: eraseLine,
	{2: 'X'}: eraseCharacters,
	{2: 'J'}: eraseScreen,
	{2: 'b'}: repeat,

	{2: '@'}: func(w *Writer, _ *order, raw []byte) { w.slide(raw) },
	{2: 'P'}: func(w *Writer, _ *order, raw []byte) { w.slide(raw) },
	{2: 'L'}: func(w *Writer, o *order, raw []byte) { w.shift(raw, w.to.y, w.bottom, -o.arg(0, 1)) },
	{2: 'M'}: func(w *Writer, o *order, raw []byte) { w.shift(raw, w.to.y, w.bottom, o.arg(0, 1)) },
	{2: 'S'}: func(w *Writer, o *order, raw []byte) { w.shift(raw, w.top, w.bottom, o.arg(0, 1)) },
	{2: 'T'}: func(w *Writer, o *order, raw []byte) { w.shift(raw, w.top, w.bottom, -o.arg(0, 1)) },
	{2: 'r'}: margins,

	{0: '?', 2: 'h'}: func(w *Writer, o *order, raw []byte) { w.mode(o, raw, true) },
	{0: '?', 2: 'l'}: func(w *Writer, o *order, raw []byte) { w.mode(o, raw, false) },

	// Questions, keyboards, the shape of the cursor, tab stops as they are anyway.
	{2: 'c'}: pass, {0: '>', 2: 'c'}: pass, {2: 'n'}: ask, {0: '?', 2: 'n'}: ask, {0: '?', 1: '$', 2: 'p'}: pass,
	{0: '>', 2: 'q'}: pass, {1: ' ', 2: 'q'}: pass, {0: '>', 2: 'm'}: pass, {0: '?', 2: 'W'}: pass,
	{0: '?', 2: 'u'}: pass, {0: '>', 2: 'u'}: pass, {0: '<', 2: 'u'}: pass, {0: '=', 2: 'u'}: pass,
}

func pass(w *Writer, _ *order, raw []byte) { w.harmless(raw) }

// ask takes questions of which one is where the cursor is.
func ask(w *Writer, _ *order, raw []byte) { w.pass(raw) }

// mode takes DEC private modes. Those that are not named are of the keyboard, the mouse and the like.
func (w *Writer) mode(o *order, raw []byte, on bool) {
	if len(o.params) != 1 {
		w.pass(raw)
		w.lose()
		return
	}
	switch o.params[0].n {
	case 7:
		w.endLine(false)
		if w.to.wrap = on; w.lost() {
			w.emit(raw)
			w.at.wrap = on
		}
	case 25:
		w.endLine(false)
		if w.flush(); on && !w.lost() {
			w.sync()
		}
		w.emit(raw)
		w.cursor = on
	case 2026:
		w.endLine(false)
		w.flush()
		if on || w.hold {
			w.hold = on
			return
		}
		w.emit(raw)
	case 1049:
		w.alternate(raw, on)
	case 2027:
		w.clusters = on
		w.harmless(raw)
	case 1, 12, 1000, 1002, 1003, 1004, 1006, 2004, 2031, 2048:
		w.harmless(raw)
	default:
		w.pass(raw)
		w.lose()
	}
}

// alternate takes the alternate screen. It is left blank: a terminal that has no other goes on with what is on it.
func (w *Writer) alternate(raw []byte, on bool) {
	w.endLine(false)
	w.flush()
	if w.other && !on {
		w.say(blankScreen)
	} else {
		w.sync()
	}
	w.other = on
	w.emit(raw)
	w.lose()
}
