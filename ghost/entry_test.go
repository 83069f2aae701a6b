package ghost

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

// asking is a request whose answer is held.
func (h *house) asking(lines ...string) <-chan *sstp.Response {
	r := &sstp.Request{Method: sstp.SEND, Version: "1.2", Fields: fields(append([]string{"Sender: asker"}, lines...)...)}
	got := make(chan *sstp.Response, 1)
	go func() { got <- h.b.ServeSSTP(h.t.Context(), r) }()
	synctest.Wait()
	return got
}

const askingScript = `Script: \0\_qWell?\q0[#yes][Yes]\q1[#no][No]\e`

func TestEntryHoldsTheAnswer(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		got := h.asking(`Entry: #yes,\0\_qgood\e`, `Entry: #no,\0\_qbad, so bad\e`, askingScript)
		h.wantStatus(409, "entry", `Entry: #a,b`, `Script: another\e`)
		f := frame()
		if f.Wait != show.Choice || len(f.Stage.Choices) != 2 {
			t.Fatalf("waits for %d with %d choices", f.Wait, len(f.Stage.Choices))
		}
		select {
		case resp := <-got:
			t.Fatalf("answered at once: %v", resp)
		default:
		}
		h.do(show.Input{Serial: f.Serial, Kind: show.Choose, Index: 1})
		if resp := <-got; resp.Status != sstp.OK || !resp.HasData || resp.Data != "No" || resp.Row != "idle" {
			t.Errorf("answered %+v", resp)
		}
		if s := text(frame(), 0); s != "bad, so bad" {
			t.Errorf("plays %q", s)
		}
	})
}

func TestEntryEnds(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(*house)
		want sstp.Status
	}{
		"another script": {func(h *house) { h.wantStatus(200, "entry", `Script: x\e`) }, sstp.Break},
		"a break":        {func(h *house) { h.do(show.Input{Kind: show.Break}) }, sstp.Break},
		"nobody chooses": {func(h *house) { h.after(16 * time.Second) }, sstp.RequestTimeout},
		"the ghost goes": {func(h *house) { h.stop() }, sstp.ServiceUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, nil, func(h *house) {
				h.watch()
				got := h.asking(`Entry: #yes,\0good\e`, askingScript)
				c.end(h)
				if resp := <-got; resp.Status != c.want {
					t.Errorf("answered %d, want %d", resp.Status, c.want)
				}
			})
		})
	}
}

func TestEntryWithNothingToChoose(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		got := h.asking(`Entry: #a,\0\_qjumped\e`, `Script: \0\_qfirst %j[#a] never\e`)
		if resp := <-got; resp.Status != sstp.NoContent {
			t.Errorf("answered %d", resp.Status)
		}
		if s := text(frame(), 0); s != "first jumped" {
			t.Errorf("plays %q", s)
		}
		h.wantStatus(400, "", "Entry: no comma", `Script: x\e`)
	})
}

func TestEntryMayWaitForItsTurn(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0first\_w[1000]\e`)
		got := h.asking("Option: nobreak", `Entry: #yes,\0\_qgood\e`, askingScript)
		h.after(5 * time.Second)
		h.do(show.Input{Serial: frame().Serial, Kind: show.Choose})
		if resp := <-got; resp.Data != "Yes" {
			t.Errorf("answered %+v", resp)
		}
	})
}

func TestJumps(t *testing.T) {
	h := &held{entries: map[string]string{"#a": "a%j[#b]", "#b": "b%j[#a]"}}
	if got := h.jump("x%j[#a]"); len(got) > 2*maxJumps+20 || !strings.HasPrefix(got, "xabab") {
		t.Errorf("jump gave %q", got)
	}
	for script, want := range map[string]string{
		`\%j[#c] %j[#c] end`: `\%j[#c] see`, `\\%j[#c]`: `\\see`, "%j[#none]%j[#c]": "%j[#none]see", "%j[#c": "%j[#c",
	} {
		h := &held{entries: map[string]string{"#c": "see"}}
		if got := h.jump(script); got != want {
			t.Errorf("jump(%q) = %q, want %q", script, got, want)
		}
	}
	for _, same := range []string{`20\%j[#a]`, "%j[#none]", "%j[#a", "%j"} {
		if got := h.jump(same); got != same {
			t.Errorf("jump(%q) = %q", same, got)
		}
	}
}
