package ghost

import (
	"slices"
	"strconv"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Dress-up parts, after UKADOC's \![bind] and \![bind-noevent]. What is worn is kept; a shell of text art shows nothing of it.

// dressupAsks are the tags that put parts on and take them off.
var dressupAsks = map[string]asker{
	"bind": func(l *life, c *play.Cue, _ talk) {
		if l.mayRaise(c) {
			l.redressed(l.bind(c))
		}
	},
	"bind-noevent": func(l *life, c *play.Cue, _ talk) { l.bind(c) },
}

const (
	// maxParts is how many parts are kept, maxPart how many bytes the names of one may have.
	maxParts = 256
	maxPart  = 256
	// maxDressups is up to how many changes at once each one is told.
	maxDressups = 100
)

// part is one part of a character's clothes.
type part struct {
	scope          int
	category, name string
	on             bool
}

// bind puts parts on or takes them off, and gives those that it changed. Without a number it changes each to the other; without
// the name of a part it is for all of the category that are known.
func (l *life) bind(c *play.Cue) []part {
	category, name, value := operand(c, 0), operand(c, 1), strings.TrimSpace(operand(c, 2))
	if category == "" || len(category)+len(name) > maxPart || !slices.Contains([]string{"", "0", "1"}, value) {
		l.note("%s: it names no category, or neither 0 nor 1", spell(c))
		return nil
	}
	if name != "" && !l.knowPart(part{scope: c.Scope, category: category, name: name}) {
		l.note("%s: %d parts are known already", spell(c), maxParts)
		return nil
	}
	var changed []part
	for i := range l.parts {
		p := &l.parts[i]
		to := value == "1" || value == "" && !p.on
		if p.is(c.Scope, category, name) && p.on != to {
			p.on = to
			changed = append(changed, *p)
		}
	}
	return changed
}

// is says whether it is the part of that name, or without one any of the category.
func (p part) is(scope int, category, name string) bool {
	return p.scope == scope && p.category == category && (name == "" || p.name == name)
}

// knowPart sees to it that a part is known; it says no when there are too many.
func (l *life) knowPart(p part) bool {
	if slices.ContainsFunc(l.parts, func(o part) bool { return o.is(p.scope, p.category, p.name) }) {
		return true
	}
	if len(l.parts) == maxParts {
		return false
	}
	l.parts = append(l.parts, p)
	return true
}

// redressed raises OnDressupChanged for each part that has changed, of which the last one may be answered, and tells what is
// worn then.
func (l *life) redressed(changed []part) {
	if len(changed) == 0 {
		return
	}
	const event = "OnDressupChanged"
	quiet := len(changed) > maxDressups || !l.wants(event)
	for i, p := range changed {
		refs := []string{strconv.Itoa(p.scope), p.name, digit(p.on), p.category, "script"}
		switch {
		case quiet || l.hurries(event):
		case i < len(changed)-1:
			l.notify(event, refs...)
		default:
			l.aside(l.request(shiori.GET, event, refs))
		}
	}
	l.notify("OnNotifyDressupInfo", l.clothes()...)
}

// clothes gives the parts that are known, one a reference.
func (l *life) clothes() []string {
	refs := make([]string, len(l.parts))
	for i, p := range l.parts {
		refs[i] = strings.Join([]string{strconv.Itoa(p.scope), p.category, p.name, "", digit(p.on), ""}, separator)
	}
	return refs
}

func digit(on bool) string {
	if on {
		return "1"
	}
	return "0"
}

// aside raises an event whose answer does not cut what plays: it waits for its turn.
func (l *life) aside(req shiori.Request) {
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		switch d := l.verdict(NoBreak); {
		case err != nil:
			l.note("%s stays unanswered: %v", req.ID, err)
		case resp.Value == "":
		case d.Action == Refuse:
			l.note("the answer to %s was dropped: %s", req.ID, d.Why)
		default:
			l.place(talk{script: resp.Value, level: trust(resp), event: req.ID, refs: req.References}, d)
		}
	}})
}
