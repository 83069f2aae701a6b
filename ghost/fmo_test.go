package ghost

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ukatty/ghost/sstp"
)

// readFMO splits the text as clients do: each line at its first dot and at the byte 1.
func readFMO(t *testing.T, text string) map[string]map[string]string {
	t.Helper()
	ghosts := map[string]map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		id, rest, _ := strings.Cut(line, ".")
		key, value, ok := strings.Cut(rest, "\x01")
		if len(id) != 32 || key == "" || !ok {
			t.Errorf("not a line of an FMO: %q", line)
			continue
		}
		if ghosts[id] == nil {
			ghosts[id] = map[string]string{}
		}
		ghosts[id][key] = value
	}
	return ghosts
}

func TestGetFMO(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.send(`Script: \0\s[5]\1\s[-1]Hi.\e`)
		all := readFMO(t, e.execute("GetFMO").Data)
		sep := string(filepath.Separator)
		for key, want := range map[string]string{
			"path": e.dir + sep, "ghostpath": e.g.opt.Dir + sep, "name": "あかり", "keroname": "ボタン", "fullname": "test",
			"sakura.surface": "5", "kero.surface": "-1", "modulestate": "shiori:running",
			"hwnd": strconv.Itoa(e.g.HWnd()), "kerohwnd": strconv.Itoa(e.g.HWnd() + 1),
			"hwndlist": fmt.Sprintf("%d,%d", e.g.HWnd(), e.g.HWnd()+1),
		} {
			if got := all[e.g.ID()][key]; got != want {
				t.Errorf("%s of the first: %q, want %q", key, got, want)
			}
		}
		other := all[e.second.ID()]
		if _, ok := other["ghostpath"]; ok || other["name"] != "ほか" || other["sakura.surface"] != "0" || other["kero.surface"] != "10" {
			t.Errorf("the second: %q", other)
		}
		if e.g.HWnd() <= 0 || e.g.HWnd() == e.second.HWnd() || len(all) != 2 {
			t.Errorf("windows %d and %d, %d ghosts", e.g.HWnd(), e.second.HWnd(), len(all))
		}
	})
}

// TestGetFMOFromAfar holds that an external client learns nothing that it could misuse.
func TestGetFMOFromAfar(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		text := e.executeFromAfar("GetFMO").Data
		for _, secret := range []string{e.g.ID(), e.second.ID(), e.dir, "path\x01"} {
			if strings.Contains(text, secret) {
				t.Errorf("%q is in the text:\n%q", secret, text)
			}
		}
		all := readFMO(t, text)
		first := all[strings.Repeat("0", 32)]
		if len(all) != 2 || first["hwnd"] != "0" || first["kerohwnd"] != "0" || first["hwndlist"] != "0,0" || first["fullname"] != "test" {
			t.Errorf("%q", all)
		}
	})
}

// TestGetFMOIsBounded holds that what a ghost calls itself forges no line, and that one for whom there is no room is left
// out as a whole.
func TestGetFMOIsBounded(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.g.opt.Identity.Name = "a\r\nb\x01c\x00d"
		all := readFMO(t, h.execute("GetFMO").Data)
		if name := all[h.g.ID()]["fullname"]; name != "abcd" {
			t.Errorf("fullname %q", name)
		}
		h.g.opt.Identity.Name = strings.Repeat("x", fmoSize)
		if r := h.execute("GetFMO"); r.Status != sstp.OK || r.Data != "" {
			t.Errorf("a name that does not fit: %d, %d bytes", r.Status, len(r.Data))
		}
	})
}
