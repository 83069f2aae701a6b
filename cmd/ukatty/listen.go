package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"syscall"

	"ukatty/ghost/sstp"
)

// standard are the addresses that SSTP is served on: 9801 is its registered port, 9821 the one that SSP adds.
var standard = []string{"127.0.0.1:9801", "127.0.0.1:9821", "[::1]:9801", "[::1]:9821"}

// port is an address that SSTP is to be served on, and what came of it.
type port struct {
	addr string
	ln   net.Listener // nil when err is set
	err  error
}

// listenAll opens the addresses. One that cannot be opened keeps its error; the others serve.
func listenAll(ctx context.Context, addrs []string) []port {
	ports := make([]port, 0, len(addrs))
	for _, a := range addrs {
		ln, err := sstp.Listen(ctx, a)
		p := port{addr: a, ln: ln, err: err}
		if ln != nil {
			p.addr = ln.Addr().String()
		}
		ports = append(ports, p)
	}
	return ports
}

// absent says that the machine does not have the address at all, as one without IPv6 has no [::1].
func (p port) absent() bool {
	return errors.Is(p.err, errNoAddress) || errors.Is(p.err, errNoFamily)
}

// notice is what the screen says about the port and what to do; "" when there is nothing to say.
func (p port) notice() string {
	host, number, _ := net.SplitHostPort(p.addr)
	switch {
	case p.err == nil && !loopback(host):
		return p.addr + " is open to other machines: those of --allow may send, and count as external"
	case p.err == nil:
		return ""
	case errors.Is(p.err, errTaken):
		return fmt.Sprintf("%s is taken (another baseware?): stop it or use --listen %s", p.addr, net.JoinHostPort(host, "PORT"))
	case errors.Is(p.err, syscall.EACCES):
		return fmt.Sprintf("%s is not allowed to us: use --listen %s", p.addr, net.JoinHostPort(host, "PORT"))
	case p.absent():
		return fmt.Sprintf("%s is no address of this machine: use --listen 127.0.0.1:%s", p.addr, number)
	}
	return fmt.Sprintf("%s cannot be served: %v", p.addr, p.err)
}

// loopback says whether only this machine reaches the host of an address that is listened on.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// checkAddress says what is wrong with an address to listen on.
func checkAddress(addr string) error {
	_, number, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("%q is not HOST:PORT, such as 127.0.0.1:9801", addr)
	}
	if _, err := strconv.ParseUint(number, 10, 16); err != nil {
		return fmt.Errorf("%q: the port is not a number from 0 to 65535", addr)
	}
	return nil
}
