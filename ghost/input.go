package ghost

import (
	"strconv"

	"ukatty/ghost/show"
	"ukatty/sakura/play"
)

// inputs are what viewers can do.
var inputs = map[show.Kind]func(*life, show.Input){
	show.GoOn:   (*life).goOn,
	show.Choose: (*life).choose,
	show.Anchor: (*life).anchor,
	show.Break:  func(l *life, _ show.Input) { l.breakOff() },
	show.Skip:   func(l *life, _ show.Input) { l.skip() },
	show.Pause:  func(l *life, _ show.Input) { l.clock.turn(l.at, l.clock.speed, !l.clock.paused) },
	show.Speed:  func(l *life, in show.Input) { l.clock.turn(l.at, in.Index, l.clock.paused) },
	show.Hide:   func(l *life, _ show.Input) { l.toggle() },
	show.Close:  func(l *life, _ show.Input) { l.closeByViewer() },
	show.Poke:   (*life).poke,
	show.Tap:    (*life).tap,
	show.Stroke: (*life).stroke,
	show.Turn:   (*life).stroke,
	show.Return: func(l *life, _ show.Input) { l.comeBack("a viewer called") },
	show.Submit: (*life).submit,
	show.Cancel: (*life).cancel,
	show.Speak:  (*life).speak,
	show.Grant:  (*life).grant,
	show.Deny:   (*life).deny,

	show.Light:       (*life).shine,
	show.LightAnchor: (*life).shine,
}

// input does what a viewer did.
func (l *life) input(in show.Input) {
	if do := inputs[in.Kind]; do != nil {
		do(l, in)
	} else {
		l.note("a viewer did something unknown (%d): dropped", in.Kind)
	}
	l.changed = true
}

// late says whether an input answers a question that is over, and notes it.
func (l *life) late(in show.Input, what string) bool {
	if in.Serial == l.serial && l.player != nil {
		return false
	}
	l.note("%s came too late: dropped", what)
	return true
}

// goOn ends \x.
func (l *life) goOn(in show.Input) {
	if l.phase() != play.Clicking || l.late(in, "a click") {
		return
	}
	l.take(l.player.Click(l.instant()))
}

// choose takes a choice.
func (l *life) choose(in show.Input) {
	if l.late(in, "a choice") {
		return
	}
	if in.Index < 0 || in.Index >= len(l.stage.Choices) {
		l.note("there is no choice %d: dropped", in.Index+1)
		return
	}
	l.take(l.player.Choose(in.Index, l.instant()))
}

// anchor clicks an anchor. Nothing like a mouse is heard while a script is time critical.
func (l *life) anchor(in show.Input) {
	switch {
	case l.late(in, "an anchor"):
	case l.state().TimeCritical:
		l.note("an anchor is not heard: %s", l.verdict(Plain).Why)
	default:
		l.take(l.player.Anchor(in.Index, l.instant()))
	}
}

// breakOff ends what plays, or closes the balloons that still stand.
func (l *life) breakOff() {
	if l.player == nil {
		return
	}
	if s := l.state(); s.NoUserBreak || s.Passive || s.Induction {
		l.note("the script may not be broken by the viewer")
		return
	}
	phase, t, at, scope := l.phase(), l.talk, l.beat.At, l.stage.Speaker
	l.take(l.player.Break(l.instant()))
	refs := []string{t.script, strconv.Itoa(scope), strconv.Itoa(at)}
	switch {
	case l.closing:
		l.over = true // its goodbye was cut short
	case phase == play.Lingering:
		l.event(link{id: "OnBalloonClose", refs: refs[:1]})
	case t.sstp:
		l.event(link{id: "OnSSTPBreak", refs: refs})
	default:
		l.event(link{id: "OnBalloonBreak", refs: refs})
	}
}

// skip shows at once what comes before the next question or the end.
func (l *life) skip() {
	if l.phase() == play.Playing {
		l.take(l.player.Skip(l.instant()))
	}
}

// toggle hides the ghost and brings it back.
func (l *life) toggle() {
	if l.hidden {
		l.unhide("user")
		return
	}
	if l.away { // out of sight already
		l.comeBack("a viewer called")
		return
	}
	if l.state().Passive {
		l.note("the ghost is in passive mode: it stays in sight")
		return
	}
	l.hide("user")
}
