package reach

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"
)

// lookupTime is how long a name may take to be found.
const lookupTime = 10 * time.Second

// maxAnswers is how many addresses or names of an answer are taken.
const maxAnswers = 32

// ErrHost says that there is no such host.
var ErrHost = errors.New("reach: no such host")

// Lookup finds the addresses of a host, or the names of an address: reverse says which. The error is ErrHost, ErrPrivate or
// that of the network.
func Lookup(ctx context.Context, host string, b Bounds) (found []string, reverse bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, lookupTime)
	defer cancel()
	if a, perr := netip.ParseAddr(host); perr == nil {
		if err := b.allows(a); err != nil {
			return nil, true, err
		}
		names, err := net.DefaultResolver.LookupAddr(ctx, a.WithZone("").String())
		if err != nil {
			return nil, true, fmt.Errorf("reach: %w", err)
		}
		for i, n := range names[:min(len(names), maxAnswers)] {
			names[i] = clean(strings.TrimSuffix(n, "."), maxTitle)
		}
		return names[:min(len(names), maxAnswers)], true, nil
	}
	addresses, err := resolve(ctx, host, b)
	for _, a := range addresses {
		found = append(found, a.String())
	}
	return found, false, err
}

// resolve finds the addresses of a host, all of which have to be within bounds.
func resolve(ctx context.Context, host string, b Bounds) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, b.allows(a)
	}
	if !isHost(host) {
		return nil, fmt.Errorf("%w: %.80q", ErrHost, host)
	}
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, fmt.Errorf("reach: %w", err)
	}
	all = all[:min(len(all), maxAnswers)]
	for i, a := range all {
		all[i] = a.Unmap()
		if err := b.allows(a); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// CheckHost says whether all addresses of a host are within bounds. It is for those who hand the name on to a program that
// resolves it once more: a name that changes its mind between is not noticed.
func CheckHost(ctx context.Context, host string, b Bounds) error {
	if b == Anywhere {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, lookupTime)
	defer cancel()
	_, err := resolve(ctx, host, b)
	return err
}

// isHost says whether a name has the form of one: letters, digits, hyphens and dots, in any script, 253 bytes at most.
func isHost(s string) bool {
	if s == "" || len(s) > 253 || s[0] == '-' || s[0] == '.' {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("/\\:@[]?#%\"'`<>|&;$(){}!*^~,=+", r)
	})
}
