package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"ukatty/ghost/descript"
	"ukatty/ghost/house"
)

// choose reads the ghosts that the run shall begin with, and the shell of the first. The error is one sentence, with file and line
// where it is about what a file says.
func (p *session) choose(ctx context.Context, cmd *cobra.Command) error {
	if err := home().Recover(); err != nil && !errors.Is(err, house.ErrBusy) {
		p.log.Warn("installations", "err", err)
		p.hints = append(p.hints, err.Error())
	}
	p.stable = newStable(p)
	names := p.who
	if len(names) == 0 {
		names = []string{builtin}
	}
	for i, name := range names {
		look := ""
		if i == 0 {
			look = p.look
		}
		c, err := p.chooseCast(ctx, cmd, name, look)
		if err != nil {
			return err
		}
		p.casts = append(p.casts, c)
		p.logFlaws(c)
		for _, n := range c.notices {
			if !slices.Contains(p.remarks, n) {
				p.remarks = append(p.remarks, n)
			}
		}
	}
	return nil
}

// chooseCast reads the ghost of a name in a shell; "" for its first.
func (p *session) chooseCast(ctx context.Context, cmd *cobra.Command, name, look string) (cast, error) {
	g, found, err := p.chooseGhost(ctx, cmd, name)
	if err != nil {
		return cast{}, fmt.Errorf("ghost: %w", err)
	}
	c, err := newCast(p.lang, p.door)
	if err == nil && found {
		p.stable.extra = append(p.stable.extra, g)
		c, err = castOf(g)
	}
	if look != "" && err == nil {
		c, err = c.dress(look, g)
	}
	return c, err
}

// chooseGhost finds the ghost that is asked for: in a folder, in an archive, or among those that are installed. It is not
// found when the one is meant that comes with the program.
func (p *session) chooseGhost(ctx context.Context, cmd *cobra.Command, name string) (g house.Ghost, found bool, err error) {
	info, err := os.Stat(name)
	switch {
	case name == "" || name == builtin:
		return g, false, nil
	case err == nil && info.IsDir() && house.IsGhost(name):
		g, err = house.ReadGhost(name)
		return g, true, err
	case err == nil && info.Mode().IsRegular():
		b := newBar(cmd.ErrOrStderr())
		defer b.clear()
		guest, g, err := invite(ctx, name, b.tell)
		if err != nil {
			return g, false, fmt.Errorf("%s: %w", name, err)
		}
		p.guests = append(p.guests, guest)
		return g, true, nil
	}
	all, broken := home().Ghosts()
	for _, g := range all {
		if g.Called(name) {
			return g, true, nil
		}
	}
	if info != nil && info.IsDir() {
		return g, false, fmt.Errorf("%s: no ghost is in this folder, since there is no ghost/master/descript.txt in it", name)
	}
	if len(broken) > 0 {
		return g, false, fmt.Errorf("%q: no such ghost is installed; and of one that is, %w", name, broken[0])
	}
	return g, false, fmt.Errorf("%q: neither a folder nor an archive, nor is such a ghost installed; see 'ukatty ghosts'", name)
}

// dress gives the cast in the shell that is asked for: one of the ghost's, by name, or any folder.
func (c cast) dress(name string, g house.Ghost) (cast, error) {
	dir := looksIn(name)
	if s, ok := g.Shell(name); ok {
		dir = s.Dir
	}
	c.dressed = true
	c, err := c.wear(dir, g.Descript)
	var wrong *descript.Error
	if err != nil && !errors.As(err, &wrong) {
		return c, fmt.Errorf("shell: %w; the ghost has %s", err, shellNames(g))
	}
	return c, err
}

// shellNames lists the shells of a ghost.
func shellNames(g house.Ghost) string {
	if len(g.Shells) == 0 {
		return "no shells by name"
	}
	text := "the shells"
	for i, s := range g.Shells {
		if i > 0 {
			text += ","
		}
		text += " " + s.Name
	}
	return text
}
