package play

import (
	"math"
	"slices"

	"ukatty/sakura"
	"ukatty/sakura/stage"
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
	id, ok := number(p.arg(n, 0))
	if !ok || id < 0 || id > maxScope {
		p.note("no number of a character, so the one who spoke goes on")
		return
	}
	p.speak(id)
}

// speak gives the word to a scope.
func (p *Player) speak(id int) {
	if !p.build.SetSpeaker(id) {
		p.note("no room for another character, so the one who spoke goes on")
	}
}

// crowd is how many characters may stay for the next script: more are no cast, and would leave no room for one.
const crowd = stage.MaxScopes / 2

// cast gives the characters that stay for the next script: \0, \1, and the others that can be seen.
func cast(scopes []stage.Scope) []stage.Scope {
	leave := func(s stage.Scope) bool {
		return s.ID > 1 && (len(scopes) > crowd || s.Surface == "" || s.Surface == stage.Hidden)
	}
	if !slices.ContainsFunc(scopes, leave) {
		return scopes
	}
	return slices.DeleteFunc(slices.Clone(scopes), leave)
}
