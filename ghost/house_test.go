package ghost

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// house is a baseware with one ghost whose SHIORI is the test. It lives in a synctest bubble.
type house struct {
	t       *testing.T
	g       *Ghost
	b       *Baseware
	j       *journal.Journal
	shiori  *oracle
	stop    context.CancelFunc
	err     chan error
	journal uint64
}

// oracle is a SHIORI that answers what a test tells it to.
type oracle struct {
	mu      sync.Mutex
	answers map[string]string
	asked   []string
	first   bool                                                           // the ghost has never been here before
	answer  func(context.Context, shiori.Request) (shiori.Response, error) // asked first; a nil error with status 0 falls through
	seconds bool                                                           // it wants OnSecondChange
	closed  bool
}

func (o *oracle) Ask(ctx context.Context, r shiori.Request) (shiori.Response, error) {
	o.mu.Lock()
	o.asked = append(o.asked, strings.TrimSpace(r.Method+" "+r.ID+" "+strings.Join(r.References, "|")))
	value, answer := o.answers[r.ID], o.answer
	o.mu.Unlock()
	if answer != nil {
		if resp, err := answer(ctx, r); err != nil || resp.Status != 0 {
			return resp, err
		}
	}
	if value == "" || r.Method == shiori.NOTIFY {
		return shiori.Response{Status: 204}, nil
	}
	return shiori.Response{Status: 200, Value: value}, nil
}

// Wants says no to what would fill every test with noise.
func (o *oracle) Wants(event string) bool {
	switch event {
	case "OnSecondChange":
		return o.seconds
	case "OnSurfaceChange", "OnSurfaceRestore", "OnBalloonTimeout", "OnTranslate", "OnDestroy", "otherghostname", "installedghostname":
		return o.answers[event] != ""
	case "OnInitialize":
		return false
	}
	return true
}

func (o *oracle) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	return nil
}

// inHouse runs a test with a ghost that answers events as told. The ghost has been booted and is idle, unless OnBoot is
// answered.
func inHouse(t *testing.T, answers map[string]string, test func(*house)) {
	t.Helper()
	inHouseOf(t, &oracle{answers: answers}, test)
}

// inHouseOf is inHouse with a SHIORI.
func inHouseOf(t *testing.T, shiori *oracle, test func(*house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := &house{t: t, j: journal.New(journal.Bounds{}), shiori: shiori, err: make(chan error, 1)}
		h.g = New(Options{
			Identity: Identity{Name: "test", Names: []string{"あかり", "ボタン"}, AllowUnspecified: true, AllowCommunicate: true},
			Module:   h.shiori, Journal: h.j, User: "you", Seed: 1, FirstBoot: func() bool { return shiori.first },
		})
		h.b = NewBaseware("ukatty", "9.9", h.j, h.g)
		ctx, stop := context.WithCancel(t.Context())
		h.stop = stop
		go func() {
			h.err <- h.g.Run(ctx)
			close(h.err)
		}()
		synctest.Wait()
		test(h)
		stop()
		if err := <-h.err; err != nil {
			t.Errorf("Run: %v", err)
		}
		synctest.Wait()
	})
}

// ask sends a request: a method and "Name: value" lines.
func (h *house) ask(method sstp.Method, lines ...string) *sstp.Response {
	h.t.Helper()
	r := &sstp.Request{Method: method, Version: "1.4", Road: sstp.RoadTCP}
	r.Fields.Add("Sender", "tester")
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		if name == "Level" {
			r.Level = sstp.External
			continue
		}
		r.Fields.Add(name, value)
	}
	resp := h.b.ServeSSTP(h.t.Context(), r)
	synctest.Wait()
	return resp
}

// send is ask with SEND, and gives the status and the row that decided.
func (h *house) send(lines ...string) (status int, row string) {
	h.t.Helper()
	resp := h.ask(sstp.SEND, lines...)
	return int(resp.Status), resp.Row
}

// wantStatus sends and compares.
func (h *house) wantStatus(status int, row string, lines ...string) {
	h.t.Helper()
	if s, r := h.send(lines...); s != status || r != row {
		h.t.Errorf("%q: %d by %q, want %d by %q", lines, s, r, status, row)
	}
}

// after lets time pass.
func (h *house) after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// do does what a viewer does.
func (h *house) do(in show.Input) {
	h.t.Helper()
	if err := h.g.Do(h.t.Context(), in); err != nil {
		h.t.Errorf("Do: %v", err)
	}
	synctest.Wait()
}

// watch makes the test a viewer; what it returns gives the newest frame.
func (h *house) watch() func() show.Frame {
	h.t.Helper()
	frames, err := h.g.Watch(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	synctest.Wait()
	var last show.Frame
	return func() show.Frame {
		synctest.Wait()
		select {
		case f, ok := <-frames:
			if ok {
				last = f
			}
		default:
		}
		return last
	}
}

// asked gives the questions that the SHIORI got since the last call.
func (h *house) asked() string {
	synctest.Wait()
	h.shiori.mu.Lock()
	defer h.shiori.mu.Unlock()
	all := strings.Join(h.shiori.asked, "; ")
	h.shiori.asked = nil
	return all
}

// news gives what the journal got since the last call, an entry a line: "kind name: text".
func (h *house) news() string {
	synctest.Wait()
	var b strings.Builder
	for {
		entries, next, _ := h.j.Since(max(h.journal, 1))
		if len(entries) == 0 {
			return b.String()
		}
		h.journal = next
		for _, e := range entries {
			b.WriteString(strings.TrimSuffix(e.Kind.String()+" "+e.Name, " ") + ": " + e.Text + "\n")
		}
	}
}

// text gives what stands in the balloon of a scope.
func text(f show.Frame, scope int) string {
	s, _ := f.Stage.Scope(scope)
	return s.Text.String()
}

// fields makes fields of "Name: value" lines.
func fields(lines ...string) wire.Fields {
	var f wire.Fields
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		f.Add(name, value)
	}
	return f
}
