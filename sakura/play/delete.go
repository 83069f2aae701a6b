package play

import "ukatty/sakura"

// deleteTags take parts of a text off again.
var deleteTags = family{
	"clear-char":      (*Player).deletePart,
	"clear-char-from": (*Player).deletePart,
	"clear-line":      (*Player).deletePart,
	"clear-line-from": (*Player).deletePart,
}

const (
	// freeRewriting is how many bytes of texts every script may rewrite by deleting parts of them, rewritingFactor how many
	// more for each of its own: a text is rewritten as a whole, so that deleting and appending in turns would take more and
	// more time.
	freeRewriting   = 1 << 20
	rewritingFactor = 16
)

// deletePart is \c[char,n], \c[char,n,start], \c[line,n] and \c[line,n,start].
func (p *Player) deletePart(n sakura.Node) {
	count, ok := number(p.arg(n, 1))
	if !ok || count < 0 {
		p.note("it does not say how much to clear")
		return
	}
	start := 0
	fixed := p.script.NArg(n) > 2
	if fixed {
		if start, ok = number(p.arg(n, 2)); !ok || start < 0 {
			p.note("it does not say from where to clear")
			return
		}
	}
	scope := p.build.Speaker()
	cost := p.build.Size(scope)
	s := &p.seldom().spent
	if cost > freeRewriting+rewritingFactor*len(p.script.Source())-s.rewriting {
		p.note("the texts of this script were cleared in part too often, so this one stays")
		return
	}
	s.rewriting += cost
	switch lines := n.Tag == clearLine || n.Tag == clearLineFrom; {
	case lines && fixed:
		p.build.DeleteLinesFrom(scope, start, count)
	case lines:
		p.build.DeleteLines(scope, count)
	case fixed:
		p.build.DeleteCharsFrom(scope, start, count)
	default:
		p.build.DeleteChars(scope, count)
	}
}

// The rows of the tags that clear lines.
var (
	clearLine, _     = sakura.Lookup("clear-line")
	clearLineFrom, _ = sakura.Lookup("clear-line-from")
)
