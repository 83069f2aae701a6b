package shiori

import "context"

// Silent is the module of a ghost whose own SHIORI cannot run here: it has nothing to say to anything. Such a ghost only shows,
// and plays what programs send. The zero value is ready; any number of ghosts may share it.
type Silent struct{}

// Ask answers with nothing.
func (Silent) Ask(context.Context, Request) (Response, error) {
	return Response{Status: StatusNoContent}, nil
}

// Wants says no to every event.
func (Silent) Wants(string) bool { return false }

// Close does nothing.
func (Silent) Close() error { return nil }
