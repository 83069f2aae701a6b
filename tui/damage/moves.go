package damage

// passed passes something on where it is lost what it means: where the cursor is not known, or behind the last column, from
// where terminals move it each in its own way.
func (w *Writer) passed(raw []byte) bool {
	w.endLine(false)
	switch {
	case w.lost():
		w.emit(raw)
	case w.to.x == w.want.w:
		w.pass(raw)
		w.lose()
	default:
		return false
	}
	return true
}

// column sets the column of the cursor. Where its row is not known either, everything stays lost.
func (w *Writer) column(raw []byte, x int) {
	w.endLine(true)
	if w.to.y < 0 {
		w.emit(raw)
		return
	}
	if w.lost() {
		w.at.x, w.at.y = -1, -1
	}
	w.to.x = clamp(x, w.want.w)
}

// position sets the place of the cursor.
func position(w *Writer, o *order, _ []byte) {
	w.endLine(true)
	if w.lost() {
		w.at.x, w.at.y = -1, -1
	}
	w.to.y, w.to.x = clamp(o.arg(0, 1)-1, w.want.h), clamp(o.arg(1, 1)-1, w.want.w)
}

// vertical sets the row of the cursor.
func (w *Writer) vertical(raw []byte, y int) {
	w.passed(raw)
	if w.to.y >= 0 {
		w.to.y = clamp(y, w.want.h)
	}
}

// climb moves the cursor by n rows. Margins would stop it, or not.
func (w *Writer) climb(raw []byte, n int) {
	if w.top > 0 || w.bottom < w.have.h-1 {
		w.pass(raw)
		w.lose()
		return
	}
	w.vertical(raw, w.to.y+n)
}

// horizontal moves the cursor by n columns.
func (w *Writer) horizontal(raw []byte, n int) {
	if w.passed(raw) {
		return
	}
	w.to.x = clamp(w.to.x+n, w.want.w)
}

// backTab moves the cursor back by tab stops, of which there is one in each eighth column.
func backTab(w *Writer, o *order, raw []byte) {
	if w.passed(raw) {
		return
	}
	for range min(o.arg(0, 1), w.want.w) {
		w.to.x = max((w.to.x-1)/8*8, 0)
	}
}

// lineFeed moves the cursor down. Whether it stays in its column is a setting of the line, which is not known here.
func (w *Writer) lineFeed(raw []byte) {
	w.endLine(false)
	scrolls := w.to.y == w.bottom || w.to.y == w.have.h-1
	if !w.lost() && w.to.x == 0 && !scrolls {
		w.to.y++
		return
	}
	if w.to.y < 0 {
		w.forget(0, w.have.h) // it may have scrolled
		w.emit(raw)
		return
	}
	was := w.to.x
	if !w.lost() {
		w.sync()
	}
	w.emit(raw)
	switch {
	case w.to.y == w.bottom:
		w.scroll(w.top, w.bottom, 1)
	case !scrolls:
		w.to.y++
	}
	w.at.y = w.to.y
	if was != 0 {
		w.at.x, w.to.x = -1, -1
	}
}

// reverseIndex moves the cursor up, and in the first row all that is below down.
func (w *Writer) reverseIndex(raw []byte) {
	w.endLine(false)
	switch {
	case w.to.y < 0:
		w.forget(0, w.have.h) // as above
		w.emit(raw)
	case w.to.y == w.top:
		w.shift(raw, w.top, w.bottom, -1)
	case w.to.y == 0:
		w.pass(raw)
	default:
		w.vertical(raw, w.to.y-1)
	}
}

// shift passes on what moves the rows from one to another up by n, or down by -n. Where the column is not the first one, it is
// not known after that: some terminals begin anew there.
func (w *Writer) shift(raw []byte, from, to, n int) {
	w.pass(raw)
	switch {
	case w.to.y < 0:
		w.lose()
	case w.to.y < w.top, w.to.y > w.bottom:
		w.forget(0, w.have.h) // terminals differ in what they make of it
		w.at.x, w.to.x = -1, -1
	case w.to.x != 0:
		w.at.x, w.to.x = -1, -1
		fallthrough
	default:
		w.scroll(from, to, n)
	}
}

// scroll moves the rows from one to another up by n, or down by -n, as the terminal has just done it. What comes in is blank,
// but where a ground is set terminals differ in which.
func (w *Writer) scroll(from, to, n int) {
	if w.to.style.bg != 0 || w.lost() {
		w.forget(from, to+1)
		return
	}
	n = max(-(to + 1 - from), min(n, to+1-from))
	for _, g := range []*grid{&w.have, &w.want} {
		if n > 0 {
			copy(g.cells[from*g.w:], g.cells[(from+n)*g.w:(to+1)*g.w])
		} else {
			copy(g.cells[(from-n)*g.w:(to+1)*g.w], g.cells[from*g.w:])
		}
	}
	first := to + 1 - n
	if n > 0 {
		copy(w.painted[from:], w.painted[from+n:to+1])
	} else {
		copy(w.painted[from-n:to+1], w.painted[from:])
		first = from
	}
	for y := first; y < first+max(n, -n); y++ {
		w.have.erase(y, 0, w.have.w, 0)
		w.want.erase(y, 0, w.want.w, 0)
		w.painted[y] = paint{}
	}
}

// slide passes on what moves the cells of a row that stand behind the cursor, and forgets the row.
func (w *Writer) slide(raw []byte) {
	w.pass(raw)
	w.adrift()
}

// margins takes the rows that scroll; the cursor goes home, or stays, as the terminal pleases.
func margins(w *Writer, o *order, raw []byte) {
	w.pass(raw)
	w.top = clamp(o.arg(0, 1)-1, w.have.h)
	w.bottom = w.have.h - 1
	if len(o.params) > 1 && o.params[1].n > 0 {
		w.bottom = clamp(o.params[1].n-1, w.have.h)
	}
	w.at.x, w.at.y, w.to.x, w.to.y = -1, -1, -1, -1
}

// eraseLine takes EL. Where it erases a row from its first column on, the row is written anew.
func eraseLine(w *Writer, o *order, raw []byte) {
	if w.passed(raw) {
		w.adrift()
		return
	}
	from, to := 0, w.want.w
	whole := w.to.x == 0
	switch n := o.arg(0, 0); n {
	case 0:
		from = w.to.x
	case 1:
		to, whole = w.to.x+1, false
	case 2:
	default:
		w.pass(raw)
		w.lose()
		return
	}
	w.overwrite(w.to.y, from, to)
	w.want.erase(w.to.y, from, to, w.to.style.bg)
	if whole {
		w.line = line{open: true, y: w.to.y, begin: paint{style: w.to.style, link: w.to.link}, raw: w.line.raw[:0]}
		w.touch(w.to.y)
		return
	}
	w.touch(w.to.y)
}

// eraseCharacters takes ECH.
func eraseCharacters(w *Writer, o *order, raw []byte) {
	if w.passed(raw) {
		w.adrift()
		return
	}
	to := min(w.to.x+o.arg(0, 1), w.want.w)
	w.overwrite(w.to.y, w.to.x, to)
	w.want.erase(w.to.y, w.to.x, to, w.to.style.bg)
	w.touch(w.to.y)
}

// eraseScreen takes ED. It is passed on, as the shortest way to erase so much; some terminals erase to the ground that was
// set, and some do not.
func eraseScreen(w *Writer, o *order, raw []byte) {
	known := !w.lost() && w.to.x < w.want.w && w.to.style.bg == 0
	all := o.arg(0, 0) == 2
	if all && known {
		// Who erases all may do so because others have written to the terminal, or it has changed its size to and fro.
		w.endLine(false)
		w.flush()
		w.at.x, w.at.y = -1, -1
		w.resume()
	}
	w.pass(raw)
	if all && known {
		w.inquire()
	}
	x, y := 0, 0
	switch n := o.arg(0, 0); {
	case n == 0 && known:
		x, y = w.to.x, w.to.y
	case n == 2 && known:
	default:
		w.forget(0, w.have.h)
		return
	}
	for ; y < w.have.h; y, x = y+1, 0 {
		w.have.erase(y, x, w.have.w, 0)
		w.want.erase(y, x, w.want.w, 0)
		w.painted[y] = paint{}
	}
}

// repeat takes REP. Renderers repeat no more than the row has room for.
func repeat(w *Writer, o *order, raw []byte) {
	w.endLine(false)
	n, width := o.arg(0, 1), w.width(w.last)
	switch {
	case w.lost():
		w.emit(raw)
		w.stray(w.want.w + 2*min(n, w.want.w*w.want.h))
	case width > 0 && w.to.x+n*width <= w.want.w:
		for range n {
			w.put(w.last, width)
		}
	default:
		w.pass(raw)
		w.lose()
	}
}

func clamp(n, size int) int { return max(0, min(n, size-1)) }
