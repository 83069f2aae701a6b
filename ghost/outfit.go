package ghost

import (
	"context"
	"slices"
	"strings"

	"ukatty/sakura/stage"
	"ukatty/shells"
)

// Outfit is a shell with what it makes of a ghost. It is not changed once a ghost wears it.
type Outfit struct {
	// Shell is how the characters look, Dir the folder that it was read from, absolute; "" for one that comes with the program.
	Shell *shells.Shell
	Dir   string
	// Names are those of the characters, by scope, Nickname is the second name of \0: shells may give others than the ghost does.
	Names    []string
	Nickname string
}

// outfit gives what the ghost wears: what it came in, until its own goroutine puts on something else.
func (g *Ghost) outfit() Outfit {
	if o := g.wears.Load(); o != nil {
		return *o
	}
	id := &g.opt.Identity
	return Outfit{Shell: g.opt.Shell, Dir: g.opt.ShellDir, Names: id.Names, Nickname: id.Nickname}
}

// Shell is how its characters look; nil without one. Another one may take its place at any time: a Frame tells when.
func (g *Ghost) Shell() *shells.Shell { return g.outfit().Shell }

// Identity says who the ghost is. The names of its characters are those that it has in its shell.
func (g *Ghost) Identity() Identity {
	id, o := g.opt.Identity, g.outfit()
	id.Names, id.Nickname = o.Names, o.Nickname
	return id
}

// survey reads which shells the ghost has. It is not for the ghost's goroutine.
func (g *Ghost) survey(ctx context.Context) {
	if g.opt.List == nil {
		return
	}
	keep := func(all ShellList) { g.listed.Store(&all) }
	if all, err := readWithin(ctx, g, listTime, g.opt.List, keep); err == nil {
		keep(all)
	}
}

// known gives the shells of the ghost as they were last read.
func (g *Ghost) known() ShellList {
	if all := g.listed.Load(); all != nil {
		return *all
	}
	return ShellList{All: g.opt.Shells}
}

// shells are those that the ghost has: the one it wears is among them.
func (g *Ghost) shells() []ShellPlace {
	all, worn := g.known().All, g.worn()
	if g.Shell() != nil && !slices.Contains(all, worn) {
		all = append([]ShellPlace{worn}, all...)
	}
	return all
}

// worn is the shell that the ghost wears; the zero value without one. A folder has one name, that of the list.
func (g *Ghost) worn() ShellPlace {
	o, all := g.outfit(), g.known().All
	if i := slices.IndexFunc(all, func(s ShellPlace) bool { return o.Dir != "" && s.Dir == o.Dir }); i >= 0 {
		return all[i]
	}
	return ShellPlace{Name: g.shellName(), Dir: o.Dir}
}

func (g *Ghost) shellName() string {
	if s := g.Shell(); s != nil {
		return s.Name()
	}
	return ""
}

func (l *life) shellName() string { return l.g.shellName() }

// key is what the clothes of a shell are kept by.
func (p ShellPlace) key() string { return p.Dir + "\x00" + p.Name }

// putOn has the ghost wear another outfit, or the same one once more that was read anew. What was worn with a shell is worn
// again when that one comes back.
func (l *life) putOn(o Outfit) {
	if l.closet == nil {
		l.closet = map[string]map[int]string{}
	}
	l.closet[l.g.worn().key()] = l.clothes
	l.g.wears.Store(&o)
	clothes, met := l.closet[l.g.worn().key()]
	if l.clothes = l.fitting(clothes); !met {
		l.clothes = l.remembered()
	}
	l.looks++
	l.before = l.stage.Motions
	l.shown, l.changed = nil, true
	l.note("the shell is %s", l.shellName())
	if lacking := l.lacking(); len(lacking) > 0 {
		l.note("the shell has not what is on the stage: surface %s", strings.Join(lacking, ", "))
	}
	l.tellShell()
}

// fetchOutfit reads one of the ghost's shells; it gives up on a folder that does not answer.
func (g *Ghost) fetchOutfit(ctx context.Context, s ShellPlace) (Outfit, error) {
	return readWithin(ctx, g, shellTime, func() (Outfit, error) { return g.opt.Wear(s) }, nil)
}

// resume has the ghost begin its life in the shell that it wore last in an earlier run, unless it was asked for another one.
func (l *life) resume() {
	g := l.g
	if g.b == nil || g.opt.Wear == nil || g.opt.Dressed {
		return
	}
	last, ok := g.recall(shellEntry)
	if !ok || last == g.worn().folder() {
		return
	}
	i := slices.IndexFunc(g.opt.Shells, func(s ShellPlace) bool { return s.folder() == last })
	if i < 0 {
		return // it is not installed any more
	}
	o, err := g.fetchOutfit(l.ctx, g.opt.Shells[i])
	if err != nil {
		l.note("the shell that was worn last, %s, stays where it is: %v", g.opt.Shells[i].Name, err)
		return
	}
	g.wears.Store(&o)
	l.looks++
	l.note("the shell is %s, as it was when the ghost left", l.shellName())
}

// lacking lists the surfaces on the stage that the shell has not, and whose they are.
func (l *life) lacking() (all []string) {
	shell := l.g.Shell()
	for i := range l.stage.Scopes {
		s := &l.stage.Scopes[i]
		if s.Surface == "" || s.Surface == stage.Hidden || shell == nil || shell.Has(s.ID, s.Surface) {
			continue
		}
		all = append(all, s.Surface+" of "+l.g.Identity().Character(s.ID))
	}
	return all
}

// tellShell tells the SHIORI what the shell is and what is worn with it.
func (l *life) tellShell() {
	shell := l.g.Shell()
	if shell == nil {
		return
	}
	l.notify("OnNotifyShellInfo", shell.Name(), l.g.outfit().Dir, strings.Join(shell.Surfaces(), ","))
	l.tellClothes()
}
