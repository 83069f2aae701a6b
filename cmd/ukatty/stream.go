package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"ukatty/ghost/journal"
)

// streamHelp describes the lines of --json, for the help.
const streamHelp = `With --json every line of the standard output is one JSON object: UTF-8, each control and format character escaped. "v" is 1
for as long as this holds, "type" says what happened; keys may be added, so ignore those that you do not know. What is empty
is left out, but scope, status and count are always there where they belong. "time" is that of RFC 3339, in UTC.
  started  version, ghost, names of its characters, ghosts: all of them where there are several, listening: addresses, notices: sentences for the user
  said     ghost, scope, name, surface, text: a line of a balloon, whole; sender, event: whose script it was, and what it answers
  surface  ghost, scope, name, surface: what the character shows from now on
  choice   ghost, scope, name, text: a choice that is offered
  script   ghost, text: how a script came to its end
  request  ghost, method, event, sender, road, peer, level, script, status, phrase, row (see 'ukatty states'), why,
           refused: tags that are not performed, took_us: microseconds
  note     ghost, text: what was refused, dropped or not performed, and why
  lost     count: so many events are missing here, since the reader was too slow
  ended    the program ends; nothing follows

A line of --journal has "v", too, and "seq" and "kind": said, surface, choice, script, note, lost, and asked, whose "request" holds
what came (headers in "fields", the bytes in "raw", as Base64) and what it was answered.`

// streamVersion is the v of every line.
const streamVersion = 1

// eventJSON is a line of --json.
type eventJSON struct {
	V       int        `json:"v"`
	Type    string     `json:"type"`
	Time    *time.Time `json:"time,omitempty"`
	Version string     `json:"version,omitempty"`
	Ghost   string     `json:"ghost,omitempty"`
	Names   []string   `json:"names,omitempty"`

	Ghosts    []string `json:"ghosts,omitempty"`
	Listening []string `json:"listening,omitempty"`
	Notices   []string `json:"notices,omitempty"`

	Scope   *int   `json:"scope,omitempty"`
	Name    string `json:"name,omitempty"`
	Surface string `json:"surface,omitempty"`
	Text    string `json:"text,omitempty"`

	Method  string   `json:"method,omitempty"`
	Event   string   `json:"event,omitempty"`
	Sender  string   `json:"sender,omitempty"`
	Road    string   `json:"road,omitempty"`
	Peer    string   `json:"peer,omitempty"`
	Level   string   `json:"level,omitempty"`
	Script  string   `json:"script,omitempty"`
	Status  int      `json:"status,omitempty"`
	Phrase  string   `json:"phrase,omitempty"`
	Row     string   `json:"row,omitempty"`
	Why     string   `json:"why,omitempty"`
	Refused []string `json:"refused,omitempty"`
	Took    *int64   `json:"took_us,omitempty"`

	Count int `json:"count,omitempty"`
}

// teller makes lines of JSON of what happened.
type teller struct {
	out []byte
	// surfaces are what characters show, by ghost and scope.
	surfaces map[figure]string
}

// figure is a character of a ghost.
type figure struct {
	ghost string
	scope int
}

// stream writes JSON lines until ctx has ended and everything else with it.
func (p *session) stream(ctx context.Context, w io.Writer) error {
	all, end := p.outlasting(ctx)
	defer end()
	t := teller{surfaces: map[figure]string{}}
	t.tell(p.started())
	if n := p.late(all); n != "" {
		t.tell(eventJSON{Type: "note", Time: utc(time.Now()), Text: n})
	}
	for cursor := uint64(1); ; {
		if err := t.flush(w); err != nil {
			return err
		}
		entries, next, lost, err := p.journal.Wait(all, cursor)
		if err != nil {
			break
		}
		cursor = next
		if lost > 0 {
			t.tell(eventJSON{Type: "lost", Count: lost})
		}
		for i := range entries {
			t.entry(&entries[i])
		}
	}
	t.tell(eventJSON{Type: "ended", Time: utc(time.Now())})
	return t.flush(w)
}

// started tells of the beginning, and of the ghosts that it is with.
func (p *session) started() eventJSON {
	e := eventJSON{Type: "started", Time: utc(time.Now()), Version: version, Listening: p.addresses(), Notices: slices.Concat(p.remarks, p.notices())}
	for i := range p.casts {
		who := &p.casts[i].identity
		if e.Ghosts = append(e.Ghosts, who.Name); i == 0 {
			e.Ghost, e.Names = who.Name, who.Names
		}
	}
	if len(e.Ghosts) < 2 {
		e.Ghosts = nil
	}
	return e
}

// flush writes what was told.
func (t *teller) flush(w io.Writer) error {
	_, err := w.Write(t.out)
	if t.out = t.out[:0]; err != nil {
		return fail(exitFailed, "standard output: %w", err)
	}
	return nil
}

// tell adds a line.
func (t *teller) tell(e eventJSON) {
	e.V = streamVersion
	b, err := journal.AppendJSON(t.out, e)
	if err != nil {
		panic(fmt.Errorf("stream: %w", err)) // strings, numbers, and a time that utc has looked at
	}
	t.out = b
}

// utc gives a time that JSON has a form for; nil for none.
func utc(at time.Time) *time.Time {
	at = at.UTC()
	if at.IsZero() || at.Year() < 0 || at.Year() > 9999 {
		return nil
	}
	return &at
}

// entry tells of an entry of the journal.
func (t *teller) entry(e *journal.Entry) {
	out := eventJSON{Type: e.Kind.String(), Time: utc(e.Time), Ghost: e.Ghost}
	who := figure{e.Ghost, e.Scope}
	switch e.Kind {
	case journal.Said:
		out.Scope, out.Name, out.Surface = &e.Scope, e.Name, t.surfaces[who]
		out.Sender, out.Peer, out.Event = e.Sender, e.Peer, e.Event
		for line := range strings.SplitSeq(e.Text, "\n") {
			if out.Text = line; strings.TrimSpace(line) != "" {
				t.tell(out)
			}
		}
		return
	case journal.Surface:
		t.surfaces[who] = e.Text
		out.Scope, out.Name, out.Surface = &e.Scope, e.Name, e.Text
	case journal.Choice:
		out.Scope, out.Name, out.Text = &e.Scope, e.Name, e.Text
	case journal.Asked:
		if e.Request == nil {
			return
		}
		out.request(e.Request)
	default:
		out.Text = e.Text
	}
	t.tell(out)
}

// request takes a request with its answer.
func (out *eventJSON) request(r *journal.Request) {
	took := r.Took.Microseconds()
	out.Type, out.Took, out.Level = "request", &took, "local"
	if r.External {
		out.Level = "external"
	}
	out.Method, out.Event, out.Sender, out.Road, out.Peer = r.Method, r.Event, r.Sender, r.Road, r.Peer
	out.Script, out.Status, out.Phrase, out.Row, out.Why, out.Refused = r.Script, r.Status, r.Phrase, r.Row, r.Why, r.Refused
}
