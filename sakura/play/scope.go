package play

import (
	"math"

	"ukatty/sakura"
)

// scopeTags say who speaks.
var scopeTags = family{
	"scope-0":       func(p *Player, n sakura.Node) { p.speak(n, 0) },
	"scope-h":       func(p *Player, n sakura.Node) { p.speak(n, 0) },
	"scope-1":       func(p *Player, n sakura.Node) { p.speak(n, 1) },
	"scope-u":       func(p *Player, n sakura.Node) { p.speak(n, 1) },
	"scope-p-digit": (*Player).person,
	"scope-p":       (*Player).person,
}

// maxScope is the highest number that a scope can have.
const maxScope = math.MaxInt32

// person gives the word to the scope that a tag names.
func (p *Player) person(n sakura.Node) {
	id, ok := number(p.script.Arg(n, 0))
	if !ok || id < 0 || id > maxScope {
		p.note(n, "that is no number of a character: who spoke goes on")
		return
	}
	p.speak(n, id)
}

// speak gives the word to a scope.
func (p *Player) speak(n sakura.Node, id int) {
	if !p.build.SetSpeaker(id) {
		p.note(n, "there is no room for another character: who spoke goes on")
	}
}
