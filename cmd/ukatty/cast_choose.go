package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"ukatty/ghost/descript"
	"ukatty/ghost/house"
)

// choose reads the ghost and the shell that the run shall begin with. The error is one sentence, with file and line where it is
// about what a file says.
func (p *session) choose(ctx context.Context, cmd *cobra.Command) error {
	if err := home().Recover(); err != nil && !errors.Is(err, house.ErrBusy) {
		p.log.Warn("installations", "err", err)
		p.hints = append(p.hints, err.Error())
	}
	p.stable = newStable(p)
	g, found, err := p.chooseGhost(ctx, cmd)
	if err != nil {
		return fmt.Errorf("ghost: %w", err)
	}
	p.cast, err = newCast(p.lang)
	if err == nil && found {
		p.stable.extra = append(p.stable.extra, g)
		p.cast, err = castOf(g)
	}
	if p.look != "" && err == nil {
		p.cast, err = p.cast.dressed(p.look, g)
	}
	if err != nil {
		return err
	}
	p.hints = append(p.hints, p.cast.notices...)
	return nil
}

// chooseGhost finds the ghost that is asked for: in a folder, in an archive, or among those that are installed. It is not
// found when the one is meant that comes with the program.
func (p *session) chooseGhost(ctx context.Context, cmd *cobra.Command) (g house.Ghost, found bool, err error) {
	name := p.who
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
		if p.guest, g, err = invite(ctx, name, b.tell); err != nil {
			return g, false, fmt.Errorf("%s: %w", name, err)
		}
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

// dressed gives the cast in the shell that is asked for: one of the ghost's, by name, or any folder.
func (c cast) dressed(name string, g house.Ghost) (cast, error) {
	dir := name
	if s, ok := g.Shell(name); ok {
		dir = s.Dir
	}
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
