package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// Entry is how a client asks the viewer something (SEND/1.2): the script shows choices, each Entry says what to play for
// one of them, and the answer is held back until the viewer has chosen. The rules are those of the first SSTP servers,
// which UKADOC only names.

// held is an answer that waits for the viewer's choice.
type held struct {
	answer  chan<- *sstp.Response
	entries map[string]string // "#id" → script
	level   play.Level        // how far the client is trusted who wrote them
	row     string
	over    bool
}

// newHeld reads the Entry fields of a request: "#id,script". broken: one of them is not of that form.
func newHeld(r *sstp.Request, answer chan<- *sstp.Response) (h *held, broken bool) {
	for value := range r.Fields.All("Entry") {
		id, script, ok := strings.Cut(value, ",")
		if !ok {
			return nil, true
		}
		if h == nil {
			h = &held{answer: answer, entries: map[string]string{}}
		}
		h.entries[strings.TrimSpace(id)] = script
	}
	return h, false
}

// waits says whether an answer is held.
func (h *held) waits() bool { return h != nil && !h.over }

// reply gives the answer, once.
func (h *held) reply(resp *sstp.Response) {
	if h.waits() {
		resp.Row = h.row
		h.over = true
		h.answer <- resp
	}
}

// give ends the wait with a status.
func (h *held) give(s sstp.Status, why string) {
	h.reply(&sstp.Response{Status: s, Reason: why})
}

// jump carries out %j[#id]: the script of that Entry takes the place of what follows. One that is escaped, or leads nowhere,
// is text.
func (h *held) jump(script string) string {
	const open = "%j["
	from := 0
	for range maxJumps {
		at := strings.Index(script[from:], open)
		if at < 0 {
			break
		}
		at += from
		id, _, closed := strings.Cut(script[at+len(open):], "]")
		next, known := h.entries[id]
		if !closed || !known || escaped(script[:at]) || at+len(next) > maxJumped {
			from = at + len(open)
			continue
		}
		script, from = script[:at]+next, at
	}
	return script
}

// escaped says whether what comes behind a piece of script is escaped: a backslash stands there that is not itself escaped.
func escaped(before string) bool {
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}

// maxJumps and maxJumped, in bytes, bound entries that jump in a circle.
const (
	maxJumps  = 64
	maxJumped = 1 << 20
)

// took says what choosing plays: the script of the Entry that the choice names. The client gets the label.
func (h *held) took(c stage.Choice) (script string, ok bool) {
	h.reply(&sstp.Response{Status: sstp.OK, Data: c.Label, HasData: true, Reason: "the viewer chose"})
	script, ok = h.entries[c.ID]
	return script, ok
}
