package tui

import (
	"slices"
	"strings"
)

// equal says whether two are the same.
func (a Sent) equal(b Sent) bool {
	return a.Event == b.Event && a.Whole == b.Whole && slices.Equal(a.Fields, b.Fields)
}

// empty says whether there is nothing to send: no script, no name of an event, or no request.
func (a Sent) empty() bool {
	name := scriptField
	switch {
	case a.Whole:
		name = requestField
	case a.Event:
		name = eventField
	}
	return !slices.ContainsFunc(a.Fields, func(f [2]string) bool { return f[0] == name && strings.Trim(f[1], "\n") != "" })
}

// size is how many bytes it takes.
func (a Sent) size() int {
	n := 0
	for _, f := range a.Fields {
		n += len(f[0]) + len(f[1])
	}
	return n
}

// bounded gives the newest of what was sent, as much as is remembered. What is too large by itself is not.
func bounded(all []Sent) []Sent {
	bytes, first := 0, len(all)
	for first > 0 && len(all)-first < MaxSent {
		if bytes += all[first-1].size(); bytes > MaxSentBytes {
			break
		}
		first--
	}
	return all[first:]
}

// remember puts what was sent in earlier runs before what was sent in this one.
func (s *sendBox) remember(earlier []Sent) {
	s.history = bounded(slices.Concat(earlier, s.history))
	s.past = min(s.past, len(s.history))
}

// sent gives what is remembered of what was sent.
func (s *sendBox) sent() []Sent { return slices.Clone(s.history) }

// undoing remembers how a field was before it was changed.
type undoing struct {
	before []snapshot
	bytes  int
	typing bool // the last change was a letter
}

// snapshot is a text with its cursor.
type snapshot struct {
	text string
	at   int
}

// What can be undone at most: changes, and bytes of texts as they were before. Letters that are typed in a row are one change.
const (
	maxUndo      = 200
	maxUndoBytes = 1 << 20
)

// snapshot gives the field as it stands.
func (f *sendField) snapshot() snapshot { return snapshot{f.text, f.at} }

// note remembers how a text was, if it has changed since.
func (u *undoing) note(before snapshot, now string, typed bool) {
	if before.text == now {
		u.typing = false
		return
	}
	if was := u.typing; u.typing == typed && was && len(u.before) > 0 {
		return
	}
	u.typing = typed
	u.before, u.bytes = append(u.before, before), u.bytes+len(before.text)
	for len(u.before) > 1 && (len(u.before) > maxUndo || u.bytes > maxUndoBytes) {
		u.bytes -= len(u.before[0].text)
		u.before = slices.Delete(u.before, 0, 1)
	}
}

// back puts a text as it was before the last change.
func (u *undoing) back(e *editor) {
	u.typing = false
	n := len(u.before) - 1
	if n < 0 {
		return
	}
	e.text, e.at = u.before[n].text, u.before[n].at
	u.bytes -= len(e.text)
	u.before = u.before[:n]
}
