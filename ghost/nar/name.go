package nar

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"ukatty/ghost/descript"
)

// The longest name in bytes, and how deep folders may go. No system of today opens much longer ones.
const (
	maxName  = 1024
	maxDepth = 64
)

// flagUTF8 is the bit of an entry by which it says that its name is UTF-8.
const flagUTF8 = 1 << 11

// decode gives the name of an entry in UTF-8, with slashes.
func decode(name string, flags uint16) (string, error) {
	if flags&flagUTF8 == 0 || !utf8.ValidString(name) {
		text, err := descript.Decode("", []byte(name))
		if err != nil {
			return "", fmt.Errorf("%w: in no charset that is known", ErrName)
		}
		name = text
	}
	return strings.ReplaceAll(name, `\`, "/"), nil
}

// check gives the plain form of a slash-separated name, without a slash at the end: "." for the folder itself. Its error
// is ErrName: a name must stay inside, on every system, and be fit to be shown.
func check(name string) (string, error) {
	switch {
	case name == "" || len(name) > maxName:
		return "", fmt.Errorf("%w: of %d bytes", ErrName, len(name))
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) || strings.Contains(name, `\`):
		return "", fmt.Errorf("%w: %.80q", ErrName, name)
	case name[0] == '/' || len(name) > 1 && name[1] == ':':
		return "", fmt.Errorf("%w: %.80q is absolute", ErrName, name)
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return "", fmt.Errorf("%w: %.80q leads out", ErrName, name)
		}
	}
	name = path.Clean(name)
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.Count(name, "/") >= maxDepth {
		return "", fmt.Errorf("%w: %.80q", ErrName, name)
	}
	return name, nil
}
