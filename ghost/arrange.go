package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
	"ukatty/sakura/play"
)

// How characters are stacked and which of them stick together. A terminal shows none of it, but scripts may ask what they
// have set: currentghost.seriko.zorder and currentghost.seriko.sticky-window.

// arrangeAsks are the tags that arrange characters.
var arrangeAsks = map[string]asker{
	"set-zorder":          func(l *life, c *play.Cue, _ talk) { l.arrange(&l.zorder, c) },
	"reset-zorder":        func(l *life, _ *play.Cue, _ talk) { l.zorder = "" },
	"set-sticky-window":   func(l *life, c *play.Cue, _ talk) { l.arrange(&l.sticky, c) },
	"reset-sticky-window": func(l *life, _ *play.Cue, _ talk) { l.sticky = "" },
}

// maxArranged is how many bytes the groups of an arrangement may have.
const maxArranged = 1024

// arrange adds a group to those that there are.
func (l *life) arrange(groups *string, c *play.Cue) {
	group := strings.Join(operands(c), ",")
	if group == "" || len(*groups)+1+len(group) > maxArranged {
		l.note("%s: the group is empty, or there are too many", spell(c))
		return
	}
	*groups = strings.TrimPrefix(*groups+";"+group, ";")
	l.note("%s is kept, and has no effect in a terminal", spell(c))
}

// arranged is the property of an arrangement; writing replaces all groups.
func arranged(groups func(*life) *string) property {
	return property{
		live: true,
		get:  func(k *look) (string, bool) { return *groups(k.l), true },
		set: func(k *look, value string) *sstp.Response {
			if len(value) > maxArranged {
				return refusal(sstp.BadRequest, "the value is longer than %d bytes", maxArranged)
			}
			*groups(k.l) = value
			return done()
		},
	}
}
