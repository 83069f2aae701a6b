package play

import (
	"slices"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// sectionTags begin and end sections in which text appears otherwise.
var sectionTags = family{
	"quick-toggle": func(p *Player, _ sakura.Node) { p.quick = !p.quick },
	"quick-on":     func(p *Player, _ sakura.Node) { p.quick = true },
	"quick-off":    func(p *Player, _ sakura.Node) { p.quick = false },
	"sync-toggle":  (*Player).syncToggle,
	"sync-ids":     (*Player).syncScopes,
}

// maxSync is how many scopes may speak at once: each character is shown in all of them.
const maxSync = 16

// syncToggle is \_s.
func (p *Player) syncToggle(sakura.Node) {
	if p.sync != nil {
		p.sync = nil
		return
	}
	p.sync = []int{0, 1}
}

// syncScopes is \_s[0,2,3].
func (p *Player) syncScopes(n sakura.Node) {
	var scopes []int
	for i := range p.script.NArg(n) {
		id, ok := number(p.arg(n, i))
		if !ok || id < 0 || id > maxScope {
			p.note("no number of a character")
			break
		}
		if slices.Contains(scopes, id) {
			continue
		}
		if len(scopes) == maxSync {
			p.note("too many characters at once: the first ones speak")
			break
		}
		scopes = append(scopes, id)
	}
	if scopes == nil {
		p.note("nobody speaks at once")
	}
	p.sync = scopes
}

// showAll puts a piece of text into the balloons of a synchronised section.
func (p *Player) showAll(piece stage.Piece, pace Instant) {
	for _, scope := range p.sync {
		if p.build.Put(scope, piece) {
			p.tell(piece, pace).Scope = scope
			continue
		}
		p.note("there is no room for another character, who stays silent").Scope = scope
		p.sync = slices.DeleteFunc(slices.Clone(p.sync), func(id int) bool { return id == scope })
	}
}

// voice gives the scope that a choice or anchor goes to: the speaker, unless others speak at once. It stands in one balloon,
// that of the first of them then.
func (p *Player) voice() int {
	speaker := p.build.Speaker()
	if len(p.sync) == 0 || slices.Contains(p.sync, speaker) {
		return speaker
	}
	return p.sync[0]
}
