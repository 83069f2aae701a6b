// Package house is where ghosts, shells and balloons are installed: a folder on disk, and what is done with it.
//
// The folder is laid out as UKADOC has it (dev_nar, descript_install): ghost/NAME, balloon/NAME, plugin/NAME and so on, and
// shells below the ghosts that wear them. Install takes an archive, or a folder like one, that says in its install.txt what
// it is.
//
// These things always hold:
//
//   - An installation happens or does not. What comes is made ready beside its place, in .install, and moved there at the end by
//     renaming; a note on disk says which folders are moved. Whoever finds such a note of a process that was killed brings the
//     moves to their end, or back. Losing power may still lose files that the system had not written.
//   - Nothing is read or written outside of the folder, whatever archives say.
//   - One process installs at a time. Whoever only reads needs no lock: a folder is the old one or the new one, and for the
//     instant between two renames it is missing.
//
// Names of files in old ghosts mix capitals and small letters, since Windows does not mind: files are looked for without case.
package house

import (
	"errors"
	"fmt"
	"path/filepath"

	"ukatty/ghost/nar"
)

// What can be wrong with an installation, besides the errors of package nar, told apart with errors.Is.
var (
	// ErrBusy: another process installs something.
	ErrBusy = errors.New("another installation is under way")
	// ErrNoInstall: there is no install.txt.
	ErrNoInstall = errors.New("no install.txt at its top: it does not say what it is")
	// ErrRefused: it is sound, but not for here.
	ErrRefused = errors.New("refused")
	// ErrDeclined: its terms were not accepted.
	ErrDeclined = errors.New("not installed, since its terms were not accepted")
)

// ForeignError says that a shell or supplement is for a ghost that is not installed. It is an ErrRefused. Its words are foreign.
type ForeignError struct {
	Kind nar.Kind
	// Name is its own name, Accept that of the ghost's \0.
	Name, Accept string
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%v: the %s is for the ghost of %q, which is not installed", ErrRefused, e.Kind, e.Accept)
}

// Unwrap gives ErrRefused.
func (e *ForeignError) Unwrap() error { return ErrRefused }

// House is the folder. It holds nothing open, and may be used by several goroutines; the zero value has no folder and is empty.
type House struct {
	dir string
	// probe is called between the steps of an installation, by tests.
	probe func()
}

// At gives the house in a folder, absolute, which need not be there.
func At(dir string) House { return House{dir: dir} }

// Dir is the folder.
func (h House) Dir() string { return h.dir }

// step marks a point at which a process may die in a test.
func (h House) step() {
	if h.probe != nil {
		h.probe()
	}
}

// folders say where what is installed goes, below the folder of the house, with slashes. Shells and supplements go to ghosts.
var folders = map[nar.Kind]string{
	nar.Ghost: "ghost", nar.Balloon: "balloon", nar.Plugin: "plugin", nar.Headline: "headline", nar.Language: "language",
	nar.CalendarSkin: "calendar/skin", nar.CalendarPlugin: "calendar/plugin",
}

// folder gives the folder that ghosts and the like are in.
func (h House) folder(k nar.Kind) string { return filepath.Join(h.dir, filepath.FromSlash(folders[k])) }

// shellFolder is where the shells are below the folder of a ghost.
const shellFolder = "shell"

// reserved is the folder of the ghost that comes with the program: nothing is installed there.
const reserved = "ukatty"
