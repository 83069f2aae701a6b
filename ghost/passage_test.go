package ghost

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

// stall is a Stable of a test: one SHIORI for each ghost.
type stall struct {
	names  []string
	shiori map[string]*oracle
	broken string          // the ghost that cannot be made
	mad    string          // the ghost at which it panics
	hang   <-chan struct{} // if set, the list comes once it is closed
	mu     sync.Mutex      // guards names and shiori
	// dress gives a ghost more than that; nil for nothing.
	dress func(*Options)
}

func (s *stall) Ghosts() []Installed {
	if s.hang != nil {
		<-s.hang
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Installed
	for _, name := range s.names {
		all = append(all, Installed{Name: name, Character: name + "0", Dir: "/" + name, Newest: name == "c"})
	}
	return all
}

// install adds a ghost.
func (s *stall) install(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names, s.shiori[name] = append(s.names, name), &oracle{answers: map[string]string{}}
}

func (s *stall) Ghost(_ context.Context, name string) (Options, error) {
	if name == s.mad {
		panic("a mad stable")
	}
	if name == s.broken {
		return Options{}, errors.New("its descript.txt is missing")
	}
	o := Options{Identity: Identity{Name: name, Names: []string{name + "0"}, AllowUnspecified: true}, Module: s.shiori[name], Seed: 1}
	if s.dress != nil {
		s.dress(&o)
	}
	return o, nil
}

// inVillage runs a test with the ghost a, and b and c in the stable. answers are theirs by name of the ghost, a blank and the
// event.
func inVillage(t *testing.T, answers map[string]string, test func(*house, *stall)) {
	t.Helper()
	inVillageOf(t, nil, answers, test)
}

// inVillageOf is inVillage with ghosts that have more than a name.
func inVillageOf(t *testing.T, dress func(*Options), answers map[string]string, test func(*house, *stall)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &stall{names: []string{"a", "b", "c"}, shiori: map[string]*oracle{}, dress: dress}
		for _, name := range s.names {
			s.shiori[name] = &oracle{answers: map[string]string{}}
		}
		for event, script := range answers {
			name, event, _ := strings.Cut(event, " ")
			s.shiori[name].answers[event] = script
		}
		h := &house{t: t, j: journal.New(journal.Bounds{}), shiori: s.shiori["a"], err: make(chan error, 1)}
		o, _ := s.Ghost(t.Context(), "a")
		o.Journal = h.j
		h.g = New(o)
		h.b = NewBaseware("ukatty", "9.9", h.j, h.g)
		h.b.Settle(Home{Ghosts: s, Guard: func() {}})
		ctx, stop := context.WithCancel(t.Context())
		h.stop = stop
		go func() { h.err <- h.b.Run(ctx) }()
		synctest.Wait()
		h.asked()
		test(h, s)
		stop()
		if err := <-h.err; err != nil {
			t.Errorf("Run: %v", err)
		}
		for name, o := range s.shiori {
			if len(o.asked) > 0 && !o.closed {
				t.Errorf("the SHIORI of %s was not closed", name)
			}
		}
	})
}

// heard gives the questions that a ghost's SHIORI got, without those that all ghosts get.
func (s *stall) heard(name string) string {
	o := s.shiori[name]
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []string
	for _, q := range o.asked {
		if !strings.Contains(q, "uniqueid") {
			all = append(all, q)
		}
	}
	o.asked = nil
	return strings.Join(all, "; ")
}

func (h *house) running() string {
	return strings.Join(h.b.each(func(g *Ghost) string { return g.opt.Identity.Name }), ",")
}

func TestCallAndChange(t *testing.T) {
	for name, c := range map[string]struct{ script, running, a, b, c string }{
		"call":              {`\0hi\![call,ghost,b]\e`, "a,b", "NOTIFY OnGhostCallComplete b0||b|||||", `GET OnGhostCalled a0|\0hi\![call,ghost,b]\e|a|||||; GET OnBoot`, ""},
		"change":            {`\0hi\![change,ghost,b]no`, "b", "", `GET OnGhostChanged a0|\0hi\![change,ghost,b]no|a|||||; GET OnBoot`, ""},
		"next":              {`\_+`, "b", "", `GET OnGhostChanged a0|\_+|a|||||; GET OnBoot`, ""},
		"sequential":        {`\![change,ghost,sequential]`, "b", "", `GET OnGhostChanged a0|\![change,ghost,sequential]|a|||||; GET OnBoot`, ""},
		"last installed":    {`\![change,ghost,lastinstalled]`, "c", "", "", `GET OnGhostChanged a0|\![change,ghost,lastinstalled]|a|||||; GET OnBoot`},
		"unknown":           {`\![change,ghost,x]\![call,ghost,x]\![call,ghost]`, "a", "", "", ""},
		"itself":            {`\![change,ghost,a]\![call,ghost,a]`, "a", "", "", ""},
		"call, raised":      {`\![call,ghost,b,--option=raise-event]`, "a,b", "GET OnGhostCalling b0|automatic|b|/b; GET OnGhostCallComplete b0||b|||||", `GET OnGhostCalled a0|\![call,ghost,b,--option=raise-event]|a|||||; GET OnBoot`, ""},
		"change, raised":    {`\![change,ghost,b,--option=raise-event]`, "b", "GET OnGhostChanging b0|automatic|b|/b; GET OnClose user", `GET OnGhostChanged a0|\![change,ghost,b,--option=raise-event]|a|||||; GET OnBoot`, ""},
		"several at a time": {`\![call,ghost,b]\![call,ghost,c]`, "a,b,c", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			inVillage(t, nil, func(h *house, s *stall) {
				h.send("Script: " + c.script)
				h.after(3 * time.Second)
				if got := h.running(); got != c.running {
					t.Errorf("%s run, want %s:\n%s", got, c.running, h.news())
				}
				if name == "several at a time" {
					return
				}
				for who, want := range map[string]string{"a": c.a, "b": c.b, "c": c.c} {
					if got := strings.ReplaceAll(s.heard(who), "/a", ""); strings.TrimSuffix(got, " ") != want {
						t.Errorf("%s heard %q, want %q", who, got, want)
					}
				}
			})
		})
	}
}

func TestChangeAfterItsScript(t *testing.T) {
	inVillage(t, map[string]string{"a OnGhostChanging": `\0\_qbye\_w[5000]\e`, "b OnGhostChanged": `\0\_qhello\e`}, func(h *house, _ *stall) {
		frames, err := h.b.Watch(h.t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		h.send(`Script: \![change,ghost,b,--option=raise-event]`)
		h.after(4 * time.Second)
		if f := <-frames; text(f, 0) != "bye" || f.Ghost != "a" || !f.Closing {
			t.Errorf("%s shows %q", f.Ghost, text(f, 0))
		}
		h.wantStatus(503, "closing", `Script: no\e`)
		h.after(2 * time.Second)
		if f := <-frames; text(f, 0) != "hello" || f.Ghost != "b" {
			t.Errorf("%s shows %q:\n%s", f.Ghost, text(f, 0), h.news())
		}
		h.wantStatus(200, "idle", "ReceiverGhostName: b0", `Script: \0x\e`)
		h.wantStatus(404, "", "ReceiverGhostName: a0", `Script: \0x\e`)
	})
}

func TestViewerBreaksOffAChange(t *testing.T) {
	inVillage(t, map[string]string{"a OnGhostChanging": `\0\_qbye\_w[5000]\e`}, func(h *house, _ *stall) {
		h.send(`Script: \![change,ghost,b,--option=raise-event]`)
		h.after(time.Second)
		if err := h.b.Do(h.t.Context(), show.Input{Kind: show.Break}); err != nil {
			t.Fatal(err)
		}
		h.after(9 * time.Second)
		h.wantStatus(200, "idle", `Script: \0still a\e`)
		if got := h.running(); got != "a" {
			t.Errorf("%s run", got)
		}
	})
}

func TestGhostThatCannotBeMade(t *testing.T) {
	inVillage(t, nil, func(h *house, s *stall) {
		s.broken = "b"
		h.send(`Script: \![change,ghost,b]`)
		h.after(time.Second)
		h.wantStatus(200, "idle", `Script: \0still a\e`)
		if got := h.news(); !strings.Contains(got, "b does not come: its descript.txt is missing") {
			t.Errorf("journal:\n%s", got)
		}
		s.mad = "c"
		h.send(`Script: \![change,ghost,c]`)
		h.after(time.Second)
		h.wantStatus(200, "idle", `Script: \0still a\e`)
		if got := h.news(); !strings.Contains(got, "a mad stable") {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestOthersHearWhoComesAndGoes(t *testing.T) {
	inVillage(t, map[string]string{"c OnGhostCalled": `\0\_qhello\e`, "c OnBye": `\0bye\-`}, func(h *house, s *stall) {
		h.send(`Script: \![call,ghost,b]`)
		h.after(time.Second)
		s.heard("b")
		h.asked()
		h.send(`Script: \![call,ghost,c]`)
		h.after(time.Second)
		if got := s.heard("b"); got != `GET OnOtherGhostBooted c0|\0\_qhello\e|c|||||` {
			t.Errorf("b heard %q", got)
		}
		if got := h.asked(); got != `GET OnGhostCallComplete c0|\0\_qhello\e|c|||||` {
			t.Errorf("a heard %q", got)
		}
		h.send("ReceiverGhostName: c0", "Event: OnBye")
		h.after(2 * time.Second)
		if got := s.heard("b"); got != `GET OnOtherGhostClosed c0|\0bye\-|c|||||` {
			t.Errorf("b heard %q", got)
		}
		if got := h.running(); got != "a,b" {
			t.Errorf("%s run", got)
		}
		if err := h.b.Do(h.t.Context(), show.Input{Kind: show.Close}); err != nil {
			t.Fatal(err)
		}
		h.after(time.Second)
		if err := <-h.err; err != nil {
			t.Error(err)
		}
		close(h.err)
	})
}

func TestNoOtherGhosts(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \0\+\_+\![change,ghost,random]\![call,ghost,x]a\e`)
		h.after(time.Second)
		h.wantStatus(200, "idle", `Script: b\e`)
		if got := h.news(); strings.Count(got, "no other ghosts here") != 4 {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestGhostsAreListedAndStarted(t *testing.T) {
	inVillage(t, nil, func(h *house, s *stall) {
		ask := func(command string, refs ...string) string {
			lines := []string{"Command: " + command}
			for i, r := range refs {
				lines = append(lines, "Reference"+string(rune('0'+i))+": "+r)
			}
			resp := h.ask("EXECUTE", lines...)
			return strings.ReplaceAll(resp.Data, "\r\n", ",")
		}
		for _, c := range []struct{ got, want string }{
			{ask("GetGhostNameList"), "a,b,c"},
			{ask("GetNames"), "a0"},
			{ask("GetProperty", "ghostlist.count"), "3"},
			{ask("GetProperty", "activeghostlist.count"), "1"},
			{ask("GetProperty", "ghostlist(b).sakuraname"), "b0"},
			{ask("GetProperty", "ghostlist.current.name"), "a"},
		} {
			if c.got != c.want {
				t.Errorf("%q, want %q", c.got, c.want)
			}
		}
		if resp := h.ask("EXECUTE", "Level: external", "Command: CallGhost", "Reference0: b"); resp.Status != 420 {
			t.Errorf("from outside: %d", resp.Status)
		}
		for _, name := range []string{"b0", "b"} {
			if resp := h.ask("EXECUTE", "Command: CallGhost", "Reference0: "+name); resp.Status != 204 {
				t.Errorf("%s: %d, %s", name, resp.Status, resp.Reason)
			}
		}
		if got := h.running(); got != "a,b" {
			t.Errorf("%s run", got)
		}
		if got := s.heard("b"); got != "GET OnBoot" {
			t.Errorf("b heard %q", got)
		}
	})
}

func TestJournalNamesTheGhostThatTookTheRequest(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		for line, want := range map[string]string{"Ghost: other": "other", "Ghost: test": "test", "Ghost: nobody": "test"} {
			e.news()
			resp := e.ask(sstp.NOTIFY, line, "Event: OnHi")
			e.b.Record(sstp.Exchange{Response: resp})
			entries, _, _ := e.j.Since(max(e.journal, 1))
			if last := entries[len(entries)-1]; last.Ghost != want {
				t.Errorf("%s: the journal names %q", line, last.Ghost)
			}
		}
	})
}

func TestGhostsAreToldWhoRuns(t *testing.T) {
	inVillage(t, map[string]string{"a otherghostname": "x", "b otherghostname": "x", "b installedghostname": "x", "b OnBye": `\-`},
		func(h *house, s *stall) {
			h.send(`Script: \![call,ghost,b]`)
			h.after(time.Second)
			if got := s.heard("b"); !strings.Contains(got, "NOTIFY installedghostname a|b|c") ||
				!strings.Contains(got, "NOTIFY otherghostname a0"+separator+"0"+separator+"10") {
				t.Errorf("b heard %q", got)
			}
			if got := h.asked(); !strings.Contains(got, "NOTIFY otherghostname b0"+separator+"0"+separator+"10") {
				t.Errorf("a heard %q", got)
			}
			if err := h.b.numbered(h.number("b")).Do(h.t.Context(), show.Input{Kind: show.Close}); err != nil {
				t.Fatal(err)
			}
			h.after(time.Second)
			if got := h.asked(); !strings.HasSuffix(got, "; NOTIFY otherghostname") {
				t.Errorf("when nobody else is left: a heard %q", got)
			}
		})
}
