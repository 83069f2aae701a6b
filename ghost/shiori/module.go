package shiori

import (
	"context"
	"errors"
)

// ErrClosed is what a Module answers once it was closed.
var ErrClosed = errors.New("shiori: the module is closed")

// Module is a SHIORI: it is told of events and answers with scripts.
type Module interface {
	// Ask puts one request and waits for its answer. An error means that there is no answer: the context has ended, or
	// the module is broken. Nothing to say is not an error but a Response with StatusNoContent.
	Ask(ctx context.Context, r Request) (Response, error)
	// Close lets the module go. It is not asked again.
	Close() error
}

// Selective is a Module that can tell which events it has an answer for. Events that come by the clock, such as
// OnSecondChange, need not be raised for a module that does not want them: without them a program can sleep.
type Selective interface {
	Module
	// Wants says whether asking for the event can ever give a script. The answer does not change.
	Wants(event string) bool
}
