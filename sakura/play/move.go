package play

import (
	"slices"
	"strings"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// moveTags let characters walk on the desktop: see desk.go.
var moveTags = family{
	"move-away":        (*Player).moveAway,
	"move-near":        (*Player).moveNear,
	"move":             func(p *Player, n sakura.Node) { p.pause(p.move(n)) },
	"moveasync":        func(p *Player, n sakura.Node) { p.move(n) },
	"moveasync-cancel": func(p *Player, _ sakura.Node) { p.drop(p.build.Speaker(), moving) },
}

// walkTime is how long \4 and \5 take: their documentation says only that the script waits for them.
const walkTime = 400 * time.Millisecond

// other gives the character that \4 leaves and \5 goes to: the other one of \0 and \1, and \0 for all others.
func other(scope int) int {
	if scope == 0 {
		return 1
	}
	return 0
}

// moveAway is \4: the speaker steps away from the other character.
func (p *Player) moveAway(sakura.Node) {
	scope := p.build.Speaker()
	to := p.gone(scope)
	if p.where(scope).x < p.where(other(scope)).x {
		to.X -= stepAway
	} else {
		to.X += stepAway
	}
	p.walk(scope, to)
}

// moveNear is \5: the speaker goes to the other character until they touch. Who touches or covers it already stays.
func (p *Player) moveNear(sakura.Node) {
	scope := p.build.Speaker()
	to, me, there := p.gone(scope), p.where(scope), p.where(other(scope))
	switch {
	case me.x+me.w < there.x:
		to.X += there.x - (me.x + me.w)
	case me.x > there.x+there.w:
		to.X -= me.x - (there.x + there.w)
	default:
		return
	}
	p.walk(scope, to)
}

// walk moves a character, and the script waits.
func (p *Player) walk(scope int, to stage.Point) {
	p.begin(scope, moving, limited(to), walkTime)
	p.pause(walkTime)
}

// moveWords are the named options of \![move], in the order of the arguments that have no name.
var moveWords = []string{"--x", "--y", "--time", "--base", "--base-offset", "--move-offset"}

// moveArgs reads the arguments of \![move] in the order of moveWords. What is left out is empty.
func (p *Player) moveArgs(n sakura.Node) (words [6]string) {
	args := p.args(n, 1)
	named := slices.ContainsFunc(args, func(s string) bool { return strings.HasPrefix(s, "--") })
	for i, arg := range args {
		arg = strings.ToLower(strings.TrimSpace(arg))
		if named {
			name, value, _ := strings.Cut(arg, "=")
			if i = slices.Index(moveWords, name); i < 0 && arg != "--option=ignore-sticky-window" {
				p.note("there is no such option, so it is left out")
			}
			arg = value
		}
		if i >= 0 && i < len(words) {
			words[i] = arg
		}
	}
	return words
}

// move is \![move,…] and \![moveasync,…]. It gives how long that takes.
func (p *Player) move(n sakura.Node) time.Duration {
	words := p.moveArgs(n)
	scope := p.build.Speaker()
	base, ok := p.standard(words[3])
	if !ok {
		p.note("no such character or desktop, so nobody moves")
		return 0
	}
	to := p.gone(scope)
	me := p.where(scope)
	if !p.moveAlong(words[0], words[4], words[5], across, base, me, &to.X) ||
		!p.moveAlong(words[1], words[4], words[5], upward, base, me, &to.Y) {
		p.note("no place on the desktop, so nobody moves")
		return 0
	}
	d := p.within(words[2])
	p.begin(scope, moving, limited(to), d)
	return d
}

// moveAlong adds to a coordinate what a character has to move so that a place of it stands so many pixels beside a place of
// what it moves to. Nothing, or "fix", leaves the coordinate.
func (p *Player) moveAlong(pixels, baseOffset, moveOffset string, s side, base, me area, to *int) bool {
	if pixels == "" || pixels == "fix" {
		return true
	}
	v, ok := number(pixels)
	from, okBase := base.side(half(baseOffset, s), s)
	at, okMe := me.side(half(moveOffset, s), s)
	if !ok || !okBase || !okMe {
		return false
	}
	*to += from + min(max(v, -maxAway), maxAway) - at
	return true
}

// half gives the part of "right.bottom" for a direction.
func half(s string, of side) string {
	x, y, _ := strings.Cut(s, ".")
	if of == upward {
		return y
	}
	return x
}

// standard gives what \![move] counts from: the desktop, the character that moves, or another one.
func (p *Player) standard(name string) (a area, ok bool) {
	switch name {
	case "", "screen", "primaryscreen", "global":
		return desk, true
	case "me":
		return p.where(p.build.Speaker()), true
	}
	id, ok := number(name)
	if !ok || id < 0 || id > maxScope {
		return area{}, false
	}
	return p.where(id), true
}
