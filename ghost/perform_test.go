package ghost

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/show"
)

// perform begins a performance and gives what says whether it is over.
func (h *house) perform(scripts ...string) func() bool {
	h.t.Helper()
	over, err := h.g.Perform(h.t.Context(), scripts)
	if err != nil {
		h.t.Fatal(err)
	}
	h.after(0)
	return func() bool {
		select {
		case <-over:
			return true
		default:
			return false
		}
	}
}

// Scripts are played one after the other, and it is over when the balloons of the last one have closed.
func TestPerform(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		over := h.perform(`\0\_qone\_w[1000]`, `\0\_qtwo\_w[1000]\e`)
		for _, step := range []struct {
			after time.Duration
			text  string
			over  bool
		}{{500 * time.Millisecond, "one", false}, {2 * time.Second, "two", false}, {2 * time.Second, "two", false}, {10 * time.Second, "", true}} {
			h.after(step.after)
			if got := words(frame()); got != step.text || over() != step.over {
				t.Errorf("it shows %q, over %v; want %q, %v\n%s", got, over(), step.text, step.over, h.news())
			}
		}
	})
}

// Another performance takes the place of the one before, on an empty stage.
func TestPerformAgain(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		first := h.perform(`\_q\p[3]\s[5]three\1\s[11]\![set,timerraise,1000,0,OnX]\![enter,passivemode]\![open,inputbox,a]\_w[60000]`, "never")
		h.after(time.Second)
		second := h.perform(`\_q\0new\_w[1000]`)
		if !first() || second() {
			t.Errorf("over: the first %v, the second %v", first(), second())
		}
		f := frame()
		if words(f) != "new" || len(f.Stage.Scopes) != 1 || f.Queued != 0 || len(f.Boxes) != 0 || f.Row != "talking" {
			t.Errorf("got %+v", f)
		}
		h.after(12 * time.Second)
		if !second() || strings.Contains(h.news(), "never") {
			t.Errorf("over: %v\n%s", second(), h.news())
		}
		if none := h.perform(); !none() {
			t.Error("a performance of nothing is not over")
		}
	})
}

// \- does not end the ghost, and the next performance brings it back. What is chosen belongs to the act.
func TestPerformLeavingAndChoosing(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		over := h.perform(`\0bye\-`)
		h.after(time.Second)
		if !over() || !frame().Away {
			t.Errorf("over %v, away %v", over(), frame().Away)
		}
		over = h.perform(`\_q\0\q[yes,script:\_w[1000]chosen]`, `\_q\0last`)
		h.after(time.Second)
		h.do(show.Input{Serial: frame().Serial, Kind: show.Choose})
		h.after(500 * time.Millisecond)
		if frame().Away || over() {
			t.Errorf("away %v, over %v", frame().Away, over())
		}
		h.after(2 * time.Second)
		if got := words(frame()); got != "last" || over() {
			t.Errorf("it shows %q, over %v\n%s", got, over(), h.news())
		}
		h.after(10 * time.Second)
		if !over() {
			t.Error("it is never over")
		}
	})
}

// A ghost that has left performs nothing.
func TestPerformTooLate(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.do(show.Input{Kind: show.Close})
		h.after(time.Minute)
		if _, err := h.g.Perform(h.t.Context(), []string{"x"}); !errors.Is(err, ErrGone) {
			t.Errorf("got %v", err)
		}
	})
}

// words gives what stands in the balloon of \0.
func words(f show.Frame) string {
	s, _ := f.Stage.Scope(0)
	return s.Text.String()
}
