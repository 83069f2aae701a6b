package ghost

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ukatty/ghost/journal"
	"ukatty/sakura"
	"ukatty/sakura/play"
)

// transcript turns what a player logs into lines of the journal: what is said becomes one entry an utterance.
type transcript struct {
	journal *journal.Journal
	self    *Identity
	scope   int
	said    strings.Builder
	// bytes and points of the script were counted so far: a script may have more remarks than it could be counted for.
	bytes, points int
}

// begin makes ready for another script.
func (t *transcript) begin() {
	t.flush()
	t.bytes, t.points = 0, 0
}

// saidLimit is how many bytes an utterance may have before it is put down in parts.
const saidLimit = 4096

// tell takes what happened in a beat.
func (t *transcript) tell(b *play.Beat) {
	for i := range b.Log {
		e := &b.Log[i]
		switch e.Op {
		case play.OpText:
			t.say(e.Scope, e.Text)
		case play.OpBreak:
			t.say(e.Scope, "\n")
		case play.OpSurface:
			t.flush()
			t.add(journal.Surface, e.Scope, e.Text)
		case play.OpClear, play.OpClick:
			t.flush()
		case play.OpChoice:
			t.flush()
			t.add(journal.Choice, e.Scope, e.Text)
		case play.OpNote:
			t.flush()
			t.add(journal.Note, e.Scope, t.remark(b.Script, e))
		default:
		}
	}
}

// remarkLimit is how many bytes of a tag a remark quotes.
const remarkLimit = 80

// remark says of which tag, and where, a note of the player speaks.
func (t *transcript) remark(s sakura.Script, e *play.Event) string {
	nodes := s.Nodes()
	if e.Node < 0 || int(e.Node) >= len(nodes) {
		return e.Text
	}
	tag := s.Text(nodes[e.Node])
	if len(tag) > remarkLimit {
		tag = strings.ToValidUTF8(tag[:remarkLimit], "") + "…"
	}
	return fmt.Sprintf("%s at %d: %s", tag, t.place(s, e.At), e.Text)
}

// place gives the place of a byte of the script in code points. It counts only what lies behind the one it was asked for
// last.
func (t *transcript) place(s sakura.Script, offset int) int {
	if offset < t.bytes {
		return s.CodePoints(offset)
	}
	t.points += utf8.RuneCountInString(s.Source()[t.bytes:offset])
	t.bytes = offset
	return t.points
}

// say adds to the utterance at hand.
func (t *transcript) say(scope int, text string) {
	if scope != t.scope || t.said.Len() > saidLimit {
		t.flush()
		t.scope = scope
	}
	t.said.WriteString(text)
}

// flush puts the utterance at hand into the journal.
func (t *transcript) flush() {
	text := strings.Trim(t.said.String(), "\n")
	t.said.Reset()
	if strings.TrimSpace(text) != "" {
		t.add(journal.Said, t.scope, text)
	}
}

func (t *transcript) add(kind journal.Kind, scope int, text string) {
	t.journal.Add(journal.Entry{Kind: kind, Ghost: t.self.Name, Scope: scope, Name: t.self.Character(scope), Text: text})
}
