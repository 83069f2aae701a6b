package sstp

import "time"

// Exchange is a request with the answer that it got, for the journal. It also stands for what never became a request:
// garbage, a client that was too slow, a connection that had to make room.
type Exchange struct {
	// Request is what could be read. It is never nil; a request that could not be read has no Method.
	Request *Request
	// Raw are all bytes that had arrived when the answer was given.
	Raw []byte
	// Response is the answer. It is never nil.
	Response *Response
	// HTTP is the status of HTTP around the answer: OK when the answer is one of SSTP, another one when the request did
	// not get so far, and then the Response has it too. 0 where HTTP was not spoken.
	HTTP Status
	// Peer and Road say where the request came from and how.
	Peer, Road string
	// Began is when the connection began.
	Began time.Time
	// Took is the time from the end of the request to the end of the answer.
	Took time.Duration
	// Problem says what was wrong with the request, whether or not it was forgiven, or why the answer did not reach the
	// client: "" when all was well.
	Problem string
}
