package ghost

import (
	"context"
	"strings"
)

// arrival is how a ghost came that was not there from the beginning: what it greets with, and who is told of it.
type arrival struct {
	event string
	refs  []string
	// by is who brought it, said what that one said on the occasion.
	by     *Ghost
	said   string
	called bool
}

// newArrival gives the arrival of a ghost that another one brings. References 4 to 6 of its event mean nothing.
func newArrival(by *Ghost, p passage) *arrival {
	who := by.Identity()
	a := &arrival{event: "OnGhostChanged", by: by, said: p.script, called: p.call}
	if p.call {
		a.event = "OnGhostCalled"
	}
	a.refs = []string{who.Character(0), p.script, who.Name, by.opt.Dir}
	return a
}

// introduce tells a ghost that begins its life which ghosts there are, and which others run.
func (l *life) introduce() {
	if l.g.b != nil && len(l.g.b.known()) > 0 {
		all := l.g.b.known()
		names := make([]string, len(all))
		for i, g := range all {
			names[i] = g.Name
		}
		l.notify("installedghostname", names...)
	}
	if len(l.company()) > 0 {
		l.tellCompany()
	}
}

// tellCompany tells the ghost which others run, with the surfaces of their first two characters.
func (l *life) tellCompany() {
	const event = "otherghostname"
	company := l.company()
	if !l.wants(event) {
		return
	}
	l.dispatch(event, func(ctx context.Context) func(*life) {
		var refs []string
		for _, g := range company {
			if ref, ok := g.presence(ctx); ok {
				refs = append(refs, ref)
			}
		}
		return func(l *life) { l.notify(event, refs...) }
	}, nil)
}

// presence is what others are told of a ghost that runs; not ok when it has left.
func (g *Ghost) presence(ctx context.Context) (string, bool) {
	said := make(chan string, 1)
	if g.post(ctx, func(l *life) {
		said <- strings.Join([]string{g.Identity().Character(0), l.surface(0), l.surface(1)}, separator)
	}) != nil {
		return "", false
	}
	return await(ctx, g, said)
}

// greeting is the chain of events that a ghost begins its life with: of the first that is answered with a script, that is
// played.
func (l *life) greeting() []link {
	var chain []link
	if first := l.g.opt.FirstBoot; first != nil && first() {
		chain = append(chain, link{id: "OnFirstBoot", refs: []string{"0"}})
	}
	if a := l.g.arrival; a != nil {
		chain = append(chain, link{id: a.event, refs: append(append([]string(nil), a.refs...), "", "", "", l.shellName())})
	}
	return append(chain, link{id: "OnBoot", refs: []string{l.shellName()}})
}

// arrived tells the others that a ghost has come, once it has said its greeting: the one that called it by
// OnGhostCallComplete, the others by OnOtherGhostBooted or OnOtherGhostChanged.
func (l *life) arrived(greeting string) {
	a := l.g.arrival
	if a == nil || l.greeted {
		return
	}
	l.greeted = true
	who, old := l.g.Identity(), a.by.Identity()
	refs := []string{who.Character(0), greeting, who.Name, "", "", "", "", l.shellName()}
	others := link{id: "OnOtherGhostBooted", refs: refs}
	if !a.called {
		refs := make([]string, 16)
		refs[0], refs[1], refs[2], refs[3], refs[4], refs[5] = old.Character(0), who.Character(0), a.said, greeting, old.Name, who.Name
		refs[14], refs[15] = a.by.shellName(), l.shellName()
		others = link{id: "OnOtherGhostChanged", refs: refs}
	}
	l.tellOthers(func(g *Ghost) link {
		if a.called && g == a.by {
			return link{id: "OnGhostCallComplete", refs: refs}
		}
		return others
	})
}

// tellOthers raises an event in each of the other ghosts. They are free to say something to it if nothing plays.
func (l *life) tellOthers(of func(*Ghost) link) {
	company := l.company()
	if len(company) == 0 {
		return
	}
	l.dispatch("news for other ghosts", func(ctx context.Context) func(*life) {
		for _, g := range company {
			g.meet(ctx, of(g))
		}
		return nil
	}, nil)
}

// hear brings the news of another ghost. One that has left has no use for them.
func (g *Ghost) hear(ctx context.Context, news link) {
	_ = g.post(ctx, func(l *life) {
		switch {
		case !l.wants(news.id) || l.hurries(news.id):
		case l.canTalk():
			l.ponder(news.id, news.refs...)
		default:
			l.notify(news.id, news.refs...)
		}
	})
}

// meet brings the news that another ghost has come or gone.
func (g *Ghost) meet(ctx context.Context, news link) {
	_ = g.post(ctx, func(l *life) { l.tellCompany() }) // as with hear
	g.hear(ctx, news)
}

// farewell tells the others that a ghost has left for good. The ghost's own goroutine does it, which nobody waits for any
// more.
func (l *life) farewell(ctx context.Context) {
	if l.travelling {
		return // the one that came in its place is the news
	}
	who := l.g.Identity()
	for _, g := range l.company() {
		g.meet(ctx, link{id: "OnOtherGhostClosed", refs: []string{who.Character(0), l.talk.script, who.Name, "", "", "", "", l.shellName()}})
	}
}
