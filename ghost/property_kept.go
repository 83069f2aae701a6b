package ghost

import (
	"context"

	"ukatty/ghost/shiori"
	"ukatty/ghost/sstp"
)

// Properties that are kept for the next run, and those that the ghost's SHIORI has.

// setter changes a property.
type setter func(k *look, value string) *sstp.Response

// menu is whether a shell is hidden in the menu of shells: "hidden" or nothing. It is kept in the memory, under the
// shell's name.
func menu(find pick) property {
	name := func(k *look) (string, bool) {
		all, current := wardrobe(k)
		i := find(k, all, current)
		if i < 0 {
			return "", false
		}
		return "currentghost.shelllist(" + all[i].name + ").menu", true
	}
	return property{
		get: func(k *look) (string, bool) {
			key, ok := name(k)
			return k.x.g.recallProperty(key), ok
		},
		set: func(k *look, value string) *sstp.Response {
			key, ok := name(k)
			switch {
			case !ok:
				return unknownProperty()
			case value != "hidden" && value != "":
				return refusal(sstp.BadRequest, "the value is to be hidden or nothing")
			}
			return kept(k.x.g.keepProperty(k.x.ctx, key, value))
		},
	}
}

// extension is a property that the SHIORI of a running ghost has. Its name is the last argument of the look.
func extension(find pick) property {
	ask := func(k *look, event string, refs ...string) (shiori.Response, bool) {
		all, current := ghosts(k)
		i := find(k, all, current)
		if i < 0 {
			return shiori.Response{}, false
		}
		return all[i].ghost.consulted(k, event, refs)
	}
	return property{
		slow: true,
		get: func(k *look) (string, bool) {
			resp, ok := ask(k, "property.get", k.args[len(k.args)-1])
			return resp.Value, ok && resp.Value != ""
		},
		set: func(k *look, value string) *sstp.Response {
			resp, ok := ask(k, "property.set", k.args[len(k.args)-1], value)
			switch {
			case k.refused != nil:
				return k.refused
			case !ok:
				return unknownProperty()
			case resp.Status < 300:
				return done()
			default:
				return refusal(sstp.Refuse, "the SHIORI answers %d to property.set", resp.Status)
			}
		},
	}
}

// consulted asks the ghost's SHIORI for a client. It is not ok when the SHIORI does not want the event, or gave no answer,
// which refuses the look.
func (g *Ghost) consulted(k *look, event string, refs []string) (heard shiori.Response, ok bool) {
	answer, words := make(chan *sstp.Response, 1), make(chan shiori.Response, 1)
	resp := g.do(k.x.ctx, answer, func(ctx context.Context, l *life) {
		if !l.wants(event) {
			answer <- done()
			return
		}
		req := l.request(shiori.GET, event, refs)
		req.SenderType = "external,sstp,property"
		if k.x.external() {
			req.Level = shiori.External
		}
		l.ask(question{ctx: ctx, req: req, then: func(resp shiori.Response, err error) {
			if err != nil {
				d := Verdict(State{Silent: true}, Plain)
				answer <- &sstp.Response{Status: d.Status, Reason: d.Why}
				return
			}
			words <- resp
			answer <- done()
		}})
	})
	if !resp.Status.OK() {
		k.refused = resp
		return shiori.Response{}, false
	}
	select {
	case heard = <-words:
		return heard, true
	default:
		return shiori.Response{}, false
	}
}
