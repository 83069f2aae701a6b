package stage

import (
	"cmp"
	"slices"
	"strings"
)

const (
	// MaxScopes is how many scopes may stand on a stage.
	MaxScopes = 256
	// MaxChoices is how many choices may be offered at once, and how many anchors there may be.
	MaxChoices = 1024
)

// Builder makes stages. Each Freeze hands out what it stands for at that moment, and what comes later leaves that stage as
// it is. The zero value builds on an empty stage. A Builder must not be copied once it was used.
//
// A scope joins the stage when it gets the word, text, a surface or whatever else can be seen of it; how its text is to look,
// and where, makes nobody join. Methods that take a scope give false where there is no room for it, or where its number is
// negative, and then do nothing. There is always room for scopes 0 and 1.
type Builder struct {
	speaker int
	choices pool
	anchors pool
	held    *Held
	online  bool
	areas   Collision
	noWrap  bool
	// fresh: shown are the scopes as they are now.
	fresh   bool
	motions uint32
	shown   []Scope
	// pair are scopes 0 and 1, crowd are all others by ascending number.
	pair  [2]actor
	crowd []*actor
	// used: there may be something on the stage.
	used bool
}

// actor is one scope in the making.
type actor struct {
	id, balloon int
	surface     string
	// joined: it is on the stage.
	joined, open bool
	text         Text
	// mine: the marks of text were not handed out yet.
	mine bool
	// lining is where the last line of text begins, and where that stands.
	lining  lining
	details *Details
	// more is what takes more than plain text; nil where the script has nothing of it.
	more *more
	// buf holds text.s from the first character that this Builder adds.
	buf strings.Builder
}

// more is what there is to text in the making besides its characters.
type more struct {
	// dress is how text looks that is added, worn how the text at the end does.
	dress, worn dress
	// spans are the ranges that have begun: of a choice, of an anchor.
	spans [2]begun
}

// rare gives what there is more to an actor, for a change.
func (a *actor) rare() *more {
	if a.more == nil {
		a.more = new(more)
	}
	return a.more
}

// marks gives the marks of an actor's text, for a change.
func (a *actor) marks() *marks {
	if a.text.marks == nil || !a.mine {
		m := a.text.marked()
		a.text.marks, a.mine = &m, true
	}
	return a.text.marks
}

// show gives the scope of an actor as it is now.
func (a *actor) show() Scope {
	a.mine = false
	return Scope{ID: a.id, Surface: a.surface, Balloon: a.balloon, Open: a.open, Text: a.text, details: a.details}
}

// NewBuilder gives a Builder that goes on from a stage.
func NewBuilder(from Stage) *Builder {
	b := new(Builder)
	b.Reset(from)
	return b
}

// Reset lets a Builder go on from a stage, whatever it built before. Text that is added looks as the balloon has it.
func (b *Builder) Reset(from Stage) {
	if b.used || b.fresh || b.noWrap {
		*b = Builder{}
	}
	b.speaker, b.online, b.areas, b.motions = from.Speaker, from.Online, from.Collision, from.Motions
	b.choices, b.anchors = newPool(from.Choices), newPool(from.Anchors)
	b.held = from.Held.own(len(from.Choices), len(from.Anchors))
	b.used = true
	for i := range from.Scopes {
		if a := b.enter(from.Scopes[i].ID); a != nil {
			a.take(&from.Scopes[i], len(from.Choices), len(from.Anchors))
		}
	}
}

// take lets an actor go on from a scope of a stage that has so many choices and anchors.
func (a *actor) take(s *Scope, choices, anchors int) {
	a.surface, a.balloon, a.open, a.details = s.Surface, s.Balloon, s.Open, s.details
	if s.Text != (Text{}) {
		a.text = s.Text.own(choices, anchors)
		a.recall()
		a.lining.valign = Bottom
	}
}

// recall finds out how the text of an actor ends.
func (a *actor) recall() {
	a.lining = lining{line: a.text.line()}
	m := a.text.marked()
	if n := len(m.looks); n > 0 {
		a.rare().worn = m.looks[n-1]
	} else if a.more != nil {
		a.more.worn = dress{}
	}
	if n := len(m.lines); n > 0 && m.lines[n-1].line == a.lining.line {
		a.lining = m.lines[n-1]
	}
}

// Freeze gives the stage as it is now.
func (b *Builder) Freeze() Stage {
	if !b.fresh {
		b.sweep()
		b.shown, b.fresh = b.scopes(), true
	}
	return Stage{
		Speaker: b.speaker, Scopes: b.shown, Choices: slices.Clip(b.choices.all), Anchors: slices.Clip(b.anchors.all),
		Held: b.held, Online: b.online, Collision: b.areas, Motions: b.motions,
	}
}

// scopes gives the scopes as they are now.
func (b *Builder) scopes() []Scope {
	n := 0
	for a := range b.actors {
		if a.joined {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	scopes := make([]Scope, 0, n)
	for a := range b.actors {
		if a.joined {
			scopes = append(scopes, a.show())
		}
	}
	return scopes
}

// Speaker gives the scope that text goes to.
func (b *Builder) Speaker() int { return b.speaker }

// SetSpeaker gives the word to a scope, which joins the stage with it.
func (b *Builder) SetSpeaker(scope int) bool {
	if b.enter(scope) == nil {
		return false
	}
	b.speaker = scope
	return true
}

// SetSurface shows a surface on a scope. The id is cleaned as text is. Of the animations of another surface nothing is left.
func (b *Builder) SetSurface(scope int, id string) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	id = Clean(id)
	if a.surface != id && a.details != nil && a.details.Motions != nil {
		b.change(a, func(d *Details) { d.Motions, d.Gone = nil, b.motions })
	}
	a.surface, b.fresh = id, false
	return true
}

// SetBalloon gives a scope the balloon of that id; -1 hides it.
func (b *Builder) SetBalloon(scope, id int) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	a.balloon = id
	b.fresh = false
	return true
}

// enter gives the scope of that number, which joins the stage if it was not there; nil where it cannot.
func (b *Builder) enter(id int) *actor {
	a := b.actor(id)
	if a != nil && !a.joined {
		a.joined, b.fresh = true, false
	}
	return a
}

// actor gives the scope of that number, on the stage or not; nil where there is no room for it.
func (b *Builder) actor(id int) *actor {
	if a := b.find(id); a != nil {
		return a
	}
	if id < 0 || len(b.crowd) == MaxScopes-len(b.pair) {
		return nil
	}
	i, _ := b.index(id)
	a := &actor{id: id}
	b.crowd = slices.Insert(b.crowd, i, a)
	return a
}

// find gives the scope of that number; nil where it is not there.
func (b *Builder) find(id int) *actor {
	if id == 0 || id == 1 {
		a := &b.pair[id]
		a.id, b.used = id, true
		return a
	}
	if i, ok := b.index(id); ok {
		return b.crowd[i]
	}
	return nil
}

// index tells where the scope of that number stands in the crowd, or would.
func (b *Builder) index(id int) (i int, ok bool) {
	return slices.BinarySearchFunc(b.crowd, id, func(a *actor, id int) int { return cmp.Compare(a.id, id) })
}

// actors gives all scopes by ascending number, whether they are on the stage or not.
func (b *Builder) actors(yield func(*actor) bool) {
	for i := range b.pair {
		if !yield(&b.pair[i]) {
			return
		}
	}
	for _, a := range b.crowd {
		if !yield(a) {
			return
		}
	}
}
