package ghost

import (
	"ukatty/ghost/show"
	"ukatty/sakura/play"
)

// publish hands the viewers what they see, if it has changed.
func (l *life) publish() {
	if !l.changed {
		return
	}
	l.changed = false
	l.appear()
	live := l.viewers[:0]
	for _, v := range l.viewers {
		if v.ctx.Err() != nil {
			close(v.frames)
			continue
		}
		live = append(live, v)
	}
	clear(l.viewers[len(live):])
	l.viewers = live
	if len(live) == 0 {
		return
	}
	frame := l.frame()
	for _, v := range live {
		select {
		case <-v.frames: // a frame that nobody has looked at
		default:
		}
		v.frames <- frame // there is room: only this goroutine sends
	}
}

// frame builds what a viewer sees.
func (l *life) frame() show.Frame {
	id, now := l.g.Identity(), l.verdict(Plain)
	f := show.Frame{
		GhostID: l.g.hwnd, Ghost: id.Name, Names: id.Names, Looks: l.looks, Dress: l.clothes, Before: l.before,
		Serial: l.serial, Stage: l.stageSeen(),
		Row: now.Row, Why: now.Why,
		QuietUntil: l.quietUntil, Hidden: l.hidden, Away: l.away,
		Paused: l.clock.paused, Speed: l.clock.speed,
		Queued: len(l.queue), Closing: l.closing || l.over,
		Boxes: l.showBoxes(), Wishes: l.showWishes(),
	}
	if l.player == nil {
		return f
	}
	f.NoTalk = l.beat.Modes.NoTalk
	f.Script, f.At, f.Marker = l.beat.Script, l.beat.At, l.talk.marker
	f.Elapsed, f.Progress = l.clock.now(l.at), l.progress.seen(&l.beat)
	switch l.beat.Phase {
	case play.Clicking:
		f.Wait = show.Click
	case play.Choosing:
		f.Wait = show.Choice
	case play.Playing, play.Asking:
		f.Wait = show.Script
	default:
	}
	return f
}
