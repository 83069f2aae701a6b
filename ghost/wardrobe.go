package ghost

import (
	"slices"

	"ukatty/sakura/play"
)

// Changing shells and balloons. A ghost keeps the shell that it was made with as long as it runs, and the balloons are drawn by
// the program: nothing is changed, but a script may ask for what is worn already.

// wardrobeAsks are the tags that change and reload what a ghost looks like.
var wardrobeAsks = map[string]asker{
	"change-shell": func(l *life, c *play.Cue, _ talk) { l.wearOther(c, l.shellName(), l.shells()) },
	"change-balloon": func(l *life, c *play.Cue, _ talk) {
		worn := ""
		if l.g.b != nil {
			worn = l.g.b.balloon()
		}
		l.wearOther(c, worn, nil)
	},
}

// wearOther notes why nothing is changed.
func (l *life) wearOther(c *play.Cue, worn string, all []string) {
	switch name := operand(c, 0); {
	case name == worn && worn != "":
		l.note("%s: it is worn already", spell(c))
	case slices.Contains(all, name), len(all) > 1 && (name == "random" || name == "lastinstalled"):
		l.note("%s: a ghost keeps its shell as long as it runs here", spell(c))
	case name == "random" || name == "lastinstalled":
		l.note("%s: there is no other one here", spell(c))
	default:
		l.note("%s: there is none of that name", spell(c))
	}
}
