package play

import (
	"slices"
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// choiceTags offer choices.
var choiceTags = family{
	"choice":              (*Player).choice,
	"choice-event":        (*Player).choice,
	"choice-refs":         (*Player).choice,
	"choice-multi-id":     (*Player).choice,
	"choice-script":       (*Player).choice,
	"choice-old":          func(p *Player, n sakura.Node) { p.choiceOld(n, 0) },
	"choice-old-numbered": func(p *Player, n sakura.Node) { p.choiceOld(n, 1) },
	"choice-range":        (*Player).choiceRange,
}

// choice is \q[title,ID,…]. Without an ID it is text.
func (p *Player) choice(n sakura.Node) {
	label := p.arg(n, 0)
	if p.script.NArg(n) < 2 {
		p.note("a choice needs an ID, so its title is shown as text")
		p.sayNow(label)
		return
	}
	p.offer(label, p.id(n, 1), p.args(n, 2))
}

// choiceOld is \q[ID][title] and \q0[ID][title], whose ID is argument number id. A line break follows.
func (p *Player) choiceOld(n sakura.Node, id int) {
	if p.script.NArg(n) < id+2 {
		p.note("a choice needs an ID and a title, so it is shown as text")
		p.sayNow(p.arg(n, id))
		return
	}
	p.offer(p.arg(n, id+1), p.id(n, id), nil)
	scope := p.voice() // where the choice is, whoever else may be speaking
	p.build.Break(scope, 100)
	p.emit(OpBreak).Scope = scope
}

// offer puts a choice into the balloon of the speaker. It takes no time.
func (p *Player) offer(label, id string, refs []string) {
	c := newChoice(id, refs)
	c.Scope, c.Label = p.voice(), stage.Clean(label)
	if p.fonts != nil {
		c.Marks = p.font().choice
	}
	if !p.build.Choice(c) {
		p.note("too many choices, so its title is shown as text")
		p.sayNow(c.Label)
		return
	}
	e := p.emit(OpChoice)
	e.Scope, e.Text = c.Scope, c.Label
}

// newChoice gives a choice by the look of its id.
func newChoice(id string, refs []string) stage.Choice {
	c := stage.Choice{ID: id, Refs: refs}
	if script, ok := strings.CutPrefix(id, "script:"); ok {
		c.Kind, c.ID = stage.ByScript, script
	} else if strings.HasPrefix(id, "On") {
		c.Kind = stage.ByEvent
	}
	return c
}

// span is the choice of \__q, or the anchor of \_a, that is open.
type span struct {
	choice stage.Choice
	// node is that of the tag, none when its script was replaced.
	node int32
}

// choiceRange is \__q[ID,…] and the \__q that ends it.
func (p *Player) choiceRange(n sakura.Node) {
	was := p.span
	p.closeSpan()
	switch {
	case p.script.NArg(n) > 0:
		p.span = p.newSpan(n)
		p.span.choice.Marks = p.font().choice
		p.build.Begin(p.span.choice.Scope)
	case was == nil:
		p.note("a choice needs an ID")
	}
}

// newSpan gives what the arguments of a tag begin.
func (p *Player) newSpan(n sakura.Node) *span {
	c := newChoice(p.id(n, 0), p.args(n, 1))
	if script, ok := wholeScript(p.script.Text(n)); ok {
		c = newChoice(script, nil)
	}
	c.Scope = p.voice()
	return &span{choice: c, node: p.node}
}

// wholeScript gives the ID of \__q[script:…] and \_a[script:…]: it runs to the closing bracket, as that of \q[title,script:…]
// does, whatever commas and quotes stand in it. ok is false for a tag with another ID.
func wholeScript(tag string) (id string, ok bool) {
	_, id, _ = strings.Cut(strings.TrimSuffix(tag, "]"), "[")
	return unescaped.Replace(id), strings.HasPrefix(id, scriptID)
}

// unescaped takes the escapes out of an argument.
var unescaped = strings.NewReplacer(`\\`, `\`, `\]`, "]", `\%`, "%")

// closeSpan makes a choice of what was said since \__q.
func (p *Player) closeSpan() {
	s := p.span
	if s == nil {
		return
	}
	p.span = nil
	label, ok := p.build.ChoiceSince(s.choice)
	p.closed(s, OpChoice, label, ok)
}

// closed tells what became of a span that was closed.
func (p *Player) closed(s *span, op Op, label string, ok bool) {
	if !ok {
		e := p.note("it has no text, or holds another choice or anchor, or there are too many, so it is none")
		if s.node != none {
			e.Node, e.At = s.node, int(p.script.Nodes()[s.node].Start)
		}
		return
	}
	e := p.emit(op)
	e.Scope, e.Text = s.choice.Scope, label
}

// offers says whether a choice can still be chosen.
func (p *Player) offers(c stage.Choice) bool {
	return slices.ContainsFunc(p.build.Freeze().Choices, func(o stage.Choice) bool { return same(o, c) })
}
