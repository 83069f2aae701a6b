package ghost

import (
	"context"
	"fmt"
	"image/png"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"ukatty/ghost/sstp"
	"ukatty/shells"
)

// DumpSurface writes surfaces as PNG files: p0 is the folder, p1 the scope, p2 which surfaces, p3 what their names begin
// with, p4 an event, p5 whether to cut at the origin. The answer comes when all are written; the event then tells how
// many, besides.

// dump is what the parameters say.
type dump struct {
	scope         int
	list, prefix  string
	event, folder string
	cut           bool
}

// newDump reads the parameters.
func newDump(params []string) (d dump, refused *sstp.Response) {
	x := &execution{params: params}
	scope, ok := ordinal(x.param(1))
	d = dump{scope: scope, list: x.param(2), prefix: x.param(3), event: x.param(4), folder: x.param(0), cut: x.param(5) == "1"}
	if d.prefix == "" {
		d.prefix = "surface"
	}
	switch {
	case len(x.params) < 3:
		return d, refusal(sstp.BadRequest, "DumpSurface wants a folder, a scope and surfaces")
	case !ok || scope >= maxNamed:
		return d, refusal(sstp.BadRequest, "there is no scope %.20q", x.param(1))
	case len(d.prefix) > 64 || strings.ContainsFunc(d.prefix, outOfName):
		return d, refusal(sstp.BadRequest, "%.80q is not what the name of a file begins with", d.prefix)
	case len(d.event) > maxEvent:
		return d, refusal(sstp.BadRequest, "the name of the event has %d bytes", len(d.event))
	}
	return d, nil
}

// outOfName says of a character that it has no place in the name of a file, on one system or another.
func outOfName(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || strings.ContainsRune(`/\:*?"<>|`, r)
}

func dumpSurface(x *execution) *sstp.Response {
	d, refused := newDump(x.params)
	if refused != nil {
		return refused
	}
	shell := x.g.Shell()
	if shell == nil {
		return refusal(sstp.NotFound, "the ghost has no shell")
	}
	ids, ok := among(shell.Surfaces(), d.list)
	switch {
	case !ok:
		return refusal(sstp.BadRequest, "%.80q is no list of surfaces", d.list)
	case len(ids) == 0:
		return refusal(sstp.NotFound, "the shell has none of the surfaces %.80q", d.list)
	case !x.b.begin():
		return tooBusy()
	}
	defer x.b.end()
	n, err := x.b.folders().dump(x.ctx, shell, d, ids)
	if d.event != "" {
		_ = x.g.post(x.ctx, func(l *life) { l.event(link{id: d.event, refs: []string{strconv.Itoa(n)}}) })
	}
	if err != nil {
		resp, _ := failed(err)
		return resp
	}
	why := fmt.Sprintf("%d files", n)
	if d.cut {
		why += "; cutting at the origin is not done"
	}
	return &sstp.Response{Status: sstp.NoContent, Reason: why}
}

// dump writes the surfaces and says how many files there are. One without a picture has no file.
func (f folders) dump(ctx context.Context, shell *shells.Shell, d dump, ids []string) (n int, err error) {
	to, err := f.place(d.folder)
	if err != nil {
		return 0, err
	}
	defer to.close()
	folder, _, err := to.make()
	if err != nil {
		return 0, err
	}
	defer folder.Close()
	studio, dress := shell.Studio(), shell.Dress(d.scope)
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		p, _ := studio.Compose(shells.Pose{Scope: d.scope, Surface: id, Dress: dress}, 0, 0)
		if p.Empty() {
			continue
		}
		if err := toPNG(folder, d.prefix+id+".png", p); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func toPNG(in *os.Root, name string, p shells.Picture) error {
	img := p.Image()
	if img == nil {
		img = paint(p.Cells(0, 0, shells.HalfBlocks))
	}
	return write(in, name, func(w io.Writer) error { return png.Encode(w, img) })
}

// Words that stand for lists of surfaces. Here all surfaces are defined ones.
const (
	allSurfaces     = "__system_surface_all__"
	definedSurfaces = "__system_surface_defined__"
)

// among gives those of ids that are in a list. It is one of n, a-b, !n and !a-b with commas between, as surfaces.txt has
// it, where what is excluded is so wherever it stands; or one of the words. Not ok: it is neither.
func among(ids []string, list string) (chosen []string, ok bool) {
	if list == allSurfaces || list == definedSurfaces {
		return ids, true
	}
	return shells.Chosen(ids, list)
}
