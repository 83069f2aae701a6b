package play

import "ukatty/sakura"

// performer does what one row of the table of tags says, when a tag of that row is reached.
type performer func(*Player, sakura.Node)

// family is the performers of some tags that belong together, by the slugs of their rows. Each stands at the top of a file
// of its own.
type family map[string]performer

// acts are the rows of the table as a player meets them, by TagID.
var acts []act

// act is what becomes of a tag.
type act struct {
	// do is nil where the tag is not performed.
	do performer
	// external: callers from outside may have it performed.
	external bool
	// own: only the ghost's own scripts may.
	own bool
	// asking is how it asks the outside, where it does; nil where it does not.
	asking *asking
	// why it is not performed, where it is not.
	why string
}

func init() {
	tags := sakura.Tags()
	acts = make([]act, len(tags)+1)
	acts[sakura.Unknown] = act{external: true, why: "there is no such tag"}
	for i := range tags {
		acts[i+1] = newAct(sakura.TagID(i+1), &tags[i])
	}
	families := []family{
		scopeTags, surfaceTags, textTags, waitTags, clickTags, clearTags, sectionTags, modeTags, timeTags, choiceTags, eventTags,
		expandTags, anchorTags, fontTags, markTags, placeTags, deleteTags, pictureTags,
		setTags, lockTags, animationTags, scaleTags, moveTags,
	}
	for _, f := range families {
		for slug, do := range f {
			id, ok := sakura.Lookup(slug)
			if !ok {
				panic("play: no row of the table is called " + slug)
			}
			acts[id].do = do
		}
	}
	for i := range acts {
		if a := &acts[i]; a.do == nil && a.asking != nil {
			a.do = (*Player).ask
		}
	}
	if id, ok := sakura.Lookup("enter-nouserbreakmode"); ok {
		acts[id].own = true
	}
}

// newAct gives the act of a row as far as the row says.
func newAct(id sakura.TagID, row *sakura.Row) act {
	a := act{external: row.External, why: "not performed yet"}
	switch row.Performed {
	case sakura.ByGhost, sakura.OnLeave, sakura.Told:
		a.asking = newAsking(id, row)
	case sakura.Nothing:
		a.why = "no meaning in a terminal"
		if row.Meaning == sakura.Event { // for plug-ins, which nobody has: who looks at a script wants to see it all the same
			a.asking = newAsking(id, row)
		}
	default:
	}
	if why, ok := lacks[row.ID]; ok {
		a.why = why
	}
	return a
}

// What is said of a tag that its script may not have performed.
const (
	notOutside = "not for callers from outside"
	onlyOwn    = "only the ghost itself may"
)

// Refuses says why a tag, or variable, is not performed for a script of a level; "" when it is.
func Refuses(t sakura.TagID, l Level) string {
	if int(t) >= len(acts) {
		t = sakura.Unknown
	}
	switch a := &acts[t]; {
	case l == External && !a.external:
		return notOutside
	case a.do == nil:
		return a.why
	case l != Own && a.own:
		return onlyOwn
	}
	return ""
}

// tag performs a tag or a variable.
func (p *Player) tag(n sakura.Node) {
	switch a := &acts[n.Tag]; {
	case p.o.Level == External && !a.external:
		p.note(notOutside)
	case a.do == nil:
		p.note(a.why)
	default:
		a.do(p, n)
	}
	if n.Kind == sakura.Tag {
		p.reached()
	}
}
