package ghost

import (
	"strings"
	"testing"
	"time"
)

// A script may ask as often as it has room for, a question that nobody answers too: what asks and what is answered does not
// pile up on the stack of the ghost.
func TestManyQuestionsInOneScript(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(strings.Repeat(`\a`, 500_000) + `done\e`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "done" {
			t.Errorf("the script came to %q", got)
		}
	})
}
