package damage

import (
	"sync/atomic"
	"time"
	"unicode/utf8"

	"ukatty/tui/cell"
)

// Many terminals can be told to draw ambiguous characters in two cells, and nothing says which of them were. Where the renderer
// believes otherwise, all that stands behind such a character is in another place than believed; a row that is written as a
// whole is readable nevertheless, but one in which single cells are exchanged would not be. So the terminal is asked, once: a
// few such characters are written on the screen that was just erased, and where the cursor is then says how wide they are.
// Until it has answered as expected they are not plain.

// probe is the question how wide ambiguous characters are. It has no part in the lock of the writer, which is held as long as a
// terminal takes nothing.
type probe struct {
	asked  atomic.Bool
	over   atomic.Bool // it was answered, or nobody waits any more
	passed atomic.Bool
	done   chan struct{} // closed when it was answered
}

// probed are ambiguous characters that terminals are known to treat each in its own way: marks, frames, half blocks, letters.
const probed = "\u25cb\u2500\u2580\u2026\u042f\u00b1\u00e9"

// probeRow is the row in which the terminal is asked, from 0. In the first one the answer would look like a key.
const probeRow = 1

// question asks for the place of the cursor (CPR).
const question = "\x1b[6n"

// inquire asks the terminal, on a screen that was just erased.
func (w *Writer) inquire() {
	if w.probe.asked.Load() || w.have.h <= probeRow || w.have.w <= 2*utf8.RuneCountInString(probed) {
		return
	}
	w.probe.asked.Store(true)
	w.moveTo(0, probeRow)
	w.pen(style{}, 0)
	w.say(probed + question)
	w.say("\r" + eraseRight)
}

// Hush leaves the question out, for a terminal that is to be spared the characters that it is asked with: it stays as if nobody had
// answered. It is for before the first write.
func (w *Writer) Hush() {
	w.probe.asked.Store(true)
	w.probe.over.Store(true)
}

// Answer takes what the terminal has answered when it was asked where its cursor is: the column and the row, from 0. It says
// whether that was the answer to a question of the writer's.
func (w *Writer) Answer(column, row int) bool {
	if !w.probe.asked.Load() || row != probeRow || !w.probe.over.CompareAndSwap(false, true) {
		return false
	}
	w.probe.passed.Store(column == cell.Metrics{Wide: w.wide}.Width(probed))
	close(w.probe.done)
	return true
}

// Asking says whether the terminal was asked and has not answered, and nobody has waited for that with Rest.
func (w *Writer) Asking() bool {
	return w.probe.asked.Load() && !w.probe.over.Load()
}

// Rest waits for the answer of the terminal, if it was asked, and no longer than a time.
func (w *Writer) Rest(limit time.Duration) {
	if !w.Asking() {
		return
	}
	select {
	case <-w.probe.done:
	case <-time.After(limit):
		w.probe.over.Store(true)
	}
}

// eastAsia is where in plain the scripts of East Asia begin, of whose width nobody is in doubt.
const eastAsia = 0x2e80

// ambiguous says whether terminals may have been told to draw a plain character in one cell or in two. All but ASCII and what
// belongs to East Asia counts as such: some terminals have letters among them, and some have not.
func ambiguous(r rune) bool { return r > '~' && r < eastAsia }
