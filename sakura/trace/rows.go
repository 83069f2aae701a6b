package trace

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// The rows of the table that a trace looks at.
var (
	waitTag           = row("wait")
	waitMSTag         = row("wait-ms")
	exitTag           = row("exit")
	choiceTimeoutTag  = row("set-choicetimeout")
	balloonTimeoutTag = row("set-balloontimeout")
	passiveTag        = row("enter-passivemode")
	passiveEndTag     = row("leave-passivemode")
	oldTag            = row("choice-old")
	numberedTag       = row("choice-old-numbered")
	rangeTag          = row("choice-range")
	anchorTags        = [...]sakura.TagID{row("anchor"), row("anchor-event"), row("anchor-refs")}
)

// row finds a row of the table by its slug.
func row(slug string) sakura.TagID {
	id, ok := sakura.Lookup(slug)
	if !ok {
		panic("trace: no row of the table is called " + slug)
	}
	return id
}

// What stands between two tags, as indices of tracer.ranges.
const (
	choiceRange = iota
	anchorRange
)

// spans says whether a tag begins or ends a choice or anchor that stands between two tags, and which.
func spans(tag sakura.TagID) (which int, ok bool) {
	switch tag {
	case rangeTag:
		return choiceRange, true
	case anchorTags[0], anchorTags[1], anchorTags[2]:
		return anchorRange, true
	}
	return 0, false
}

// open keeps the tag that begins a choice or anchor. It does so once all was told of the one that the tag ended.
func (t *tracer) open(e *play.Event) {
	if e.Node < 0 {
		return
	}
	n := t.nodeOf(e)
	if which, ok := spans(n.Tag); ok && t.script.NArg(n) > 0 {
		t.ranges[which] = n
	}
}

// offer tells a choice or an anchor: what its tag says, or the one that began it.
func (t *tracer) offer(e *play.Event, op Op, r Record) {
	n, id := t.ranges[choiceRange], 0
	if op == OpAnchor {
		n = t.ranges[anchorRange]
	} else if e.Node >= 0 && t.nodeOf(e).Tag != rangeTag {
		n, id = t.nodeOf(e), 1
	}
	switch n.Tag {
	case oldTag:
		id = 0
	case numberedTag:
		id = 1
	}
	r.Op = op
	r.Choice = &stage.Choice{Scope: e.Scope, Label: e.Text, ID: t.id(n, id)}
	switch {
	case strings.HasPrefix(r.Choice.ID, "On"):
		r.Choice.Kind = stage.ByEvent
	case strings.HasPrefix(r.Choice.ID, scriptID):
		r.Choice.Kind, r.Choice.ID = stage.ByScript, r.Choice.ID[len(scriptID):]
	}
	if n.Tag != oldTag && n.Tag != numberedTag {
		for i := id + 1; i < t.script.NArg(n); i++ {
			r.Choice.Refs = append(r.Choice.Refs, t.script.Expand(n, i, t.expand))
		}
	}
	t.tell(r)
}

// scriptID begins the ID of a choice that is a script.
const scriptID = "script:"

// id gives the argument that is an ID; the variables of a script are those of the script that will be played.
func (t *tracer) id(n sakura.Node, i int) string {
	if id := t.script.Arg(n, i); strings.HasPrefix(id, scriptID) {
		return id
	}
	return t.script.Expand(n, i, t.expand)
}
