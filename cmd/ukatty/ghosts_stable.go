package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"ukatty/ghost"
	"ukatty/ghost/house"
	"ukatty/ghost/journal"
)

// stable is where the ghosts are that scripts may call or change to: the one that comes with the program, the one that the run
// began with, and those that are installed. It implements ghost.Stable.
type stable struct {
	p     *session
	house house.House
	extra []house.Ghost // ghosts that are not installed

	mu   sync.Mutex
	seen time.Time // when a ghost was last installed, as of the list
	read time.Time // when that was read; zero for never
	all  []house.Ghost
	list []ghost.Installed
}

func newStable(p *session) *stable {
	return &stable{p: p, house: home()}
}

// sameList is for how long a list that was read counts, so that a script that asks for many properties of it reads it once. What
// was installed meanwhile is seen at once all the same.
const sameList = 200 * time.Millisecond

// Ghosts lists them: the one that comes with the program first.
func (s *stable) Ghosts() []ghost.Installed {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refresh()
	return s.list
}

// refresh reads the list when it is not the newest.
func (s *stable) refresh() {
	changed, now := s.house.Changed(), time.Now()
	if !s.read.IsZero() && now.Sub(s.read) < sameList && changed.Equal(s.seen) {
		return
	}
	s.read, s.seen = now, changed
	installed, broken := s.house.Ghosts()
	for _, err := range broken {
		s.p.log.Warn("installed", "err", err)
	}
	newest := house.Newest(installed)
	s.all = append(append([]house.Ghost(nil), s.extra...), installed...)
	s.list = nil
	if own, err := newCast(s.p.lang, s.p.door); err == nil {
		s.list = append(s.list, ghost.Installed{Name: own.identity.Name, Character: own.identity.Character(0)})
	}
	names := map[string]bool{builtin: true}
	for _, g := range s.all {
		if names[g.Name] {
			continue // one name, one ghost: nobody could ask for the other
		}
		names[g.Name] = true
		s.list = append(s.list, ghost.Installed{Name: g.Name, Character: g.Sakura, Dir: g.Dir, Newest: g.Dir == newest})
	}
}

// Ghost makes what a ghost of the list is made of.
func (s *stable) Ghost(_ context.Context, name string) (ghost.Options, error) {
	c, err := s.cast(name)
	if err != nil {
		return ghost.Options{}, err
	}
	for _, n := range c.notices {
		s.p.journal.Add(journal.Entry{Kind: journal.Note, Ghost: c.identity.Name, Time: time.Now(), Text: n})
	}
	s.p.logFlaws(c)
	return s.p.ghostOptions(c), nil
}

// cast reads a ghost of the list.
func (s *stable) cast(name string) (cast, error) {
	if name == builtin {
		return newCast(s.p.lang, s.p.door)
	}
	s.mu.Lock()
	s.refresh()
	all := s.all
	s.mu.Unlock()
	for _, g := range all {
		if g.Name == name {
			// What is installed may have changed since.
			if now, err := house.ReadGhost(g.Dir); err == nil {
				g = now
			}
			return castOf(g)
		}
	}
	return cast{}, fmt.Errorf("there is no ghost %q any more", name)
}
