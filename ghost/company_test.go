package ghost

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/show"
)

// known gives what is known of the ghosts, in words, and the version.
func (h *house) known(since uint64) (string, uint64) {
	h.t.Helper()
	all, version, err := h.b.Company(h.t.Context(), since)
	if err != nil {
		h.t.Fatal(err)
	}
	var words []string
	for _, p := range all {
		word := p.Ghost
		if p.Asks {
			word += " asks"
		}
		if p.Boxes+p.Wishes > 0 {
			word += fmt.Sprintf(" %d boxes %d wishes", p.Boxes, p.Wishes)
		}
		if p.Unseen {
			word += " unseen"
		}
		words = append(words, word)
	}
	return strings.Join(words, ", "), version
}

// number gives the number of a ghost.
func (h *house) number(name string) int {
	h.t.Helper()
	for _, g := range h.b.Ghosts() {
		if g.Identity().Name == name {
			return g.HWnd()
		}
	}
	h.t.Fatalf("%s does not run", name)
	return 0
}

// turnTo makes the test a viewer of a ghost until the context ends.
func (h *house) turnTo(ctx context.Context, name string) <-chan show.Frame {
	h.t.Helper()
	frames, err := h.b.Watch(ctx, h.number(name))
	if err != nil {
		h.t.Fatal(err)
	}
	synctest.Wait()
	return frames
}

// Who waits for news of the ghosts learns who comes and goes, and nothing while nothing happens.
func TestCompany(t *testing.T) {
	inVillage(t, nil, func(h *house, _ *stall) {
		now, version := h.known(0)
		if now != "a" || version == 0 {
			t.Errorf("%q, version %d", now, version)
		}
		short, stop := context.WithTimeout(h.t.Context(), time.Hour)
		defer stop()
		if all, _, err := h.b.Company(short, version); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, %v while nothing happened", all, err)
		}
		for _, step := range []struct{ script, want string }{
			{`\![call,ghost,b]`, "a, b"}, {`\![call,ghost,c]`, "a, b, c"}, {`\![change,ghost,a]`, "a, b, c"},
		} {
			h.send("Script: " + step.script)
			h.after(time.Second)
			if now, version = h.known(0); now != step.want {
				t.Errorf("%s: %q, want %q", step.script, now, step.want)
			}
		}
		if err := h.b.numbered(h.number("b")).Do(h.t.Context(), show.Input{Kind: show.Close}); err != nil {
			t.Fatal(err)
		}
		for now != "a, c" { // it waits for each version, or for ever
			now, version = h.known(version)
		}
	})
}

// What a ghost wants of the viewer is known without its frames.
func TestCompanyTellsWhatIsWanted(t *testing.T) {
	for script, want := range map[string]string{
		`\0hi\e`:                                 "a",
		`\0hi\x`:                                 "a asks",
		`\0\_qx\q[a,OnA]\e`:                      "a asks",
		`\![open,inputbox,OnIn]\e`:               "a 1 boxes 0 wishes",
		`\![open,browser,http://example.com/]\e`: "a 0 boxes 1 wishes",
		`\-`:                                     "a unseen",
	} {
		inVillage(t, nil, func(h *house, _ *stall) {
			h.turnTo(h.t.Context(), "a")
			h.send("Script: " + script)
			h.after(2 * time.Second)
			if got, _ := h.known(0); got != want {
				t.Errorf("%s: %q, want %q\n%s", script, got, want, h.news())
			}
		})
	}
}

// A viewer of one of several ghosts sees that one, and when it leaves or changes whoever takes its place; inputs go to the ghost that
// they were made for, or are noted.
func TestWatchOneOfSeveral(t *testing.T) {
	inVillage(t, nil, func(h *house, _ *stall) {
		h.send(`Script: \![call,ghost,b]`)
		h.after(time.Second)
		b := h.number("b")
		frames := h.turnTo(h.t.Context(), "b")
		h.send("ReceiverGhostName: b0", `Script: \0\_qI am b.\e`)
		h.after(time.Second)
		f := <-frames
		if f.Ghost != "b" || f.GhostID != b || text(f, 0) != "I am b." {
			t.Errorf("%s (%d) shows %q", f.Ghost, f.GhostID, text(f, 0))
		}
		if err := h.b.Do(h.t.Context(), show.Input{GhostID: b, Kind: show.Hide}); err != nil {
			t.Fatal(err)
		}
		h.after(time.Second)
		if f = <-frames; !f.Hidden {
			t.Error("b is in sight")
		}
		h.wantStatus(200, "idle", "ReceiverGhostName: a0", `Script: \0a\e`)
		_ = h.b.Do(h.t.Context(), show.Input{GhostID: b, Kind: show.Hide})
		h.send("ReceiverGhostName: b0", `Script: \![change,ghost,c]`)
		h.after(3 * time.Second)
		if f = <-frames; f.Ghost != "c" || f.GhostID != h.number("c") {
			t.Errorf("%s has the stage, want c in the place of b:\n%s", f.Ghost, h.news())
		}
		h.news()
		if err := h.b.Do(h.t.Context(), show.Input{GhostID: b, Kind: show.Hide}); err != nil {
			t.Error(err)
		}
		if news := h.news(); !strings.Contains(news, "the ghost has left") {
			t.Errorf("journal:\n%s", news)
		}
		if late, err := h.b.Watch(h.t.Context(), b); err != nil || (<-late).Ghost != "a" {
			t.Errorf("who has left is watched still: %v", err)
		}
	})
}

// A form of a ghost that nobody looks at waits as long as there is a viewer who could turn to it.
func TestFormsWaitForViewersOfOthers(t *testing.T) {
	inVillage(t, nil, func(h *house, _ *stall) {
		h.send(`Script: \![call,ghost,b]`)
		h.after(time.Second)
		viewing, stop := context.WithCancel(h.t.Context())
		h.turnTo(viewing, "a")
		h.send("ReceiverGhostName: b0", `Script: \![open,inputbox,OnIn,0]\e`)
		h.after(time.Hour)
		if got, _ := h.known(0); got != "a, b 1 boxes 0 wishes" {
			t.Errorf("%q:\n%s", got, h.news())
		}
		stop()
		h.after(alonePatience + time.Second)
		if got, _ := h.known(0); got != "a, b" {
			t.Errorf("%q:\n%s", got, h.news())
		}
	})
}

// Whoever comes to life has a door of its own, which is closed when it leaves.
func TestDoors(t *testing.T) {
	inVillage(t, nil, func(h *house, _ *stall) {
		var mu sync.Mutex
		open := map[string]bool{}
		h.b.home.Door = func(_ context.Context, g *Ghost) func() {
			mu.Lock()
			defer mu.Unlock()
			name := g.Identity().Name
			open[name] = true
			return func() {
				mu.Lock()
				defer mu.Unlock()
				delete(open, name)
			}
		}
		is := func(want string) {
			t.Helper()
			mu.Lock()
			defer mu.Unlock()
			if len(open) != 1 || !open[want] {
				t.Errorf("open: %v, want that of %s:\n%s", open, want, h.news())
			}
		}
		h.send(`Script: \![call,ghost,b]`)
		h.after(time.Second)
		is("b")
		h.send("ReceiverGhostName: b0", `Script: \![change,ghost,c]`)
		h.after(3 * time.Second)
		is("c")
	})
}
