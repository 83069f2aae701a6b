package reach

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"1.1.1.1": true, "93.184.216.34": true, "2606:4700::1111": true, "64:ff9b::101:101": true, "2002:0101:0101::": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.1.2.3": false, "100.64.0.1": false, "100.127.255.255": false, "127.0.0.1": false,
		"127.255.0.1": false, "169.254.169.254": false, "172.16.0.1": false, "192.168.1.1": false, "192.0.0.8": false,
		"198.18.0.1": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:1.1.1.1": true, "::127.0.0.1": false,
		"fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12::1": false, "ff02::1": false, "fec0::1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::a00:1": false, "2002:7f00:0001::": false, "2002:c0a8:0101::1": false, "2001:db8::1": false,
		"2001::1": false, "100::1": false,
	} {
		if got := IsPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if IsPublic(netip.Addr{}) {
		t.Error("no address at all is public")
	}
}

// Scripts of others must not get at this machine, by whatever name it goes.
func TestPrivateIsRefused(t *testing.T) {
	asked := false
	base := serve(t, func(http.ResponseWriter, *http.Request) { asked = true })
	_, port, _ := strings.Cut(strings.TrimPrefix(base, "http://"), ":")
	c := client(t)
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1"} {
		r := request(t, "get", "http://"+host+":"+port+"/")
		res, err := c.Do(t.Context(), r, Public, nil)
		if err == nil || asked {
			t.Fatalf("%s was reached: %v", host, res.Code)
		}
		if strings.HasPrefix(host, "127.0") && (!errors.Is(err, ErrPrivate) || res.Code != "refused") {
			t.Errorf("%s: %q, %v", host, res.Code, err)
		}
	}
	if res, err := c.Do(t.Context(), request(t, "get", base), Anywhere, nil); err != nil || !asked {
		t.Errorf("the ghost's own script: %q, %v", res.Code, err)
	}
}

// localhost is a name that resolves to loopback: the name itself says nothing.
func TestNameOfThisMachineIsRefused(t *testing.T) {
	if err := CheckHost(t.Context(), "localhost", Public); !errors.Is(err, ErrPrivate) {
		t.Errorf("localhost: %v", err)
	}
	if _, _, err := Lookup(t.Context(), "localhost", Public); !errors.Is(err, ErrPrivate) {
		t.Errorf("a lookup of localhost: %v", err)
	}
	if found, reverse, err := Lookup(t.Context(), "localhost", Anywhere); err != nil || reverse || len(found) == 0 {
		t.Errorf("a lookup by the ghost: %v, %v", found, err)
	}
	if _, reverse, err := Lookup(t.Context(), "192.168.0.1", Public); !errors.Is(err, ErrPrivate) || !reverse {
		t.Errorf("a lookup of an address: %v", err)
	}
}

// A redirect is one more connection, and looked at like the first. The first is let through here as if it were public.
func TestRedirectToThisMachineIsRefused(t *testing.T) {
	reached := false
	inner := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	outer := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner, http.StatusFound) })
	c := client(t)
	x := &exchange{client: c, request: &Request{Method: "GET", URL: outer, Timeout: defaultTimeout}, bounds: Public}
	transport := x.transport()
	guarded := transport.DialContext
	transport.DialContext = Anywhere.dialer(dialTime).DialContext
	first := true
	hop := roundTrip(func(req *http.Request) (*http.Response, error) {
		if !first {
			transport.DialContext = guarded
		}
		first = false
		return transport.RoundTrip(req)
	})
	req, err := x.build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Client{Transport: hop, CheckRedirect: x.redirect}).Do(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	if !errors.Is(err, ErrPrivate) || reached {
		t.Errorf("the redirect: %v", err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestProxyOnlyForOwnScripts(t *testing.T) {
	for b, want := range map[Bounds]bool{Public: false, Anywhere: true} {
		x := &exchange{request: &Request{Timeout: defaultTimeout}, bounds: b}
		if got := x.transport().Proxy != nil; got != want {
			t.Errorf("bounds %d: a proxy is used: %v", b, got)
		}
	}
}

func TestCancelledContextEndsIt(t *testing.T) {
	started := make(chan struct{})
	base := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		close(started)
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-started; cancel() }()
	if res, err := client(t).Do(ctx, request(t, "get", base), Anywhere, nil); err == nil || res.Code != "artificial" {
		t.Errorf("%q, %v", res.Code, err)
	}
}
