package tui

import (
	"strings"
	"unicode"

	"ukatty/tui/cell"
)

// editor is a line of text that is being written. Its cursor always stands between two clusters, and what stands in it is
// always clean.
//
// The text inputs of Bubbles place the terminal's own cursor by code points, so that an input method would open its window
// in the wrong place behind Japanese text; here everything is counted in cells.
type editor struct {
	text string
	at   int // where the cursor stands, in bytes
	from int // the first cluster that is seen
	// limit is how many clusters it may have; 0 for maxLine.
	limit int
	// accept gives the part of what is typed that may stand here; nil takes all.
	accept func(string) string
	// many: it has several lines, and a script has room in it.
	many bool
	laid rowing
}

// maxLine is how many clusters a line may have at most, and maxLineBytes how many bytes.
const (
	maxLine      = 4096
	maxLineBytes = 32 << 10
	// maxManyBytes is that of a text of several lines: as long as it may be, it is laid out and checked at each key.
	maxManyBytes = 96 << 10
)

// clean cleans what is to stand there.
func (e *editor) clean(s string) string {
	if e.many {
		return cell.CleanText(s)
	}
	return cell.Clean(s)
}

// limits give how many clusters and bytes there may be.
func (e *editor) limits() (most, bytes int) {
	switch {
	case e.many:
		return maxManyBytes, maxManyBytes
	case e.limit > 0:
		return min(e.limit, maxLine), maxLineBytes
	}
	return maxLine, maxLineBytes
}

// insert puts text where the cursor stands, as far as there is room; it says whether there was for all of it.
func (e *editor) insert(m cell.Metrics, s string) (whole bool) {
	if e.accept != nil {
		s = e.accept(s)
	}
	limit, bytes := e.limits()
	all := len(s)
	// A mark joins what stands before it, so that there may be room for it although there is none for a cluster.
	s = beginning(m, s, limit, bytes-len(e.text))
	whole = len(s) == all
	if !e.fits(m, s, limit, bytes) {
		whole = false
		if s = beginning(m, e.clean(s), limit-clusters(m, e.text, limit), bytes); !e.fits(m, s, limit, bytes) {
			return false
		}
	}
	front := len(e.clean(e.text[:e.at] + s))
	e.text = e.clean(e.text[:e.at] + s + e.text[e.at:])
	e.at = e.after(m, min(front, len(e.text))-1)
	return whole
}

// fits says whether a text can be put where the cursor stands so that there are no more clusters than limit.
func (e *editor) fits(m cell.Metrics, s string, limit, bytes int) bool {
	whole := e.clean(e.text[:e.at] + s + e.text[e.at:])
	return len(whole) <= bytes && clusters(m, whole, limit+1) <= limit
}

// set replaces the text and puts the cursor behind it.
func (e *editor) set(m cell.Metrics, s string) {
	e.text, e.at, e.from = "", 0, 0
	e.insert(m, s)
}

// clusters counts the clusters of a text, up to most.
func clusters(m cell.Metrics, s string, most int) int {
	n := 0
	for range m.Graphemes(s) {
		if n++; n >= most {
			break
		}
	}
	return n
}

// beginning gives the first n clusters of a text, as far as they go into so many bytes.
func beginning(m cell.Metrics, s string, n, bytes int) string {
	end := 0
	for c := range m.Graphemes(s) {
		if n--; n < 0 || end+len(c) > bytes {
			break
		}
		end += len(c)
	}
	return s[:end]
}

// after gives the first place between two clusters that lies behind the byte at.
func (e *editor) after(m cell.Metrics, at int) int {
	end := 0
	for c := range m.Graphemes(e.text) {
		if end > at {
			break
		}
		end += len(c)
	}
	return end
}

// before gives the last place between two clusters that lies before the byte at.
func (e *editor) before(m cell.Metrics, at int) int {
	begin, end := 0, 0
	for c := range m.Graphemes(e.text) {
		if end >= at {
			break
		}
		begin, end = end, end+len(c)
	}
	return begin
}

// right and left move the cursor by a cluster.
func (e *editor) right(m cell.Metrics) {
	if e.at < len(e.text) {
		e.at = e.after(m, e.at)
	}
}

func (e *editor) left(m cell.Metrics) { e.at = e.before(m, e.at) }

// home and end move it to the ends.
func (e *editor) home(cell.Metrics) { e.at = 0 }

func (e *editor) end(cell.Metrics) { e.at = len(e.text) }

// wordLeft and wordRight move it by a word.
func (e *editor) wordLeft(m cell.Metrics) {
	front := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	space := strings.LastIndexFunc(front, unicode.IsSpace)
	if space < 0 {
		e.at = 0
		return
	}
	e.at = e.after(m, space)
}

func (e *editor) wordRight(m cell.Metrics) {
	rest := strings.TrimLeftFunc(e.text[e.at:], unicode.IsSpace)
	end := strings.IndexFunc(rest, unicode.IsSpace)
	if end < 0 {
		end = len(rest)
	}
	e.at = e.after(m, len(e.text)-len(rest)+end-1)
}

// cut takes out what stands between two places; the cursor stands there then.
func (e *editor) cut(m cell.Metrics, from, to int) {
	e.text = e.clean(e.text[:from] + e.text[to:])
	e.at = min(from, len(e.text))
	if from > 0 {
		e.at = e.after(m, e.at-1) // what was apart may join now
	}
}

// rubOut deletes the cluster before the cursor, delete the one behind it.
func (e *editor) rubOut(m cell.Metrics) { e.cut(m, e.before(m, e.at), e.at) }

func (e *editor) delete(m cell.Metrics) {
	if e.at < len(e.text) {
		e.cut(m, e.at, e.after(m, e.at))
	}
}

// cutFront deletes all before the cursor, cutRest all behind it, cutWord the word before it.
func (e *editor) cutFront(m cell.Metrics) { e.cut(m, 0, e.at) }

func (e *editor) cutRest(m cell.Metrics) { e.cut(m, e.at, len(e.text)) }

func (e *editor) cutWord(m cell.Metrics) {
	end := e.at
	e.wordLeft(m)
	e.cut(m, e.at, end)
}

// mark stands for each cluster of a password.
const mark = "*"

// view gives what is seen of the text in w cells, and the cell that the cursor stands in, counted from the first one. It
// scrolls so that the cursor is always seen, behind the last cluster too.
func (e *editor) view(m cell.Metrics, w int, secret bool) (seen string, cursor int) {
	if w < 1 {
		return "", 0
	}
	var widths, ends []int
	at := 0
	for c, n := range m.Graphemes(e.text) {
		if secret {
			n = 1
		}
		end := len(c)
		if len(ends) > 0 {
			end += ends[len(ends)-1]
		}
		widths, ends = append(widths, max(n, 0)), append(ends, end)
		if end <= e.at {
			at++
		}
	}
	e.from = scrolled(widths, min(e.from, at), at, w)
	cursor = sum(widths[e.from:at])
	last, room := e.from, w
	for last < len(widths) && widths[last] <= room {
		room -= widths[last]
		last++
	}
	switch {
	case secret:
		return strings.Repeat(mark, last-e.from), cursor
	case last == e.from:
		return "", cursor
	case e.from == 0:
		return e.text[:ends[last-1]], cursor
	}
	return e.text[ends[e.from-1]:ends[last-1]], cursor
}

// scrolled gives the first cluster to be seen so that the one at the cursor has its cell among w.
func scrolled(widths []int, from, at, w int) int {
	for n := sum(widths[from:at]); from < at && n > w-1; from++ {
		n -= widths[from]
	}
	// What was scrolled away comes back where there is room for it.
	for n := sum(widths[from:]); from > 0 && n+widths[from-1] <= w-1; from-- {
		n += widths[from-1]
	}
	return from
}

func sum(all []int) int {
	n := 0
	for _, w := range all {
		n += w
	}
	return n
}

// point puts the cursor where the cell x of what is seen is.
func (e *editor) point(m cell.Metrics, x int, secret bool) {
	i, end, n := 0, 0, 0
	for c, w := range m.Graphemes(e.text) {
		if secret {
			w = 1
		}
		if i >= e.from {
			if n += max(w, 0); n > x {
				break
			}
		}
		end += len(c)
		i++
	}
	e.at = end
}
