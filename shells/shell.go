package shells

import (
	"io/fs"
)

// Hidden is the id that \s[-1] names: no surface, the character is away.
const Hidden = "-1"

// Shell is the looks of the characters of a ghost. It is not changed once it was loaded, and may be shared.
type Shell struct {
	name string
}

// Load reads the shell in the root of fsys: descript.txt, surfaces.txt and what these name. The error is one sentence
// with file and line.
func Load(fsys fs.FS) (*Shell, error) {
	return &Shell{}, nil
}

// Name returns the name of the shell, clean for a terminal.
func (s *Shell) Name() string { return s.name }

// Default returns the id of the surface that a scope begins with: "0" for \0, "10" for all others.
func (s *Shell) Default(scope int) string {
	if scope == 0 {
		return "0"
	}
	return "10"
}

// Has says whether the shell has the surface id, a number from 0. The id of an alias is not one, nor is Hidden.
func (s *Shell) Has(scope int, id string) bool { return false }

// Resolve gives the id that the argument of \s stands for: an alias of the scope or a surface's name, drawn once with
// intn (which returns a number from 0 to n-1) where several ids share it, else a number. Numbers lose leading zeros; ""
// is the default surface; Hidden is itself. It is not ok when the shell lacks the surface.
func (s *Shell) Resolve(scope int, name string, intn func(n int) int) (id string, ok bool) {
	return "", false
}

// Compose draws a surface from its parts. An unknown surface is an empty Picture. It is pure: the same arguments give
// the same picture.
func (s *Shell) Compose(scope int, surface string) Picture { return Picture{} }
