package ghost

import (
	"context"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Events that scripts raise in other running ghosts, after UKADOC's \![raiseother] and \![notifyother].

// otherAsks are the tags that raise events in other ghosts.
var otherAsks = map[string]asker{
	"raiseother":  func(l *life, c *play.Cue, _ talk) { l.others(c, shiori.GET) },
	"notifyother": func(l *life, c *play.Cue, _ talk) { l.others(c, shiori.NOTIFY) },
}

// allGhosts stands for all other ghosts; several names have separator between them.
const (
	allGhosts = "__SYSTEM_ALL_GHOST__"
	separator = "\x01"
)

// maxNames is how many ghosts one tag can name.
const maxNames = 64

// others raises the event of a tag in other ghosts.
func (l *life) others(c *play.Cue, method string) {
	if !l.mayRaise(c) {
		return
	}
	if args := operands(c); len(args) > 1 && args[1] != "" {
		l.visitAll(method, args)
		return
	}
	l.note("%s: it names no event", spell(c))
}

func (l *life) ringRaiseOther(t *timer)  { l.visitAll(shiori.GET, t.args) }
func (l *life) ringNotifyOther(t *timer) { l.visitAll(shiori.NOTIFY, t.args) }

// visitAll sends the courier to the ghosts that args[0] names, with the event args[1] and its references. What did not arrive
// raises OnRaiseOtherFailure, or OnNotifyOtherFailure.
func (l *life) visitAll(method string, args []string) {
	failure := "OnRaiseOtherFailure"
	if method == shiori.NOTIFY {
		failure = "OnNotifyOtherFailure"
	}
	l.dispatch(args[1]+" for "+args[0], func(ctx context.Context) func(*life) {
		var names, reasons []string
		for _, to := range l.g.addressees(args[0]) {
			if reason := to.visited(ctx, method, args[1:]); reason != "" {
				names, reasons = append(names, to.name), append(reasons, reason)
			}
		}
		if len(names) == 0 {
			return nil
		}
		return func(l *life) {
			what, whom := strings.Join(reasons, separator), strings.Join(names, separator)
			l.note("%s did not reach %s: %s", args[1], strings.Join(names, ", "), strings.Join(reasons, ", "))
			l.event(link{id: failure, refs: append([]string{what, whom}, args[1:]...)})
		}
	}, nil)
}

// addressee is a ghost that a script has named; ghost is nil if it does not run.
type addressee struct {
	name  string
	ghost *Ghost
}

// addressees finds the ghosts that a list of names names.
func (g *Ghost) addressees(list string) []addressee {
	running := []*Ghost{g}
	if g.b != nil {
		running = g.b.living()
	}
	var all []addressee
	if list == allGhosts {
		for _, o := range running {
			if o != g {
				all = append(all, addressee{o.opt.Identity.Name, o})
			}
		}
		return all
	}
	for name := range strings.SplitSeq(list, separator) {
		if name == "" {
			continue
		}
		all = append(all, addressee{name, called(running, name)})
		if len(all) == maxNames {
			break
		}
	}
	return all
}

// called finds a ghost by its name, or else by that of its \0.
func called(running []*Ghost, name string) *Ghost {
	for _, is := range []func(Identity) string{
		func(id Identity) string { return id.Name },
		func(id Identity) string { return id.Character(0) },
	} {
		for _, g := range running {
			if is(g.Identity()) == name {
				return g
			}
		}
	}
	return nil
}

// visited brings an event to the ghost. It gives the reason why not, in the words of OnRaiseOtherFailure; "" if it has
// arrived.
func (a addressee) visited(ctx context.Context, method string, args []string) string {
	if a.ghost == nil {
		return "notfound"
	}
	reason := make(chan string, 1)
	if a.ghost.post(ctx, func(l *life) { reason <- l.visit(method, args) }) != nil {
		return "notfound"
	}
	switch why, ok := await(ctx, a.ghost, reason); {
	case ok:
		return why
	case ctx.Err() != nil:
		return ""
	default:
		return "notfound"
	}
}

// visit takes an event that another ghost raises. It gives the reason why it does not take it.
func (l *life) visit(method string, args []string) string {
	switch s := l.state(); {
	case s.Closing, s.Silent:
		return "status"
	case s.TimeCritical:
		return "timecritical"
	case s.Passive:
		return "passivemode"
	case s.Induction:
		return "inductionmode"
	case s.Hidden:
		return "minimized"
	case method == shiori.NOTIFY:
		l.tellOf(args)
	default:
		l.answerTo(l.raising(shiori.GET, args, "raise"), func() {})
	}
	return ""
}
