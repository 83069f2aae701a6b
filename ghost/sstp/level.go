package sstp

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
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

// provenance is where a request comes from, as far as it has no say in that itself. The zero value is a peer on another
// machine.
type provenance struct {
	near   bool   // over a Unix socket, or from a loopback address
	web    bool   // inside HTTP
	host   bool   // HTTP was spoken to a name of this machine
	origin string // the Origin of HTTP: "" when there was none
	home   bool   // that is an origin of this machine
}

// judge decides how far a request is trusted whose headers have been read. It is the one place that does, for every road:
//
//	road  peer       Host      Origin   level     barred                        ID
//	unix                                local     no                            counts
//	tcp   loopback                      local     no                            counts
//	tcp   allowed                       external  yes                           counts
//	http  loopback   loopback  none     local     no                            counts
//	http  loopback   loopback  local    local     without SecurityLevel: local  counts
//	http  loopback   loopback  foreign  external  yes                           void
//	http  loopback   other              external  yes                           void
//	http  allowed    any       any      external  yes                           as above
//
// SecurityLevel: external lowers every one of them, and nothing raises one. A host that is not this machine's own name is
// what a page has that bent its own name to a loopback address (DNS rebinding). A peer that is neither near nor allowed
// never gets here.
func (p provenance) judge(r *Request) {
	claim := strings.TrimSpace(r.Fields.Get("SecurityLevel"))
	r.Origin = p.origin
	r.foreign = p.web && (!p.host || p.origin != "" && !p.home)
	r.Level = Local
	if !p.near || r.foreign || strings.EqualFold(claim, External.String()) {
		r.Level = External
	}
	r.unclaimed = p.origin != "" && !strings.EqualFold(claim, Local.String())
}

// Barred says whether the request may not have what is for trusted programs only, such as EXECUTE Quiet or SetProperty: it
// is external, or it comes from a page of this machine that does not say SecurityLevel: local (spec_sstp, SSTP over HTTP).
func (r *Request) Barred() bool { return r.Level == External || r.unclaimed }

// near says whether a peer is on this machine by its address: every loopback address is.
func near(peer net.Addr) bool {
	tcp, ok := peer.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// admits says whether a peer may send requests at all.
func (s *Server) admits(r *road, peer net.Addr) bool {
	if r.name == RoadUnix || near(peer) {
		return true
	}
	tcp, ok := peer.(*net.TCPAddr)
	if !ok {
		return false
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	return slices.ContainsFunc(s.Allow, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// reads says whether a page of that origin may read the answer: those of this machine, and those that were named for it.
func (s *Server) reads(p provenance) bool {
	return p.home || p.origin != "" && slices.Contains(s.Readers, p.origin)
}

// CheckOrigin says what is wrong with an origin for Server.Readers: only what a browser can write in an Origin header is
// ever met there.
func CheckOrigin(origin string) error {
	u, ok := parseOrigin(origin)
	switch {
	case !ok:
		return fmt.Errorf("sstp: %s is not scheme://host or scheme://host:port of http or https", clip(origin))
	case origin != strings.ToLower(origin):
		return fmt.Errorf("sstp: %s: browsers write an origin in small letters", clip(origin))
	case u.Port() == defaultPorts[u.Scheme]:
		return fmt.Errorf("sstp: %s: browsers leave out the port %s of %s", clip(origin), u.Port(), u.Scheme)
	}
	return nil
}

var defaultPorts = map[string]string{"http": "80", "https": "443"}

// localOrigin says whether an Origin is of this machine: http or https, and a host as localHost has it.
func localOrigin(origin string) bool {
	u, ok := parseOrigin(origin)
	return ok && localHost(u.Host)
}

// parseOrigin reads "scheme://host" or "scheme://host:port" of http or https and nothing else: no path, no user.
func parseOrigin(origin string) (*url.URL, bool) {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, false
	}
	return u, strings.EqualFold(origin, u.Scheme+"://"+u.Host)
}

// localHost says whether "host" or "host:port" names this machine whatever a name server says: localhost, an address of
// 127.0.0.0/8, or [::1].
func localHost(authority string) bool {
	host := authority
	if i := strings.LastIndexByte(authority, ':'); i > strings.LastIndexByte(authority, ']') {
		var port string
		if host, port = authority[:i], authority[i+1:]; !digits(port) {
			return false
		}
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		ip, err := netip.ParseAddr(strings.TrimSuffix(inner, "]"))
		return err == nil && strings.HasSuffix(inner, "]") && ip == netip.IPv6Loopback()
	}
	ip, err := netip.ParseAddr(host)
	return strings.ToLower(host) == "localhost" || err == nil && ip.Is4() && ip.IsLoopback()
}

// peerName writes a peer's address as "host:port": "unix" for one that has none.
func peerName(peer net.Addr) string {
	switch at := peer.(type) {
	case *net.TCPAddr:
		ap := at.AddrPort()
		return netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port()).String()
	case *net.UnixAddr:
		return RoadUnix
	}
	return peer.String()
}
