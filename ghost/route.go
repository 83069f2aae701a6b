package ghost

import (
	"strconv"
	"strings"

	"ukatty/ghost/sstp"
)

// Which ghost a request is for. Names come first and must be met: a client that asks for somebody in particular does not
// want somebody else. UKADOC's spec_sstp gives the headers, not their order.

// receiver gives the ghost that a request is for; nil when it names one that does not run. The first rule that applies
// decides: the socket it came on, ReceiverGhostHWnd (a number that GetFMO gave), ReceiverGhostName, Ghost, Sender: First,
// a script's IfGhost, and else the ghost that was started first.
func (b *Baseware) receiver(r *sstp.Request) *Ghost {
	running := b.living()
	for _, rule := range []struct {
		want string
		is   func(*Ghost, string) bool
	}{
		{r.Receiver, func(g *Ghost, want string) bool { return g.id == want }},
		{header(r, "ReceiverGhostHWnd"), func(g *Ghost, want string) bool { return strconv.Itoa(g.hwnd) == want }},
		{header(r, "ReceiverGhostName"), func(g *Ghost, want string) bool { return g.Identity().Character(0) == want }},
		{header(r, "Ghost"), func(g *Ghost, want string) bool { return g.opt.Identity.Name == want }},
	} {
		if rule.want == "" {
			continue
		}
		for _, g := range running {
			if rule.is(g, rule.want) {
				return g
			}
		}
		return nil
	}
	if r.Sender() == "First" {
		return running[0]
	}
	scripts := r.Scripts()
	for _, g := range running {
		if names(scripts, g.Identity()) {
			return g
		}
	}
	return running[0]
}

func header(r *sstp.Request, name string) string { return strings.TrimSpace(r.Fields.Get(name)) }
