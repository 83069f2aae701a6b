package play

import (
	"math"

	"ukatty/sakura"
)

// scopeTags say who speaks.
var scopeTags = family{
	"scope-0":       func(p *Player, _ sakura.Node) { p.speak(0) },
	"scope-h":       func(p *Player, _ sakura.Node) { p.speak(0) },
	"scope-1":       func(p *Player, _ sakura.Node) { p.speak(1) },
	"scope-u":       func(p *Player, _ sakura.Node) { p.speak(1) },
	"scope-p-digit": (*Player).person,
	"scope-p":       (*Player).person,
}

// maxScope is the highest number that a scope can have.
const maxScope = math.MaxInt32

// person gives the word to the scope that a tag names.
func (p *Player) person(n sakura.Node) {
	id, ok := number(p.script.Arg(n, 0))
	if !ok || id < 0 || id > maxScope {
		p.note("that is no number of a character: who spoke goes on")
		return
	}
	p.speak(id)
}

// speak gives the word to a scope.
func (p *Player) speak(id int) {
	if !p.build.SetSpeaker(id) {
		p.note("there is no room for another character: who spoke goes on")
	}
}
