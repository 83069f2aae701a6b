package house

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"ukatty/ghost/descript"
	"ukatty/ghost/nar"
)

// Order says what is to be installed.
type Order struct {
	// From is an archive, or a folder like one.
	From string
	// To names the ghost that gets a shell or supplement: see Ghost.Called. "": the one that the install.txt wants.
	To string
	// Limits bound what is unpacked; the zero value has DefaultLimits.
	Limits nar.Limits
	// Terms is shown the terms that an archive comes with, foreign text, and says whether they are accepted. Nil accepts them.
	Terms func(text string) bool
	// Progress is told now and then how far it is, as if it were bytes of the archive that were done: the whole is how many there
	// are. Of a folder nothing is told. Nil drops it.
	Progress func(done, whole int64)
}

// DefaultLimits bound what is installed at a time: real ghosts have up to some hundred MiB, and pack no better than 1 to 20.
var DefaultLimits = nar.Limits{Bytes: 2 << 30, Entries: 100_000, Ratio: 200}

// Report says what was installed.
type Report struct {
	// Items are what was put in place, in that order.
	Items []Item
	// Notes are sentences about what was passed over. They hold foreign text.
	Notes []string
}

// Item is something that was installed.
type Item struct {
	Kind nar.Kind
	// Name is what it calls itself, For the name of the ghost that it was installed into, "" for what belongs to none.
	Name, For string
	// Dir is its folder, absolute.
	Dir string
	// Files is how many files came, Deleted how many lines of a delete.txt took something away.
	Files, Deleted int
	// Replaced: there was something in its place already.
	Replaced bool
	// Readme and Terms are its files of these names, absolute; "" without.
	Readme, Terms string
}

// Install installs an archive or a folder. The error leaves everything as it was: it is one of this package or of package nar,
// a *descript.Error, that of ctx, or one of the file system.
func (h House) Install(ctx context.Context, o Order) (Report, error) {
	if o.Limits == (nar.Limits{}) {
		o.Limits = DefaultLimits
	}
	from, err := openSource(o.From)
	if err != nil {
		return Report{}, err
	}
	defer from.close()
	w, err := h.begin()
	if err != nil {
		return Report{}, err
	}
	defer w.end()
	i := &installing{work: w, ctx: ctx, order: o}
	if err := i.unpack(from); err != nil {
		return Report{}, err
	}
	jobs, err := i.plan()
	if err != nil {
		return Report{}, err
	}
	if err := i.ask(); err != nil {
		return Report{}, err
	}
	for _, j := range jobs {
		if err := i.do(j); err != nil {
			return Report{}, err
		}
	}
	h.step()
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	if err := w.commit(); err != nil {
		return i.report, err
	}
	w.progress.ends()
	return i.report, nil
}

// source is an archive or a folder that is open.
type source struct {
	file *os.File
	size int64
	dir  *os.Root
}

// errNeither: what is to be installed is a pipe, a device or the like.
var errNeither = errors.New("neither a file nor a folder")

// openSource opens what is to be installed.
func openSource(name string) (source, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return source{}, err
	case info.IsDir():
		dir, err := openDir(name)
		return source{dir: dir}, err
	case !info.Mode().IsRegular():
		return source{}, errNeither
	}
	f, err := os.Open(name) //nolint:gosec // the user names the archive
	return source{file: f, size: info.Size()}, err
}

// close closes it.
func (s source) close() {
	if s.dir != nil {
		_ = s.dir.Close() // it was only read
	}
	if s.file != nil {
		_ = s.file.Close() // likewise
	}
}

// installing is an installation under way.
type installing struct {
	*work
	ctx    context.Context //nolint:containedctx // the value lives as long as Install
	order  Order
	top    string // the folder of what was unpacked that holds install.txt
	report Report
}

// unpack fills the folder that the archive is unpacked into.
func (i *installing) unpack(from source) error {
	into, err := i.root.OpenRoot(path.Join(i.at, unpackedFolder))
	if err != nil {
		return err
	}
	defer into.Close()
	if from.dir != nil {
		_, err = nar.Copy(i.ctx, from.dir, into, private, i.order.Limits)
		return err
	}
	i.progress = newProgress(from.size, i.order.Progress)
	sum, err := nar.Unpack(i.ctx, meter{from.file, i.progress}, from.size, into, i.order.Limits)
	i.progress.expects(sum.Files)
	return err
}

// private says which files of a folder its author would not have packed (UKADOC: dev_nar).
func private(info fs.FileInfo) bool {
	name := info.Name()
	return isLitter(name) || name[0] == '.' || info.IsDir() && (nar.Fold(name) == "profile" || nar.Fold(name) == "var")
}

// ask shows the terms.
func (i *installing) ask() error {
	if i.order.Terms == nil {
		return nil
	}
	sub, err := fs.Sub(i.root.FS(), i.top)
	if err != nil {
		return err
	}
	for _, name := range termsFiles {
		b, called, err := read(sub, "", name)
		if err != nil {
			continue
		}
		text, err := descript.Decode(called, b)
		if err != nil {
			return err
		}
		if !i.order.Terms(text) {
			return ErrDeclined
		}
		return nil
	}
	return nil
}

// The texts that come along with what is installed, in the order in which they are looked for.
var (
	termsFiles  = []string{"terms.txt", "terms.md"}
	readmeFiles = []string{"readme.txt", "readme.md"}
)

// do makes one thing ready.
func (i *installing) do(j job) error {
	at, was, err := i.stage(i.ctx, j.to, j.refresh)
	if err != nil {
		return err
	}
	item := Item{Kind: j.kind, Name: j.name, For: j.host, Dir: filepath.Join(i.h.dir, filepath.FromSlash(j.to)), Replaced: was}
	if item.Files, err = i.lay(j.from, at, j.skip); err != nil {
		return err
	}
	var broken []string
	if item.Deleted, broken, err = i.purge(at); err != nil {
		return err
	}
	for _, b := range broken {
		i.report.Notes = append(i.report.Notes, j.name+": "+b)
	}
	sub, err := fs.Sub(i.root.FS(), at)
	if err != nil {
		return err
	}
	if err := verify(j.kind, sub); err != nil {
		return err
	}
	item.Readme, item.Terms = beside(sub, item.Dir, readmeFiles), beside(sub, item.Dir, termsFiles)
	i.report.Items = append(i.report.Items, item)
	i.h.step()
	return nil
}

// beside gives the first of some files that is there.
func beside(sub fs.FS, dir string, names []string) string {
	for _, name := range names {
		if at, ok := Find(sub, name); ok {
			return filepath.Join(dir, filepath.FromSlash(at))
		}
	}
	return ""
}

// verify says what keeps a thing that is made ready from being one of its kind.
func verify(kind nar.Kind, fsys fs.FS) error {
	switch kind {
	case nar.Ghost, nar.Supplement:
		_, err := readGhost(fsys, "", "")
		return err
	case nar.Shell, nar.Balloon:
		b, file, err := read(fsys, "", "descript.txt")
		if err != nil {
			return err
		}
		d, err := descript.Parse(file, b)
		if err != nil {
			return err
		}
		if is := nar.Kind(nar.Fold(d.Get("type"))); is != "" && is != kind {
			return &descript.Error{File: file, Line: d.Line("type"), Problem: fmt.Sprintf("the type is %.40q, not %s", is, kind)}
		}
	}
	return nil
}
