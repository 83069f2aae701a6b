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
	wrong func(line int, format string, args ...any)
	take  func(block)
	last  block  // the one that is read
	open  bool   // there is one
	name  string // the last line that may be the name of the block that the next { begins
	at    int    // its line
}

// blocks takes a text of NAME, {, lines and } apart and gives each block to take, which must not keep its lines. What stands
// between blocks, and lines without key and value, are comments; a name counts as one only when a { follows, at its end or on
// the next line that says anything. Braces that do not fit are told, and taken for what they were most likely meant to be.
func blocks(text string, wrong func(line int, format string, args ...any), take func(block)) {
	r := reader{wrong: wrong, take: take}
	for n, line := range descript.Lines(text) {
		line = strings.TrimSpace(uncommented(line))
		switch {
		case line == "":
		case r.open:
			r.inside(n, line)
		default:
			r.outside(n, line)
		}
	}
	if r.open {
		wrong(r.last.line, "%s has no }", quoted(r.last.name))
	}
	r.forgotten()
	r.end()
}

// uncommented gives a line without the comment in it: what stands behind // at its beginning, or behind a blank.
func uncommented(line string) string {
	for from := 0; ; {
		i := strings.Index(line[from:], "//")
		if i < 0 {
			return line
		}
		if i += from; i == 0 || line[i-1] == ' ' || line[i-1] == '\t' {
			return line[:i]
		}
		from = i + 2
	}
}

func (r *reader) inside(n int, line string) {
	switch line {
	case "}":
		r.end()
		r.name = ""
	case "{":
		r.wrong(n, "a { within %s, which has no } yet", quoted(r.last.name))
		if name, at := r.name, r.at; name != "" { // the block before it was meant to end there
			r.begin(name, at)
		}
	default:
		name := strings.TrimSpace(strings.TrimSuffix(line, "{"))
		begins := isBlockName(name)
		if begins && name != line {
			r.name, r.at = name, n
			r.inside(n, "{")
			return
		}
		if key, value, ok := descript.Split(line); ok { // a name with a comma may be an alias, until a { follows
			r.last.lines = append(r.last.lines, entry{key, value, n})
			r.name = ""
		}
		if begins {
			r.name, r.at = name, n
		}
	}
}

// isBlockName says whether a line can only be the name of a block.
func isBlockName(line string) bool {
	ids, ok := strings.CutPrefix(line, "surface")
	if !ok {
		return strings.HasSuffix(line, ".surface.alias")
	}
	ids = strings.ReplaceAll(strings.TrimPrefix(ids, ".append"), "surface", "")
	return ids != "" && strings.Trim(ids, "0123456789-!, ") == ""
}

func (r *reader) outside(n int, line string) {
	switch {
	case line == "}":
		r.wrong(n, "a } that no { belongs to")
		return
	case line == "{" && r.name == "":
		r.wrong(n, "a { without a name before it")
		r.begin("", n)
		return
	case line == "{":
		r.begin(r.name, r.at)
		return
	}
	_, _, isEntry := descript.Split(line)
	if name := r.name; r.forgotten() && isEntry {
		r.begin(name, r.at)
		r.inside(n, line)
		return
	}
	if name, ok := strings.CutSuffix(line, "{"); ok {
		r.begin(strings.TrimSpace(name), n)
		return
	}
	r.name, r.at = line, n
}

func (r *reader) begin(name string, line int) {
	r.end()
	r.last = block{name: name, line: line, lines: r.last.lines[:0]}
	r.open, r.name = true, ""
}

// end gives away the block that was read.
func (r *reader) end() {
	if r.open {
		r.open = false
		r.take(r.last)
	}
}

// forgotten reports the name of a surface that no { follows: all that was meant for it would be taken for comments.
func (r *reader) forgotten() bool {
	number, ok := strings.CutPrefix(r.name, "surface")
	if r.open || !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	r.wrong(r.at, "%s is not followed by a {", quoted(r.name))
	return true
}
