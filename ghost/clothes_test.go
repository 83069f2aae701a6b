package ghost

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// Clothes belong to their shell: they are worn again when it comes back.
func TestClothesOfShells(t *testing.T) {
	inShells(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\![bind-noevent,neck,,1]\![change,shell,Winter]\![bind-noevent,head,cap,1]\e`)
		h.after(time.Second)
		if got := frame().Dress; len(got) != 1 || got[0] != "1" {
			t.Errorf("in winter: %v", got)
		}
		h.send(`Script: \0\_q\![change,shell,random]\e`)
		h.after(time.Second)
		if h.g.Shell().Name() != "Everyday" { // summer cannot be put on
			h.send(`Script: \0\_q\![change,shell,Everyday]\e`)
			h.after(time.Second)
		}
		if got := frame().Dress; len(got) != 1 || got[0] != "3,4,5" {
			t.Errorf("every day: %v", got)
		}
	})
}

// A ghost begins in the shell that it left in, unless it was asked for another one, or that is not there any more; what it could
// not keep before it left is kept then.
func TestShellIsRemembered(t *testing.T) {
	for name, c := range map[string]struct {
		last, want string
		asked      bool
		place      string
	}{
		"at first":       {"", "Everyday", false, ""},
		"changed":        {`\![change,shell,Winter]\![bind-noevent,head,cap,1]\-`, "Winter", false, "winter"},
		"and back":       {`\![change,shell,Winter]\![change,shell,Everyday]`, "Everyday", false, "master"},
		"asked for":      {`\![change,shell,Winter]`, "Everyday", true, "winter"},
		"read anew":      {`\![reload,shell]`, "Everyday", false, ""},
		"deleted":        {"summer is gone", "Everyday", false, "autumn"},
		"broken by now":  {"summer", "Everyday", false, "summer"},
		"does not begin": {`\![change,shell,Summer]`, "Everyday", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			inShells(t, nil, func(h *house) {
				h.withLife(func(l *life) { l.g.opt.AllowExit = true })
				switch {
				case strings.HasPrefix(c.last, "summer"):
					if err := h.b.home.Memory.SetPlace(h.t.Context(), "test", shellEntry, c.place); err != nil {
						t.Fatal(err)
					}
				case c.last != "":
					h.send(`Script: \0\_q` + c.last + `\e`)
				}
				h.after(time.Second)
				h.stop()
				<-h.g.gone
				h.after(time.Second)
				if got, _ := h.b.home.Memory.Place("test", shellEntry); got != c.place {
					t.Errorf("remembered: %q, want %q", got, c.place)
				}
				o := h.g.opt
				o.Dressed, o.Module = c.asked, &oracle{}
				next := New(o)
				NewBaseware("ukatty", "9.9", h.j, next).Settle(h.b.home)
				ctx, stop := context.WithCancel(h.t.Context())
				ended := make(chan error)
				go func() { ended <- next.Run(ctx) }()
				frames, err := next.Watch(ctx)
				if err != nil {
					t.Fatal(err)
				}
				f := <-frames
				h.after(time.Second)
				if got := next.Shell().Name(); got != c.want || (f.Names[0] == "ふゆ") != (c.want == "Winter") {
					t.Errorf("it begins in %s, as %s", got, f.Names[0])
				}
				if asked, _ := o.Module.(*oracle); !strings.Contains(strings.Join(asked.asked, ";"), "OnBoot "+c.want) {
					t.Errorf("asked %v", asked.asked)
				}
				if worn := f.Dress[0]; c.want == "Winter" && worn != "1" {
					t.Errorf("it wears %v", f.Dress)
				}
				stop()
				if err := <-ended; err != nil {
					t.Errorf("Run: %v", err)
				}
			})
		})
	}
}

// What is worn is worn again when the ghost comes back, as far as the shell has it.
func TestClothesAreRemembered(t *testing.T) {
	inShells(t, nil, func(h *house) {
		h.send(`Script: \0\_q\![bind-noevent,neck,,1]\![bind-noevent,head,bow,1]\1\![bind-noevent,tail,bell,1]\![change,shell,Winter]\e`)
		h.after(time.Second)
		if got, _ := h.b.home.Memory.Place("test", "clothes:master"); got != "0=2,3,4,5;1=1" {
			t.Errorf("remembered: %q", got)
		}
		if err := h.b.home.Memory.SetPlace(h.t.Context(), "test", "clothes:winter", "0=1,99;x=1;;-1=1;999999999999=1"); err != nil {
			t.Fatal(err)
		}
		said := make(chan [2]map[int]string, 1)
		err := h.g.post(h.t.Context(), func(l *life) {
			l.closet, l.clothes = nil, nil
			winter := l.remembered()
			first, err := h.wear(l.g.opt.Shells[0])
			if err != nil {
				t.Error(err)
			}
			l.g.wears.Store(&first)
			said <- [2]map[int]string{l.remembered(), winter}
		})
		if err != nil {
			t.Fatal(err)
		}
		all := <-said
		boots, other := all[0], all[1]
		if len(boots) != 2 || boots[0] != "2,3,4,5" || boots[1] != "1" || len(other) != 1 || other[0] != "1" {
			t.Errorf("worn again: %v, %v", boots, other)
		}
	})
}

// What the courier has asked the ghost for is not lost when everything ends before the ghost comes to giving it.
func TestClothesThatAreGivenAtTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := New(Options{})
		ctx, stop := context.WithCancel(t.Context())
		taken := make(chan map[string]string, 1)
		go func() { taken <- g.unkeptNow(ctx) }()
		letter := <-g.inbox
		stop()
		synctest.Wait()
		letter(&life{g: g, unkept: map[string]string{shellEntry: "winter"}})
		if got := <-taken; got[shellEntry] != "winter" {
			t.Errorf("taken: %v", got)
		}
	})
}
