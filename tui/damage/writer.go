package damage

import (
	"io"
	"slices"
	"sync"

	"ukatty/tui/cell"
)

// Terminal is where the bytes go, as Bubble Tea wants it: an *os.File is one.
type Terminal interface {
	io.ReadWriteCloser
	Fd() uintptr
}

// Writer is a terminal to which only that is written which changes it. Its methods may be called by several goroutines at
// once; each Write is passed on in at most one Write, before it returns.
type Writer struct {
	Terminal
	size func() (w, h int)
	wide bool

	probe probe // whether the terminal has ambiguous characters as wide as the renderer has them

	mu          sync.Mutex
	trusted     bool  // the probe has passed
	torn        bool  // the terminal may have missed something, or the renderer may not know what it has
	have, want  grid  // what the terminal shows, and what it should show
	at, to      state // where the terminal is, and where the renderer believes it to be
	dull        bool  // at.style is not known
	dirty       []bool
	painted     []paint // by row
	line        line
	top, bottom int // rows that scroll
	cursor      bool
	hold        bool // a synchronized update has begun of which nothing was written yet
	last        rune // what was printed last, 0 if something else came since
	other       bool // the alternate screen is shown
	clusters    bool // the terminal was told to measure clusters, and the renderer does
	links       []string
	params      []param
	settled     []byte
	out         []byte
}

// state is where a terminal is.
type state struct {
	x, y  int // from 0; -1 where it is not known, x is the width of the screen behind its last column
	style style
	link  uint16
	wrap  bool // what is printed behind the last column goes to the next row
}

// line is a row that is erased and written anew.
type line struct {
	open    bool
	foreign bool // there are characters in it that are not plain
	way          // it leads then
	y       int
	begin   paint
	raw     []byte
}

// paint is how a row came about that is not made of plain characters: what was written to it behind its erasure, and how the
// terminal was when that began. The zero value stands for any other row.
type paint struct {
	style style
	link  uint16
	raw   string
}

// maxCells bounds the screens that are followed; to larger ones everything is passed on.
const maxCells = 1 << 17

// New returns a writer to a terminal. size gives its columns and rows, and is asked before each write; where one of them is not
// positive, everything is passed on as it comes. m says whether the renderer of this process takes characters of ambiguous
// width for wide; how it measures clusters does not matter here.
func New(t Terminal, size func() (w, h int), m cell.Metrics) *Writer {
	return &Writer{
		Terminal: t, size: size, wide: m.Wide, cursor: true, links: []string{""}, probe: probe{done: make(chan struct{})},
		at: state{x: -1, y: -1, wrap: true}, to: state{x: -1, y: -1, wrap: true},
	}
}

// Write passes on what of p changes the terminal. It says that all of p was written when that succeeds, and that none was
// when it does not.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.measured() {
		return w.Terminal.Write(p) //nolint:wrapcheck // it is the terminal's word, to Bubble Tea
	}
	w.out = w.out[:0]
	w.trusted = w.probe.passed.Load()
	w.mend()
	for rest := p; len(rest) > 0; {
		next := next(rest)
		rest = rest[len(next.raw):]
		w.take(next)
	}
	w.endLine(false)
	w.flush()
	if w.cursor && !w.lost() {
		w.sync()
	}
	if len(w.out) == 0 {
		return len(p), nil
	}
	n, err := w.Terminal.Write(w.out)
	if err == nil && n < len(w.out) {
		err = io.ErrShortWrite
	}
	if err != nil {
		w.lose()
		w.torn = true
		return 0, err //nolint:wrapcheck // as above
	}
	return len(p), nil
}

// mend brings the terminal back to the style and the modes that the renderer believes it to have, after something that was
// written did not reach it whole: behind the end of a string of which only the beginning may have come.
func (w *Writer) mend() {
	if !w.torn {
		return
	}
	w.torn = false
	w.say("\x1b\\")
	w.resume()
	w.pen(w.to.style, w.to.link)
	if w.at.wrap = w.to.wrap; w.at.wrap {
		w.say(wrapOn)
	} else {
		w.say(wrapOff)
	}
	if w.cursor {
		w.say(cursorOn)
	} else {
		w.say(cursorOff)
	}
}

// resume has the next pen set all that it has.
func (w *Writer) resume() { w.dull, w.at.link = true, anyLink }

// anyLink is a link of which it is not known where it leads.
const anyLink = ^uint16(0)

// WriteString is Write for strings.
func (w *Writer) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// measured takes the size of the terminal, and says whether it is one to follow.
func (w *Writer) measured() bool {
	columns, rows := w.size()
	if columns < 1 || rows < 1 || columns > maxCells/rows {
		columns, rows = 0, 0
	}
	if columns != w.have.w || rows != w.have.h {
		w.have, w.want = newGrid(columns, rows), newGrid(columns, rows)
		w.dirty, w.painted = make([]bool, rows), make([]paint, rows)
		w.line = line{}
		w.top, w.bottom = 0, rows-1
		w.torn = w.torn || w.at != w.to
		w.lose()
	}
	return rows > 0
}

// take does what a piece of the stream says.
func (w *Writer) take(p piece) {
	switch p.kind {
	case text:
		w.text(p.raw)
		return
	case csi:
		w.order(p.raw)
	case osc:
		w.command(p.raw)
	case control:
		w.control(p.raw)
	case escape:
		w.escape(p.raw)
	default:
		w.pass(p.raw)
		w.lose()
	}
}

// lost says whether it is not known in which column the terminal is. Then everything is passed on.
func (w *Writer) lost() bool { return w.to.x < 0 }

// lose makes everything unknown but what the renderer believes its style to be.
func (w *Writer) lose() {
	w.forget(0, w.have.h)
	w.at.x, w.at.y, w.to.x, w.to.y = -1, -1, -1, -1
	w.dull = true
	if len(w.links) > 1 { // else there has never been one
		w.at.link = anyLink
	}
}

// adrift makes the column unknown, and the row.
func (w *Writer) adrift() {
	w.at.x, w.to.x = -1, -1
	if w.to.y < 0 {
		w.forget(0, w.have.h)
		return
	}
	w.forget(w.to.y, w.to.y+1)
}

// stray is adrift after text that was passed on, which reaches no further than to a column. Where that is behind the last one
// and the text may have gone on in other rows, these are unknown too, and which of them the cursor is in.
func (w *Writer) stray(reach int) {
	y := w.to.y
	if w.adrift(); y < 0 || reach <= w.have.w {
		return
	}
	w.at.y, w.to.y = -1, -1
	if rows := reach / w.have.w; y+rows < w.have.h {
		w.forget(y, y+rows+1)
	} else {
		w.forget(0, w.have.h) // it may have scrolled
	}
}

// forget makes the rows from one up to, but not including, another unknown.
func (w *Writer) forget(from, to int) {
	from, to = max(from, 0), min(to, w.have.h)
	if from >= to {
		return
	}
	w.have.forget(from, to)
	w.want.forget(from, to)
	clear(w.dirty[from:to])
	clear(w.painted[from:to])
}

// pass writes something as it came, with the terminal as the renderer believes it to be.
func (w *Writer) pass(raw []byte) {
	w.endLine(false)
	w.sync()
	w.emit(raw)
}

// harmless writes something as it came that has no say in what is shown.
func (w *Writer) harmless(raw []byte) {
	w.endLine(false)
	w.flush()
	w.emit(raw)
}

// endLine ends the line that is written anew. Where it has foreign characters, it is written as it came, unless just that
// stands there; and that only if the next step sets the column, since it is not known where those characters lead, and if they
// cannot lead to another row.
func (w *Writer) endLine(resolving bool) {
	l := &w.line
	if !l.open {
		return
	}
	l.open = false
	if !l.foreign {
		w.touch(l.y)
		return
	}
	l.begin.raw = string(l.raw)
	w.want.forget(l.y, l.y+1)
	w.dirty[l.y] = false
	w.to.y = l.y
	if resolving && (l.reach <= w.want.w || w.ends(l.way)) && w.painted[l.y] == l.begin {
		w.to.x = 0 // for the moment
		return
	}
	w.flush()
	w.moveTo(0, l.y)
	w.pen(l.begin.style, l.begin.link)
	w.say(eraseRight)
	l.way = w.within(l.raw, l.way)
	w.at.style, w.at.link = w.to.style, w.to.link
	w.to.x = 0
	w.arrive(l.way, resolving)
	w.painted[l.y] = l.begin
}

// flush writes what differs in the rows that were written to.
func (w *Writer) flush() {
	for y, dirty := range w.dirty {
		if dirty {
			w.flushRow(y)
			w.dirty[y] = false
		}
	}
}

// overwrite prepares for cells to be overwritten. A wide character of which a half would be left is written before: what
// becomes of it is the terminal's to decide.
func (w *Writer) overwrite(y, from, to int) {
	if w.want.parts(y, from, to) {
		w.flush()
	}
}

// touch notes that a row was written to.
func (w *Writer) touch(y int) {
	w.dirty[y] = true
	if !w.line.open {
		w.painted[y] = paint{}
	}
}

// linkOf gives the number of a link by the sequence that begins it.
func (w *Writer) linkOf(raw string) uint16 {
	if i := slices.Index(w.links, raw); i >= 0 {
		return uint16(i)
	}
	w.links = append(w.links, raw)
	return uint16(len(w.links) - 1)
}
