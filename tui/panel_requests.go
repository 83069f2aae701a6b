package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui/cell"
)

// requests is the panel of what came in, and what became of it and why.
type requests struct {
	requestLog
	list   list
	detail detail
	head   int // how many rows the names of the columns take
	widths []int
	// wide and tall are its share then, in thousandths; 0 as it comes.
	wide, tall int
	border     area // the line between the two, where it was drawn last
}

// requestFields are the columns of the list.
var requestFields = []tableColumn{
	{"time", 8, 8, 4},
	{"sta", 3, 3, 0},
	{tookColumn, 6, 8, 9},
	{"road", 4, 4, 8},
	{methodColumn, 6, 7, 1},
	{"event", 8, 16, 5},
	{"sender", 8, 16, 2},
	{peerColumn, 15, 21, 7},
	{"row", 8, 13, 6},
	{"why", 12, theRest, 3},
}

// Names of columns of which the program knows what is in them: tookColumn is how long answers took, in milliseconds.
const (
	tookColumn   = "took"
	methodColumn = "method"
	peerColumn   = "peer"
)

// dimColumns are those that stand back behind the others.
var dimColumns = []string{"time", tookColumn, "road", peerColumn, "why"}

// ghostColumn is the name of the column of ghosts. It is there to be filtered by always, and shown once there were several.
const ghostColumn = "ghost"

// withGhosts gives the columns of a list, and that of ghosts behind them if there were several.
func (m *Model) withGhosts(fields []tableColumn) []tableColumn {
	if !m.company.many {
		return fields
	}
	return append(slices.Clone(fields), tableColumn{ghostColumn, 6, 12, 3})
}

// note says how many requests there are and which are shown.
func (p *requests) note(*Model) string {
	words := []string{strconv.Itoa(p.log.len())}
	if p.list.filtered() {
		words[0] = fmt.Sprintf(textSome, p.list.len(p), p.log.len()) + ", " + textFilter + " " + p.list.query.text
	}
	if n := p.lost(); n > 0 {
		words = append(words, fmt.Sprintf(textDropped, n))
	}
	if n := p.log.end - p.whole; n < p.log.len() {
		words = append(words, fmt.Sprintf(textWithBytes, n))
	}
	if p.missed > 0 {
		words = append(words, fmt.Sprintf(textMissed, p.missed))
	}
	if !p.list.away {
		words = append(words, textFollows)
	}
	return cell.Clean(strings.Join(words, ", "))
}

// besideDetail is how wide a panel is that shows a request beside the list, and tallDetail how tall one that shows it below.
const (
	besideDetail = 130
	tallDetail   = 18
)

func (p *requests) paint(m *Model, in area) {
	list, border, detail := p.part(in)
	p.border = border
	if list.w > 0 && list.h > 0 {
		p.paintList(m, list)
	}
	for y := range border.h {
		glyph := m.theme.glyphs.down
		if border.w > 1 {
			glyph = m.theme.glyphs.across
		}
		m.canvas.line(border.x, border.y+y, border.w, glyph, m.theme.frame)
	}
	if border.w > 0 {
		m.spot(spot{kind: onEdge, x: border.x, y: border.y, w: border.w, h: border.h, index: splitEdge})
	}
	if p.detail.open {
		p.detail.paint(m, p, detail)
	}
}

// part gives where the list stands, where the request that is open, and the line between them. Where there is no room for both, the
// list has none.
func (p *requests) part(in area) (list, border, detail area) {
	switch {
	case !p.detail.open:
		return in, area{}, area{}
	case in.w >= besideDetail:
		w := in.w * 2 / 5
		if p.wide > 0 {
			w = in.w * p.wide / shareRange
		}
		w = clamp(w, leastColumns, in.w-leastColumns)
		return area{in.x, in.y, w, in.h}, area{in.x + w, in.y, 1, in.h}, area{in.x + w + 1, in.y, in.w - w - 1, in.h}
	case in.h >= tallDetail:
		h := clamp(p.list.len(p)+1, leastPanel, in.h/3)
		if p.tall > 0 {
			h = in.h * p.tall / shareRange
		}
		h = clamp(h, leastPanel, in.h-leastPanel)
		return area{in.x, in.y, in.w, h}, area{in.x, in.y + h, in.w, 1}, area{in.x, in.y + h + 1, in.w, in.h - h - 1}
	}
	return area{}, area{}, in
}

// dragTo puts the line between list and request where the mouse is.
func (p *requests) dragTo(in area, x, y int) {
	switch {
	case p.border.w == 1:
		p.wide = shareAt(x-in.x, in.w)
	case p.border.h == 1:
		p.tall = shareAt(y-in.y, in.h)
	}
}

// shareAt gives the share of n cells that begins the cell at, in thousandths.
func shareAt(at, n int) int {
	n = max(n, 1)
	return clamp((at*shareRange+n-1)/n, leastShare, mostShare)
}

// resplit gives the list so many thousandths more.
func (p *requests) resplit(m *Model, by int) {
	in := m.dock.inside
	switch list, border, _ := p.part(in); {
	case border.w == 1:
		p.wide = clamp(list.w*shareRange/max(in.w, 1)+by, leastShare, mostShare)
	case border.h == 1:
		p.tall = clamp(list.h*shareRange/max(in.h, 1)+by, leastShare, mostShare)
	default:
		m.dock.said = textNoSplit
	}
}

// paintList draws the rows that are seen, and, where there is room, all that the selected one says below them: columns are cut.
func (p *requests) paintList(m *Model, in area) {
	text, below := clamp(in.h/requestShare, 0, requestText), 0
	if !p.detail.open && text > 0 {
		below = text + 1
	}
	p.widths, p.head = m.paintTable(p, &p.list, requestFields, in, below, textNoRequests)
	n, ok := p.list.selected(p)
	if below == 0 || !ok {
		return
	}
	m.canvas.line(in.x, in.y+in.h-below, in.w, m.theme.glyphs.across, m.theme.frame)
	lines := m.metrics.Wrap(p.sentence(n), max(in.w, 1))
	for i, l := range lines[:min(len(lines), text)] {
		m.canvas.put(in.x, in.y+in.h-text+i, in.x+in.w, l.Text, m.theme.text)
	}
	if len(lines) > text {
		m.canvas.put(in.x+in.w-1, in.y+in.h-1, in.x+in.w, glyphDown, m.theme.key)
	}
}

// How many rows below the list say at most what became of the selected request, and of how many rows they are one.
const (
	requestText  = 3
	requestShare = 8
)

// sentence says what became of a request and why.
func (p *requests) sentence(n int) string {
	r := p.log.at(n)
	h := &r.head.head
	words := []string{strings.TrimSpace(strconv.Itoa(int(r.status)) + " " + h.phrase)}
	if why := strings.Trim(h.row+": "+h.why, ": "); why != "" {
		words = append(words, why)
	}
	words = append(words, fmt.Sprintf(textTook, time.Duration(r.took)*time.Microsecond))
	if r.request == nil {
		words = append(words, textRowOnly)
	}
	return cell.Clean(strings.Join(words, "; "))
}

// empty says why there are no rows.
func (p *requests) empty() string {
	if p.list.filtered() {
		return textNothingFits
	}
	return textNoRequests
}

// parts gives what stands in a row.
func (p *requests) parts(m *Model, n int) []part {
	texts := p.texts(n, "", "")[:len(requestFields)+1]
	r := p.log.at(n)
	row := make([]part, len(texts))
	for i, text := range texts {
		if requestColumns[i] == methodColumn && text == "" {
			text = "?"
		}
		row[i] = part{cell.Clean(text), m.requestStyle(r, requestColumns[i])}
	}
	return row
}

// requestStyle says how a column of a row looks. A row of which nothing else is kept is dim.
func (m *Model) requestStyle(r *record, column string) style {
	switch {
	case column == statusColumn:
		return m.statusStyle(int(r.status))
	case column == peerColumn && r.head.external:
		return m.theme.warn
	case r.request == nil || slices.Contains(dimColumns, column):
		return m.theme.dim
	}
	return m.theme.text
}

// requestDeeds are what keys do in the panel.
var requestDeeds = map[action]func(*requests, *Model) tea.Cmd{
	rowUp:       func(p *requests, m *Model) tea.Cmd { p.move(m, -1); return nil },
	rowDown:     func(p *requests, m *Model) tea.Cmd { p.move(m, 1); return nil },
	rowsUp:      func(p *requests, m *Model) tea.Cmd { p.move(m, -p.page()); return nil },
	rowsDown:    func(p *requests, m *Model) tea.Cmd { p.move(m, p.page()); return nil },
	rowFirst:    func(p *requests, m *Model) tea.Cmd { p.move(m, -1<<30); return nil },
	rowLast:     func(p *requests, _ *Model) tea.Cmd { p.last(); return nil },
	followRows:  func(p *requests, _ *Model) tea.Cmd { p.list.away = !p.list.away; return nil },
	filterRows:  func(p *requests, m *Model) tea.Cmd { m.askFilter(p, &p.list); return nil },
	searchRows:  func(p *requests, m *Model) tea.Cmd { m.askSearch(p, &p.list); return nil },
	nextHit:     func(p *requests, m *Model) tea.Cmd { m.hitRow(p, &p.list, 1); return nil },
	lastHit:     func(p *requests, m *Model) tea.Cmd { m.hitRow(p, &p.list, -1); return nil },
	nextRefusal: func(p *requests, m *Model) tea.Cmd { p.refusal(m, 1); return nil },
	lastRefusal: func(p *requests, m *Model) tea.Cmd { p.refusal(m, -1); return nil },
	nextRow:     func(p *requests, _ *Model) tea.Cmd { p.list.move(p, 1); p.openDetail(); return nil },
	lastRow:     func(p *requests, _ *Model) tea.Cmd { p.list.move(p, -1); p.openDetail(); return nil },
	moreList:    func(p *requests, m *Model) tea.Cmd { p.resplit(m, resizeStep); return nil },
	lessList:    func(p *requests, m *Model) tea.Cmd { p.resplit(m, -resizeStep); return nil },
	openRow:     func(p *requests, _ *Model) tea.Cmd { p.openDetail(); return nil },
	turnView:    func(p *requests, _ *Model) tea.Cmd { p.detail.turn(); return nil },
	copySend:    func(p *requests, m *Model) tea.Cmd { return p.copy(m, asSend) },
	copyNetcat:  func(p *requests, m *Model) tea.Cmd { return p.copy(m, asNetcat) },
	copyCurl:    func(p *requests, m *Model) tea.Cmd { return p.copy(m, asCurl) },
	sendAgain:   func(p *requests, m *Model) tea.Cmd { return p.again(m) },
	editSend:    func(p *requests, m *Model) tea.Cmd { p.edit(m); return nil },
}

func (p *requests) act(m *Model, a action) tea.Cmd {
	if do, ok := requestDeeds[a]; ok {
		return do(p, m)
	}
	return nil
}

// page is how many rows a large step goes.
func (p *requests) page() int {
	if p.detail.open {
		return max(p.detail.h-1, 1)
	}
	return max(p.list.h-1, 1)
}

// move goes through the list, or through the request that is open.
func (p *requests) move(_ *Model, by int) {
	if p.detail.open {
		p.detail.scroll(by)
		return
	}
	p.list.move(p, by)
}

// last goes to the end.
func (p *requests) last() {
	if p.detail.open {
		p.detail.scroll(1 << 30)
		return
	}
	p.list.away = false
	p.list.sync(p)
}

// refusal goes to another request that was refused, on for 1 and back for -1.
func (p *requests) refusal(m *Model, by int) {
	follows := !p.list.away
	refused := func(n int) bool { return p.log.at(n).status >= leastRefusal }
	switch {
	case !p.list.seek(p, by, follows, refused):
		m.dock.said = textNoRefusal
	case p.detail.open:
		p.openDetail()
	}
}

// leastRefusal is the first status that refuses something.
const leastRefusal = 400

// openDetail shows all about the selected request.
func (p *requests) openDetail() {
	if n, ok := p.list.selected(p); ok {
		p.detail.open, p.detail.top = true, 0
		p.detail.show(&p.requestLog, n)
		p.list.away = true
	}
}

func (p *requests) back(*Model) bool {
	was := p.detail.open
	p.detail.close()
	return was || p.list.unfilter(p)
}

// onList says whether a place of the inside is the list's, not that of the request that is open.
func (p *requests) onList(m *Model, x, y int) bool {
	list, _, _ := p.part(m.dock.inside)
	return x < list.x-m.dock.inside.x+list.w && y < list.y-m.dock.inside.y+list.h
}

func (p *requests) click(m *Model, x, y int) tea.Cmd {
	if !p.onList(m, x, y) {
		return nil
	}
	if y < p.head {
		m.askColumn(p, &p.list, p.widths, x)
		return nil
	}
	was := p.list.at
	if p.list.pick(p, y-p.head) {
		if p.detail.open || was == p.list.at {
			p.openDetail()
		}
	}
	return nil
}

func (p *requests) wheel(m *Model, x, y, by int) {
	if p.detail.open && !p.onList(m, x, y) {
		p.detail.scroll(-by)
		return
	}
	p.list.scroll(p, -by)
	if n, ok := p.list.selected(p); ok && p.detail.open {
		p.detail.show(&p.requestLog, n)
	}
}

// clockOf gives the time of day to a thousandth of a second.
func clockOf(t time.Time) string { return t.Format("15:04:05.000") }
