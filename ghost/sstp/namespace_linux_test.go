package sstp_test

import (
	"errors"
	"io"
	"net"
	"net/netip"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"ukatty/ghost/sstp"
)

// away is an address that no other machine answers to (RFC 5737).
const away = "192.0.2.1"

// enterNamespace gives the thread of the caller a network of its own, in which the loopback device has the address away. The
// caller's goroutine has to end with its thread.
func enterNamespace() error {
	runtime.LockOSThread()
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		return err
	}
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer func() { _ = unix.Close(fd) }()
	addr, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	flags, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	flags.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	return errors.Join(
		addr.SetInet4Addr(netip.MustParseAddr(away).AsSlice()),
		unix.IoctlIfreq(fd, unix.SIOCSIFADDR, addr),
		unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, flags),
	)
}

// Real connections from an address that is not loopback: refused unless it is allowed, and then external.
func TestAwayOverTCP(t *testing.T) {
	type pair struct {
		ln  net.Listener
		nc  net.Conn
		err error
	}
	for _, allow := range []string{"", away + "/32"} {
		made := make(chan pair)
		go func() { // sockets belong to the network of the thread that makes them
			if err := enterNamespace(); err != nil {
				made <- pair{err: err}
				return
			}
			ln, err := sstp.Listen(t.Context(), away+":0")
			if err != nil {
				made <- pair{err: err}
				return
			}
			nc, err := net.Dial("tcp", ln.Addr().String())
			made <- pair{ln, nc, err}
		}()
		p := <-made
		if errors.Is(p.err, unix.EPERM) || errors.Is(p.err, unix.ENOSYS) {
			t.Skip("only root can make a network of its own")
		}
		if p.err != nil {
			t.Fatal(p.err)
		}
		defer p.nc.Close()
		srv, want := &sstp.Server{Handler: new(seen)}, "420 Refuse"
		if allow != "" {
			srv.Allow, want = []netip.Prefix{netip.MustParsePrefix(allow)}, "200 OK"
		}
		j := start(t, srv, p.ln)
		if _, err := io.WriteString(p.nc, hello+strings.Repeat("x", 10_000)); err != nil {
			t.Fatal(err)
		}
		if reply, err := io.ReadAll(p.nc); err != nil || status(string(reply)) != want {
			t.Errorf("allow %q: %q, %v", allow, reply, err)
		}
		if x := j.all(); len(x) != 1 || x[0].Request.Level != sstp.External || !strings.HasPrefix(x[0].Peer, away) {
			t.Errorf("journal %+v", x)
		}
	}
}
