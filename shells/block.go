package shells

import (
	"strings"

	"ukatty/ghost/descript"
)

// block is one "NAME { … }" of a surfaces.txt.
type block struct {
	name  string
	line  int // of the name, from 1
	lines []entry
}

// entry is a "key,value" line of a block.
type entry struct {
	key, value string
	line       int
}

// reader takes lines apart into blocks.
type reader struct {
	file   string
	blocks []block
	open   bool   // within the last block
	name   string // the last line outside of a block: the name of the next one, if a { follows
	at     int    // its line
}

// blocks takes a text of NAME, {, lines and } apart. What stands between blocks, and lines without key and value, are
// comments; a name counts as one only when a { follows, at its end or on the next line that says anything.
func blocks(file, text string) ([]block, error) {
	r := reader{file: file}
	for n, line := range descript.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		read := r.outside
		if r.open {
			read = r.inside
		}
		if err := read(n, line); err != nil {
			return nil, err
		}
	}
	if r.open {
		last := r.blocks[len(r.blocks)-1]
		return nil, fail(file, last.line, "%s has no }", quoted(last.name))
	}
	return r.blocks, r.forgotten()
}

func (r *reader) inside(n int, line string) error {
	last := &r.blocks[len(r.blocks)-1]
	switch line {
	case "}":
		r.open = false
	case "{":
		return fail(r.file, n, "a { within %s, which has no } yet", quoted(last.name))
	default:
		if key, value, ok := descript.Split(line); ok {
			last.lines = append(last.lines, entry{key, value, n})
		}
	}
	return nil
}

func (r *reader) outside(n int, line string) error {
	switch {
	case line == "}":
		return fail(r.file, n, "a } that no { belongs to")
	case line == "{" && r.name == "":
		return fail(r.file, n, "a { without a name before it")
	case line == "{":
		r.begin(r.name, r.at)
		return nil
	}
	if err := r.forgotten(); err != nil {
		return err
	}
	if name, ok := strings.CutSuffix(line, "{"); ok {
		r.begin(strings.TrimSpace(name), n)
		return nil
	}
	r.name, r.at = line, n
	return nil
}

func (r *reader) begin(name string, line int) {
	r.blocks = append(r.blocks, block{name: name, line: line})
	r.open, r.name = true, ""
}

// forgotten reports the name of a surface that no { follows: all that was meant for it would be taken for comments.
func (r *reader) forgotten() error {
	number, ok := strings.CutPrefix(r.name, "surface")
	if !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return nil
	}
	return fail(r.file, r.at, "%s is not followed by a {", quoted(r.name))
}
