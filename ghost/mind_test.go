package ghost

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

// hang makes the SHIORI fall silent for an hour when it is asked for OnHang, whatever its context says.
func (h *house) hang() {
	h.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		if r.ID == "OnHang" {
			time.Sleep(time.Hour)
		}
		return shiori.Response{}, nil
	}
	go h.b.ServeSSTP(h.t.Context(), &sstp.Request{Method: sstp.NOTIFY, Fields: fields("Sender: x", "Event: OnHang")})
	synctest.Wait()
}

func TestGhostOfSilentShioriCanBeClosed(t *testing.T) {
	inHouse(t, map[string]string{"OnClose": `\0bye\-`}, func(h *house) {
		h.hang()
		h.after(30 * time.Second)
		h.do(show.Input{Kind: show.Close})
		select {
		case <-h.g.gone:
		default:
			t.Error("the ghost waits for a SHIORI that does not answer")
		}
	})
}

func TestScriptGoesOnWithoutAnswers(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0\_q\_w[5000]\![raise,OnA]a\![raise,OnB]b\e`)
		h.hang()
		h.after(30 * time.Second)
		if got := h.news(); !strings.Contains(got, "said あかり: ab") {
			t.Errorf("the script stands still:\n%s", got)
		}
	})
}

func TestClientsLearnThatTheGhostHasLeft(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.hang()
		held := h.asking(`Entry: #yes,\0good\e`, askingScript)
		began := time.Now()
		h.stop()
		if resp := <-held; resp.Status != sstp.ServiceUnavailable || time.Since(began) != 0 {
			t.Errorf("answered %d after %v", resp.Status, time.Since(began))
		}
		if s, row := h.send(`Script: too late\e`); s != 503 || row != "closing" || time.Since(began) != 0 {
			t.Errorf("afterwards: %d by %q after %v", s, row, time.Since(began))
		}
		if err := <-h.err; err != nil {
			t.Error(err)
		}
	})
}

func TestClientOfAnEndingProgram(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.hang()
		ctx, end := context.WithCancel(h.t.Context())
		time.AfterFunc(time.Second, end)
		r := &sstp.Request{Method: sstp.NOTIFY, Fields: fields("Sender: x", "Event: OnOther")}
		if resp := h.b.ServeSSTP(ctx, r); resp.Status != sstp.ServiceUnavailable {
			t.Errorf("answered %d: %s", resp.Status, resp.Reason)
		}
	})
}

// A SHIORI that is too slow for the clock must not find a minute of seconds before the next question of a client.
func TestTicksDoNotPileUp(t *testing.T) {
	slow := &oracle{seconds: true}
	slow.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
		if r.ID == "OnSecondChange" {
			time.Sleep(4 * time.Second)
		}
		return shiori.Response{}, nil
	}
	inHouseOf(t, slow, func(h *house) {
		h.after(time.Minute)
		h.wantStatus(204, "idle", "Event: OnHi")
	})
}

func TestViewerWhoLeavesIsNotWaitedFor(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		ctx, leave := context.WithCancel(h.t.Context())
		frames, err := h.g.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		h.send(`Script: \0a\x\_qb\x\_qc\e`)
		h.after(40 * time.Second)
		leave()
		for range frames { // until it is closed
		}
		h.after(time.Second)
		if got := h.news(); !strings.Contains(got, "said あかり: b") || strings.Contains(got, "said あかり: c") {
			t.Errorf("after the first click:\n%s", got)
		}
		h.after(11 * time.Second)
		if got := h.news(); !strings.Contains(got, "said あかり: c") {
			t.Errorf("the script stands still:\n%s", got)
		}
	})
}
