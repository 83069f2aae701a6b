package ghost

import (
	"context"

	"ukatty/ghost/show"
	"ukatty/sakura/play"
)

// billboard is what everybody may know of the ghosts that run: each ghost says when something of it has changed, viewers wait for
// another version. The lock of the roster guards it.
type billboard struct {
	bills   map[*Ghost]show.Presence
	version uint64        // of all of them together
	turned  chan struct{} // closed by the next version; nil while nobody waits
}

// turn makes a new version.
func (b *billboard) turn() {
	b.version++
	if b.turned != nil {
		close(b.turned)
		b.turned = nil
	}
}

// leave takes a ghost off the billboard.
func (b *billboard) leave(g *Ghost) {
	delete(b.bills, g)
	b.turn()
}

// appears says what is to be known of a ghost from now on. One that has left the list is not known any more.
func (r *roster) appears(g *Ghost, p show.Presence) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if g.heir != nil {
		return
	}
	if r.bills == nil {
		r.bills = map[*Ghost]show.Presence{}
	}
	r.bills[g] = p
	r.turn()
}

// Company gives what is known of the ghosts that run, in the order in which they came, at least one: the last one stays there when it
// has left. It waits until that is another version than since; 0 is older than all. Its error is that of the context.
func (b *Baseware) Company(ctx context.Context, since uint64) (all []show.Presence, version uint64, err error) {
	for {
		all, version, turned := b.company(since)
		if all != nil {
			return all, version, nil
		}
		select {
		case <-turned:
		case <-ctx.Done():
			return nil, since, ctx.Err()
		}
	}
}

// company gives the company if it is not of the version since, and else what is closed when it changes.
func (r *roster) company(since uint64) (all []show.Presence, version uint64, turned <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.version == since {
		if r.turned == nil {
			r.turned = make(chan struct{})
		}
		return nil, since, r.turned
	}
	for _, g := range r.all {
		p, ok := r.bills[g]
		if !ok { // it has not come to life yet
			p = show.Presence{GhostID: g.hwnd, Ghost: g.opt.Identity.Name}
		}
		all = append(all, p)
	}
	return all, r.version, nil
}

// appear tells those who watch others what is to be known of the ghost, if it has changed.
func (l *life) appear() {
	if l.g.b == nil {
		return
	}
	p := show.Presence{
		GhostID: l.g.hwnd, Ghost: l.g.opt.Identity.Name,
		Boxes: len(l.boxes.open), Wishes: len(l.wishes.open), Unseen: l.hidden || l.away,
	}
	switch l.phase() {
	case play.Clicking:
		p.Asks = true
	case play.Choosing:
		p.Asks = len(l.stage.Choices) > 0
	default:
	}
	if p != l.seen {
		l.seen = p
		l.g.b.appears(l.g, p)
	}
}
