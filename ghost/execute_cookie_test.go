package ghost

import (
	"path/filepath"
	"strings"
	"testing"

	"ukatty/ghost/memory"
	"ukatty/ghost/sstp"
)

func TestCookies(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.want("GetCookie a", "204")
		h.want("SetCookie a 値", "204")
		h.want("GetCookie a", "200 値")
		h.want("SetCookie a new", "204")
		h.want("GetCookie a", "200 new")
		h.want("SetCookie a", "400")
		h.want("SetCookie", "400")
		h.want("GetCookie", "400")
		h.want("SetCookie a "+strings.Repeat("x", 4097), "413")
		h.want("SetCookie "+strings.Repeat("x", 257)+" a", "413")
		h.want("GetCookie a", "200 new")
		if r := h.ask(sstp.EXECUTE, "Command: SetCookie[b,\"one, two\"]"); got(r) != "204" {
			t.Errorf("SetCookie in brackets: %s", got(r))
		}
		h.want("GetCookie b", "200 one, two")
		h.ask(sstp.EXECUTE, "Command: SetCookie[empty,]")
		h.want("GetCookie empty", "200 ")
		if r := h.ask(sstp.EXECUTE, "Command: GetCookie[a]", "Sender: another"); got(r) != "204" {
			t.Errorf("another sender sees %s", got(r))
		}
	})
}

// TestCookiesOfExternalClients holds that somebody elsewhere neither reads nor replaces what a client of this machine
// left, whatever name it goes by.
func TestCookiesOfExternalClients(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.want("SetCookie a mine", "204")
		if r := h.executeFromAfar("GetCookie", "a"); got(r) != "204" {
			t.Errorf("from afar: %s", got(r))
		}
		if r := h.executeFromAfar("SetCookie", "a", "theirs"); got(r) != "204" {
			t.Errorf("setting from afar: %s", got(r))
		}
		if r := h.executeFromAfar("GetCookie", "a"); got(r) != "200 theirs" {
			t.Errorf("from afar, again: %s", got(r))
		}
		h.want("GetCookie a", "200 mine")
	})
}

// TestCookiesLast holds that a cookie and a property are there in the next run.
func TestCookiesLast(t *testing.T) {
	file := filepath.Join(t.TempDir(), memory.File)
	for run, want := range []string{"204", "200 kept"} {
		m, err := memory.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		onEstate(t, nil, func(e *estate) {
			e.b.Settle(Home{Memory: m})
			e.want("GetCookie a", want)
			e.want("SetCookie a kept", "204")
			e.want("GetProperty currentghost.shelllist(ukatty).menu", []string{"200 ", "200 hidden"}[run])
			e.want("SetProperty currentghost.shelllist.current.menu hidden", "204")
		})
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
