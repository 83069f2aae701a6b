package house

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ukatty/ghost/nar"
)

// Ghosts lists the ghosts that are installed, by their folders. What is broken is left out, with a sentence about each. A
// folder without ghost/master/descript.txt is no ghost.
func (h House) Ghosts() (all []Ghost, broken []error) {
	for _, dir := range h.in(nar.Ghost) {
		if !IsGhost(dir) {
			continue
		}
		g, err := ReadGhost(dir)
		if err != nil {
			broken = append(broken, err)
			continue
		}
		all = append(all, g)
	}
	return all, broken
}

// Thing is what is installed and is no ghost: a balloon, a plug-in.
type Thing struct {
	Kind nar.Kind
	// Name is its own name, Dir its folder, absolute.
	Name, Dir string
}

// Things lists what is installed besides ghosts, by kinds and folders.
func (h House) Things() []Thing {
	var all []Thing
	for _, kind := range []nar.Kind{nar.Balloon, nar.Plugin, nar.Headline, nar.Language, nar.CalendarSkin, nar.CalendarPlugin} {
		for _, dir := range h.in(kind) {
			all = append(all, Thing{kind, nameIn(os.DirFS(filepath.Dir(dir)), filepath.Base(dir)), dir})
		}
	}
	return all
}

// in lists the folders of a kind of things.
func (h House) in(kind nar.Kind) []string {
	if h.dir == "" {
		return nil
	}
	at := h.folder(kind)
	names, err := os.ReadDir(at)
	if err != nil {
		return nil
	}
	var all []string
	for _, d := range names { // ReadDir sorts them
		dir := filepath.Join(at, d.Name())
		if info, err := os.Stat(dir); err == nil && info.IsDir() && !strings.HasPrefix(d.Name(), ".") {
			all = append(all, dir)
		}
	}
	return all
}

// Newest gives, of some ghosts, the folder of the one that was installed last; "" without one.
func Newest(all []Ghost) string {
	dirs := make([]string, len(all))
	for i, g := range all {
		dirs[i] = g.Dir
	}
	return newest(dirs)
}

// NewestShell gives the folder of the ghost's shell that was installed last; "" without one.
func (g Ghost) NewestShell() string {
	dirs := make([]string, len(g.Shells))
	for i, s := range g.Shells {
		dirs[i] = s.Dir
	}
	return newest(dirs)
}

// newest gives the folder that was changed last; "" without one.
func newest(dirs []string) (last string) {
	var at time.Time
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && info.ModTime().After(at) {
			last, at = dir, info.ModTime()
		}
	}
	return last
}

// Changed is when a ghost was last installed or removed; the zero time when there never was one. It takes one look at a folder.
func (h House) Changed() time.Time {
	if h.dir == "" {
		return time.Time{}
	}
	info, err := fs.Stat(os.DirFS(h.dir), folders[nar.Ghost])
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
