package sstp

import "net"

// ControlSocket makes the control socket of a listener in memory.
func ControlSocket(ln net.Listener) *Socket { return &Socket{Listener: ln} }

// DefaultConns is how many connections there may be by default.
func DefaultConns() int { return defaultConns() }
