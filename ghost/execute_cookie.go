package ghost

import (
	"context"
	"errors"

	"ukatty/ghost/memory"
	"ukatty/ghost/sstp"
)

// Cookies: what a client leaves here under its Sender and fetches again.

// cookies gives the memory that holds the client's cookies.
func (x *execution) cookies() *memory.Memory {
	if x.external() {
		return x.b.guests
	}
	return x.b.home.Memory
}

func getCookie(x *execution) *sstp.Response {
	name := x.param(0)
	if name == "" {
		return refusal(sstp.BadRequest, "GetCookie names no cookie")
	}
	value, ok := x.cookies().Cookie(x.r.Sender(), name)
	if !ok {
		return &sstp.Response{Status: sstp.NoContent, Reason: "there is no such cookie of this sender"}
	}
	return data(value)
}

func setCookie(x *execution) *sstp.Response {
	if len(x.params) < 2 {
		return refusal(sstp.BadRequest, "SetCookie wants a name and a value")
	}
	return kept(x.cookies().SetCookie(x.ctx, x.r.Sender(), x.params[0], x.params[1]))
}

// kept is the answer to a wish to remember something.
func kept(err error) *sstp.Response {
	switch {
	case err == nil:
		return done()
	case errors.Is(err, memory.ErrTooLong):
		return refusal(sstp.PayloadTooLarge, "%v", err)
	case errors.Is(err, memory.ErrInvalid):
		return refusal(sstp.BadRequest, "%v", err)
	case errors.Is(err, memory.ErrClosed), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return refusal(sstp.ServiceUnavailable, "%v", err)
	default:
		return refusal(sstp.InternalServerError, "it cannot be kept: %v", err)
	}
}
