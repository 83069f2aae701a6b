package ghost

import (
	"path/filepath"

	"ukatty/ghost/sstp"
)

// The commands that ask for names, and the one that starts a ghost by its name.

func getName(l *life, _ *execution) *sstp.Response {
	return data(l.g.Identity().Character(0) + "," + l.g.Identity().Character(1))
}

func getGhostName(l *life, _ *execution) *sstp.Response { return data(l.g.opt.Identity.Name) }

func getShellName(l *life, _ *execution) *sstp.Response {
	if name := l.shellName(); name != "" {
		return list([]string{name})
	}
	return list(nil)
}

func getShellNameList(x *execution) *sstp.Response {
	x.g.survey(x.ctx)
	return list(x.g.shellNames())
}

func getBalloonName(x *execution) *sstp.Response { return data(x.b.balloon()) }

func getVersion(x *execution) *sstp.Response { return data(x.b.name + " " + x.b.version) }

func getShortVersion(x *execution) *sstp.Response { return data(x.b.version) }

func getNames(x *execution) *sstp.Response {
	return list(x.b.each(func(g *Ghost) string { return g.Identity().Character(0) }))
}

func getGhostNameList(x *execution) *sstp.Response {
	all, _ := installed(&look{x: x})
	names := make([]string, len(all))
	for i, t := range all {
		names[i] = t.name
	}
	return list(names)
}

func getBalloonNameList(x *execution) *sstp.Response { return list([]string{x.b.balloon()}) }

// emptyList is the answer where there is nothing of the kind: ukatty has no headlines and no plugins.
func emptyList(*execution) *sstp.Response { return list(nil) }

// callGhost is what CallGhost on the control socket becomes ("Direct SSTP" in the package comment of sstp): the ghost of
// that name, or in that folder, runs, or is started, or there is none.
func callGhost(x *execution) *sstp.Response {
	name := x.param(0)
	if name == "" {
		return refusal(sstp.BadRequest, "CallGhost names no ghost")
	}
	all, _ := installed(&look{x: x})
	for _, t := range all {
		character, _ := sakuraName(t)
		switch {
		case name != t.name && name != character && (t.dir == "" || name != filepath.Base(t.dir)):
		case t.ghost != nil:
			return done()
		case x.r.Barred():
			return refusal(sstp.Refuse, "external clients do not start ghosts")
		default:
			if err := x.b.fetch(x.ctx, nil, passage{call: true, to: Installed{Name: t.name}}); err != nil {
				return refusal(sstp.InternalServerError, "%s does not come: %v", t.name, err)
			}
			return done()
		}
	}
	return refusal(sstp.NotFound, "there is no ghost %.80q", name)
}

// shellNames are the names of the ghost's shells.
func (g *Ghost) shellNames() []string {
	var names []string
	for _, s := range g.shells() {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return names
}

// balloon is the name of the balloons. They are drawn by the program itself and bear its name.
func (b *Baseware) balloon() string { return b.name }

// each gives what a function says of all ghosts, in the order in which they were started.
func (b *Baseware) each(say func(*Ghost) string) []string {
	running := b.living()
	all := make([]string, len(running))
	for i, g := range running {
		all[i] = say(g)
	}
	return all
}
