package ghost

import (
	"context"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/sakura/play"
)

// Properties in scripts: \![get,property], \![set,property] and %property. A script of the ghost's own, or of a client of
// this machine, sees what such a client sees with EXECUTE.

// propertyAsks are the tags that read and write properties.
var propertyAsks = map[string]asker{
	"get-property": (*life).getProperties,
	"set-property": (*life).setProperty,
}

// maxProperties is how many properties one tag can ask for.
const maxProperties = 64

// inside is a look at properties from within.
func (g *Ghost) inside(ctx context.Context, l *life, params ...string) (property, *look, bool) {
	if g.b == nil {
		return property{}, nil, false
	}
	x := &execution{ctx: ctx, b: g.b, g: g, r: &sstp.Request{Level: sstp.Local}, params: params}
	return x.property(l)
}

// getProperties is \![get,property,event,name,…]: an event with the values as its references, empty where there is none. The
// script waits for it as for \![raise].
func (l *life) getProperties(c *play.Cue, t talk) {
	event, names := operand(c, 0), operands(c)
	if event == "" || len(names) > maxProperties+1 {
		l.note("%s: it names no event, or more than %d properties", spell(c), maxProperties)
		l.reply(c, "", false)
		return
	}
	asking := l.player
	l.dispatch(spell(c), func(ctx context.Context) func(*life) {
		args := l.g.values(ctx, names)
		return func(l *life) {
			if l.player == asking && l.beat.Ask == c {
				l.raiseFor(c, args, t)
			}
		}
	}, goOnAfter(c))
}

// values gives an event, the first of the names, and the values of the properties that the others name.
func (g *Ghost) values(ctx context.Context, names []string) []string {
	args := []string{names[0]}
	for _, name := range names[1:] {
		args = append(args, g.value(ctx, name))
	}
	return args
}

// propertyTime is how long a script waits for the value of one property.
const propertyTime = 2 * time.Second

// value gives the value of a property, "" without one. It is for the courier: some properties are those of other ghosts.
func (g *Ghost) value(ctx context.Context, name string) string {
	ctx, cancel := context.WithTimeout(ctx, propertyTime)
	defer cancel()
	p, k, ok := g.inside(ctx, nil, name)
	switch {
	case !ok:
		return ""
	case !p.live:
		value, _ := p.get(k)
		return value
	}
	answer := make(chan *sstp.Response, 1)
	return g.do(ctx, answer, func(_ context.Context, l *life) {
		k.l = l
		answer <- p.answer(k)
	}).Data
}

// setProperty is \![set,property,name,value]. What the script does next can rest on it.
func (l *life) setProperty(c *play.Cue, _ talk) {
	name, value := operand(c, 0), operand(c, 1)
	p, k, ok := l.g.inside(l.ctx, l, name, value)
	switch {
	case !ok:
		l.wasSet(c, unknownProperty())
	case p.set == nil:
		l.wasSet(c, refusal(sstp.Refuse, "it can only be read"))
	case p.live:
		l.wasSet(c, p.set(k, value))
	default:
		l.dispatch(spell(c), func(ctx context.Context) func(*life) {
			ctx, cancel := context.WithTimeout(ctx, propertyTime)
			defer cancel()
			k.x.ctx, k.l = ctx, nil
			resp := p.set(k, value)
			return func(l *life) { l.wasSet(c, resp) }
		}, goOnAfter(c))
	}
}

// wasSet notes why a property was not set, and lets the script go on.
func (l *life) wasSet(c *play.Cue, resp *sstp.Response) {
	if resp.Reason != "" {
		l.note("%s: %s", spell(c), resp.Reason)
	}
	l.reply(c, "", false)
}

// property gives the value of %property[name]. A value that another ghost or a SHIORI would have to be asked for is not to
// be had in this way: text does not wait. What is the user's own business is none of a caller's from outside, who may be told
// what stands on a choice.
func (l *life) property(name string) (string, bool) {
	p, k, ok := l.g.inside(l.ctx, l, name)
	if !ok || p.slow || p.private && l.talk.level == play.External {
		return "", false
	}
	return p.get(k)
}
