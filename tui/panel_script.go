package tui

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/tui/cell"
)

// scriptView is the panel of the script that plays, with the token at work lit and the waits named.
type scriptView struct {
	source string
	script sakura.Script
	made   scriptKey
	text   string // the part of the script that is laid out, as it can be shown
	tokens []token
	lines  []cell.Line
	times  []time.Duration // when each node begins, as written
	top    int
	h      int
	away   bool // it does not follow the token
	ended  bool // nothing plays any more
	// remarks are about nodes that were not performed as they are written, as many as remarked.
	remarks  map[int]string
	remarked int
	pulse    pulse
	// points of the script are bytes bytes: how far the place of the token was counted.
	points, bytes int
}

// token is a node in the text that is laid out.
type token struct {
	start, end int // in the text
	node       int
	note       int // where in the text stands what is added about it
}

// scriptKey says what the lines were made of.
type scriptKey struct {
	w       int
	from    int // the first node
	metrics cell.Metrics
	remarks int // how many there were
}

// scriptSpan is how many nodes are laid out around the one at work: of a script of a MiB nobody sees more.
const scriptSpan = 2048

// take turns to the script of a frame.
func (v *scriptView) take(m *Model) {
	s := m.frame.Script
	if v.ended = s.Source() == ""; v.ended {
		return // what was played last can still be read
	}
	if s.Source() != v.source || len(s.Nodes()) != len(v.script.Nodes()) {
		v.source, v.script, v.made, v.times = s.Source(), s, scriptKey{}, nil
		v.points, v.bytes, v.top, v.away = 0, 0, 0, false
		v.remarks, v.remarked = map[int]string{}, 0
		if m.schedule != nil {
			v.times = m.schedule(s)
		}
	}
	v.heed(m.frame.Progress.Remarks)
}

// heed takes the remarks that were added. Where there are fewer than before, the same script plays again.
func (v *scriptView) heed(all []show.Remark) {
	if len(all) < v.remarked {
		v.remarks, v.remarked = map[int]string{}, 0
	}
	for _, r := range all[v.remarked:] {
		if before, ok := v.remarks[r.Node]; ok && before != r.Text {
			r.Text = before + "; " + r.Text
		}
		v.remarks[r.Node] = r.Text
	}
	v.remarked = len(all)
}

// offset gives the place of the token at work in bytes. It goes on from the place before.
func (v *scriptView) offset(at int) int {
	if at < v.points {
		v.points, v.bytes = 0, 0
	}
	for v.points < at && v.bytes < len(v.source) {
		_, n := utf8.DecodeRuneInString(v.source[v.bytes:])
		v.bytes += n
		v.points++
	}
	return v.bytes
}

// at gives the node at work: the last that was reached; negative before the first.
func (v *scriptView) at(offset int) int {
	nodes := v.script.Nodes()
	return sort.Search(len(nodes), func(i int) bool { return int(nodes[i].Start) >= offset }) - 1
}

func (v *scriptView) note(m *Model) string {
	v.take(m)
	if v.source == "" {
		return ""
	}
	if v.ended {
		return textEnded
	}
	var words []string
	if wait := v.waiting(m); wait != "" {
		words = append(words, wait)
	}
	words = append(words, fmt.Sprintf(textElapsed, seconds(v.elapsed(m))))
	if left, ok := v.left(m); ok && !m.frame.Progress.Ended {
		words = append(words, fmt.Sprintf(textRemaining, seconds(left)))
	}
	if m.frame.Marker != "" {
		words = append(words, textBy+" "+m.frame.Marker)
	}
	return cell.Clean(strings.Join(words, ", "))
}

// left says how much of the script is to come, as written.
func (v *scriptView) left(m *Model) (time.Duration, bool) {
	if len(v.times) == 0 {
		return 0, false
	}
	end := v.times[len(v.times)-1]
	offset := v.offset(m.frame.At)
	i := v.at(offset)
	if i < 0 || i+1 >= len(v.times) {
		return end, true
	}
	n := v.script.Nodes()[i]
	if p := &m.frame.Progress; p.Until > 0 && p.Node == i {
		return max(end-v.times[i+1]+p.Until-v.elapsed(m), 0), true
	}
	done := v.times[i]
	// A tag that was reached has begun its wait; of a text as much is over as of its bytes.
	if n.Kind == sakura.Text && n.End > n.Start {
		done += (v.times[i+1] - v.times[i]) * time.Duration(offset-int(n.Start)) / time.Duration(n.End-n.Start)
	}
	return max(end-done, 0), true
}

// seconds writes a time.
func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

func (v *scriptView) paint(m *Model, in area) {
	v.take(m)
	if v.source == "" {
		m.canvas.put(in.x, in.y, in.x+in.w, m.metrics.Shorten(textNoScript, in.w), m.theme.dim)
		return
	}
	offset := v.offset(m.frame.At)
	now := v.at(offset)
	if v.ended {
		now = len(v.script.Nodes()) - 1
	}
	v.layOut(m, in.w, now)
	v.h = in.h
	if !v.away {
		v.reveal(now)
	}
	v.top = clamp(v.top, 0, max(len(v.lines)-in.h, 0))
	for i := range min(in.h, len(v.lines)-v.top) {
		v.paintLine(m, in.x, in.y+i, in.x+in.w, v.lines[v.top+i], now, !v.ended && m.frame.Wait != show.Nothing)
	}
}

// layOut makes the lines, unless they are those that there are.
func (v *scriptView) layOut(m *Model, w, now int) {
	from := v.made.from
	if v.made.w == 0 || now < from || now >= from+scriptSpan*3/4 {
		from = max(now-scriptSpan/4, 0)
	}
	key := scriptKey{w, from, m.metrics, v.remarked}
	if key == v.made {
		return
	}
	v.made, v.tokens = key, v.tokens[:0]
	var b strings.Builder
	nodes := v.script.Nodes()
	for i := from; i < min(from+scriptSpan, len(nodes)); i++ {
		t := token{start: b.Len(), node: i}
		b.WriteString(cell.Visible(clipped(v.script.Text(nodes[i]))))
		t.note = b.Len()
		if wait := v.wait(i); wait > 0 {
			b.WriteString("(" + strconv.FormatFloat(wait.Seconds(), 'f', -1, 64) + " s)")
		}
		if why, ok := v.remarks[i]; ok {
			b.WriteString("(" + cell.Visible(clipped(why)) + ")")
		}
		t.end = b.Len()
		v.tokens = append(v.tokens, t)
	}
	v.text = b.String()
	v.lines = m.metrics.Wrap(v.text, max(w, 1))
}

// maxToken is how many bytes of a node are shown.
const maxToken = 8 << 10

// clipped gives what is shown of a node.
func clipped(s string) string {
	if len(s) <= maxToken {
		return s
	}
	return strings.ToValidUTF8(s[:maxToken], "") + cell.Ellipsis
}

// wait gives how long a tag waits, as written; 0 for text and what does not wait.
func (v *scriptView) wait(i int) time.Duration {
	if v.script.Nodes()[i].Kind != sakura.Tag || i+1 >= len(v.times) {
		return 0
	}
	return v.times[i+1] - v.times[i]
}

// reveal scrolls to a node.
func (v *scriptView) reveal(node int) {
	i := sort.Search(len(v.tokens), func(i int) bool { return v.tokens[i].node >= node })
	if i >= len(v.tokens) {
		return
	}
	line := sort.Search(len(v.lines), func(k int) bool { return v.lines[k].End > v.tokens[i].start })
	if line < v.top || line >= v.top+v.h {
		v.top = line - v.h/3
	}
}

// paintLine draws a line token by token: what was played is dim, what is at work lit.
func (v *scriptView) paintLine(m *Model, x, y, end int, l cell.Line, now int, plays bool) {
	k := sort.Search(len(v.tokens), func(i int) bool { return v.tokens[i].end > l.Start })
	for g := range m.metrics.Glyphs(v.text, l) {
		for k < len(v.tokens)-1 && v.tokens[k].end <= g.Start {
			k++
		}
		t := v.tokens[k]
		look := v.look(m, t, now, plays)
		if _, refused := v.remarks[t.node]; g.Start >= t.note && t.node != now && !refused {
			look = m.theme.dim
		}
		x = m.canvas.put(x, y, end, g.Text, look)
	}
}

// look is how a token looks.
func (v *scriptView) look(m *Model, t token, now int, plays bool) style {
	_, refused := v.remarks[t.node]
	switch {
	case t.node == now && plays:
		return m.theme.lit
	case refused:
		return m.theme.bad
	case t.node <= now:
		return m.theme.dim
	case v.wait(t.node) > 0:
		return m.theme.warn
	case v.script.Nodes()[t.node].Kind == sakura.Tag:
		return m.theme.key
	}
	return m.theme.text
}

func (v *scriptView) act(_ *Model, a action) tea.Cmd {
	page := max(v.h-1, 1)
	steps := map[action]int{rowUp: -1, rowDown: 1, rowsUp: -page, rowsDown: page, rowFirst: -1 << 30}
	if by, ok := steps[a]; ok {
		v.scroll(by)
		return nil
	}
	switch a {
	case rowLast:
		v.away = false
		v.scroll(1 << 30)
		v.away = false
	case followRows:
		v.away = !v.away
	default:
	}
	return nil
}

// scroll moves by rows; who scrolls does not follow.
func (v *scriptView) scroll(by int) {
	v.away = true
	v.top = clamp(v.top+by, 0, max(len(v.lines)-max(v.h, 1), 0))
}

func (v *scriptView) back(*Model) bool { return false }

func (v *scriptView) click(*Model, int, int) tea.Cmd { return nil }

func (v *scriptView) wheel(_ *Model, _, _, by int) { v.scroll(-by) }
