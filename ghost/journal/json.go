package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"ukatty/ghost/wire"
)

// version is the v of every line.
const version = 1

// lostKind is the kind of a line that tells how many entries are missing.
const lostKind = "lost"

// Line is one line of a journal file: an entry, or how many are missing.
type Line struct {
	// Lost is how many entries are missing here. If it is not 0, there is no Entry.
	Lost int
	// Entry is what happened. Read from a file it is as the file has it: its texts were not cleaned.
	Entry Entry
}

// lineJSON is a Line as JSON has it.
type lineJSON struct {
	V       int          `json:"v"`
	Kind    string       `json:"kind"`
	Count   int          `json:"count,omitempty"`
	Seq     uint64       `json:"seq,omitempty"`
	Time    *time.Time   `json:"time,omitempty"`
	Ghost   string       `json:"ghost,omitempty"`
	Scope   *int         `json:"scope,omitempty"`
	Name    string       `json:"name,omitempty"`
	Text    string       `json:"text,omitempty"`
	Sender  string       `json:"sender,omitempty"`
	Peer    string       `json:"peer,omitempty"`
	Event   string       `json:"event,omitempty"`
	Request *requestJSON `json:"request,omitempty"`
}

// requestJSON is a Request as JSON has it.
type requestJSON struct {
	Road    string      `json:"road"`
	Peer    string      `json:"peer,omitempty"`
	Level   string      `json:"level"`
	Origin  string      `json:"origin,omitempty"`
	Method  string      `json:"method,omitempty"`
	Version string      `json:"version,omitempty"`
	Sender  string      `json:"sender,omitempty"`
	Event   string      `json:"event,omitempty"`
	Charset string      `json:"charset,omitempty"`
	HTTP    [][2]string `json:"http,omitempty"`
	Fields  [][2]string `json:"fields,omitempty"`
	Script  string      `json:"script,omitempty"`
	Refused []string    `json:"refused,omitempty"`
	Status  int         `json:"status"`
	Phrase  string      `json:"phrase,omitempty"`
	Row     string      `json:"row,omitempty"`
	Why     string      `json:"why,omitempty"`
	Took    int64       `json:"took_us"`
	Size    int         `json:"size"`
	Raw     []byte      `json:"raw,omitempty"`
}

// The levels of a request.
const (
	levelLocal    = "local"
	levelExternal = "external"
)

// Append writes the line at the end of b, with its line break.
func (l Line) Append(b []byte) []byte {
	b, err := AppendJSON(b, l.toJSON())
	if err != nil {
		panic(err) // strings, numbers, and a time that toJSON has looked at
	}
	return b
}

// AppendJSON writes a value as one line of JSON at the end of b, with its line break and with every control and format
// character escaped, so that the line can be shown in a terminal. Its error is that of json.Marshal.
func AppendJSON(b []byte, value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return b, fmt.Errorf("journal: %w", err)
	}
	return escape(b, out.Bytes()), nil
}

func (l Line) toJSON() lineJSON {
	if l.Lost != 0 {
		return lineJSON{V: version, Kind: lostKind, Count: l.Lost}
	}
	e := &l.Entry
	out := lineJSON{V: version, Kind: e.Kind.String(), Seq: e.Seq, Ghost: e.Ghost, Name: e.Name, Text: e.Text}
	out.Sender, out.Peer, out.Event = e.Sender, e.Peer, e.Event
	if at := e.Time.UTC(); writable(at) {
		out.Time = &at
	}
	if e.Kind != Asked || e.Request == nil {
		out.Scope = &e.Scope
		return out
	}
	out.Request = e.Request.toJSON()
	return out
}

// writable says whether JSON has a form for a time.
func writable(t time.Time) bool { return !t.IsZero() && t.Year() >= 0 && t.Year() <= 9999 }

func (r *Request) toJSON() *requestJSON {
	v, level, charset := r.view(), levelLocal, ""
	if r.External {
		level = levelExternal
	}
	if len(r.Raw) > 0 {
		charset = v.charset.String()
	}
	return &requestJSON{
		Road: r.Road, Peer: r.Peer, Level: level, Origin: v.http.Get("Origin"),
		Method: r.Method, Version: r.Version, Sender: r.Sender, Event: r.Event,
		Charset: charset, HTTP: pairs(v.http), Fields: pairs(v.fields),
		Script: r.Script, Refused: r.Refused, Status: r.Status, Phrase: r.Phrase, Row: r.Row, Why: r.Why,
		Took: r.Took.Microseconds(), Size: r.RawSize, Raw: r.Raw,
	}
}

func pairs(fields wire.Fields) [][2]string {
	all := make([][2]string, len(fields))
	for i, f := range fields {
		all[i] = [2]string{f.Name, f.Value}
	}
	return all
}

// escape appends JSON to b with every control and format character escaped that JSON itself leaves as it is: DEL, C1, what
// turns the direction of text. They stand nowhere but in strings.
func escape(b, text []byte) []byte {
	b = slices.Grow(b, len(text))
	done := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && c != 0x7F { // JSON has looked after C0
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			b = appendUnits(append(b, text[done:i]...), r)
			done = i + n
		}
		i += n
	}
	return append(b, text[done:]...)
}

// appendUnits writes a character by the numbers that UTF-16 has for it.
func appendUnits(b []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	var room [2]uint16
	for _, u := range utf16.AppendRune(room[:0], r) {
		b = append(b, '\\', 'u', hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	return b
}

// ParseLine reads one line of a journal file, with or without its line break. The error says what is wrong with it in a
// sentence for the user, without a prefix.
func ParseLine(b []byte) (Line, error) {
	var in lineJSON
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(b, &in); {
	case errors.As(err, &wrong):
		return Line{}, fmt.Errorf("this is no line of a journal: %q is not what it should be, but a %s", wrong.Field, wrong.Value)
	case err != nil:
		return Line{}, fmt.Errorf("this is no line of a journal: %w", err)
	}
	switch {
	case in.V == 0:
		return Line{}, errors.New(`this is no line of a journal: it has no "v"`)
	case in.V != version:
		return Line{}, fmt.Errorf("version %d of the journal is not known, only %d", in.V, version)
	case in.Kind == lostKind && in.Count > 0:
		return Line{Lost: in.Count}, nil
	case in.Kind == lostKind:
		return Line{}, errors.New(`"lost" without a count`)
	}
	return in.entry()
}

// entry reads a line that is an entry.
func (in *lineJSON) entry() (Line, error) {
	kind := slices.Index(kindNames[:], in.Kind)
	if kind < 0 {
		return Line{}, fmt.Errorf("the kind %q is none of %s, %s", in.Kind, strings.Join(kindNames[:], ", "), lostKind)
	}
	e := Entry{Kind: Kind(kind), Seq: in.Seq, Ghost: in.Ghost, Name: in.Name, Text: in.Text}
	e.Sender, e.Peer, e.Event = in.Sender, in.Peer, in.Event
	if in.Time != nil {
		e.Time = in.Time.UTC()
	}
	if in.Scope != nil {
		e.Scope = *in.Scope
	}
	if e.Kind != Asked {
		return Line{Entry: e}, nil
	}
	r := in.Request
	switch {
	case r == nil:
		return Line{}, errors.New(`"asked" without a request`)
	case r.Status < 100 || r.Status > 999:
		return Line{}, fmt.Errorf("%d is no status", r.Status)
	case r.Size < len(r.Raw):
		return Line{}, fmt.Errorf("the size is %d, but raw has %d bytes", r.Size, len(r.Raw))
	}
	e.Request = r.request()
	return Line{Entry: e}, nil
}

func (r *requestJSON) request() *Request {
	return &Request{
		Road: r.Road, Peer: r.Peer, External: r.Level == levelExternal,
		Method: r.Method, Version: r.Version, Sender: r.Sender, Event: r.Event,
		Script: r.Script, Refused: r.Refused, Status: r.Status, Phrase: r.Phrase, Row: r.Row, Why: r.Why,
		Took: time.Duration(r.Took) * time.Microsecond, RawSize: r.Size, Raw: r.Raw,
	}
}
