package journal

import (
	"slices"
	"strings"
	"time"

	"ukatty/sakura/stage"
)

// Kind says what an Entry tells.
type Kind uint8

// What an Entry can tell.
const (
	// Note: Text is a sentence about something that was refused, dropped, not performed, or that changed.
	Note Kind = iota
	// Said: the character Scope, called Name, said Text; a line break in the balloon is "\n".
	Said
	// Surface: the character Scope, called Name, shows the surface Text.
	Surface
	// Choice: the choice Text was offered in the balloon of Scope.
	Choice
	// Script: a script came to its end; Text is the sentence that says how.
	Script
	// Asked: a request was answered; Request says which and how.
	Asked
)

// String gives the kind in one lower-case word.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

var kindNames = [...]string{"note", "said", "surface", "choice", "script", "asked"}

// Entry is one thing that happened. It is not changed once it was added.
type Entry struct {
	// Seq counts the entries of a journal from 1. Add sets it.
	Seq uint64
	// Time is when it happened. Add sets it when it is zero.
	Time time.Time
	// Kind says what the entry tells and which of the other fields count.
	Kind Kind
	// Ghost is the name of the ghost that it happened to; empty where none was concerned. GhostID tells it from others of the same
	// name in this run; 0 where only the name is known. It is not written to files.
	Ghost   string
	GhostID int
	// Scope is the number of a character, Name is what it is called.
	Scope int
	Name  string
	// Text is as Kind says.
	Text string
	// Sender, Peer and Event say, for Said, whose script it was: the client's name and address, and what the script answers.
	// They are empty where there was none.
	Sender, Peer, Event string
	// Request is what was asked and answered, for Asked.
	Request *Request
}

// Request is a request with its answer.
type Request struct {
	// Road is how it came ("tcp"), Peer from where.
	Road, Peer string
	// Method and Version are those of the first line, Sender that of the field, and Event that of the field or the name of
	// an EXECUTE command; empty where they were missing.
	Method, Version, Sender, Event string
	// Script is what plays because of it; empty where nothing does.
	Script string
	// Refused are the tags of the script that are not performed, as they are written.
	Refused []string
	// Status and Phrase are those of the answer.
	Status int
	Phrase string
	// Row is the row of the interruption table that decided; empty where the request was refused before any state.
	Row string
	// Why is a sentence for the reader: what was wrong, or what was decided.
	Why string
	// Reply is the answer as it was written, in its charset but read as text, without HTTP around it; at most ReplyLimit bytes
	// of it. It is not written to files.
	Reply string
	// External: it did not come from this machine.
	External bool
	// Took is how long the answer took.
	Took time.Duration
	// Raw is the request as it came, at most RawLimit bytes of it; RawSize is how many there were.
	Raw     []byte
	RawSize int
}

// RawLimit is how many bytes of a request are kept: more than any road takes, so that what came can be sent again as it
// was.
const RawLimit = 2 << 20

// ReplyLimit is how many bytes of an answer are kept.
const ReplyLimit = 4 << 10

// clean makes an entry fit to be kept and shown: text that came from outside loses its control characters, and shares no
// memory with the request that it was cut out of, which may be a thousand times as long.
func clean(e Entry) Entry {
	e.Ghost, e.Name, e.Text = stage.Clean(e.Ghost), stage.Clean(e.Name), strings.Clone(cleanLines(e.Text))
	e.Sender, e.Peer, e.Event = strings.Clone(stage.Clean(e.Sender)), stage.Clean(e.Peer), strings.Clone(stage.Clean(e.Event))
	if e.Request == nil {
		return e
	}
	r := *e.Request
	for _, s := range r.texts() {
		*s = strings.Clone(stage.Clean(*s))
	}
	r.Reply = strings.Clone(cleanLines(strings.ToValidUTF8(r.Reply[:min(len(r.Reply), ReplyLimit)], "")))
	r.Refused = slices.Clone(r.Refused)
	for i, s := range r.Refused {
		r.Refused[i] = strings.Clone(stage.Clean(s))
	}
	if len(r.Raw) > RawLimit {
		r.Raw = append([]byte(nil), r.Raw[:RawLimit]...)
	}
	e.Request = &r
	return e
}

// texts are the texts of a request, each of which may be as long as its sender likes.
func (r *Request) texts() [10]*string {
	return [...]*string{
		&r.Road, &r.Peer, &r.Method, &r.Version, &r.Sender, &r.Event, &r.Script, &r.Phrase, &r.Row, &r.Why,
	}
}

// size is about how many bytes an entry keeps alive.
func (e *Entry) size() int {
	n := entryOverhead + len(e.Ghost) + len(e.Name) + len(e.Text) + len(e.Sender) + len(e.Peer) + len(e.Event)
	if r := e.Request; r != nil {
		n += requestOverhead + len(r.Raw) + len(r.Reply)
		for _, s := range r.texts() {
			n += len(*s)
		}
		for _, s := range r.Refused {
			n += len(s) + refusedOverhead
		}
	}
	return n
}

// What an entry and its request take besides their texts, in bytes, about.
const (
	entryOverhead   = 216
	requestOverhead = 336
	refusedOverhead = 16
)
