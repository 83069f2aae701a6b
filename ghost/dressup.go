package ghost

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
	"ukatty/shells"
)

// Dress-up parts, after UKADOC's \![bind] and \![bind-noevent]: those that the shell has (descript.txt, bindgroup and
// bindoption). They are worn per shell.

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
	// maxPart is how many bytes the names of a part may have together.
	maxPart = 256
	// maxDressups is up to how many changes at once each one is told.
	maxDressups = 100
	// maxClothes is of how many parts SHIORI is told.
	maxClothes = 1024
)

// part is a dress-up part that was put on or taken off.
type part struct {
	shells.Part
	scope int
	on    bool
}

// clothesOf gives what a scope wears: what the shell says until something was put on or taken off.
func (l *life) clothesOf(scope int) shells.Dress {
	if d, ok := l.clothes[scope]; ok {
		return shells.Dress(d)
	}
	if shell := l.g.Shell(); shell != nil {
		return shell.Dress(scope)
	}
	return ""
}

// fitting gives what of the clothes the shell has: it may have been read anew.
func (l *life) fitting(clothes map[int]string) map[int]string {
	shell := l.g.Shell()
	if shell == nil || len(clothes) == 0 {
		return nil
	}
	all := map[int]string{}
	for scope, worn := range clothes {
		ids := strings.Split(worn, ",")
		known := map[string]bool{}
		for _, p := range shell.Parts(scope) {
			known[strconv.Itoa(p.ID)] = true
		}
		all[scope] = strings.Join(slices.DeleteFunc(ids, func(id string) bool { return !known[id] }), ",")
	}
	return all
}

// bind puts parts on or takes them off, and gives those that it changed. Without a number it changes each to the other; without
// the name of a part it is for all of the category. What goes together and what does not the shell says.
func (l *life) bind(c *play.Cue) []part {
	category, name, value := operand(c, 0), operand(c, 1), strings.TrimSpace(operand(c, 2))
	shell := l.g.Shell()
	switch {
	case category == "" || len(category)+len(name) > maxPart || !slices.Contains([]string{"", "0", "1"}, value):
		l.note("%s: it names no category, or neither 0 nor 1", spell(c))
		return nil
	case shell == nil:
		l.note("%s: the ghost has no shell", spell(c))
		return nil
	}
	parts := shell.Parts(c.Scope)
	meant := slices.DeleteFunc(slices.Clone(parts), func(p shells.Part) bool { return p.Category != category || name != "" && p.Name != name })
	if len(meant) == 0 {
		l.note("%s: the shell has no such part for %s", spell(c), l.g.Identity().Character(c.Scope))
		return nil
	}
	was := l.clothesOf(c.Scope)
	var now shells.Dress
	switch value {
	case "1":
		now = shell.PutOn(c.Scope, was, category, name)
	case "0":
		now = shell.TakeOff(c.Scope, was, category, name)
	default:
		now = toggled(shell, c.Scope, was, meant)
	}
	if now == was {
		l.note("%s: nothing changes by it", spell(c))
		return nil
	}
	all := maps.Clone(l.clothes)
	if all == nil {
		all = map[int]string{}
	}
	all[c.Scope] = string(now)
	l.clothes, l.changed = all, true
	l.keepClothes()
	return difference(c.Scope, parts, was, now)
}

// toggled gives what is worn once each of several parts was put on that was not worn, or else taken off.
func toggled(shell *shells.Shell, scope int, d shells.Dress, parts []shells.Part) shells.Dress {
	was := wornOf(d)
	for _, p := range parts[:min(len(parts), maxDressups)] {
		if was[p.ID] {
			d = shell.TakeOff(scope, d, p.Category, p.Name)
		} else {
			d = shell.PutOn(scope, d, p.Category, p.Name)
		}
	}
	return d
}

// wornOf gives the numbers of the parts that are worn.
func wornOf(d shells.Dress) map[int]bool {
	on := map[int]bool{}
	for id := range strings.SplitSeq(string(d), ",") {
		if n, err := strconv.Atoi(id); err == nil {
			on[n] = true
		}
	}
	return on
}

// difference gives the parts that are worn now and were not, or the other way round.
func difference(scope int, parts []shells.Part, was, now shells.Dress) (changed []part) {
	before, after := wornOf(was), wornOf(now)
	for _, p := range parts {
		if before[p.ID] != after[p.ID] {
			changed = append(changed, part{p, scope, after[p.ID]})
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
	quiet := len(changed) > maxDressups || !l.wants(event)
	for i, p := range changed {
		refs := []string{strconv.Itoa(p.scope), p.Name, digit(p.on), p.Category, "script"}
		switch {
		case quiet || l.hurries(event):
		case i < len(changed)-1:
			l.notify(event, refs...)
		default:
			l.aside(l.request(shiori.GET, event, refs))
		}
	}
	l.tellClothes()
}

// tellClothes tells the SHIORI of all parts that there are, one a reference, and which of them are worn.
func (l *life) tellClothes() {
	const event = "OnNotifyDressupInfo"
	shell := l.g.Shell()
	if shell == nil || !l.wants(event) {
		return
	}
	var refs []string
	for scope := range maxNamed {
		parts := shell.Parts(scope)
		if len(parts) == 0 {
			continue
		}
		on := wornOf(l.clothesOf(scope))
		for _, p := range parts[:min(len(parts), maxClothes-len(refs))] {
			refs = append(refs, strings.Join([]string{
				strconv.Itoa(scope), p.Category, p.Name, p.Options, digit(on[p.ID]), p.Thumbnail,
			}, separator))
		}
	}
	if len(refs) > 0 {
		l.notify(event, refs...)
	}
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
