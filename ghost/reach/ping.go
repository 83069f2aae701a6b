package reach

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Ping is what \![execute,ping,…] asks for.
type Ping struct {
	// Host is a name or an address.
	Host string
	// TTL is how many hops a packet may take, Count how many are sent, Size how many bytes each carries.
	TTL, Count, Size int
	// Timeout is how long to wait for each.
	Timeout time.Duration
	// Whole: packets must not be cut.
	Whole bool
	// Event is what --event says.
	Event string
}

// The bounds of a ping: a script must not flood anybody.
const (
	maxPings    = 16
	maxPingSize = 1472 // what an Ethernet frame holds
	maxPingTime = 10 * time.Second
)

// ParsePing reads the arguments of a tag. Numbers beyond the bounds are cut to them. The error is ErrOption.
func ParsePing(args []string) (Ping, error) {
	p := Ping{TTL: 255, Count: 3, Size: 32, Timeout: 5 * time.Second}
	var err error
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		switch strings.ToLower(name) {
		case "--host":
			p.Host = value
		case "--ttl":
			p.TTL, err = number(value, 1, 255, err)
		case "--count":
			p.Count, err = number(value, 1, maxPings, err)
		case "--size":
			p.Size, err = number(value, 0, maxPingSize, err)
		case "--data":
			p.Size = min(len(value), maxPingSize)
		case "--timeout":
			var ms int
			ms, err = number(value, 1, int(maxPingTime/time.Millisecond), err)
			p.Timeout = time.Duration(ms) * time.Millisecond
		case "--df":
			p.Whole = strings.EqualFold(value, "true")
		case "--event":
			p.Event = value
		}
	}
	if err == nil && !isHost(p.Host) && !isAddress(p.Host) {
		err = fmt.Errorf("%w: --host=%.80q names no host", ErrOption, p.Host)
	}
	return p, err
}

// number reads a number and cuts it to a range; an error before it stays.
func number(s string, low, high int, before error) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil && before == nil {
		before = fmt.Errorf("%w: %.20q is no number", ErrOption, s)
	}
	return max(low, min(n, high)), before
}

func isAddress(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil
}

// Echo is what became of one packet.
type Echo struct {
	// Status is "OK", or why there is no answer.
	Status string
	// From is who answered, RTT how many milliseconds it took.
	From string
	RTT  int
}

// OK says whether it was answered.
func (e Echo) OK() bool { return e.Status == "OK" }

// Do sends the packets, one after the other, with the system's own program ping, and tells of each; the error of told ends
// it. The error is ErrHost, ErrPrivate or that of the system.
func (p Ping) Do(ctx context.Context, b Bounds, told func([]Echo) error) ([]Echo, error) {
	find, cancel := context.WithTimeout(ctx, lookupTime)
	defer cancel()
	to, err := resolve(find, p.Host, b)
	if err != nil {
		return nil, err
	}
	if len(to) == 0 {
		return nil, fmt.Errorf("%w: %.80q", ErrHost, p.Host)
	}
	program, err := exec.LookPath("ping")
	if err != nil {
		return nil, fmt.Errorf("reach: there is no program ping here: %w", err)
	}
	var all []Echo
	for range p.Count {
		e, err := p.once(ctx, program, to[0].WithZone(""))
		if err != nil {
			return all, err
		}
		all = append(all, e)
		if err := told(all); err != nil {
			return all, err
		}
	}
	return all, nil
}

// maxPingText is how many bytes the program may say.
const maxPingText = 16 << 10

// once sends one packet.
func (p Ping) once(ctx context.Context, program string, to netip.Addr) (Echo, error) {
	late, cancel := context.WithTimeout(ctx, p.Timeout+time.Second)
	defer cancel()
	cmd := exec.CommandContext(late, program, p.args(to)...) //nolint:gosec // the arguments are numbers and an address
	cmd.WaitDelay = time.Second
	cmd.Env = append(cmd.Environ(), "LC_ALL=C")
	var out tail
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if ctx.Err() != nil {
		return Echo{}, ctx.Err()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && late.Err() == nil {
		return Echo{}, fmt.Errorf("reach: ping: %w", err)
	}
	return echo(string(out.b), to, err == nil), nil
}

// tail keeps the first bytes of what is written to it.
type tail struct{ b []byte }

// Write writes as io.Writer has it.
func (t *tail) Write(b []byte) (int, error) {
	t.b = append(t.b, b[:min(len(b), maxPingText-len(t.b))]...)
	return len(b), nil
}

var _ io.Writer = (*tail)(nil)

// rtt finds the time in what a ping says: "time=0.42 ms", "time<1ms", "Zeit=3ms".
var rtt = regexp.MustCompile(`[=<] ?([0-9]+)(\.[0-9]+)? ?ms`)

// echo reads what the program said.
func echo(out string, to netip.Addr, ok bool) Echo {
	if m := rtt.FindStringSubmatch(out); ok && m != nil {
		ms, _ := strconv.Atoi(m[1])
		return Echo{Status: "OK", From: to.String(), RTT: ms}
	}
	for _, w := range []struct{ said, status string }{
		{"exceeded", "TTL_EXPIRED_TRANSIT"},
		{"net unreachable", "DEST_NET_UNREACHABLE"},
		{"network is unreachable", "DEST_NET_UNREACHABLE"},
		{"unreachable", "DEST_HOST_UNREACHABLE"},
		{"too long", "PACKET_TOO_BIG"},
		{"not permitted", "GENERAL_FAILURE"},
	} {
		if strings.Contains(strings.ToLower(out), w.said) {
			return Echo{Status: w.status}
		}
	}
	return Echo{Status: "REQ_TIMED_OUT"}
}
