package shiori

import (
	"fmt"
	"strconv"
	"strings"

	"ukatty/ghost/wire"
)

// The statuses of a Response.
const (
	// StatusOK comes with a Value.
	StatusOK = 200
	// StatusNoContent has nothing to say.
	StatusNoContent = 204
	// StatusNotEnough answers OnTeach: more is wanted.
	StatusNotEnough = 311
	// StatusAdvice answers OnTeach: the last input was of no use.
	StatusAdvice = 312
	// StatusBadRequest did not understand the request.
	StatusBadRequest = 400
	// StatusInternalServerError is broken.
	StatusInternalServerError = 500
)

// reasons are the phrases behind the statuses in a start line.
var reasons = map[int]string{
	StatusOK:                  "OK",
	StatusNoContent:           "No Content",
	StatusNotEnough:           "Not Enough",
	StatusAdvice:              "Advice",
	StatusBadRequest:          "Bad Request",
	StatusInternalServerError: "Internal Server Error",
}

// Response is a module's answer.
type Response struct {
	// Status is one of the statuses above, or whatever three digits a module sends.
	Status int
	// Value is the script for an event, plain text for a resource. Empty: nothing, whatever the Status.
	Value string
	// Charset is what it is written in, or was read in. The zero value is UTF-8.
	Charset wire.Charset
	// Fields are all others, such as Reference0, ValueNotify, ErrorLevel and X-SSTP-PassThru-*.
	Fields wire.Fields
}

// Answer gives the response that says value: StatusOK, or StatusNoContent when it is empty.
func Answer(value string) Response {
	if value == "" {
		return Response{Status: StatusNoContent}
	}
	return Response{Status: StatusOK, Value: value}
}

// Message gives the response as it is sent. Fields named Charset or Value are not written, as both have their own place.
func (r Response) Message() wire.Message {
	start := version + " " + strconv.Itoa(r.Status)
	if reason := reasons[r.Status]; reason != "" {
		start += " " + reason
	}
	m := begin(start, r.Charset)
	if r.Value != "" {
		m.Fields.Add("Value", r.Value)
	}
	for _, f := range r.Fields {
		if !f.Is("Value") && !f.Is("Charset") {
			m.Fields = append(m.Fields, f)
		}
	}
	return m
}

// ParseResponse reads a message as a response. StatusOK without a Value becomes StatusNoContent, since both mean that
// another event is to be tried. The error is ErrStart, with what was found.
func ParseResponse(m wire.Message) (Response, error) {
	words := strings.Fields(m.Start)
	if len(words) < 2 || !speaks(words[0]) {
		return Response{}, fmt.Errorf("%w: %.80q", ErrStart, m.Start)
	}
	status, err := strconv.ParseUint(words[1], 10, 16)
	if err != nil || status < 100 || status > 999 {
		return Response{}, fmt.Errorf("%w: %.80q has no status", ErrStart, m.Start)
	}
	r := Response{Status: int(status), Charset: m.Charset}
	for _, f := range m.Fields {
		switch {
		case f.Is("Value"):
			r.Value = f.Value
		case !f.Is("Charset"):
			r.Fields = append(r.Fields, f)
		}
	}
	if r.Status == StatusOK && r.Value == "" {
		r.Status = StatusNoContent
	}
	return r, nil
}
