package shells

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/tui/cell"
)

// Limits of what a shell may make Load do. Real shells stay far below: a few thousand surfaces, a hundred text files.
const (
	// MaxSurfaces is how many surfaces a shell may have.
	MaxSurfaces = 10000
	// maxFiles is how many files and folders are looked at.
	maxFiles = 20000
	// maxText is how many bytes of text files are read in all: ten times what the largest shells have.
	maxText = 16 << 20
	// maxCells is how many cells the art files may have in all.
	maxCells = 1 << 19
	// maxWork is how often an id of a list may get a line of its block, in all blocks together: 5,000 surfaces that get 400
	// parts each.
	maxWork = 1 << 21
)

// loader gathers a shell from its files.
type loader struct {
	fsys     fs.FS
	shell    *Shell
	files    map[string]string // the files there are by their names, and by those in lower case
	palettes map[string]*palette
	arts     map[string]Grid
	twins    twins
	lack     lack
	text     int  // bytes read
	cells    int  // cells of all arts
	work     int  // lines given to ids
	sorted   bool // the numbers of the surfaces are
	spent    bool // a limit is reached: no more lines are given to surfaces
	unsaid   int  // mistakes that were not kept
}

// errUnread is why a file cannot be had: it is not there, is no regular file, or the medium fails.
var errUnread = errors.New("shells: unreadable file")

// Load reads the shell in the root of fsys: descript.txt, every surfaces*.txt in the order of their names, alias.txt,
// surfacetable.txt, and the text art that these name. Images are read when they are needed; fsys must not change before.
//
// The error is a *descript.Error, one sentence: the folder is no shell at all. Whatever else is wrong is one of the
// shell's Mistakes.
func Load(fsys fs.FS) (*Shell, error) {
	l := &loader{
		fsys: fsys,
		shell: &Shell{
			fsys:     fsys,
			surfaces: map[int]*surface{},
			aliases:  map[int]map[string][]int{},
			names:    map[string][]int{},
			labels:   map[int]string{},
		},
		files:    map[string]string{},
		palettes: map[string]*palette{},
		arts:     map[string]Grid{},
	}
	l.index()
	if err := l.descript(); err != nil {
		return nil, err
	}
	names, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fail("shell", 0, "the folder cannot be read")
	}
	l.folder(names)
	l.finish()
	l.concluded()
	return l.shell, nil
}

// descriptFile is what the file is called that makes a folder a shell.
const descriptFile = "descript.txt"

// descript reads descript.txt, which says that this is a shell and what it is called.
func (l *loader) descript() error {
	file := descriptFile
	if found, ok := l.shell.actual(file); ok {
		file = found
	}
	b, err := l.read(file)
	if errors.Is(err, errUnread) {
		return fail(file, 0, "cannot be read; a shell's folder must have it")
	}
	if err != nil {
		return err
	}
	d := l.keys(file, b)
	switch kind := d.Get("type"); {
	case kind == "":
		l.mistaken(file, 0, "no line says type,shell")
	case kind != "shell":
		return fail(file, d.Line("type"), "type is %s, not shell", quoted(kind))
	}
	l.shell.descript = d
	if l.shell.name = cell.Clean(d.Get("name")); l.shell.name == "" {
		l.mistaken(file, d.Line("name"), "the shell has no name (name,NAME)")
	}
	l.opacity(d)
	l.dress(d)
	return nil
}

// keys reads what can be read of descript.txt.
func (l *loader) keys(file string, b []byte) descript.Descript {
	text, err := descript.Salvage(file, b, descript.MaxBytes)
	l.wrong(err)
	const utf8Mark = "\ufeff" // which wins over the charset that the first line names
	d, err := descript.Parse(file, []byte(utf8Mark+text))
	l.wrong(err)
	return d
}

// index lists the files, since authors spell names in capitals and not, and Windows does not mind.
func (l *loader) index() {
	n := 0
	_ = fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if n++; n > maxFiles {
			l.mistaken("shell", 0, "the folder has more than %d files; the others are not looked at", maxFiles)
			return fs.SkipAll
		}
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // a folder that cannot be read has no files
		}
		l.files[name] = name
		if lower := strings.ToLower(name); l.files[lower] == "" {
			l.files[lower] = name
		}
		return nil
	})
	l.shell.files = l.files
}

// folder reads what the names of the files say: surfaces that exist as a file of their own, and the texts.
func (l *loader) folder(names []fs.DirEntry) {
	var texts []string
	for _, f := range names { // ReadDir sorts them
		name := f.Name()
		lower := strings.ToLower(name)
		switch {
		case lower == "surfacetable.txt":
			l.table(name)
		case lower == "alias.txt" || strings.HasPrefix(lower, "surfaces") && isArt(name):
			texts = append(texts, name)
		case !f.IsDir():
			l.ownFile(name)
		}
	}
	// As Windows sorts them: an append may stand in the second file.
	slices.SortStableFunc(texts, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	for _, name := range texts {
		l.surfaces(name)
	}
}

// ownFile makes a surface of a file that is called after one: surface0.png, surface0.txt.
func (l *loader) ownFile(name string) {
	lower := strings.ToLower(name)
	ext := path.Ext(lower)
	number, ok := strings.CutPrefix(strings.TrimSuffix(lower, ext), "surface")
	id, isID := parseID(number)
	if !ok || !isID || ext != ".txt" && ext != ".png" || l.spent {
		return
	}
	s, err := l.surface(id)
	if err != nil {
		l.spent = true
		l.mistaken(name, 0, "the shell has more than %d surfaces", MaxSurfaces)
		return
	}
	// Text art goes before an image, which other programs may want.
	if s.own == "" || ext == ".txt" {
		s.own = name
	}
}

// errTooMany says that MaxSurfaces is reached.
var errTooMany = errors.New("shells: too many surfaces")

// surface returns the surface n, a new one if need be.
func (l *loader) surface(n int) (*surface, error) {
	if found := l.shell.surfaces[n]; found != nil {
		return found, nil
	}
	if len(l.shell.surfaces) == MaxSurfaces {
		return nil, errTooMany
	}
	s := &surface{number: n, id: strconv.Itoa(n)}
	l.shell.surfaces[n] = s
	l.shell.ids = append(l.shell.ids, n)
	l.sorted = false
	return s, nil
}

// sort brings the numbers of the surfaces into their order.
func (l *loader) sort() {
	if !l.sorted {
		slices.Sort(l.shell.ids)
		l.sorted = true
	}
}
