package ghost

import (
	"context"
	"slices"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
	"ukatty/sakura/play"
)

// sending is a request that wants the stage, on its way through a ghost: SEND and NOTIFY, which are one operation, and
// COMMUNICATE and GIVE, which are events.
type sending struct {
	ctx    context.Context
	req    *sstp.Request
	opts   sstp.Options
	class  Class
	owned  bool
	answer chan<- *sstp.Response // has room for the one answer
	// event and refs are what SHIORI is asked, further fields go with it; no event: nothing is asked.
	event  string
	refs   []string
	fields wire.Fields
	// script is what plays if there is no event, or if SHIORI has no answer to it.
	script string
	// held is there when the client waits for a choice.
	held *held
}

// newSending sorts a request into its class. script is the one that IfGhost chose; h is nil without an Entry.
func (g *Ghost) newSending(
	ctx context.Context, r *sstp.Request, script string, h *held, answer chan<- *sstp.Response,
) *sending {
	s := &sending{
		ctx: ctx, req: r, opts: r.Options(), answer: answer, owned: g.owned(r.ID()), held: h,
		event: r.Event(), refs: r.References(), fields: r.PassThru(), script: script,
	}
	switch {
	case r.Method == sstp.COMMUNICATE || r.Method == sstp.GIVE:
		s.class = Communicate
		s.converse()
	case s.opts.Notify:
		s.class = NotifyOnly
	case s.owned:
		s.class = Owned
	case s.opts.NoBreak:
		s.class = NoBreak
	case s.held != nil:
		s.class = WithEntry
	default:
		s.class = Plain
	}
	return s
}

// send decides what becomes of a request, and either plays it or asks SHIORI first.
func (l *life) send(s *sending) {
	d := l.verdict(s.class)
	if d.Action == Refuse {
		s.refuse(d)
		return
	}
	if s.event == "" || !l.wants(s.event) {
		l.deliver(s, d, s.fallback())
		return
	}
	l.ask(question{ctx: s.ctx, req: l.external(s), then: func(resp shiori.Response, err error) { l.heard(s, resp, err) }})
}

// external builds the question for an event that a client raises.
func (l *life) external(s *sending) shiori.Request {
	req := l.request(shiori.GET, s.event, s.refs)
	req.SenderType = "external,sstp"
	switch s.class {
	case NotifyOnly:
		req.Method = shiori.NOTIFY
	case Communicate:
		req.SenderType += ",communicate"
	default:
	}
	if !s.owned && s.req.Level == sstp.External {
		req.Level = shiori.External
	}
	req.Origin, req.Fields = s.req.SecurityOrigin(), s.fields
	return req
}

// heard goes on once SHIORI has answered. The ghost may be doing something else by now, so the table is asked again.
func (l *life) heard(s *sending, resp shiori.Response, err error) {
	if err == nil {
		err = s.ctx.Err()
	}
	if err != nil {
		l.note("%s of %s stays unanswered: %v", s.event, s.req.Sender(), err)
		s.refuse(Verdict(State{Silent: true}, s.class))
		return
	}
	d := l.verdict(s.class)
	if d.Action == Refuse {
		s.refuse(d)
		return
	}
	t := s.fallback()
	if resp.Value != "" && s.class != NotifyOnly {
		t.script, t.level, t.event, t.refs = resp.Value, trust(resp), s.event, s.refs
	}
	l.deliver(s, d, t, relayed(resp)...)
}

// fallback is the talk of a request that SHIORI was not asked about, or has no answer to.
func (s *sending) fallback() talk {
	return talk{script: s.script, level: s.level(), sstp: true, sender: s.req.Sender(), peer: s.req.Peer, marker: s.marker(), translated: s.opts.NoTranslate}
}

// withheld are the fields of a SHIORI answer that the client does not get: they are about the answer itself, or would pass
// for what the baseware says.
var withheld = []string{"Charset", "Sender", "Value", "SecurityLevel", "Script"}

// relayed are the fields of a SHIORI answer that the client gets: UKADOC passes custom headers through.
func relayed(resp shiori.Response) wire.Fields {
	var fields wire.Fields
	for _, f := range resp.Fields {
		if !slices.ContainsFunc(withheld, f.Is) {
			fields = append(fields, f)
		}
	}
	return fields
}

// deliver plays a talk, or has it wait, and answers at once.
func (l *life) deliver(s *sending, d Decision, t talk, fields ...wire.Field) {
	resp := &sstp.Response{Status: sstp.NoContent, Fields: fields, Row: d.Row, Reason: d.Why}
	if t.script == "" {
		resp.Reason = "nothing to play; " + d.Why
		s.answer <- resp
		if d.Action != Tell {
			l.comeBack("%s called", s.req.Sender())
		}
		return
	}
	if s.held != nil && d.Action != Tell {
		t.held = s.held
		s.held.row, s.held.level = d.Row, s.level()
		if jumped := s.held.jump(t.script); jumped != t.script {
			t.script, t.level = jumped, max(t.level, s.held.level) // the client wrote part of it
		}
	}
	if d.Action == Tell {
		s.answer <- resp // the stage is left alone: nothing is played
		l.valueNotify(t)
		return
	}
	resp.Status, resp.Refused = sstp.OK, refusedTags(t.script, t.level)
	resp.Fields = append(wire.Fields{{Name: "Script", Value: oneLine(t.script)}}, fields...)
	if t.held == nil {
		s.answer <- resp
	}
	l.place(t, d)
}

// place plays a talk that came by SSTP or meets one, or has it wait.
func (l *life) place(t talk, d Decision) {
	l.stayQuiet()
	if d.Action == Play {
		l.start(t)
		return
	}
	l.queue = append(l.queue, t)
	l.changed = true
	l.note("%s waits for its turn: %s", t.from(), d.Why)
}

// refuse answers with the status of the table.
func (s *sending) refuse(d Decision) {
	s.answer <- &sstp.Response{Status: d.Status, Row: d.Row, Reason: d.Why}
}

// level is how far the script of a client is trusted.
func (s *sending) level() play.Level {
	switch {
	case s.owned:
		return play.Own
	case s.req.Level == sstp.External:
		return play.External
	default:
		return play.Local
	}
}

// marker is the line beside the balloon: Option: nodescript hides it.
func (s *sending) marker() string {
	if s.opts.NoDescript {
		return ""
	}
	return s.req.Sender()
}

// oneLine is a script as the answer shows it: line breaks mean nothing in a script.
func oneLine(script string) string { return lineBreaks.Replace(script) }

var lineBreaks = strings.NewReplacer("\r", "", "\n", "")
