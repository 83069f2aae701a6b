package sstp

import "strconv"

// Status is the code of a response. Those of 2xx mean success, everything else means failure, whatever it is.
type Status int

// The statuses that spec_sstp names. NotLocalIP and InBlackList are old and never sent by ukatty.
const (
	// OK: done, with something to return.
	OK Status = 200
	// NoContent: done, with nothing to return.
	NoContent Status = 204
	// Break: begun and broken off. Only where the answer waits for the end, as with Entry.
	Break Status = 210
	// BadRequest: the request lacks something.
	BadRequest Status = 400
	// NotFound: the ghost that is named is not here.
	NotFound Status = 404
	// RequestTimeout: the client was too slow, or the ghost or its SHIORI was.
	RequestTimeout Status = 408
	// Conflict: something plays that must not be interrupted.
	Conflict Status = 409
	// PayloadTooLarge: the request is longer than the limit.
	PayloadTooLarge Status = 413
	// Refuse: the ghost or the security rules refuse.
	Refuse Status = 420
	// InternalServerError: a fault of the program.
	InternalServerError Status = 500
	// NotImplemented: a method or command that is not known.
	NotImplemented Status = 501
	// ServiceUnavailable: SSTP cannot be taken now.
	ServiceUnavailable Status = 503
	// VersionNotSupported: a version below 1.0, or 3.0 and above.
	VersionNotSupported Status = 505
	// NotLocalIP: the peer is not on this machine.
	NotLocalIP Status = 510
	// InBlackList: the peer is barred.
	InBlackList Status = 511
	// Invisible: the ghost is hidden.
	Invisible Status = 512
)

var reasons = map[Status]string{
	OK: "OK", NoContent: "No Content", Break: "Break",
	BadRequest: "Bad Request", NotFound: "Not Found", RequestTimeout: "Request Timeout", Conflict: "Conflict",
	PayloadTooLarge: "Payload Too Large", Refuse: "Refuse",
	InternalServerError: "Internal Server Error", NotImplemented: "Not Implemented",
	ServiceUnavailable: "Service Unavailable", VersionNotSupported: "Version Not Supported",
	methodNotAllowed: "Method Not Allowed", lengthRequired: "Length Required",
	expectationFailed: "Expectation Failed", headersTooLarge: "Request Header Fields Too Large",
	NotLocalIP: "Not Local IP", InBlackList: "In Black List", Invisible: "Invisible",
}

// String gives the reason phrase, such as "No Content": the number for a status that has none.
func (s Status) String() string {
	if reason, ok := reasons[s]; ok {
		return reason
	}
	return strconv.Itoa(int(s))
}

// line gives the status as it stands in a status line, such as "204 No Content".
func (s Status) line() string { return strconv.Itoa(int(s)) + " " + s.String() }

// OK says whether the status means success.
func (s Status) OK() bool { return s >= 200 && s < 300 }
