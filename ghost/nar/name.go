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

// The longest name in bytes, with its folders and alone, and how deep folders may go. No system of today opens much longer ones.
const (
	maxName  = 1024
	maxPart  = 255
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
		switch {
		case part == "..":
			return "", fmt.Errorf("%w: %.80q leads out", ErrName, name)
		case len(part) > maxPart:
			return "", fmt.Errorf("%w: %.80q… has %d bytes, %d is the limit", ErrName, part, len(part), maxPart)
		case !portable(part):
			return "", fmt.Errorf("%w: %.80q is none on Windows", ErrName, name)
		}
	}
	name = path.Clean(name)
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.Count(name, "/") >= maxDepth {
		return "", fmt.Errorf("%w: %.80q", ErrName, name)
	}
	return name, nil
}

// devices are the names that Windows keeps for itself, with any extension, besides COM and LPT with a digit.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}

// portable says whether one component of a name is a name of a file on Windows too, where ghosts come from and may go to: no
// device, no stream of another file, and nothing at its end that is silently dropped.
func portable(part string) bool {
	if part == "" || part == "." {
		return true // path.Clean takes them away
	}
	if strings.ContainsAny(part, `<>:"|?*`) || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
		return false
	}
	stem, _, _ := strings.Cut(part, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	for _, port := range []string{"com", "lpt"} {
		if digit, ok := strings.CutPrefix(stem, port); ok {
			return utf8.RuneCountInString(digit) != 1 || !strings.Contains("0123456789¹²³", digit)
		}
	}
	return !devices[stem]
}

// Fold gives the form of a name that all its spellings share on systems that do not tell capitals from small letters.
func Fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }
