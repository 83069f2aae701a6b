package sstp

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ukatty/ghost/wire"
)

// take fills the request from a message, which was read with the error bad, and gives the refusal of what no handler can
// answer.
func (r *Request) take(m wire.Message, bad error) *Response {
	refused := r.read(m)
	switch {
	case errors.Is(bad, wire.ErrTooLarge):
		return refusal(endings[tooLarge].status, endings[tooLarge].reason)
	case errors.Is(bad, wire.ErrTooManyFields):
		return refusal(endings[tooMany].status, endings[tooMany].reason)
	case refused != nil:
		return refused
	case bad != nil:
		return refusal(Refuse, "charset "+clip(m.CharsetLabel)+" is not known")
	}
	return r.lacks()
}

// read fills the request from a message and gives the refusal of a first line that cannot be taken.
func (r *Request) read(m wire.Message) *Response {
	r.Fields, r.Charset, r.Flaws, r.Raw = m.Fields, m.Charset, m.Flaws, m.Raw
	method, version, ok := cutStart(m.Start)
	if !ok {
		return refusal(BadRequest, "the first line is not METHOD SSTP/version")
	}
	r.Method, r.Version = Method(method), version
	if !supported(version) {
		return refusal(VersionNotSupported, "SSTP/"+clip(version))
	}
	if _, known := needs[r.Method]; !known {
		return refusal(NotImplemented, "method "+clip(method))
	}
	return nil
}

// cutStart splits a first line such as "SEND SSTP/1.4". STTP is taken too: a client in use writes it.
func cutStart(line string) (method, version string, ok bool) {
	words := strings.Fields(line)
	if len(words) != 2 {
		return "", "", false
	}
	protocol, version, ok := strings.Cut(words[1], "/")
	if !ok || !strings.EqualFold(protocol, "SSTP") && !strings.EqualFold(protocol, "STTP") {
		return "", "", false
	}
	major, minor, dotted := strings.Cut(version, ".")
	return words[0], version, digits(major) && (!dotted || digits(minor))
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// supported says whether a version of digits is at least 1.0 and below 3.0. A number beyond the range of int is not.
func supported(version string) bool {
	major, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(major)
	return err == nil && n >= 1 && n < 3
}

// needs are the headers a method cannot do without: one of each list.
var needs = map[Method][][]string{
	SEND:        {{"Sender", "User-Agent"}, {"Event", "Script"}},
	NOTIFY:      {{"Sender", "User-Agent"}, {"Event", "Script"}},
	EXECUTE:     {{"Command"}},
	COMMUNICATE: {{"Sentence"}},
	GIVE:        {{"Document", "Song"}},
}

// lacks gives the refusal of a request without a header that it needs. An empty header is none, but an empty Script is a
// script in which nothing is said.
func (r *Request) lacks() *Response {
	for _, names := range needs[r.Method] {
		if !r.hasOne(names) {
			return refusal(BadRequest, string(r.Method)+" without "+strings.Join(names, " or "))
		}
	}
	return nil
}

func (r *Request) hasOne(names []string) bool {
	for _, name := range names {
		value, ok := r.Fields.Lookup(name)
		if ok && (name == "Script" || strings.TrimSpace(value) != "") {
			return true
		}
	}
	return false
}

// enough says whether a request without its empty line has what it takes to be answered when the client falls silent.
func (r *Request) enough() bool {
	return r.hasOne([]string{"Sender", "User-Agent"}) && r.hasOne([]string{"Script", "Event", "Command", "Sentence"})
}

func refusal(status Status, reason string) *Response {
	return &Response{Status: status, Reason: reason}
}

// clip shortens a client's word for a reason.
func clip(word string) string {
	const limit = 40
	if len(word) <= limit {
		return fmt.Sprintf("%q", word)
	}
	return fmt.Sprintf("%q…", word[:limit])
}
