package ghost

import (
	"fmt"
	"strings"

	"ukatty/ghost/journal"
	"ukatty/sakura/play"
)

// transcript turns what a player logs into lines of the journal: what is said becomes one entry an utterance.
type transcript struct {
	journal *journal.Journal
	self    *Identity
	scope   int
	said    strings.Builder
}

// saidLimit is how many bytes an utterance may have before it is put down in parts.
const saidLimit = 4096

// tell takes a log.
func (t *transcript) tell(log []play.Event) {
	for i := range log {
		e := &log[i]
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
			t.add(journal.Note, e.Scope, fmt.Sprintf("%s (at %d)", e.Text, e.At))
		default:
		}
	}
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
