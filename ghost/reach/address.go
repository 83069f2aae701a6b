package reach

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"syscall"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// reserved are the networks beyond those that package netip names which belong to nobody on the public internet, after the
// registries of special-purpose addresses (RFC 6890 and its successors).
var reserved = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // shared between a provider and its customers
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // relays of 6to4, given up
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // reserved, and the broadcast address
	"::/96",           // IPv4-compatible, given up
	"64:ff9b:1::/48",  // translation within a network
	"100::/64",        // discarded
	"2001::/23",       // protocol assignments, Teredo among them
	"2001:db8::/32",   // documentation
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fec0::/10",       // site-local, given up
)

// nat64 and sixToFour are networks whose addresses have one of IPv4 in them, behind so many bytes.
var (
	nat64     = netip.MustParsePrefix("64:ff9b::/96")
	sixToFour = netip.MustParsePrefix("2002::/16")
)

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, s := range all {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// IsPublic says whether an address is one of the public internet. What carries an IPv4 address in it is as public as that
// one.
func IsPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	switch {
	case !a.IsValid(), !a.IsGlobalUnicast(), a.IsPrivate(): // unspecified, loopback, link-local and multicast are not unicast
		return false
	case nat64.Contains(a):
		return IsPublic(embedded(a, 12))
	case sixToFour.Contains(a):
		return IsPublic(embedded(a, 2))
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// embedded gives the IPv4 address that stands at a byte of an IPv6 one.
func embedded(a netip.Addr, at int) netip.Addr {
	b := a.As16()
	return netip.AddrFrom4([4]byte(b[at : at+4]))
}

// inward are the ends of names that belong to nobody on the public internet: those of RFC 6761, 6762 (appendix G too) and 8375,
// and the one that ICANN keeps for private use.
var inward = []string{
	".localhost", ".local", ".internal", ".intranet", ".private", ".corp", ".home", ".lan", ".home.arpa", ".test", ".invalid",
}

// LooksPrivate says of the host of an address whether its very form makes it one of this machine or its neighbours, as a
// browser would read it: "localhost", "192.168.0.1", but also "router", "0x7f.1" and digits of full width. What a name
// stands for is not looked up, see CheckHost.
func LooksPrivate(host string) bool {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '\u3002':
			return '.'
		case unicode.In(r, unicode.Cf, unicode.Mn): // what browsers pass over in a name, and more
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, norm.NFKC.String(host))
	name = strings.TrimSuffix(name, ".")
	if a, err := netip.ParseAddr(name); err == nil {
		return !IsPublic(a)
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || isNumber(name[dot+1:]) {
		return true
	}
	for _, end := range inward {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// isNumber says of the last part of a name whether it makes all of it an IPv4 address in an unusual form (WHATWG, URL, "ends
// in a number checker").
func isNumber(s string) bool {
	digits := func(r rune) bool { return r < '0' || r > '9' }
	hex := func(r rune) bool { return !isHex(byte(r)) || r > unicode.MaxASCII }
	return s == "" || !strings.ContainsFunc(s, digits) || strings.HasPrefix(s, "0x") && !strings.ContainsFunc(s[2:], hex)
}

// dialTime is how long a connection may take to be made at most.
const dialTime = 30 * time.Second

// dialer makes connections within bounds, each in its time. The address is looked at when the socket is about to connect:
// names are resolved by then.
func (b Bounds) dialer(within time.Duration) *net.Dialer {
	d := &net.Dialer{Timeout: min(within, dialTime)}
	if b == Anywhere {
		return d
	}
	d.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil || !IsPublic(ap.Addr()) {
			return fmt.Errorf("%w: %.80s", ErrPrivate, address)
		}
		return nil
	}
	return d
}

// allows says of an address what a connection to it would be told.
func (b Bounds) allows(a netip.Addr) error {
	if b == Anywhere || IsPublic(a) {
		return nil
	}
	return fmt.Errorf("%w: %s", ErrPrivate, a)
}
