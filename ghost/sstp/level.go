package sstp

import (
	"net"
	"net/netip"
	"strings"
)

// Level is how far a request is trusted. The zero value is Local.
type Level uint8

// The security levels of SSTP and SHIORI.
const (
	// Local: the sender is a program on this machine.
	Local Level = iota
	// External: the sender is elsewhere, or said of itself that it is to be treated so.
	External
)

// String gives the word of the SecurityLevel header: "local" or "external".
func (l Level) String() string {
	if l == Local {
		return "local"
	}
	return "external"
}

// peerLevel gives the level of a peer by its address: every loopback address is local, everything else is external.
func peerLevel(peer net.Addr) Level {
	if tcp, ok := peer.(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		return Local
	}
	return External
}

// peerName writes a peer's address as "host:port".
func peerName(peer net.Addr) string {
	if tcp, ok := peer.(*net.TCPAddr); ok {
		at := tcp.AddrPort()
		return netip.AddrPortFrom(at.Addr().Unmap(), at.Port()).String()
	}
	return peer.String()
}

// lower gives the level of a request whose peer has the level l and whose SecurityLevel header says word: a local sender
// may lower itself, and nobody may raise himself.
func (l Level) lower(word string) Level {
	if strings.EqualFold(strings.TrimSpace(word), External.String()) {
		return External
	}
	return l
}
