package ghost

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode"

	"ukatty/ghost/shiori"
	"ukatty/ghost/sstp"
)

// The FMO text of this baseware (UKADOC's spec_fmo_mutex), which EXECUTE GetFMO answers: records of lines, one record a
// ghost. There is no shared memory: a terminal has none that is worth the trouble, and this text reaches everybody.

// windows counts the numbers that stand for the windows of characters. They are the process's, as window handles are the
// desktop's: no two ghosts ever share one.
var windows atomic.Int64

// newHWnd gives the number of a ghost's \0; the next one is that of its \1.
func newHWnd() int { return int(windows.Add(2)) - 1 }

// HWnd is the number that stands for the window of \0, as GetFMO shows it to clients of this machine and
// ReceiverGhostHWnd names it: positive, and another one for each ghost of the process.
func (g *Ghost) HWnd() int { return g.hwnd }

// fmoSize is how many bytes of text an FMO has room for: 64 KiB without its size and a NUL.
const fmoSize = 1<<16 - 4 - 1

// getFMO answers with the records of all ghosts. A ghost that has no room any more is left out as a whole.
func getFMO(x *execution) *sstp.Response {
	var text strings.Builder
	for place, g := range x.b.living() {
		record := g.record(x, place)
		if text.Len()+len(record) <= fmoSize {
			text.WriteString(record)
		}
	}
	return data(text.String())
}

// record gives the lines of one ghost, each ended by CR LF; "" when it has left. An external client does not see the id,
// which would let it speak in the ghost's name: the dummy is the ghost's place in the list, in 32 digits.
func (g *Ghost) record(x *execution, place int) string {
	answer := make(chan *sstp.Response, 1)
	resp := g.do(x.ctx, answer, func(_ context.Context, l *life) {
		id := g.id
		if x.external() {
			id = fmt.Sprintf("%032d", place)
		}
		var text strings.Builder
		for _, line := range l.fmo(x.b.home.Dir, x.external()) {
			text.WriteString(id + "." + line.key + "\x01" + strings.Map(printable, line.value) + "\r\n")
		}
		answer <- data(text.String())
	})
	return resp.Data
}

// fmoEntry is a line of a record.
type fmoEntry struct{ key, value string }

// fmo is what an FMO says about a ghost. The windows of external clients have the number 0, which no ghost has, and
// paths are left out for them, as they are where there is none.
func (l *life) fmo(dir string, external bool) []fmoEntry {
	who, main := l.g.Identity(), l.g.hwnd
	sakura, kero := strconv.Itoa(main), strconv.Itoa(main+1)
	if external {
		sakura, kero = "0", "0"
	}
	all := []fmoEntry{
		{"hwnd", sakura},
		{"name", who.Character(0)},
		{"keroname", who.Character(1)},
		{"sakura.surface", l.surface(0)},
		{"kero.surface", l.surface(1)},
		{"kerohwnd", kero},
		{"hwndlist", sakura + "," + kero},
		{"fullname", who.Name},
		{"modulestate", l.modules()},
	}
	for _, path := range []fmoEntry{{"path", dir}, {"ghostpath", l.g.opt.Dir}} {
		if path.value != "" && !external {
			path.value = strings.TrimSuffix(path.value, string(filepath.Separator)) + string(filepath.Separator)
			all = append(all, path)
		}
	}
	return all
}

// modules is how the modules of the ghost do: "critical" is one that does not answer. One that is not loaded, or cannot run
// here, is not among them.
func (l *life) modules() string {
	_, mute := l.module.(shiori.Silent)
	switch {
	case l.module == nil || mute:
		return ""
	case l.mind.silent():
		return "shiori:critical"
	}
	return "shiori:running"
}

// surface gives the surface that a scope shows: its default one until a script has said otherwise, -1 for none.
func (l *life) surface(scope int) string {
	if s, ok := l.stage.Scope(scope); ok && s.Surface != "" {
		return s.Surface
	}
	return l.defaultSurface(scope)
}

// defaultSurface gives the surface that a scope begins with.
func (l *life) defaultSurface(scope int) string {
	switch {
	case l.g.Shell() != nil:
		return l.g.Shell().Default(scope)
	case scope == 0:
		return "0"
	default:
		return "10"
	}
}

// printable drops what would forge a line or a field: of the controls none means anything in a value.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}
