package sstp

import (
	"time"

	"ukatty/ghost/wire"
)

// Limits bound what clients can make the server do. Zero stands for the default.
type Limits struct {
	// Message bounds a request: 1 MiB and 4096 lines by default. More than that is answered 413.
	Message wire.Limits
	// Conns is how many connections there are at once, over all listeners: 16,384 by default, or three quarters of the
	// files that the process may open where that is less. When there are as many, the one that has been silent longest
	// goes.
	Conns int
	// Memory is how many bytes all requests together may hold while they are read: 64 MiB by default. The first KiB of
	// a connection does not count; who needs more than is left is answered 503.
	Memory int
	// Send is the time a client has to send its request, from the beginning of the connection: 5 s by default, then 408.
	Send time.Duration
	// Silence is how long a client is silent after an incomplete request before it is answered, if that is enough to go
	// on: 1.5 s by default.
	Silence time.Duration
	// Write is the time that writing the answer may take: 5 s by default.
	Write time.Duration
	// Drain and DrainBytes bound what is still read after the answer: 300 ms and 256 KiB by default.
	Drain      time.Duration
	DrainBytes int
}

// withDefaults puts the defaults in place of what is not set.
func (l Limits) withDefaults() Limits {
	return Limits{
		Message:    wire.Limits{Bytes: or(l.Message.Bytes, wire.DefaultBytes), Fields: l.Message.Fields},
		Conns:      or(l.Conns, defaultConns()),
		Memory:     or(l.Memory, 64<<20),
		Send:       or(l.Send, 5*time.Second),
		Silence:    or(l.Silence, 1500*time.Millisecond),
		Write:      or(l.Write, 5*time.Second),
		Drain:      or(l.Drain, 300*time.Millisecond),
		DrainBytes: or(l.DrainBytes, 256<<10),
	}
}

func or[T int | time.Duration](value, otherwise T) T {
	if value <= 0 {
		return otherwise
	}
	return value
}

// defaultConns leaves a quarter of the files to the rest of the program.
func defaultConns() int {
	const most = 16384
	if files := openFiles(); files > 0 {
		return max(1, min(most, files/4*3))
	}
	return most
}
