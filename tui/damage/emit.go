package damage

import "strconv"

// Sequences that are written where the renderer wrote others.
const (
	synchronize = "\x1b[?2026h"
	wrapOn      = "\x1b[?7h"
	wrapOff     = "\x1b[?7l"
	noLink      = "\x1b]8;;\a"
	eraseRight  = "\x1b[K"
	blankScreen = "\x1b[m\x1b[H\x1b[J"
	cursorOn    = "\x1b[?25h"
	cursorOff   = "\x1b[?25l"
)

// emit writes bytes.
func (w *Writer) emit(b []byte) {
	if len(b) == 0 {
		return
	}
	w.begin()
	w.out = append(w.out, b...)
}

// say is emit for strings.
func (w *Writer) say(s string) {
	w.begin()
	w.out = append(w.out, s...)
}

// begin begins the synchronized update of which nothing was written yet.
func (w *Writer) begin() {
	if w.hold {
		w.hold = false
		w.out = append(w.out, synchronize...)
	}
}

// sync brings the terminal to where the renderer believes it to be, unless that is not known.
func (w *Writer) sync() {
	w.flush()
	if w.lost() {
		return
	}
	if w.to.wrap != w.at.wrap {
		if w.at.wrap = w.to.wrap; w.to.wrap {
			w.say(wrapOn)
		} else {
			w.say(wrapOff)
		}
	}
	if last := w.want.w - 1; w.to.x > last && (w.at.x != w.to.x || w.at.y != w.to.y) {
		w.behind()
	} else {
		w.moveTo(w.to.x, w.to.y)
	}
	w.pen(w.to.style, w.to.link)
}

// behind brings the cursor behind the last column, where only printing leads.
func (w *Writer) behind() {
	row, x := w.want.row(w.to.y), w.want.w-1
	if row[x].r == tail {
		x--
	}
	w.moveTo(x, w.to.y)
	if c := row[x]; c.known() {
		w.pen(c.style, c.link)
		w.say(string(c.r))
		w.at.x = w.want.w
	}
}

// moveTo moves the cursor of the terminal.
func (w *Writer) moveTo(x, y int) {
	switch {
	case x == w.at.x && y == w.at.y:
		return
	case y != w.at.y || w.at.x < 0 || w.at.x >= w.have.w:
		b := strconv.AppendInt([]byte("\x1b["), int64(y+1), 10)
		if x > 0 {
			b = strconv.AppendInt(append(b, ';'), int64(x+1), 10)
		}
		w.emit(append(b, 'H'))
	case x == 0:
		w.say("\r")
	case x > w.at.x:
		w.emit(appendNumbered(nil, x-w.at.x, 'C'))
	default:
		w.emit(appendNumbered(nil, x+1, 'G'))
	}
	w.at.x, w.at.y = x, y
}

// appendNumbered writes a control sequence with one number.
func appendNumbered(b []byte, n int, final byte) []byte {
	return append(strconv.AppendInt(append(b, "\x1b["...), int64(n), 10), final)
}

// pen makes the terminal print in a style.
func (w *Writer) pen(s style, link uint16) {
	if w.dull {
		w.dull = false
		w.say("\x1b[m")
		w.at.style = style{}
	}
	if s != w.at.style {
		w.emit(s.appendSGR(nil, w.at.style))
		w.at.style = s
	}
	if link == w.at.link {
		return
	}
	if w.at.link = link; link == 0 {
		w.say(noLink)
	} else {
		w.say(w.links[link])
	}
}

// print writes cells at the cursor and moves it on.
func (w *Writer) print(cells []glyph) {
	for _, c := range cells {
		if c.r == tail {
			w.at.x++
			continue
		}
		w.pen(c.style, c.link)
		if w.at.x == w.have.w-1 && w.at.y == w.have.h-1 && w.at.wrap {
			w.say(wrapOff)
			w.say(string(c.r))
			w.say(wrapOn)
			continue // the cursor stays
		}
		w.say(string(c.r))
		w.at.x++
	}
	if !w.at.wrap {
		w.at.x = min(w.at.x, w.have.w-1)
	}
}

// bridge is how many cells that are right already are written once more rather than leapt over.
const bridge = 4

// flushRow writes what differs in a row.
func (w *Writer) flushRow(y int) {
	have, want := w.have.row(y), w.want.row(y)
	blank := blankFrom(want)
	for x := 0; x < len(want); {
		if !differs(have, want, x) {
			x++
			continue
		}
		from, to := span(have, want, x)
		w.moveTo(from, y)
		if to < len(want) || len(want)-max(from, blank) <= len(eraseRight) {
			w.print(want[from:to])
		} else {
			w.print(want[from:max(from, blank)])
			w.pen(style{}, 0)
			w.say(eraseRight)
		}
		x = to
	}
	copy(have, want)
}

func differs(have, want []glyph, x int) bool { return want[x].known() && want[x] != have[x] }

// span gives what to write for a difference at x: from where no wide character begins before it, neither in what is there
// nor in what comes, to where none goes on behind it.
func span(have, want []glyph, x int) (from, to int) {
	inside := func(x int) bool { return have[x].r == tail || want[x].r == tail }
	for from = x; from > 0 && inside(from) && want[from-1].known(); {
		from--
	}
	to = x + 1
	for same := 0; ; {
		end := to + same
		if end == len(want) || !want[end].known() {
			break
		}
		switch {
		case differs(have, want, end), inside(end):
			to, same = end+1, 0
		case same == bridge:
			return from, to
		default:
			same++
		}
	}
	return from, to
}

// blankFrom gives the column from which on a row is blank, without a ground.
func blankFrom(row []glyph) int {
	n := len(row)
	for n > 0 && row[n-1] == (glyph{r: ' '}) {
		n--
	}
	return n
}
