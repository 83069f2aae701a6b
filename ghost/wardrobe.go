package ghost

import (
	"context"
	"errors"
	"slices"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Changing shells and balloons, and reading shells anew, after UKADOC's \![change,shell], \![change,balloon],
// \![reload,shell], \![reload,descript] and \![reload,ghost]. The courier reads a shell, and the script waits for it: what it
// does next with surfaces and animations means those of that shell. The balloons are drawn by the program: there is one kind.

// wardrobeAsks are the tags that change and reload what a ghost looks like.
var wardrobeAsks = map[string]asker{
	"change-shell":       (*life).changeShell,
	"reload-shell":       (*life).reloadShell,
	"reload-descript":    (*life).reloadShell, // of all that has one, only shell and ghost are read from disk
	"reload-descript-of": (*life).reloadTexts,
	"reload-ghost":       (*life).reloadGhost,
	"change-balloon":     (*life).changeBalloon,
}

// costume is a shell that is to be put on.
type costume struct {
	ShellPlace
	// cue is the tag that wants it.
	cue *play.Cue
	// anew: it is the one that is worn, read once more: no change.
	anew bool
}

// errNotFetched is what is said of a shell that the courier did not bring.
var errNotFetched = errors.New("nobody could read it")

// changeShell is \![change,shell,NAME|random|lastinstalled]. With --option=raise-event it asks OnShellChanging first: what that is
// answered with is played before, and the viewer who breaks it off keeps the shell.
func (l *life) changeShell(c *play.Cue, _ talk) {
	asking := l.player
	l.dispatch(spell(c), func(ctx context.Context) func(*life) {
		l.g.survey(ctx)
		return func(l *life) { l.changeTo(c, asking) }
	}, goOnAfter(c))
}

// changeTo changes the shell, now that it is known which ones there are.
func (l *life) changeTo(c *play.Cue, asking *play.Player) {
	to, why := l.findShell(operand(c, 0))
	if why != "" {
		l.note("%s: %s", spell(c), why)
		l.reply(c, "", false)
		return
	}
	wanted := costume{ShellPlace: to, cue: c}
	if !raisesEvent(c) {
		l.fetchShell(wanted)
		return
	}
	const event = "OnShellChanging"
	l.firstAnswer([]link{{id: event, refs: []string{to.Name, l.shellName(), to.Dir}}}, func(_ string, resp shiori.Response) {
		if resp.Value == "" || l.player != asking || l.closing {
			l.fetchShell(wanted)
			return
		}
		l.start(talk{script: resp.Value, level: trust(resp), event: event, costume: &wanted})
	})
}

// findShell gives the shell that a name stands for, or else says why there is none.
func (l *life) findShell(name string) (to ShellPlace, why string) {
	all, worn := l.g.shells(), l.g.worn()
	if l.g.opt.Wear == nil {
		return to, "this ghost keeps the shell that it came in"
	}
	switch name {
	case "random":
		others := slices.DeleteFunc(slices.Clone(all), func(s ShellPlace) bool { return s == worn })
		if len(others) == 0 {
			return to, "there is no other one here"
		}
		return drawn(l, others), ""
	case "lastinstalled":
		newest := l.g.known().Newest
		i := slices.IndexFunc(all, func(s ShellPlace) bool { return newest != "" && s.Dir == newest })
		switch {
		case i < 0:
			return to, "none was installed"
		case all[i] == worn:
			return to, "it is worn already"
		}
		return all[i], ""
	case worn.Name:
		return to, "it is worn already"
	}
	for _, is := range []func(ShellPlace) bool{
		func(s ShellPlace) bool { return s.Name == name },
		func(s ShellPlace) bool { return s.Dir != "" && folderName(s.Dir) == name },
	} {
		if i := slices.IndexFunc(all, is); i >= 0 && name != "" {
			if all[i] == worn {
				return to, "it is worn already"
			}
			return all[i], ""
		}
	}
	return to, "there is none of that name"
}

// folderName gives the last part of a path, however it is written.
func folderName(dir string) string {
	dir = strings.TrimRight(dir, `/\`)
	return dir[strings.LastIndexAny(dir, `/\`)+1:]
}

// fetchShell sends the courier for a shell.
func (l *life) fetchShell(of costume) {
	if l.g.opt.Wear == nil {
		l.fetched(of, Outfit{}, errNotFetched)
		return
	}
	l.dispatch(spell(of.cue), func(ctx context.Context) func(*life) {
		o, err := l.g.fetchOutfit(ctx, of.ShellPlace)
		return func(l *life) { l.fetched(of, o, err) }
	}, func(l *life) { l.fetched(of, Outfit{}, errNotFetched) })
}

// fetched puts on what the courier has brought. When that is nothing, the shell stays that is worn.
func (l *life) fetched(of costume, o Outfit, err error) {
	switch {
	case err != nil:
		l.note("%s: the shell stays as it is: %v", spell(of.cue), err)
	case of.anew && l.g.worn() != of.ShellPlace:
		l.note("%s: another shell is worn by now", spell(of.cue))
	default:
		l.putOn(o)
		if !of.anew {
			l.keep(shellEntry, l.g.worn().folder())
			l.aside(l.request(shiori.GET, "OnShellChanged", []string{l.shellName(), l.g.opt.Identity.Name, o.Dir}))
		}
	}
	l.reply(of.cue, "", false)
}

// undress does what the talk that plays was to announce, now that it has ended: it lets the shell be changed, unless the viewer
// has broken it off.
func (l *life) undress(how string) {
	of := l.talk.costume
	if of == nil {
		return
	}
	l.talk.costume = nil
	if how == "break" {
		l.note("%s: the shell stays as it is: the script was broken off", spell(of.cue))
		return
	}
	l.fetchShell(*of)
}

// reloadShell is \![reload,shell]: the shell that is worn is read from disk once more.
func (l *life) reloadShell(c *play.Cue, _ talk) {
	if l.g.Shell() == nil || l.g.opt.Wear == nil {
		l.note("%s: the ghost has no shell that could be read anew", spell(c))
		l.reply(c, "", false)
		return
	}
	l.fetchShell(costume{ShellPlace: l.g.worn(), cue: c, anew: true})
}

// reloadTexts is \![reload,descript,ghost shell balloon headline plugin].
func (l *life) reloadTexts(c *play.Cue, t talk) {
	ours := false
	for _, kind := range strings.Fields(strings.Join(operands(c), " ")) {
		switch kind {
		case "ghost", "shell":
			ours = true
		case "balloon", "headline", "plugin":
			l.note("%s: here no %s has a descript.txt", spell(c), kind)
		default:
			l.note("%s: %.20q is nothing that has a descript.txt", spell(c), kind)
		}
	}
	if ours {
		l.reloadShell(c, t)
		return
	}
	l.reply(c, "", false)
}

// reloadGhost is \![reload,ghost]: its SHIORI is loaded anew, and its shell read. It is no change: no event tells of it.
func (l *life) reloadGhost(c *play.Cue, t talk) {
	l.swap(c, "reload")
	l.reloadShell(c, t)
}

// changeBalloon notes why nothing is changed.
func (l *life) changeBalloon(c *play.Cue, _ talk) {
	worn := ""
	if l.g.b != nil {
		worn = l.g.b.balloon()
	}
	switch name := operand(c, 0); {
	case name == worn && worn != "":
		l.note("%s: it is worn already", spell(c))
	case name == "random" || name == "lastinstalled":
		l.note("%s: there is no other one here", spell(c))
	default:
		l.note("%s: there is none of that name", spell(c))
	}
}
