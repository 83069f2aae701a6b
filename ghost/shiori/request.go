package shiori

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ukatty/ghost/wire"
)

// The methods of a Request.
const (
	// GET wants a Value in the answer.
	GET = "GET"
	// NOTIFY tells of something; a Value in the answer is not played.
	NOTIFY = "NOTIFY"
)

// The values of Request.Level: how far the one who caused the event is trusted.
const (
	// Local is this machine's user and programs, and the ghost itself.
	Local = "local"
	// External is everybody else.
	External = "external"
)

// MaxReferences is how many references a Request carries at most, so that one with a far number does not become thousands
// of lines. ParseRequest leaves one with a higher number among the further fields.
const MaxReferences = 1024

// version is the protocol that is spoken, as it stands in start lines.
const version = "SHIORI/3.0"

// Errors of ParseRequest and ParseResponse.
var (
	// ErrStart is a start line that is not of this protocol.
	ErrStart = errors.New("shiori: not a SHIORI/3 start line")
	// ErrID is a request that does not say what it is about.
	ErrID = errors.New("shiori: request without ID")
)

// Request is one question to a module: an event (its ID begins with On) or the name of a resource.
type Request struct {
	// Method is GET or NOTIFY; empty stands for GET.
	Method string
	// ID is the name of the event or resource, BaseID that of the event that it stands in for: OnBoot for OnFirstBoot.
	ID, BaseID string
	// References are the arguments by number. One that is not given is "": no module tells the two apart.
	References []string
	// Status is what the ghost is doing, as words joined by commas: talking, choosing, minimizing, induction, passive,
	// timecritical, nouserbreak, online, opening(…), balloon(…). Empty: nothing.
	Status string
	// Level is Local or External; empty stands for Local.
	Level string
	// Origin is where an event of a web page came from: scheme://host[:port] or null. Empty: no web page.
	Origin string
	// Sender is the program that asks, SenderType how the event came about, as words joined by commas: internal,
	// external, sakuraapi, embed, raise, property, plugin, sstp, communicate.
	Sender, SenderType string
	// Charset is what it is written in, or was read in. The zero value is UTF-8.
	Charset wire.Charset
	// Fields are all others, such as X-SSTP-PassThru-*. Those with a name that has its own place above are not written.
	Fields wire.Fields
}

// Reference gives the reference number n, "" when there is none.
func (r Request) Reference(n int) string {
	if n < 0 || n >= len(r.References) {
		return ""
	}
	return r.References[n]
}

// header is a field that has its own place in a Request: where, and what stands for it when it is empty.
type header struct {
	name      string
	at        func(*Request) *string
	otherwise string
}

// headers are in the order in which they are written: SecurityLevel before ID, since old modules read line by line.
var headers = []header{
	{"Sender", func(r *Request) *string { return &r.Sender }, ""},
	{"SenderType", func(r *Request) *string { return &r.SenderType }, ""},
	{"SecurityLevel", func(r *Request) *string { return &r.Level }, Local},
	{"SecurityOrigin", func(r *Request) *string { return &r.Origin }, ""},
	{"Status", func(r *Request) *string { return &r.Status }, ""},
	{"ID", func(r *Request) *string { return &r.ID }, ""},
	{"BaseID", func(r *Request) *string { return &r.BaseID }, ""},
}

// Message gives the request as it is sent. Fields that are empty are left out, references are not: some modules count
// them. References from MaxReferences on are not written.
func (r Request) Message() wire.Message {
	m := begin(cmp.Or(r.Method, GET)+" "+version, r.Charset)
	for _, h := range headers {
		if v := cmp.Or(*h.at(&r), h.otherwise); v != "" {
			m.Fields.Add(h.name, v)
		}
	}
	for i, v := range r.References[:min(len(r.References), MaxReferences)] {
		m.Fields.Add("Reference"+strconv.Itoa(i), v)
	}
	for _, f := range r.Fields {
		if !reserved(f.Name) {
			m.Fields = append(m.Fields, f)
		}
	}
	return m
}

// begin gives a message of which the charset is said before all else.
func begin(start string, c wire.Charset) wire.Message {
	return wire.Message{
		Start:        start,
		Fields:       wire.Fields{{Name: "Charset", Value: c.String()}},
		Charset:      c,
		CharsetLabel: c.String(),
	}
}

// ParseRequest reads a message as a request. Of a field that is given twice the last one counts; names are read without
// regard to case. The error is ErrStart or ErrID, with what was found.
func ParseRequest(m wire.Message) (Request, error) {
	method, rest, _ := strings.Cut(strings.TrimSpace(m.Start), " ")
	method = strings.ToUpper(method)
	if (method != GET && method != NOTIFY) || !speaks(strings.TrimSpace(rest)) {
		return Request{}, fmt.Errorf("%w: %.80q", ErrStart, m.Start)
	}
	r := Request{Method: method, Charset: m.Charset}
	for _, f := range m.Fields {
		if at, ok := place(f.Name); ok {
			*at(&r) = f.Value
			continue
		}
		if n, ok := number(f.Name); ok {
			r.References = setReference(r.References, n, f.Value)
			continue
		}
		if !reserved(f.Name) {
			r.Fields = append(r.Fields, f)
		}
	}
	if r.ID == "" {
		return r, ErrID
	}
	return r, nil
}

// place gives where a field has its own place in a Request.
func place(name string) (func(*Request) *string, bool) {
	for _, h := range headers {
		if strings.EqualFold(h.name, name) {
			return h.at, true
		}
	}
	return nil, false
}

// reserved says whether a field is written from elsewhere than Request.Fields. Charset belongs to the message.
func reserved(name string) bool {
	if _, ok := place(name); ok {
		return true
	}
	_, ok := number(name)
	return ok || strings.EqualFold(name, "Charset")
}

// number gives the number of a field ReferenceN, if it is one that a Request carries.
func number(name string) (int, bool) {
	const word = "Reference"
	if len(name) <= len(word) || !strings.EqualFold(name[:len(word)], word) {
		return 0, false
	}
	digits := name[len(word):]
	n, err := strconv.ParseUint(digits, 10, 16)
	return int(n), err == nil && n < MaxReferences
}

// setReference sets the reference number n, with "" for those before it that were not given.
func setReference(refs []string, n int, value string) []string {
	for len(refs) <= n {
		refs = append(refs, "")
	}
	refs[n] = value
	return refs
}

// speaks says whether a word of a start line is this protocol, in any version 3.
func speaks(word string) bool {
	const name = "SHIORI/3"
	return len(word) >= len(name) && strings.EqualFold(word[:len(name)], name) && (len(word) == len(name) || word[len(name)] == '.')
}
