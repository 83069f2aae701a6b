package ghost

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
)

// renewable makes the ghost of a house one whose SHIORI can be made anew: by others, one after the other.
func (h *house) renewable(by ...func() (shiori.Module, error)) {
	h.t.Helper()
	err := h.g.post(context.Background(), func(l *life) {
		l.g.opt.Renew = func() (shiori.Module, error) {
			next := by[0]
			by = by[1:]
			return next()
		}
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

func TestReloadShiori(t *testing.T) {
	inHouse(t, map[string]string{"OnHi": `old`}, func(h *house) {
		second := &oracle{answers: map[string]string{"OnHi": `new`}}
		h.renewable(func() (shiori.Module, error) { return second, nil })
		frame := h.watch()
		h.send(`Script: \0\![reload,shiori]\![raise,OnHi]`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "new" || !h.shiori.closed || second.closed {
			t.Errorf("the stage shows %q; closed: %v, %v", got, h.shiori.closed, second.closed)
		}
		h.send(`Script: \![load,shiori]`)
		h.after(time.Second)
		if got := h.news(); !strings.Contains(got, "it is loaded") {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestUnloadShiori(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		third := &oracle{}
		h.renewable(func() (shiori.Module, error) { return nil, errors.New("broken") }, func() (shiori.Module, error) { return third, nil })
		h.send(`Script: \![unload,shiori]\_w[1000]\![unload,shiori]\![load,shiori]\_w[1000]\![raise,OnHi]\![load,shiori]`)
		h.after(500 * time.Millisecond)
		h.wantStatus(503, "closing", "Event: OnHi")
		h.after(time.Second)
		h.wantStatus(503, "closing", "Event: OnHi")
		h.after(time.Second)
		h.wantStatus(204, "idle", "Event: OnHi")
		if got := h.news(); !strings.Contains(got, "it is not loaded") || !strings.Contains(got, `\![load,shiori]: broken`) {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestShioriThatCannotBeMadeAnew(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.send(`Script: \![reload,shiori]\![unload,shiori]\![reload,ghost]\![reload,shell]\![change,shell,x]\![change,balloon,random]\![change,balloon,ukatty]`)
		h.after(time.Second)
		h.wantStatus(204, "idle", "Event: OnHi")
		got := h.news()
		for _, want := range []string{"cannot be made anew", "no shell that could be read", "keeps the shell that it came in", "no other one", "worn already"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is missing:\n%s", want, got)
			}
		}
	})
}

func TestShioriDebugMode(t *testing.T) {
	inHouse(t, map[string]string{"OnHi": `\0hi\e`}, func(h *house) {
		h.send(`Script: \![set,shioridebugmode,true]\![raise,OnHi]`)
		h.after(time.Second)
		h.send(`Script: \![set,shioridebugmode,false]\![raise,OnHi]`)
		h.after(time.Second)
		if got := h.news(); strings.Count(got, `SHIORI: GET OnHi: 200 \0hi\e`) != 1 {
			t.Errorf("journal:\n%s", got)
		}
	})
}

func TestTranslate(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
		refs  string
	}{
		"script":      {[]string{`Script: \0\_qplain\e`}, "translated", `\0\_qplain\e|sstp-send||`},
		"event":       {[]string{"Event: OnHi", "Reference0: a", "Reference1: b"}, "translated", `\0\_qhi\e|sstp-send,owned|OnHi|a` + separator + "b"},
		"notranslate": {[]string{"Option: notranslate", `Script: \0\_qplain\e`}, "plain", ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := &translator{oracle{answers: map[string]string{"OnHi": `\0\_qhi\e`, "OnTranslate": `\0\_qtranslated\e`}}}
			inHouseOf(t, &o.oracle, func(h *house) {
				h.renewable(func() (shiori.Module, error) { return o, nil })
				h.send(`Script: \![reload,shiori]`)
				frame := h.watch()
				h.after(time.Second)
				h.asked()
				if status, _ := h.send(c.lines...); status != 200 {
					t.Errorf("status %d", status)
				}
				h.after(time.Second)
				if got := text(frame(), 0); got != c.want {
					t.Errorf("the stage shows %q:\n%s", got, h.news())
				}
				_, got, _ := strings.Cut(h.asked(), "GET OnTranslate ")
				if got, _, _ = strings.Cut(got, "; "); got != c.refs {
					t.Errorf("asked for the translation of %q, want %q", got, c.refs)
				}
			})
		})
	}
}

// translator is an oracle that wants OnTranslate.
type translator struct{ oracle }

func (o *translator) Wants(event string) bool { return event == "OnTranslate" || o.oracle.Wants(event) }

// newOracle makes another SHIORI.
func newOracle() (shiori.Module, error) { return &oracle{}, nil }
