package shiori

import (
	"fmt"
	"maps"
	"slices"
)

// link is a talk of the event from that points to another.
type link struct {
	from string
	*talk
}

// checkLinks finds links to events that are not there, and links that go round.
func (d *dictionary) checkLinks() error {
	links := map[string][]link{}
	for _, l := range d.links {
		if d.events[l.link] == nil {
			return fmt.Errorf("%s:%d: there is no section %s to draw from", l.file, l.line, l.link)
		}
		links[l.from] = append(links[l.from], l)
	}
	w := walk{links: links, state: map[string]state{}}
	for _, name := range slices.Sorted(maps.Keys(links)) {
		if err := w.visit(name); err != nil {
			return err
		}
	}
	return nil
}

// walk is a search for circles, depth first.
type walk struct {
	links map[string][]link
	state map[string]state
}

// state says how far a walk is with an event.
type state uint8

const (
	unseen state = iota
	open
	done
)

// visit follows the links of an event that was not seen yet.
func (w *walk) visit(name string) error {
	if w.state[name] != unseen {
		return nil
	}
	w.state[name] = open
	for _, l := range w.links[name] {
		if w.state[l.link] == open {
			return fmt.Errorf("%s:%d: => %s leads back to where it came from", l.file, l.line, l.link)
		}
		if err := w.visit(l.link); err != nil {
			return err
		}
	}
	w.state[name] = done
	return nil
}
