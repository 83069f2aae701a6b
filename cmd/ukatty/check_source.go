package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"ukatty/ghost/wire"
	"ukatty/sakura/check"
	"ukatty/sakura/extract"
)

// How a file can be read, see --as.
const (
	asAuto   = "auto"
	asScript = "script"
	asLines  = "lines"
)

// maxChecked is how many bytes a file may have.
const maxChecked = 64 << 20

// checked is a text with the scripts in it.
type checked struct {
	name    string
	text    string
	charset wire.Charset
	bom     bool
	// lossy: some bytes mean nothing in the charset, and text has U+FFFD in their places.
	lossy  bool
	pieces []extract.Piece
	// fragments: the pieces are parts of what will be said, in a language that fills in some of it.
	fragments bool
	dialect   extract.Kind
}

// problem is a finding with its place in a file.
type problem struct {
	check.Finding
	// file is the file's name, "-" for the standard input.
	file string
	// start and end are byte offsets into its text as UTF-8; line, column (in code points) and byteColumn count from 1.
	start, end                                int
	line, column, byteColumn, endLine, endCol int
	// fixLine and so on are the place of the fix, if there is one.
	fixLine, fixCol, fixEndLine, fixEndCol int
	// before and after are what stands around start in its line, not much of it.
	before, after string
}

// read reads a file and finds its scripts.
func (f *checkFlags) read(stdin io.Reader, name string) (checked, error) {
	s := checked{name: name}
	data, err := readSource(stdin, name)
	if err != nil {
		return s, err
	}
	if err := s.decode(data, f.encoding); err != nil {
		return s, err
	}
	switch {
	case f.extract:
		s.dialect, err = dialect(f.dialect, name, s.text)
		s.pieces, s.fragments = extract.Scripts(s.text, s.dialect), true
	case f.as == asLines, f.as == asAuto && isLines(s.text):
		s.pieces = allLines(s.text)
	case f.as == asScript, f.as == asAuto:
		s.pieces = []extract.Piece{{Start: 0, End: len(strings.TrimRight(s.text, "\r\n"))}}
	default:
		err = fmt.Errorf("--as: %q is none of auto, script, lines", f.as)
	}
	return s, err
}

// readSource reads the bytes of a file or of the standard input.
func readSource(stdin io.Reader, name string) ([]byte, error) {
	in := stdin
	if name != "-" {
		file, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) && strings.Contains(name, `\`) {
			return nil, fail(exitUsage, "there is no file %q; a script is checked from the standard input: printf … | ukatty check -", name)
		}
		if err != nil {
			return nil, &failure{exitUsage, err}
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, maxChecked+1))
	switch {
	case err != nil:
		return nil, &failure{exitUsage, err}
	case len(data) > maxChecked:
		return nil, fail(exitUsage, "%s: larger than %d MiB", name, maxChecked>>20)
	}
	return data, nil
}

// decode makes text of the bytes of a file.
func (s *checked) decode(data []byte, encoding string) error {
	if rest, ok := strings.CutPrefix(string(data), "\ufeff"); ok {
		s.text, s.bom = rest, true
		return nil
	}
	s.charset = wire.UTF8
	if encoding != "" {
		var ok bool
		if s.charset, ok = wire.LookupCharset(encoding); !ok {
			return fmt.Errorf("--encoding: %q is not known", encoding)
		}
	} else if !utf8.Valid(data) {
		if _, clean := wire.ShiftJIS.Decode(data); clean {
			s.charset = wire.ShiftJIS
		}
	}
	if s.charset == wire.UTF8 { // broken bytes stay as they are: rules tell of them, and a repair keeps them
		s.text = string(data)
		return nil
	}
	var clean bool
	s.text, clean = s.charset.Decode(data)
	s.lossy = !clean
	return nil
}

// dialect gives the language of a dictionary.
func dialect(word, name, text string) (extract.Kind, error) {
	if word == "auto" {
		return extract.Guess(filepath.Base(name), text), nil
	}
	for _, k := range []extract.Kind{extract.Plain, extract.YAYA, extract.Satori, extract.Kawari} {
		if k.String() == word {
			return k, nil
		}
	}
	return 0, fmt.Errorf("--dialect: %q is none of auto, yaya, satori, kawari, plain", word)
}

// ends are the tags that scripts end with.
var ends = []string{`\e`, `\z`, `\-`}

// isLines says whether a text holds a script a line: one that is not the last ends as a script does.
func isLines(text string) bool {
	lines := strings.Split(strings.TrimRight(text, "\r\n"), "\n")
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimRight(line, "\r \t")
		for _, end := range ends {
			if strings.HasSuffix(line, end) && !strings.HasSuffix(line, `\`+end) {
				return true
			}
		}
	}
	return false
}

// allLines gives the lines that are not empty.
func allLines(text string) []extract.Piece {
	var all []extract.Piece
	at := 0
	for line := range strings.Lines(text) {
		if script := strings.TrimRight(line, "\r\n"); script != "" {
			all = append(all, extract.Piece{Start: at, End: at + len(script)})
		}
		at += len(line)
	}
	return all
}

// check checks the scripts of a text.
func (s *checked) check(o check.Options, tell func(problem)) {
	o.Fragment, o.Continued = s.fragments, s.fragments && s.dialect.Joins()
	c := cursor{text: s.text, line: 1}
	for _, p := range s.pieces {
		piece := s.text[p.Start:p.End]
		for _, found := range check.Script(piece, o) {
			if s.fragments && extract.Dynamic(piece[min(found.Start, len(piece)):min(found.End, len(piece))], s.dialect) {
				continue // what will stand there is not known
			}
			tell(s.place(&c, p, found))
		}
	}
}

// place finds the place of a finding in the file.
func (s *checked) place(c *cursor, p extract.Piece, found check.Finding) problem {
	out := problem{Finding: found, file: s.name, start: p.Start + found.Start, end: p.Start + found.End}
	c.to(out.start)
	out.line, out.column, out.byteColumn = c.line, c.column+1, out.start-c.start+1
	out.before, out.after = c.around()
	here := *c
	here.to(out.end)
	out.endLine, out.endCol = here.line, here.column+1
	if found.Fix != nil {
		here = *c
		here.to(p.Start + found.Fix.Start)
		out.fixLine, out.fixCol = here.line, here.column+1
		here.to(p.Start + found.Fix.End)
		out.fixEndLine, out.fixEndCol = here.line, here.column+1
	}
	return out
}

// cursor is how far somebody has read a text. It only goes on, so that all places of a text are found in one reading.
type cursor struct {
	text string
	// at is the offset, start that of its line.
	at, start, line, column int
}

// to goes on to an offset; one that lies behind is looked for from the beginning of the text.
func (c *cursor) to(offset int) {
	if offset < c.at {
		*c = cursor{text: c.text, line: 1}
	}
	for c.at < offset {
		if c.text[c.at] == '\n' {
			c.line++
			c.at++
			c.start, c.column = c.at, 0
			continue
		}
		_, size := utf8.DecodeRuneInString(c.text[c.at:])
		c.at += size
		c.column++
	}
}

// maxExcerpt is how many bytes of a line are kept on either side of a place.
const maxExcerpt = 200

// around gives what stands in the line before and behind the cursor, U+FFFD for what is no UTF-8.
func (c *cursor) around() (before, after string) {
	from, to := max(c.start, c.at-maxExcerpt), min(c.at+maxExcerpt, len(c.text))
	for from > c.start && from < c.at && !utf8.RuneStart(c.text[from]) {
		from++ // not in the middle of a character
	}
	for to < len(c.text) && to > c.at && !utf8.RuneStart(c.text[to]) {
		to--
	}
	after = c.text[c.at:to]
	if i := strings.IndexAny(after, "\r\n"); i >= 0 {
		after = after[:i]
	}
	return strings.ToValidUTF8(c.text[from:c.at], "\uFFFD"), strings.ToValidUTF8(after, "\uFFFD")
}
