package ghost

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ukatty/ghost/journal"
	"ukatty/sakura"
	"ukatty/sakura/play"
)

// transcript turns what a player logs into lines of the journal: what is said becomes one entry an utterance.
type transcript struct {
	journal *journal.Journal
	self    *Ghost
	id      int // of the ghost, among those that run
	// open are the utterances at hand: one, or in a synchronised section one for each character that speaks.
	open                []utterance
	sender, peer, event string // whose script it is
	last                int    // the offset in the script of what was said last
	// bytes and points of the script were counted so far: a script may have more remarks than it could be counted for.
	bytes, points int
}

// utterance is what a character has said since something else happened.
type utterance struct {
	scope int
	said  []byte
}

// begin makes ready for another script.
func (t *transcript) begin(of *talk) {
	t.flush()
	t.sender, t.peer, t.event = of.sender, of.peer, of.event
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
			t.say(e, e.Text)
		case play.OpBreak:
			t.say(e, "\n")
		case play.OpSurface:
			t.flush()
			t.add(journal.Surface, e.Scope, e.Text)
		case play.OpClear, play.OpClick:
			t.flush()
		case play.OpTag:
			if nodes := b.Script.Nodes(); e.Node >= 0 && int(e.Node) < len(nodes) && b.Script.Name(nodes[e.Node]) == "_s" {
				t.flush() // from here on, or no longer, several say the same
			}
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
	return fmt.Sprintf("%s at %d: %s", clip(s.Text(nodes[e.Node]), remarkLimit), t.place(s, e.At), e.Text)
}

// clip shortens a text to so many bytes and a mark that it was.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "") + "…"
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

// say adds to the utterance of a character. What several say at one place of the script they say together; whoever else
// begins to speak ends what was said before.
func (t *transcript) say(e *play.Event, text string) {
	at := slices.IndexFunc(t.open, func(u utterance) bool { return u.scope == e.Scope })
	if at < 0 && e.At != t.last || at >= 0 && len(t.open[at].said) > saidLimit {
		t.flush()
		at = -1
	}
	if at < 0 {
		t.open = append(t.open, utterance{scope: e.Scope})
		at = len(t.open) - 1
	}
	t.last = e.At
	t.open[at].said = append(t.open[at].said, text...)
}

// flush puts the utterances at hand into the journal.
func (t *transcript) flush() {
	for i := range t.open {
		text := strings.Trim(string(t.open[i].said), "\n")
		if strings.TrimSpace(text) != "" {
			t.add(journal.Said, t.open[i].scope, text)
		}
	}
	t.open = nil
}

func (t *transcript) add(kind journal.Kind, scope int, text string) {
	e := journal.Entry{Kind: kind, Ghost: t.self.opt.Identity.Name, GhostID: t.id, Scope: scope, Name: t.self.Identity().Character(scope), Text: text}
	if kind == journal.Said {
		e.Sender, e.Peer, e.Event = t.sender, t.peer, t.event
	}
	t.journal.Add(e)
}
