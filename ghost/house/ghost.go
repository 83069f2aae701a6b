package house

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/ghost/nar"
)

// Ghost is a ghost on disk, as its texts say.
type Ghost struct {
	// Dir is its folder, absolute: that which holds ghost/master and shell.
	Dir string
	// Name is its own name, Sakura that of its \0, Kero that of its \1; Kero may be "".
	Name, Sakura, Kero string
	// SHIORI is the file of its SHIORI, as descript.txt names it: "shiori.dll" when it names none.
	SHIORI string
	// Descript is its descript.txt.
	Descript descript.Descript
	// Shells are those that it has, the one that it wears first, then by their folders.
	Shells []Shell
}

// Shell is a shell of a ghost.
type Shell struct {
	// Name is its own name, Dir its folder, absolute.
	Name, Dir string
}

// defaultSHIORI is the file of the SHIORI of a ghost that names none (UKADOC: spec_dll).
const defaultSHIORI = "shiori.dll"

// masterText is where a ghost says who it is.
const masterText = "ghost/master/descript.txt"

// IsGhost says whether a folder holds a ghost: whether it has ghost/master/descript.txt.
func IsGhost(dir string) bool {
	_, ok := Find(os.DirFS(dir), masterText)
	return ok
}

// ReadGhost reads the ghost in a folder. The error is a *descript.Error: one sentence with file and line.
func ReadGhost(dir string) (Ghost, error) {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return readGhost(os.DirFS(dir), dir, dir)
}

// readGhost reads the ghost in the root of fsys, whose files are called as below a folder in errors.
func readGhost(fsys fs.FS, dir, called string) (Ghost, error) {
	b, file, err := read(fsys, called, masterText)
	if err != nil {
		return Ghost{}, err
	}
	d, err := descript.Parse(file, b)
	if err != nil {
		return Ghost{}, err
	}
	if kind := d.Get("type"); kind != "" && !strings.EqualFold(kind, "ghost") {
		return Ghost{}, &descript.Error{File: file, Line: d.Line("type"), Problem: "the type is not ghost"}
	}
	g := Ghost{Dir: dir, Name: d.Get("name"), Sakura: d.Get("sakura.name"), Kero: d.Get("kero.name"), SHIORI: d.Get("shiori"), Descript: d}
	if g.Name == "" {
		g.Name = g.Sakura
	}
	if g.Sakura == "" {
		g.Sakura = g.Name
	}
	if g.Name == "" {
		return Ghost{}, &descript.Error{File: file, Problem: "no line gives the ghost a name (name,NAME)"}
	}
	if g.SHIORI == "" {
		g.SHIORI = defaultSHIORI
	}
	g.Shells = shellsOf(fsys, dir, d.Get("seriko.defaultsurfacedirectoryname"))
	return g, nil
}

// shellsOf lists the shells of a ghost: the first is the one in the folder that the ghost names, else in master, else in the
// first folder there is.
func shellsOf(fsys fs.FS, dir, first string) []Shell {
	in, ok := Find(fsys, shellFolder)
	if !ok {
		return nil
	}
	names, err := fs.ReadDir(fsys, in)
	if err != nil {
		return nil
	}
	var all []Shell
	for _, d := range names {
		at := path.Join(in, d.Name())
		if info, err := fs.Stat(fsys, at); err != nil || !info.IsDir() || strings.HasPrefix(d.Name(), ".") {
			continue
		}
		all = append(all, Shell{Name: nameIn(fsys, at), Dir: filepath.Join(dir, filepath.FromSlash(at))})
	}
	for _, want := range []string{"master", first} {
		i := slices.IndexFunc(all, func(s Shell) bool { return nar.Fold(filepath.Base(s.Dir)) == nar.Fold(want) })
		if want != "" && i > 0 {
			first := all[i]
			all = slices.Insert(slices.Delete(all, i, i+1), 0, first)
		}
	}
	return all
}

// nameIn gives the name that the descript.txt of a folder gives, or that of the folder.
func nameIn(fsys fs.FS, dir string) string {
	b, file, err := read(fsys, "", path.Join(dir, "descript.txt"))
	if err == nil {
		if d, err := descript.Parse(file, b); err == nil && d.Get("name") != "" {
			return d.Get("name")
		}
	}
	return path.Base(dir)
}

// Shell finds a shell by its name or that of its folder.
func (g Ghost) Shell(name string) (Shell, bool) {
	for _, is := range []func(Shell) bool{
		func(s Shell) bool { return s.Name == name },
		func(s Shell) bool { return nar.Fold(filepath.Base(s.Dir)) == nar.Fold(name) },
	} {
		if i := slices.IndexFunc(g.Shells, is); i >= 0 {
			return g.Shells[i], true
		}
	}
	return Shell{}, false
}

// Called says whether a name means the ghost: its own, that of its \0, or that of its folder.
func (g Ghost) Called(name string) bool {
	return name != "" && (name == g.Name || name == g.Sakura || nar.Fold(name) == nar.Fold(filepath.Base(g.Dir)))
}

// accepts says whether the ghost takes what is made for the ghost whose \0 has a name.
func (g Ghost) accepts(name string) bool {
	if name == g.Sakura {
		return true
	}
	for other := range strings.SplitSeq(g.Descript.Get("install.accept"), ",") {
		if strings.TrimSpace(other) == name {
			return true
		}
	}
	return false
}
