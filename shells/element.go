package shells

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Limits of the parts of a surface.
const (
	// MaxElements is how many parts a surface may have, and one more than their highest number.
	MaxElements = 256
	// maxOffset bounds x and y, which are pixels for images and cells for text art.
	maxOffset = 100000
)

// element is one part of a surface: a line "elementN,method,file,x,y" of surfaces.txt.
type element struct {
	number int
	method string
	file   string // with slashes; as the folder has it once it was found there
	x, y   int
	touch  retouch
	source string // the file of the line
	line   int
	art    Grid // what file holds; empty for an image
	gone   bool // the file is not there, or is no art
}

// parseElement reads a line of a surface block. It gives nil for a line with another key.
func parseElement(source string, e entry) (*element, error) {
	number, ok := parseID(strings.TrimPrefix(e.key, "element"))
	if !ok {
		return nil, nil
	}
	if number >= MaxElements {
		return nil, fail(source, e.line, "element%d: the highest is element%d", number, MaxElements-1)
	}
	// Behind y stand options for images.
	fields := fieldsOf(e.value)
	el := &element{number: number, method: kept(strings.ToLower(fields[0])), source: source, line: e.line}
	if len(fields) < 4 && (len(fields) != 2 || el.method != "base") {
		return nil, fail(source, e.line, "element%d wants method,file,x,y", number)
	}
	var err error
	if el.file, err = filename(source, e.line, fields[1]); err != nil {
		return nil, err
	}
	if len(fields) == 2 {
		return el, nil
	}
	for i, at := range []*int{&el.x, &el.y} {
		if *at, ok = parseOffset(fields[2+i]); !ok {
			return nil, fail(source, e.line, "element%d: %s is not a number of cells or pixels", number, quoted(fields[2+i]))
		}
	}
	if el.touch, ok = parseRetouch(fields[4:]); !ok {
		return el, fail(source, e.line, "element%d: an option is not understood", number)
	}
	return el, strange(source, e.line, el.method)
}

// fieldsOf takes a value apart at its commas.
func fieldsOf(value string) []string {
	fields := strings.Split(value, ",")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	return fields
}

// parseOffset reads a number of pixels or cells, which may be negative.
func parseOffset(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= -maxOffset && n <= maxOffset
}

// filename checks the name of a part: a file within the shell. Authors write slashes either way.
func filename(source string, line int, name string) (string, error) {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if name == "" || clean == "." || !fs.ValidPath(clean) {
		return "", fail(source, line, "%s is not the name of a file in the shell's folder", quoted(name))
	}
	return kept(clean), nil
}

// isArt says whether a file is text art, by its name.
func isArt(file string) bool { return strings.EqualFold(path.Ext(file), ".txt") }
