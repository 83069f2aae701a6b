package tui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// backlog is the panel of all that was said, by whom, when and from where.
type backlog struct {
	log    deque[journal.Entry]
	bytes  int
	missed int
	list   list
	open   utterance
	head   int
	widths []int
	room   [8]string
}

// What the backlog keeps at most: utterances, and bytes of them. All of it is in the file of --journal.
const (
	maxUtterances     = 20_000
	maxUtteranceBytes = 4 << 20
	utteranceSize     = 216
)

// backlogColumns are the columns that a filter can ask for.
var backlogColumns = []string{"time", "scope", "name", "sender", "peer", "event", "text", ghostColumn}

// backlogFields are the columns of the list.
var backlogFields = []tableColumn{
	{"time", 8, 8, 3},
	{"", 2, 4, 2},
	{"name", 5, 12, 1},
	{"sender", 8, 12, 4},
	{"peer", 15, 21, 6},
	{"event", 8, 14, 5},
	{"text", 10, theRest, 0},
}

// add takes an entry of the journal.
func (b *backlog) add(e *journal.Entry) {
	b.log.push(*e)
	b.bytes += utteranceBytes(e)
	for b.log.len() > maxUtterances || b.bytes > maxUtteranceBytes && b.log.len() > 1 {
		b.bytes -= utteranceBytes(b.log.at(b.log.first))
		b.log.drop()
	}
}

// utteranceBytes is about how many bytes an entry takes.
func utteranceBytes(e *journal.Entry) int {
	return utteranceSize + len(e.Ghost) + len(e.Name) + len(e.Text) + len(e.Sender) + len(e.Peer) + len(e.Event)
}

func (b *backlog) kept() (first, end int) { return b.log.first, b.log.end }

func (b *backlog) names() []string { return backlogColumns }

func (b *backlog) texts(n int, _, _ string) []string {
	e := b.log.at(n)
	b.room = [8]string{e.Time.Format(time.TimeOnly), scopeTag(e.Scope), e.Name, e.Sender, e.Peer, e.Event, e.Text, e.Ghost}
	return b.room[:]
}

func (b *backlog) note(*Model) string {
	words := []string{strconv.Itoa(b.log.len())}
	if b.list.filtered() {
		words[0] = fmt.Sprintf(textSome, b.list.len(b), b.log.len()) + ", " + textFilter + " " + b.list.query.text
	}
	if b.log.first > 0 {
		words = append(words, fmt.Sprintf(textDropped, b.log.first))
	}
	if b.missed > 0 {
		words = append(words, fmt.Sprintf(textMissed, b.missed))
	}
	if !b.list.away {
		words = append(words, textFollows)
	}
	return cell.Clean(strings.Join(words, ", "))
}

// backlogText is how many rows below the list show the whole of the selected utterance.
const backlogText = 3

func (b *backlog) paint(m *Model, in area) {
	if b.open.open {
		b.open.paint(m, in)
		return
	}
	below := 0
	if in.h >= 3*backlogText {
		below = backlogText + 1
	}
	b.widths, b.head = m.paintTable(b, &b.list, backlogFields, in, below, textNothingSaid)
	if below > 0 {
		b.paintWhole(m, area{in.x, in.y + in.h - below, in.w, below})
	}
}

// paintWhole draws the selected utterance with its line breaks.
func (b *backlog) paintWhole(m *Model, in area) {
	n, ok := b.list.selected(b)
	if !ok {
		return
	}
	m.canvas.line(in.x, in.y, in.w, m.theme.glyphs.across, m.theme.frame)
	e := b.log.at(n)
	text := e.Text[:min(len(e.Text), maxDecoded)]
	for i, l := range m.metrics.Wrap(cell.CleanText(text), max(in.w, 1)) {
		if i+1 >= in.h {
			m.canvas.put(in.x+in.w-1, in.y+in.h-1, in.x+in.w, glyphDown, m.theme.key)
			break
		}
		m.canvas.put(in.x, in.y+1+i, in.x+in.w-1, l.Text, m.theme.text)
	}
}

// parts gives what stands in a row.
func (b *backlog) parts(m *Model, n int) []part {
	texts := b.texts(n, "", "")
	accent := m.theme.accent(b.log.at(n).Scope)
	row := make([]part, len(texts))
	for i, text := range texts {
		row[i] = part{cell.Clean(text), m.theme.dim}
	}
	row[1].style, row[2].style, row[6].style = accent, accent.with(bold), m.theme.text
	return row
}

// litRow makes a row the selected one.
func (m *Model) litRow(x, y, w int, row []part) {
	look := m.theme.lit
	if !m.dock.front {
		look = m.theme.strong
	}
	m.canvas.blank(x, y, w, look)
	for k := range row {
		row[k].style = look
	}
}

func (b *backlog) act(m *Model, a action) tea.Cmd {
	if b.step(a) {
		return nil
	}
	switch a {
	case rowLast:
		b.list.away = false
	case followRows:
		b.list.away = !b.list.away
	case filterRows:
		m.askFilter(b, &b.list)
	case searchRows:
		m.askSearch(b, &b.list)
	case nextHit:
		b.next(m, 1)
	case lastHit:
		b.next(m, -1)
	case openRow:
		if !b.open.close() && !b.open.show(b) {
			m.dock.said = textNothingSaid
		}
	case writeFile:
		b.askPath(m)
	default:
	}
	return nil
}

// step moves through the list, or through what was said when it is open; false for a key that does not.
func (b *backlog) step(a action) bool {
	h := b.list.h
	if b.open.open {
		h = b.open.h
	}
	page := max(h-1, 1)
	steps := map[action]int{rowUp: -1, rowDown: 1, rowsUp: -page, rowsDown: page, rowFirst: -1 << 30}
	if b.open.open {
		steps[rowLast] = 1 << 30
	}
	by, ok := steps[a]
	switch {
	case ok && b.open.open:
		b.open.scroll(by)
	case ok:
		b.list.move(b, by)
	}
	return ok
}

// next goes to another row with the word that is searched for; while one is open and nothing is searched for, to the one beside it.
func (b *backlog) next(m *Model, by int) {
	if b.open.open && b.list.word == "" {
		b.list.move(b, by)
	} else {
		m.hitRow(b, &b.list, by)
	}
	if b.open.open {
		b.open.show(b)
	}
}

func (b *backlog) back(*Model) bool { return b.open.close() || b.list.unfilter(b) }

func (b *backlog) click(m *Model, x, y int) tea.Cmd {
	if b.open.open {
		return nil
	}
	if y < b.head {
		m.askColumn(b, &b.list, b.widths, x)
		return nil
	}
	if was := b.list.at; b.list.pick(b, y-b.head) && was == b.list.at {
		b.open.show(b)
	}
	return nil
}

func (b *backlog) wheel(_ *Model, _, _, by int) {
	if b.open.open {
		b.open.scroll(-by)
		return
	}
	b.list.scroll(b, -by)
}

// exported is what became of a file.
type exported struct {
	where string
	rows  int
	err   error
}

// askPath asks where what is shown is to be written.
func (b *backlog) askPath(m *Model) {
	if m.export == nil {
		m.dock.said = textNoExport
		return
	}
	m.ask(prompt{label: textPathLabel, done: func(m *Model, path string) tea.Cmd {
		if strings.TrimSpace(path) == "" {
			m.dock.said = textNoPath
			return nil
		}
		b.list.sync(b)
		all := make([]journal.Entry, b.list.len(b))
		for i := range all {
			all[i] = *b.log.at(b.list.number(b, i))
		}
		ctx, export := m.ctx, m.export
		m.dock.said = textWriting
		return func() tea.Msg {
			where, err := export(ctx, path, exportBytes(path, all))
			return exported{where, len(all), err}
		}
	}}, "backlog.txt")
}

// exportFunc writes a file that does not exist yet, and tells where it is.
type exportFunc func(ctx context.Context, path string, data []byte) (where string, err error)

// exportBytes writes entries as the ending of the path says: JSON lines as a journal has them for .json and .jsonl, else text.
func exportBytes(path string, all []journal.Entry) []byte {
	var out []byte
	several := slices.ContainsFunc(all, func(e journal.Entry) bool { return e.Ghost != all[0].Ghost })
	name := strings.ToLower(path)
	for i := range all {
		e := &all[i]
		if strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".jsonl") {
			out = journal.Line{Entry: *e}.Append(out)
			continue
		}
		out = append(out, e.Time.Format("2006-01-02 15:04:05")...)
		out = fmt.Appendf(out, " %s %s", scopeTag(e.Scope), cell.Clean(e.Name))
		if several {
			out = fmt.Appendf(out, " (%s)", cell.Clean(e.Ghost))
		}
		for _, from := range [...][2]string{{textBy, e.Sender}, {textFrom, e.Peer}} {
			if from[1] != "" {
				out = fmt.Appendf(out, " %s %s", from[0], cell.Clean(from[1]))
			}
		}
		out = append(out, ": "...)
		out = append(out, strings.ReplaceAll(cell.CleanText(e.Text), "\n", "\n    ")...)
		out = append(out, '\n')
	}
	return out
}

// tookExport says what became of a file.
func (m *Model) tookExport(msg exported) {
	m.stale = true
	if msg.err != nil {
		m.dock.said = cell.Clean(msg.err.Error())
		return
	}
	m.dock.said = fmt.Sprintf(textWritten, msg.rows, cell.Clean(msg.where))
}
