package ghost

import (
	"testing"
	"time"

	"ukatty/ghost/show"
)

// A viewer is told which wait runs until when, and what was not performed.
func TestProgress(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_v[a.wav]\_w[3000]a\_w[500]b\x\_w[1000]\q[yes,OnYes]\e`)
		p := frame().Progress
		if p.Node != 2 || p.Until != 3*time.Second || len(p.Remarks) != 1 || p.Remarks[0].Node != 1 || p.Remarks[0].Text == "" {
			t.Errorf("%+v", p)
		}
		first := p
		h.after(time.Second)
		h.do(show.Input{Kind: show.Skip})
		if f := frame(); f.Wait != show.Click || f.Progress.Node != -1 || f.Progress.Until != 0 {
			t.Errorf("at \\x: %+v after %v", f.Progress, f.Elapsed)
		}
		h.do(show.Input{Kind: show.GoOn, Serial: frame().Serial})
		if f := frame(); f.Progress.Until-f.Elapsed != time.Second || f.Progress.Node != 7 {
			t.Errorf("behind \\x: %+v after %v", f.Progress, f.Elapsed)
		}
		h.after(2 * time.Second)
		if f := frame(); f.Wait != show.Choice || f.Progress.Until <= f.Elapsed || f.Progress.Ended {
			t.Errorf("at the choice: %+v after %v", f.Progress, f.Elapsed)
		}
		h.do(show.Input{Kind: show.Break})
		h.send(`Script: \0\_w[300000]\e`)
		if p := frame().Progress; len(p.Remarks) != 0 || p.Until != 5*time.Minute {
			t.Errorf("of another script: %+v", p)
		}
		if len(first.Remarks) != 1 || first.Remarks[0].Node != 1 {
			t.Errorf("what was handed out has changed: %+v", first)
		}
	})
}

// Of very many remarks a frame has the first.
func TestProgressIsBounded(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		script := `Script: \0`
		for range 2 * show.MaxRemarks {
			script += `\_v[a.wav]`
		}
		h.send(script + `\_w[1000]\e`)
		if n := len(frame().Progress.Remarks); n != show.MaxRemarks {
			t.Errorf("%d remarks", n)
		}
	})
}
