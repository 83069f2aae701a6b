package damage

// settle brings the cursor back from behind the last column.
func (w *Writer) settle() { w.to.x = min(w.to.x, w.want.w-1) }

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

// vertical sets the row of the cursor; known says whether that could be told.
func (w *Writer) vertical(raw []byte, y int, known bool) {
	w.endLine(false)
	if w.lost() {
		w.emit(raw)
	}
	if !known {
		return
	}
	w.to.y = clamp(y, w.want.h)
	if !w.lost() {
		w.settle()
	}
}

// horizontal moves the cursor by n columns.
func (w *Writer) horizontal(raw []byte, n int) {
	w.endLine(false)
	if w.lost() {
		w.emit(raw)
		return
	}
	w.settle()
	w.to.x = clamp(w.to.x+n, w.want.w)
}

// backTab moves the cursor back by tab stops, of which there is one in each eighth column.
func backTab(w *Writer, o *order, raw []byte) {
	w.endLine(false)
	if w.lost() {
		w.emit(raw)
		return
	}
	w.settle()
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
		w.emit(raw)
		return
	}
	was := w.to.x
	if !w.lost() {
		w.sync()
	}
	w.emit(raw)
	if scrolls {
		w.forget(w.top, w.have.h)
	} else {
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
		w.emit(raw)
	case w.to.y == w.top || w.to.y == 0:
		w.shift(raw, w.top, w.have.h)
	case w.lost():
		w.emit(raw)
		w.to.y--
	default:
		w.settle()
		w.to.y--
	}
}

// shift passes on what moves cells about in the rows from one to another, and forgets these. The column is not known after
// it: some terminals begin anew there.
func (w *Writer) shift(raw []byte, from, to int) {
	w.pass(raw)
	if w.to.y < 0 {
		w.lose()
		return
	}
	w.forget(from, to+1)
	w.at.x, w.to.x = -1, -1
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
	w.endLine(false)
	if w.lost() {
		w.emit(raw)
		w.adrift()
		return
	}
	from, to := 0, w.want.w
	whole := w.to.x == 0
	switch n := o.arg(0, 0); n {
	case 0:
		from = min(w.to.x, w.want.w-1)
	case 1:
		to, whole = min(w.to.x+1, w.want.w), false
	case 2:
	default:
		w.pass(raw)
		w.lose()
		return
	}
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
	w.endLine(false)
	if w.lost() {
		w.emit(raw)
		w.adrift()
		return
	}
	w.settle()
	w.want.erase(w.to.y, w.to.x, w.to.x+o.arg(0, 1), w.to.style.bg)
	w.touch(w.to.y)
}

// eraseScreen takes ED. It is passed on, as the shortest way to erase so much; some terminals erase to the ground that was
// set, and some do not.
func eraseScreen(w *Writer, o *order, raw []byte) {
	known := !w.lost() && w.to.style.bg == 0
	w.pass(raw)
	x, y := 0, 0
	switch n := o.arg(0, 0); {
	case n == 0 && known:
		x, y = min(w.to.x, w.want.w-1), w.to.y
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

// repeat takes REP.
func repeat(w *Writer, o *order, raw []byte) {
	n := o.arg(0, 1)
	width := w.width(w.last)
	if w.lost() || width == 0 || w.to.x+n*width > w.want.w {
		w.pass(raw)
		w.lose()
		return
	}
	w.endLine(false)
	for range n {
		w.put(w.last, width)
	}
}

func clamp(n, size int) int { return max(0, min(n, size-1)) }
