package ghost

import (
	"context"

	"ukatty/ghost/shiori"
	"ukatty/sakura"
	"ukatty/sakura/play"
)

// A script with Option: notify is not played: of its tags those are performed that need no stage, after UKADOC's list of what
// works in ValueNotify. Sounds and the tray are left out, which there are none of here.

// notified are those tags, by the slugs of their rows, with what each does in a script that nobody sees.
var notified = map[string]asker{
	"raise":           func(l *life, c *play.Cue, t talk) { l.raiseAside(operands(c), t) },
	"notify":          (*life).tell,
	"raiseother":      otherAsks["raiseother"],
	"notifyother":     otherAsks["notifyother"],
	"timerraiseother": timerAsks["timerraiseother"],
	"set-property":    (*life).setProperty,
	"get-property":    (*life).getPropertiesAside,
}

// maxNotified is how many tags of a script with Option: notify are performed.
const maxNotified = 16

// valueNotify runs the script of a request with Option: notify. Its stage belongs to others, so that everything else is
// dropped.
func (l *life) valueNotify(t talk) {
	script, _ := sakura.Parse(t.script)
	done, dropped := 0, 0
	for _, n := range script.Nodes() {
		do := notified[n.Tag.String()]
		if n.Kind != sakura.Tag || do == nil || done == maxNotified || t.level == play.External {
			dropped++
			continue
		}
		c := cueOf(script, n)
		if operand(c, 0) == "" {
			dropped++
			continue
		}
		do(l, c, t)
		done++
	}
	if dropped > 0 {
		l.note("%s: %d pieces of it were dropped, since Option: notify may only raise events and use properties, %d at most",
			t.from(), dropped, maxNotified)
	}
}

// cueOf gives what a tag \![…] asks for, outside a player.
func cueOf(s sakura.Script, n sakura.Node) *play.Cue {
	args := s.Args(n)
	return &play.Cue{Tag: n.Tag, Name: args[0], Args: args[1:]}
}

// raiseAside raises an event for a script with Option: notify, its name first. The answer leaves alone what plays: it is
// treated as if it had come with Option: nobreak.
func (l *life) raiseAside(args []string, t talk) {
	event := args[0]
	if !l.wants(event) {
		return
	}
	req := l.request(shiori.GET, event, args[1:])
	req.SenderType = "external,sstp"
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		switch d := l.verdict(NoBreak); {
		case err != nil:
			l.note("%s stays unanswered: %v", event, err)
		case resp.Value == "":
		case d.Action == Refuse:
			l.note("the answer to %s was dropped: %s", event, d.Why)
		default:
			t.script, t.level, t.event, t.refs, t.translated = resp.Value, trust(resp), event, req.References, false
			l.place(t, d)
		}
	}})
}

// getPropertiesAside is \![get,property,event,name,…] in such a script.
func (l *life) getPropertiesAside(c *play.Cue, t talk) {
	names := operands(c)
	if len(names) > maxProperties+1 {
		l.note("%s: it names more than %d properties", spell(c), maxProperties)
		return
	}
	l.dispatch(spell(c), func(ctx context.Context) func(*life) {
		args := l.g.values(ctx, names)
		return func(l *life) { l.raiseAside(args, t) }
	}, nil)
}
