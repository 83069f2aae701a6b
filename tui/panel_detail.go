package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// detail is all about one request: what is known of it, and its text or its bytes. The bytes are laid out where they are seen.
type detail struct {
	open bool
	hex  bool
	n    int // the number of the request
	// held is its row: the log may forget it, or what belongs to it, while somebody reads it.
	held record
	top  int // the first row that is seen
	h    int // how many are
	// begin is the row with which the text or the bytes begin; jump: it is to be seen.
	begin int
	jump  bool
	// lines are the rows before the bytes for a width; raw are the bytes, per row per of them.
	lines []part
	made  detailKey
	raw   []byte
	per   int
}

// detailKey says what the rows of a detail were made of.
type detailKey struct {
	n, w    int
	hex     bool
	whole   bool
	metrics cell.Metrics
	tint    tint
}

// maxDecoded is how many bytes of a text are shown as text; the bytes are shown all.
const maxDecoded = 64 << 10

// show turns to a request of the log.
func (d *detail) show(l *requestLog, n int) {
	if d.n != n {
		d.n, d.top = n, 0
	}
	if n >= l.log.first && n < l.log.end {
		d.held = *l.log.at(n)
	}
}

// close forgets the request.
func (d *detail) close() { d.open, d.held = false, record{} }

// turn shows the bytes instead of the text, or the text again.
func (d *detail) turn() { d.hex, d.jump = !d.hex, true }

// scroll moves by rows, on for more than 0.
func (d *detail) scroll(by int) { d.top = clamp(d.top+by, 0, max(d.rows()-max(d.h, 1), 0)) }

// rows is how many rows there are.
func (d *detail) rows() int {
	n := len(d.lines)
	if d.hex && d.per > 0 {
		n += (len(d.raw) + d.per - 1) / d.per
	}
	return n
}

func (d *detail) paint(m *Model, p *requests, in area) {
	r := &d.held
	key := detailKey{d.n, in.w, d.hex, r.request != nil, m.metrics, m.tint}
	if key != d.made {
		d.made = key
		d.make(m, p, r, in.w)
	}
	d.h = in.h
	if d.jump {
		d.top, d.jump = d.begin, false
	}
	d.scroll(0)
	for i := range in.h {
		at := d.top + i
		switch k := at - len(d.lines); {
		case k < 0:
			m.canvas.put(in.x, in.y+i, in.x+in.w, d.lines[at].text, d.lines[at].style)
		case at < d.rows():
			m.canvas.put(in.x, in.y+i, in.x+in.w, hexRow(d.raw, k*d.per, d.per), m.theme.text)
		}
	}
	if d.top+d.h < d.rows() {
		m.canvas.put(in.x+in.w-1, in.y+in.h-1, in.x+in.w, glyphDown, m.theme.key)
	}
}

// make lays the rows out.
func (d *detail) make(m *Model, p *requests, r *record, w int) {
	d.lines, d.raw, d.per, d.begin = nil, nil, 0, 0
	h := &r.head.head
	add := func(name, text string, s style) { d.add(m, w, name, text, s) }
	add("", strings.TrimSpace(strconv.Itoa(int(r.status))+" "+h.phrase), m.statusStyle(int(r.status)))
	if h.row+h.why != "" {
		add("why", strings.Trim(h.row+": "+h.why, ": "), m.theme.text)
	}
	level := textLocal
	if h.external {
		level = textExternal
	}
	add("from", strings.TrimSpace(h.road+" "+r.peer())+", "+level, m.theme.text)
	add("at", clockOf(p.time(r))+", "+fmt.Sprintf(textTook, time.Duration(r.took)*time.Microsecond), m.theme.text)
	for _, f := range [...][2]string{{"method", h.method}, {"event", h.event}, {"sender", h.sender}, {ghostColumn, h.ghost}} {
		if f[1] != "" {
			add(f[0], f[1], m.theme.text)
		}
	}
	if r.request == nil {
		add("", textThin, m.theme.dim)
		return
	}
	d.makeWhole(m, r.request, w)
}

// makeWhole lays out what only the request itself knows.
func (d *detail) makeWhole(m *Model, r *journal.Request, w int) {
	in := r.Read()
	add := func(name, text string, s style) { d.add(m, w, name, text, s) }
	declared := in.Declared
	if declared == "" {
		declared = textNone
	}
	charset := fmt.Sprintf(textCharset, declared, in.Charset)
	if in.Guess != "" {
		charset += fmt.Sprintf(textLooksLike, in.Guess)
	}
	add("charset", charset, m.theme.text)
	if in.Warning != "" {
		add("mojibake?", in.Warning, m.theme.warn)
	}
	if len(r.Refused) > 0 {
		add("refused", strings.Join(r.Refused, "  "), m.theme.warn)
	}
	if r.Script != "" {
		add("script", r.Script[:min(len(r.Script), maxDecoded)], m.theme.text)
	}
	if r.Reply != "" {
		add("", "", m.theme.dim)
		add("", textReply, m.theme.strong)
		for line := range strings.SplitSeq(strings.TrimRight(r.Reply, "\n"), "\n") {
			add("", line, m.theme.text)
		}
	}
	add("", "", m.theme.dim)
	size := fmt.Sprintf(textBytes, r.RawSize)
	if len(r.Raw) < r.RawSize {
		size += fmt.Sprintf(textBytesKept, len(r.Raw))
	}
	d.begin = len(d.lines)
	add("", textRequest+", "+size, m.theme.strong)
	if d.hex {
		d.raw, d.per = r.Raw, hexWidth(w)
		return
	}
	d.addText(m, w, in.Text)
	if in.Otherwise != "" {
		add("", "", m.theme.dim)
		add("", fmt.Sprintf(textOtherwise, in.Guess), m.theme.strong)
		d.addText(m, w, in.Otherwise)
	}
}

// addText adds the text of a request, in which what would not be printed shows.
func (d *detail) addText(m *Model, w int, text string) {
	more := len(text) - maxDecoded
	text = text[:min(len(text), maxDecoded)]
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		d.lines = appendWrapped(d.lines, m.metrics, cell.Visible(line), w, m.theme.text)
	}
	if more > 0 {
		d.add(m, w, "", fmt.Sprintf(textMoreText, more), m.theme.dim)
	}
}

// detailName is how wide the names in a detail are.
const detailName = 10

// add adds a text with its name before it.
func (d *detail) add(m *Model, w int, name, text string, s style) {
	text = cell.Visible(text)
	switch {
	case name == "":
	case w < 3*detailName:
		text = name + " " + text
	default:
		for i, l := range m.metrics.Wrap(text, w-detailName) {
			if i > 0 {
				name = ""
			}
			d.lines = append(d.lines, part{m.metrics.Pad(name, detailName) + l.Text, s})
		}
		return
	}
	d.lines = appendWrapped(d.lines, m.metrics, text, w, s)
}

// appendWrapped adds a text in rows of w cells.
func appendWrapped(to []part, m cell.Metrics, text string, w int, s style) []part {
	for _, l := range m.Wrap(text, max(w, 1)) {
		to = append(to, part{l.Text, s})
	}
	return to
}

// hexWidths are how many bytes a row may have.
var hexWidths = [...]int{16, 8, 4, 2, 1}

// hexWidth gives how many bytes have room in a row of w cells.
func hexWidth(w int) int {
	for _, n := range hexWidths {
		if len(hexRow(make([]byte, n), 0, n)) <= w {
			return n
		}
	}
	return 1
}

// hexRow gives the row of a dump that begins at an offset: where, the bytes, and those of ASCII as characters.
func hexRow(b []byte, at, n int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%06x ", at)
	row := b[at:min(at+n, len(b))]
	for i := range n {
		if i < len(row) {
			fmt.Fprintf(&s, " %02x", row[i])
		} else {
			s.WriteString("   ")
		}
	}
	s.WriteString("  ")
	for _, c := range row {
		if c < ' ' || c > '~' {
			c = '.'
		}
		s.WriteByte(c)
	}
	return s.String()
}
