package ghost

import (
	"slices"

	"ukatty/sakura/play"
)

// Changing shells and balloons. A ghost has the shell that it was made with, and the balloons are drawn by the program: there
// is nothing to change to, but a script may ask for what is worn already.

// wardrobeAsks are the tags that change and reload what a ghost looks like.
var wardrobeAsks = map[string]asker{
	"change-shell": func(l *life, c *play.Cue, _ talk) { l.wearOther(c, l.shells()) },
	"change-balloon": func(l *life, c *play.Cue, _ talk) {
		var all []string
		if l.g.b != nil {
			all = []string{l.g.b.balloon()}
		}
		l.wearOther(c, all)
	},
}

// wearOther notes why nothing is changed.
func (l *life) wearOther(c *play.Cue, all []string) {
	switch name := operand(c, 0); {
	case name == "random" || name == "lastinstalled":
		l.note("%s: there is no other one here", spell(c))
	case slices.Contains(all, name):
		l.note("%s: it is worn already", spell(c))
	default:
		l.note("%s: there is none of that name", spell(c))
	}
}
