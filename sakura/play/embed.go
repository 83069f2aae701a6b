package play

import "ukatty/sakura"

// embedTag is \![embed,…].
var embedTag, _ = sakura.Lookup("embed")

const (
	// maxEmbeds is how often a script may embed others: what is embedded may embed in its turn, and each time the script is
	// written anew.
	maxEmbeds = 64
	// maxEmbedded is how many bytes they may have together.
	maxEmbedded = 256 << 10
)

// embed puts a script in the place of the tag at work, and goes on with it: whatever is in force stays so.
func (p *Player) embed(script string) {
	s := &p.seldom().spent
	if len(script) > maxEmbedded-s.embedded {
		p.note("what would stand in its place is too long, so nothing does")
		return
	}
	s.embeds++
	s.embedded += len(script)
	with, _ := sakura.Parse(script)
	tag := p.script.Nodes()[p.node]
	p.points = p.place() - codePoints(p.script.Text(tag))
	p.script = p.script.Embed(int(p.node), with)
	p.next, p.node, p.mark = p.node, none, int(tag.Start)
	p.at, p.counted = p.mark, p.mark
}
