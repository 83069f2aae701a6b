package tui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// waitingAt gives a frame in which the second node of a script waits until an instant.
func waitingAt(src string, until time.Duration) show.Frame {
	f := playing(src, strings.Index(src, `]`)+1)
	f.Speed = 100
	f.Progress = show.Progress{Node: 1, Until: until}
	return f
}

// The times of a wait go on although no frame comes, and stop with it.
func TestScriptPanelTicks(t *testing.T) {
	r := panelRig(t, 120, 40, cell.Metrics{})
	r.press("f5", "z")
	f := waitingAt(`\0\_w[3000]Bye\e`, 4200*time.Millisecond)
	_, cmd := r.m.Update(framed{f, r.viewer.frames, noon})
	if cmd == nil || !r.m.dock.script.pulse.beating {
		t.Fatal("nothing beats")
	}
	r.sees(`\_w[3000]: 3.0 s left`, "1.2 s gone", "about 3.2 s to come")
	r.send(pulsed(noon.Add(500 * time.Millisecond)))
	r.sees(`\_w[3000]: 2.5 s left`, "1.7 s gone", "about 2.7 s to come")
	f.Speed = 200
	r.send(framed{f, r.viewer.frames, noon})
	r.send(pulsed(noon.Add(time.Second)))
	r.sees(`\_w[3000]: 1.0 s left`)
	r.send(pulsed(noon.Add(time.Minute)))
	r.sees("4.2 s gone")
	if r.m.dock.script.pulse.beating {
		t.Error("it goes on when the wait is over")
	}
}

// What stands still says so, and needs no clock.
func TestScriptPanelStandsStill(t *testing.T) {
	r := panelRig(t, 120, 40, cell.Metrics{})
	r.press("f5")
	for _, tt := range []struct {
		change func(*show.Frame)
		want   string
		beats  bool
	}{
		{func(f *show.Frame) { f.Paused = true }, "paused, 1.2 s gone", false},
		{func(f *show.Frame) { f.Progress.Asks = true }, "waits for an answer, 1.2 s gone", false},
		{func(f *show.Frame) { f.Wait, f.Progress = show.Click, show.Progress{} }, "waits for a click, 1.2 s gone", false},
		{func(f *show.Frame) { f.Wait = show.Choice }, "waits for a choice, 3.0 s left, 1.2 s gone", true},
		{func(f *show.Frame) { f.Wait, f.Progress.Ended = show.Nothing, true }, "its balloons stand, 3.0 s left, 1.2 s gone", true},
	} {
		f := waitingAt(`\0\_w[3000]Bye\e`, 4200*time.Millisecond)
		tt.change(&f)
		r.m.dock.script.pulse.beating = false
		r.m.Update(framed{f, r.viewer.frames, noon})
		r.sees(tt.want)
		if r.m.dock.script.pulse.beating != tt.beats {
			t.Errorf("%s: it beats %v", tt.want, !tt.beats)
		}
	}
}

// Behind the stage, or closed, the panel wakes nobody.
func TestHiddenScriptPanelDoesNotTick(t *testing.T) {
	r := panelRig(t, 20, 5, cell.Metrics{})
	f := waitingAt(`\0\_w[3000]Bye\e`, 4200*time.Millisecond)
	r.m.Update(framed{f, r.viewer.frames, noon})
	if r.m.dock.script.pulse.beating {
		t.Error("it beats although it is closed")
	}
	r.m.toggle(scriptPanel)
	r.m.dock.front = false
	r.m.Update(framed{f, r.viewer.frames, noon})
	if r.m.dock.script.pulse.beating {
		t.Error("it beats behind the stage")
	}
}

// A long wait costs few bytes, and none once it is over.
func TestTickingIsCheap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		v := newFakeViewer()
		p, out := newTape(ctx, Options{Viewer: v, Schedule: fakeSchedule})
		ended := make(chan struct{})
		go func() {
			_, _ = p.Run()
			close(ended)
		}()
		p.Send(keyPress(t, "f5"))
		v.frames <- waitingAt(`\0\_w[60000]Bye\e`, time.Minute)
		time.Sleep(time.Second)
		before := out.written()
		time.Sleep(10 * time.Second)
		if n := out.written() - before; n < 50*4 || n > 50*300 {
			t.Errorf("%d bytes in 10 s", n)
		}
		time.Sleep(time.Minute)
		before = out.written()
		time.Sleep(time.Hour)
		if n := out.written() - before; n != 0 {
			t.Errorf("%d bytes after the wait", n)
		}
		cancel()
		<-ended
	})
}

// Tags that were not performed stand out with the reason.
func TestScriptPanelMarksRefusals(t *testing.T) {
	r := panelRig(t, 120, 40, cell.Metrics{})
	r.m.schedule = nil
	r.press("f5")
	f := playing(`\0\_v[a.wav]Bye\e`, 12)
	r.show(f)
	f.Progress.Remarks = []show.Remark{{Node: 1, Text: "no sound in a terminal"}, {Node: 1, Text: "and more"}, {Node: 999, Text: "nowhere"}}
	r.show(f)
	r.sees(`\_v[a.wav](no sound in a terminal; and more)Bye`)
	f.Progress.Remarks = nil
	r.show(f)
	if strings.Contains(r.look(), "no sound") {
		t.Error("the remarks stay when it plays again")
	}
}
