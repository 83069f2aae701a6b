package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// clearTags empty balloons, or keep them from being emptied.
var clearTags = family{
	"clear":           (*Player).clear,
	"append-previous": (*Player).appendPrevious,
}

// clear is \c.
func (p *Player) clear(sakura.Node) {
	p.build.Clear(p.build.Speaker())
	p.emit(OpClear)
}

// clearAll empties all balloons.
func (p *Player) clearAll() {
	p.build.ClearAll()
	p.emit(OpClear).Scope = -1
}

// maxAppend is how many bytes may stand in the balloons for a script to add to them: who appends for ever begins anew now
// and then.
const maxAppend = 64 << 10

// appendTag is \C.
var appendTag, _ = sakura.Lookup("append-previous")

// beginsWithAppend says whether the script begins with \C, and may.
func (p *Player) beginsWithAppend() bool {
	nodes := p.script.Nodes()
	if len(nodes) > 1 && nodes[0].Kind == sakura.Text && strings.Trim(p.script.Text(nodes[0]), "\r\n") == "" {
		nodes = nodes[1:]
	}
	if len(nodes) == 0 || nodes[0].Tag != appendTag {
		return false
	}
	return p.o.Level != External || acts[appendTag].external
}

// fits says whether a script may add to what stands in the balloons of a stage.
func fits(on stage.Stage) bool {
	n := 0
	for _, s := range on.Scopes {
		n += s.Text.Size()
	}
	return n <= maxAppend
}

// appendPrevious is \C. Where it counts it was heeded before the script began.
func (p *Player) appendPrevious(sakura.Node) {
	if !p.appends {
		p.note("it counts as the very first tag only, and on balloons that are not full")
	}
	p.appends = false
}
