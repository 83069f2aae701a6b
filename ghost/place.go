package ghost

import (
	"cmp"
	"context"
)

// What a ghost is remembered by. Each has a place of its own in the memory, since two ghosts may have one name. What ghosts of a
// name kept when they shared a place under it is still found by each of them, until it keeps something else.

// place is the owner of what the memory has of the ghost.
func (g *Ghost) place() string { return cmp.Or(g.opt.Place, g.opt.Identity.Name) }

// recall gives what was noted about the ghost.
func (g *Ghost) recall(entry string) (value string, ok bool) {
	if value, ok = g.b.home.Memory.Place(g.place(), entry); ok {
		return value, true
	}
	return g.b.home.Memory.Place(g.opt.Identity.Name, entry)
}

// recallProperty gives the value that was set for a property of the ghost; "" without one.
func (g *Ghost) recallProperty(name string) string {
	if value, ok := g.b.home.Memory.Property(g.place(), name); ok {
		return value
	}
	value, _ := g.b.home.Memory.Property(g.opt.Identity.Name, name)
	return value
}

// keepProperty keeps the value of a property of the ghost; "" removes it, wherever it is found.
func (g *Ghost) keepProperty(ctx context.Context, name, value string) error {
	m := g.b.home.Memory
	if _, old := m.Property(g.opt.Identity.Name, name); old && value == "" && g.place() != g.opt.Identity.Name {
		if err := m.SetProperty(ctx, g.opt.Identity.Name, name, ""); err != nil {
			return err
		}
	}
	return m.SetProperty(ctx, g.place(), name, value)
}
