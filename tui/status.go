package tui

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"ukatty/tui/cell"
)

// The status line: segments, of which each has shorter forms for where there is little room, and the least important go first.

// part is a piece of text with a look.
type part struct {
	text  string
	style style
}

// segment is one of the things that the status line says. It has several forms, the longest first; rank says how soon it
// is shortened, and at last left out: the higher the sooner. So many forms as eager says come before all of higher rank.
type segment struct {
	forms [][]part
	rank  int
	eager int
	spot  spotKind
}

// The ranks of the segments.
const (
	rankDeaf = iota // nothing is listened for
	rankState
	rankQuiet
	rankRequest
	rankPlaying
	rankGhost
	rankForgets
	rankHelp
	rankAddress
)

// paintStatus draws the status line.
func (m *Model) paintStatus(y int) {
	segs := []segment{
		m.ghostSegment(), m.othersSegment(), m.stateSegment(), m.quietSegment(), m.playingSegment(), m.requestSegment(), m.forgetsSegment(), m.fixed[0], m.fixed[1],
	}
	segs = slices.DeleteFunc(segs, func(s segment) bool { return len(s.forms) == 0 })
	forms := m.fitSegments(segs, m.w-2)
	x := min(1, m.w-1)
	first := true
	for i, s := range segs {
		if forms[i] >= len(s.forms) {
			continue
		}
		if s.rank == rankHelp {
			x = max(x, m.w-1-m.wide(s.forms[forms[i]])-3)
		}
		if !first {
			x = m.canvas.put(x, y, m.w, " "+m.theme.glyphs.bar+" ", m.theme.frame)
		}
		first = false
		from := x
		for _, p := range s.forms[forms[i]] {
			x = m.canvas.put(x, y, m.w, m.metrics.Shorten(p.text, m.w-x), p.style)
		}
		if s.spot == onHelp || s.spot == onTab {
			m.spot(spot{kind: s.spot, x: from, y: y, w: x - from, h: 1})
		}
	}
}

// fitSegments chooses a form for each segment so that all fit into w cells; the number behind the last form leaves it out.
// First as many as possible come in, those of low rank before the others, and the first of them in any case; then they
// grow: the request until it names its sender, and the others from the left.
func (m *Model) fitSegments(segs []segment, w int) []int {
	forms := make([]int, len(segs))
	byRank := make([]int, len(segs))
	for i, s := range segs {
		forms[i], byRank[i] = len(s.forms), i
	}
	slices.SortStableFunc(byRank, func(a, b int) int { return segs[a].rank - segs[b].rank })
	grow := func(i, to int) {
		for forms[i] > to && forms[i] < len(segs[i].forms) {
			if forms[i]--; m.segmentsWidth(segs, forms) > w {
				forms[i]++
				return
			}
		}
	}
	for k, i := range byRank {
		forms[i]--
		if k > 0 && m.segmentsWidth(segs, forms) > w {
			forms[i]++
		}
		grow(i, len(segs[i].forms)-1-segs[i].eager)
	}
	for i, s := range segs {
		if s.rank == rankRequest {
			grow(i, requestBySender)
		}
	}
	for i := range segs {
		grow(i, 0)
	}
	return forms
}

// segmentsWidth gives how many cells the chosen forms take.
func (m *Model) segmentsWidth(segs []segment, forms []int) int {
	w := -3
	for i, s := range segs {
		if forms[i] < len(s.forms) {
			w += 3 + m.wide(s.forms[forms[i]])
		}
	}
	return w
}

// wide gives how many cells parts take.
func (m *Model) wide(parts []part) int {
	w := 0
	for _, p := range parts {
		w += m.metrics.Width(p.text)
	}
	return w
}

// nameSegment is the segment that names the ghost, and what it was made of.
type nameSegment struct {
	ghost  string
	counts cell.Metrics
	look   style
	made   segment
}

// ghostSegment names the ghost. It is made anew when that has changed.
func (m *Model) ghostSegment() segment {
	if !m.seen {
		return segment{}
	}
	n := &m.ghostName
	if n.made.forms != nil && n.ghost == m.frame.Ghost && n.counts == m.metrics && n.look == m.theme.strong {
		return n.made
	}
	*n = nameSegment{ghost: m.frame.Ghost, counts: m.metrics, look: m.theme.strong, made: segment{rank: rankGhost}}
	for _, w := range [...]int{32, 12, 8} {
		n.made.forms = append(n.made.forms, []part{{m.metrics.Shorten(m.ghost(), w), m.theme.strong}})
	}
	return n.made
}

// stateSegment says in which state of interruption the ghost is.
func (m *Model) stateSegment() segment {
	word, look := cell.Clean(m.frame.Row), m.theme.good
	switch {
	case word == textQuiet && m.frame.QuietUntil.After(m.now):
		return segment{} // the seconds that are left say it, too
	case m.frame.Away:
		word, look = textAway, m.theme.warn
	case m.leaving:
		word, look = textLeaving, m.theme.warn
	case !m.seen:
		word, look = textWaking, m.theme.dim
	case word == "idle":
		look = m.theme.dim
	case slices.Contains([]string{"critical", "hidden", "full", "silent", "passive", "induction"}, m.frame.Row):
		look = m.theme.warn
	}
	if word == "" {
		return segment{}
	}
	return segment{rank: rankState, forms: [][]part{{{m.metrics.Shorten(word, 24), look}}}}
}

// quietSegment says how long Quiet still lasts. Seconds alone say nothing, so they are eager to be named.
func (m *Model) quietSegment() segment {
	left := m.frame.QuietUntil.Sub(m.now)
	if m.frame.QuietUntil.IsZero() || left <= 0 {
		return segment{}
	}
	n := strconv.FormatInt(int64((left+time.Second-1)/time.Second), 10)
	seg := segment{rank: rankQuiet, eager: 1}
	for _, s := range [...]string{textQuiet + " " + n + " s", textQuiet + " " + n + "s", n + "s"} {
		seg.forms = append(seg.forms, []part{{s, m.theme.key}})
	}
	return seg
}

// playingSegment says what the viewer changed about the playing, and what waits for it.
func (m *Model) playingSegment() segment {
	var long, short []part
	add := func(s string, look style) {
		if len(long) > 0 {
			long = append(long, part{" ", style{}})
			short = append(short, part{" ", style{}})
		}
		long, short = append(long, part{s, look}), append(short, part{strings.Fields(s)[0], look})
	}
	if m.frame.Paused {
		add(textPaused, m.theme.warn.with(bold))
	}
	if m.speed != normalSpeed {
		add(strconv.Itoa(m.speed)+"%", m.theme.key)
	}
	if m.frame.Stage.Online {
		add(textOnline, m.theme.key)
	}
	if m.frame.Queued > 0 {
		add("+"+strconv.Itoa(m.frame.Queued)+" "+textQueued, m.theme.text)
	}
	if len(long) == 0 {
		return segment{}
	}
	return segment{rank: rankPlaying, eager: 1, forms: [][]part{long, short, short[:1]}}
}

// forgetsSegment says that nothing of this run will be remembered.
func (m *Model) forgetsSegment() segment {
	if !m.forgets {
		return segment{}
	}
	return segment{rank: rankForgets, forms: [][]part{{{textForgets, m.theme.warn}}}}
}

// addressSegment says where SSTP is listened for. What other machines can reach stands out, and that nobody
// can reach the ghost is said before all else.
func (m *Model) addressSegment() segment {
	if len(m.addresses) == 0 {
		return segment{rank: rankDeaf, forms: [][]part{{{textNoAddress, m.theme.warn}}}}
	}
	look := m.theme.dim
	var long, ports []string
	for _, a := range m.addresses {
		host, port, ok := cutPort(a)
		if !isLoopback(host) {
			look = m.theme.warn
		}
		if n := len(long); ok && n > 0 && strings.HasPrefix(long[n-1], host+":") {
			long[n-1] += "," + port
		} else {
			long = append(long, a)
		}
		if p := ":" + port; ok && !slices.Contains(ports, p) {
			ports = append(ports, p)
		}
	}
	return segment{rank: rankAddress, forms: [][]part{
		{{strings.Join(long, " "), look}}, {{long[0], look}}, {{strings.Join(ports, " "), look}},
	}}
}

// cutPort splits an address before its port.
func cutPort(a string) (host, port string, ok bool) {
	i := strings.LastIndexByte(a, ':')
	if i < 0 {
		return a, "", false
	}
	return a[:i], a[i+1:], true
}

// isLoopback says whether a host is this machine and nothing else.
func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return host == "localhost" || err == nil && ip.IsLoopback()
}

func (m *Model) helpSegment() segment {
	return segment{rank: rankHelp, spot: onHelp, forms: [][]part{
		{{m.keyFor(showHelp), m.theme.key.with(bold)}, {" " + textHelp, m.theme.dim}}, {{m.keyFor(showHelp), m.theme.key.with(bold)}},
	}}
}
