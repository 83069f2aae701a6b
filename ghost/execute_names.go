package ghost

import "ukatty/ghost/sstp"

// The commands that ask for names.

func getName(l *life, _ *execution) *sstp.Response {
	return data(l.g.opt.Identity.Character(0) + "," + l.g.opt.Identity.Character(1))
}

func getNames(x *execution) *sstp.Response {
	return list(x.b.each(func(g *Ghost) string { return g.opt.Identity.Character(0) }))
}

func getGhostName(l *life, _ *execution) *sstp.Response { return data(l.g.opt.Identity.Name) }

func getVersion(x *execution) *sstp.Response { return data(x.b.name + " " + x.b.version) }

func getShortVersion(x *execution) *sstp.Response { return data(x.b.version) }

// each gives what a function says of all ghosts, in the order in which they were started.
func (b *Baseware) each(say func(*Ghost) string) []string {
	all := make([]string, len(b.ghosts))
	for i, g := range b.ghosts {
		all[i] = say(g)
	}
	return all
}
