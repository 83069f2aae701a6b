package ghost

import (
	"context"
	"strconv"
	"strings"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// What a ghost hears of others, once its script has asked for it by \![set,otherghosttalk,…] and
// \![set,othersurfacechange,true]. It lasts until the ghost ends.

// hearingAsks are the tags that ask for it.
var hearingAsks = map[string]asker{
	"set-otherghosttalk":     (*life).listen,
	"set-othersurfacechange": (*life).look,
}

// What a ghost can want to hear, as bits of Ghost.hears.
const (
	beforeTalk uint32 = 1 << iota
	afterTalk
	surfaceChange
)

// listen is \![set,otherghosttalk,true|false|before|after].
func (l *life) listen(c *play.Cue, _ talk) {
	all := l.g.hears.Load() &^ (beforeTalk | afterTalk)
	switch word := operand(c, 0); word {
	case "true", "after":
		all |= afterTalk
	case "before":
		all |= beforeTalk
	case "false":
	default:
		l.note("%s: %.20q is none of true, false, before and after", spell(c), word)
		return
	}
	l.g.hears.Store(all)
}

// look is \![set,othersurfacechange,true|false].
func (l *life) look(c *play.Cue, _ talk) {
	all := l.g.hears.Load() &^ surfaceChange
	switch word := operand(c, 0); word {
	case "true":
		all |= surfaceChange
	case "false":
	default:
		l.note("%s: %.20q is neither true nor false", spell(c), word)
		return
	}
	l.g.hears.Store(all)
}

// listeners are the other ghosts that want to hear of something.
func (l *life) listeners(what uint32) []*Ghost {
	var all []*Ghost
	for _, g := range l.company() {
		if g.hears.Load()&what != 0 {
			all = append(all, g)
		}
	}
	return all
}

// tellListeners raises an event in those who want to hear of it.
func (l *life) tellListeners(what uint32, news link) {
	to := l.listeners(what)
	if len(to) == 0 {
		return
	}
	l.dispatch(news.id+" for other ghosts", func(ctx context.Context) func(*life) {
		for _, g := range to {
			g.hear(ctx, news)
		}
		return nil
	}, nil)
}

// overheard tells the others of the script that plays: before it does, or when it has ended, broken off or not.
func (l *life) overheard(when uint32, broken string) {
	t, who := &l.talk, l.g.Identity()
	l.tellListeners(when, link{id: "OnOtherGhostTalk", refs: []string{
		who.Name, who.Character(0), strings.Join(t.kinds(broken), ","), t.event, t.script, strings.Join(t.refs, separator),
	}})
}

// kinds are the words by which SHIORI is told what a talk is; broken is one more, or "".
func (t *talk) kinds(broken string) []string {
	var words []string
	for _, w := range []struct {
		word  string
		holds bool
	}{
		{broken, broken != ""},
		{"communicate", t.event == "OnCommunicate"},
		{"sstp-send", t.sstp},
		{"owned", t.sstp && t.level == play.Own},
		{"remote", t.level == play.External},
	} {
		if w.holds {
			words = append(words, w.word)
		}
	}
	return words
}

// changedClothes tells the others which surfaces a beat has changed, of each scope the last one.
func (l *life) changedClothes(b *play.Beat, was stage.Stage) {
	if len(l.listeners(surfaceChange)) == 0 {
		return
	}
	last := map[int]string{}
	var scopes []int
	for i := range b.Log {
		if e := &b.Log[i]; e.Op == play.OpSurface {
			if _, met := last[e.Scope]; !met {
				scopes = append(scopes, e.Scope)
			}
			last[e.Scope] = e.Text
		}
	}
	who := l.g.Identity()
	for _, scope := range scopes {
		if s, _ := was.Scope(scope); s.Surface != last[scope] {
			l.tellListeners(surfaceChange, link{id: "OnOtherSurfaceChange", refs: []string{
				who.Name, who.Character(0), strconv.Itoa(scope), last[scope], s.Surface, "0,0,0,0",
			}})
		}
	}
}
