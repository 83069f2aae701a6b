package ghost

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// Baseware holds the running ghosts and routes requests to them. It implements sstp.Handler. Any number of
// connections may use it. Its ghosts come and go; what else it is made of is not changed after Settle.
type Baseware struct {
	name, version string
	journal       *journal.Journal
	roster
	home Home
	// listed are the ghosts that could run, as they were last read.
	listed atomic.Pointer[[]Installed]
	// audience is how many viewers there are.
	audience atomic.Int32
	executor
}

// NewBaseware makes a baseware of a name and version, with at least one ghost; the first is the default one.
func NewBaseware(name, version string, j *journal.Journal, first *Ghost, more ...*Ghost) *Baseware {
	b := &Baseware{name: name, version: version, journal: j}
	b.employs = b.employ
	b.turn()
	b.all = append([]*Ghost{first}, more...)
	for _, g := range b.all {
		g.b = b
	}
	b.Settle(Home{})
	return b
}

// ServeSSTP answers a request. What a script does happens after the answer.
func (b *Baseware) ServeSSTP(ctx context.Context, r *sstp.Request) *sstp.Response {
	switch r.Method {
	case sstp.SEND, sstp.NOTIFY:
		return b.send(ctx, r)
	case sstp.COMMUNICATE, sstp.GIVE:
		return b.communicate(ctx, r)
	case sstp.EXECUTE:
		return b.execute(ctx, r)
	default:
		return refusal(sstp.NotImplemented, "the method %s is not implemented", r.Method)
	}
}

// refusal is an answer that comes before any state of a ghost.
func refusal(s sstp.Status, format string, args ...any) *sstp.Response {
	return &sstp.Response{Status: s, Reason: fmt.Sprintf(format, args...)}
}

// send routes a SEND or NOTIFY.
func (b *Baseware) send(ctx context.Context, r *sstp.Request) *sstp.Response {
	scripts := r.Scripts()
	switch {
	case r.Sender() == "":
		return refusal(sstp.BadRequest, "neither Sender nor User-Agent")
	case r.Event() == "" && len(scripts) == 0:
		return refusal(sstp.BadRequest, "neither Event nor Script")
	}
	g := b.receiver(r)
	if g == nil {
		return refusal(sstp.NotFound, "the ghost that the request names does not run")
	}
	id := g.Identity()
	id.AllowUnspecified = id.AllowUnspecified || g.owned(r.ID())
	script, refused := choose(scripts, id)
	if refused && r.Event() == "" {
		return refusal(sstp.Refuse, "%s takes only scripts that name it", g.Identity().Character(0))
	}
	return g.serve(ctx, r, script)
}

// serve has a ghost take a request that wants the stage.
func (g *Ghost) serve(ctx context.Context, r *sstp.Request, script string) *sstp.Response {
	resp := g.taken(ctx, r, script)
	resp.Ghost, resp.GhostID = g.opt.Identity.Name, g.hwnd
	return resp
}

func (g *Ghost) taken(ctx context.Context, r *sstp.Request, script string) *sstp.Response {
	answer := make(chan *sstp.Response, 1)
	h, broken := newHeld(r, answer)
	switch {
	case broken:
		return refusal(sstp.BadRequest, "an Entry is not id,script")
	case h != nil:
		return g.hold(ctx, r, script, h, answer)
	}
	return g.do(ctx, answer, func(ctx context.Context, l *life) { l.send(g.newSending(ctx, r, script, nil, answer)) })
}

// do has the ghost's goroutine work and waits for its answer, but no longer than the ghost has patience with its SHIORI.
func (g *Ghost) do(ctx context.Context, answer <-chan *sstp.Response, work func(context.Context, *life)) *sstp.Response {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if g.post(ctx, func(l *life) { work(ctx, l) }) == nil {
		if resp, ok := await(ctx, g, answer); ok {
			return resp
		}
	}
	return unanswered(ctx)
}

// await waits for what a letter to a ghost brings; not ok when it brings nothing: the ghost has left, or the context has ended.
// Who answers and leaves, as with a script that ends with \-, has answered.
func await[T any](ctx context.Context, g *Ghost, answer <-chan T) (given T, ok bool) {
	select {
	case given = <-answer:
		return given, true
	case <-ctx.Done():
	case <-g.gone:
	}
	return ready(answer)
}

// ready takes an answer that is there already.
func ready[T any](answer <-chan T) (given T, ok bool) {
	select {
	case given = <-answer:
		return given, true
	default:
		return given, false
	}
}

// hold has the ghost take a request with an Entry and waits for the viewer, as long as the client does.
func (g *Ghost) hold(
	ctx context.Context, r *sstp.Request, script string, h *held, answer chan *sstp.Response,
) *sstp.Response {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if g.post(ctx, func(l *life) { l.send(g.newSending(ctx, r, script, h, answer)) }) == nil {
		var hungUp bool
		select {
		case resp := <-answer:
			return resp
		case <-r.Gone():
			hungUp = true
		case <-ctx.Done():
		case <-g.gone:
		}
		if resp, ok := ready(answer); ok {
			return resp
		}
		if hungUp {
			_ = g.post(ctx, func(l *life) { l.release(h) }) // a ghost that has left holds nothing
			return refusal(sstp.Break, "the client hung up while its answer was held")
		}
	}
	return unanswered(ctx)
}

// release lets go of an answer that nobody waits for any more. Its script plays on.
func (l *life) release(h *held) { h.over, l.changed = true, true }

// unanswered is the answer when the ghost gave none in time, or else has left, or the program ends.
func unanswered(ctx context.Context) *sstp.Response {
	late := errors.Is(ctx.Err(), context.DeadlineExceeded)
	d := Verdict(State{Closing: !late, Silent: late}, Plain)
	return &sstp.Response{Status: d.Status, Row: d.Row, Reason: d.Why}
}

// Record puts an answered request into the journal, under the name of the ghost that took it, or would have. It is for the server's log.
func (b *Baseware) Record(x sstp.Exchange) {
	first := b.first()
	name, id := first.opt.Identity.Name, first.hwnd
	req := &journal.Request{Road: x.Road, Peer: x.Peer, Took: x.Took, Raw: x.Raw, RawSize: len(x.Raw)}
	if r := x.Request; r != nil {
		req.Method, req.Version, req.Sender, req.Event = string(r.Method), r.Version, r.Sender(), r.Event()
		req.External = r.Level == sstp.External
		if r.Method == sstp.EXECUTE {
			req.Event, _ = r.Command()
		}
	}
	if resp := x.Response; resp != nil {
		req.Status, req.Phrase, req.Row = int(resp.Status), resp.Status.String(), resp.Row
		req.Script = resp.Fields.Get("Script")
		req.Why, req.Refused = resp.Reason, resp.Refused
		req.Reply = replyText(x)
		if resp.Ghost != "" {
			name, id = resp.Ghost, resp.GhostID
		}
	}
	if x.Problem != "" {
		req.Why = strings.TrimPrefix(req.Why+"; "+x.Problem, "; ")
	}
	b.journal.Add(journal.Entry{Kind: journal.Asked, Ghost: name, GhostID: id, Time: x.Began, Request: req})
}

// replyText gives an answer as its client reads it.
func replyText(x sstp.Exchange) string {
	cs := wire.UTF8
	if x.Request != nil {
		cs = x.Request.Charset
	}
	text, _ := cs.Decode(x.Response.Append(nil, cs))
	return strings.ReplaceAll(text, "\r\n", "\n")
}
