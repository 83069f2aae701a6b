package ghost

import (
	"context"
	"strings"
	"testing"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
)

// outside is a house without a bubble of time, for what stays on the network.
func outside(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, j: journal.New(journal.Bounds{}), shiori: &oracle{}, err: make(chan error, 1)}
	h.g = New(Options{
		Identity: Identity{Name: "test", Names: []string{"あかり"}, AllowUnspecified: true}, Module: h.shiori, Journal: h.j, Var: t.TempDir(),
	})
	h.b = NewBaseware("ukatty", "9.9", h.j, h.g)
	ctx, stop := context.WithCancel(t.Context())
	h.stop = stop
	go func() { h.err <- h.g.Run(ctx) }()
	return h
}

// say plays a script as one of the ghost's own.
func (h *house) say(script string) {
	h.t.Helper()
	r := &sstp.Request{Method: sstp.SEND, Version: "1.4", Road: sstp.RoadTCP}
	for _, line := range [][2]string{{"Sender", "tester"}, {"ID", h.g.ID()}, {"Script", script}} {
		r.Fields.Add(line[0], line[1])
	}
	if resp := h.b.ServeSSTP(h.t.Context(), r); resp.Status != sstp.OK {
		h.t.Fatalf("%s: %d", script, resp.Status)
	}
}

// until waits until the SHIORI was asked something.
func (h *house) until(question string) {
	h.t.Helper()
	for h.t.Context().Err() == nil {
		h.shiori.mu.Lock()
		all := strings.Join(h.shiori.asked, "; ")
		h.shiori.mu.Unlock()
		if strings.Contains(all, question) {
			return
		}
		_ = h.g.post(h.t.Context(), func(*life) {}) // a turn for the ghost
	}
}
