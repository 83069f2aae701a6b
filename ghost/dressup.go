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
	"bind":         func(l *life, c *play.Cue, _ talk) { l.redressed(l.bind(c)) },
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
	if category == "" || len(category)+len(name) > maxPart || value != "" && value != "0" && value != "1" {
		l.note("%s: it names no category, or neither 0 nor 1", spell(c))
		return nil
	}
	is := func(p part) bool {
		return p.scope == c.Scope && p.category == category && (name == "" || p.name == name)
	}
	if name != "" && !slices.ContainsFunc(l.parts, is) {
		if len(l.parts) == maxParts {
			l.note("%s: %d parts are known already", spell(c), maxParts)
			return nil
		}
		l.parts = append(l.parts, part{scope: c.Scope, category: category, name: name})
	}
	var changed []part
	for i := range l.parts {
		p := &l.parts[i]
		if to := value == "1" || value == "" && !p.on; is(*p) && p.on != to {
			p.on = to
			changed = append(changed, *p)
		}
	}
	return changed
}

// redressed raises OnDressupChanged for each part that has changed, of which the last one may be answered, and tells what is
// worn then.
func (l *life) redressed(changed []part) {
	if len(changed) == 0 {
		return
	}
	const event = "OnDressupChanged"
	for i, p := range changed {
		refs := []string{strconv.Itoa(p.scope), p.name, digit(p.on), p.category, "script"}
		switch {
		case len(changed) > maxDressups || !l.wants(event):
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
