package shells

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/tui/cell"
)

// Limits of what a shell may make Load do. Real shells stay far below: a few thousand surfaces, a hundred text files.
const (
	// MaxSurfaces is how many surfaces a shell may have.
	MaxSurfaces = 10000
	// maxText is how many bytes of text files are read in all.
	maxText = 8 << 20
	// maxCells is how many cells the art files may have in all.
	maxCells = 1 << 19
	// maxWork is how often an id of a list may get a line of its block, in all blocks together.
	maxWork = 1 << 19
)

// loader gathers a shell from its files.
type loader struct {
	fsys     fs.FS
	shell    *Shell
	palettes map[string]*palette
	arts     map[string]Grid
	count    int // surfaces
	text     int // bytes read
	cells    int // cells of all arts
	work     int // lines given to ids
}

// errUnread is why a file cannot be had: it is not there, is no regular file, or the medium fails.
var errUnread = errors.New("shells: unreadable file")

// Load reads the shell in the root of fsys: descript.txt, every surfaces*.txt in the order of their names, alias.txt,
// and the art files that these name. The error is a *descript.Error: one sentence with file and line.
func Load(fsys fs.FS) (*Shell, error) {
	l := &loader{
		fsys: fsys,
		shell: &Shell{
			aliases: map[int]map[string][]int{},
			names:   map[string][]int{},
		},
		palettes: map[string]*palette{},
		arts:     map[string]Grid{},
	}
	if err := l.descript(); err != nil {
		return nil, err
	}
	if err := l.folder(); err != nil {
		return nil, err
	}
	if err := l.finish(); err != nil {
		return nil, err
	}
	return l.shell, nil
}

// descript reads descript.txt, which says that this is a shell and what it is called.
func (l *loader) descript() error {
	const file = "descript.txt"
	b, err := l.read(file)
	if errors.Is(err, errUnread) {
		return fail(file, 0, "cannot be read; a shell's folder must have it")
	}
	if err != nil {
		return err
	}
	d, err := descript.Parse(file, b)
	if err != nil {
		return err
	}
	switch kind := d.Get("type"); {
	case kind == "":
		return fail(file, 0, "no line says type,shell")
	case kind != "shell":
		return fail(file, d.Line("type"), "type is %s, not shell", quoted(kind))
	}
	l.shell.name = cell.Clean(d.Get("name"))
	if l.shell.name == "" {
		return fail(file, d.Line("name"), "the shell has no name (name,NAME)")
	}
	return nil
}

// folder reads what the names of the files say: surfaces that exist as a file of their own, and the texts.
func (l *loader) folder() error {
	files, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return fail("shell", 0, "the folder cannot be read")
	}
	var texts []string
	for _, f := range files { // ReadDir sorts them
		name := f.Name()
		lower := strings.ToLower(name)
		if lower == "alias.txt" || strings.HasPrefix(lower, "surfaces") && isArt(name) {
			texts = append(texts, name)
			continue
		}
		ext := path.Ext(lower)
		number, ok := strings.CutPrefix(strings.TrimSuffix(lower, ext), "surface")
		id, isID := parseID(number)
		if !ok || !isID || ext != ".txt" && ext != ".png" {
			continue
		}
		s, err := l.surface(id)
		if err != nil {
			return fail(name, 0, "the shell has more than %d surfaces", MaxSurfaces)
		}
		if ext == ".txt" {
			s.own = name
		}
	}
	for _, name := range texts {
		if err := l.surfaces(name); err != nil {
			return err
		}
	}
	return nil
}

// errTooMany says that MaxSurfaces is reached.
var errTooMany = errors.New("shells: too many surfaces")

// surface returns the surface n, a new one if need be.
func (l *loader) surface(n int) (*surface, error) {
	all := l.shell.surfaces
	if n >= len(all) {
		all = append(all, make([]*surface, n+1-len(all))...)
		l.shell.surfaces = all
	}
	if all[n] == nil {
		if l.count == MaxSurfaces {
			return nil, errTooMany
		}
		l.count++
		all[n] = &surface{number: n, id: strconv.Itoa(n)}
	}
	return all[n], nil
}

// read returns the bytes of a file, errUnread when that fails, and an error for the user when there is too much.
func (l *loader) read(name string) ([]byte, error) {
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, errUnread
	}
	defer f.Close()
	// A pipe or a device would keep Load waiting.
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, errUnread
	}
	var b bytes.Buffer
	b.Grow(int(min(max(0, info.Size()), descript.MaxBytes)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(f, descript.MaxBytes+1)); err != nil {
		return nil, errUnread
	}
	if l.text += b.Len(); l.text > maxText {
		return nil, fail(name, 0, "the texts of this shell have more than %d bytes in all", maxText)
	}
	return b.Bytes(), nil
}
