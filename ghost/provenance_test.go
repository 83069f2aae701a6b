package ghost

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// What was said keeps whose script it was, and a frame says for how long it has played.
func TestSaidKeepsItsSender(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.ask(sstp.SEND, `Script: \0Hi.\_w[3000]Bye.\e`)
		h.after(2 * time.Second)
		if got := frame().Elapsed; got <= 0 || got > 2*time.Second {
			t.Errorf("elapsed: %v", got)
		}
		h.after(5 * time.Second)
		said := 0
		for _, e := range entriesOf(h) {
			if e.Kind != journal.Said || !strings.Contains(e.Text, "Bye.") {
				continue
			}
			if said++; e.Sender != "tester" || e.Event != "" {
				t.Errorf("said by %q because of %q", e.Sender, e.Event)
			}
		}
		if said != 1 {
			t.Errorf("said %d times", said)
		}
	})
}

// The journal has the answer as the client read it.
func TestRecordKeepsTheAnswer(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.b.Record(sstp.Exchange{
			Request:  &sstp.Request{Method: sstp.SEND, Charset: wire.ShiftJIS},
			Response: &sstp.Response{Status: sstp.OK, Fields: wire.Fields{{Name: "Script", Value: "\u3042\u2661"}}},
		})
		all := entriesOf(h)
		want := "SSTP/1.4 200 OK\nCharset: Shift_JIS\nScript: \u3042"
		if r := all[len(all)-1].Request; r == nil || !strings.HasPrefix(r.Reply, want) {
			t.Errorf("%+v", r)
		}
	})
}

// The journal tells which of two ghosts of one name took a request.
func TestRecordKeepsTheNumber(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		r := &sstp.Request{Method: sstp.SEND, Fields: wire.Fields{{Name: "Script", Value: "x"}}}
		h.b.Record(sstp.Exchange{Request: r, Response: h.b.ServeSSTP(t.Context(), r)})
		h.b.Record(sstp.Exchange{})
		all := entriesOf(h)
		number := 0
		for _, e := range all {
			if e.Kind == journal.Asked && (e.GhostID == 0 || number != 0 && e.GhostID != number) {
				t.Errorf("taken by %q, %d", e.Ghost, e.GhostID)
			}
			if e.Kind == journal.Asked {
				number = e.GhostID
			}
		}
		if number == 0 {
			t.Error("nothing was recorded")
		}
	})
}

// entriesOf gives all that is in the journal.
func entriesOf(h *house) []journal.Entry {
	synctest.Wait()
	var all []journal.Entry
	for next := uint64(0); ; {
		entries, to, _ := h.j.Since(next)
		if len(entries) == 0 {
			return all
		}
		all, next = append(all, entries...), to
	}
}
