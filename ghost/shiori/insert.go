package shiori

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxInsert is how many characters of a reference a talk shows.
const maxInsert = 60

// talk is one talk of a section.
type talk struct {
	// parts are the script, cut where references stand in it; bare is it without the lines that tell the address, nil where
	// none does.
	parts, bare []part
	// link names the event to draw from instead. Without parts and link it is silence.
	link string
	// file and line are where it begins.
	file string
	line int
	// drawn is the count of its event when it was drawn last: 0 for never.
	drawn int
}

// part is a piece of a script and the reference that follows it: nothing or address for what is none.
type part struct {
	text string
	ref  int
}

const (
	nothing = -1
	address = -2
)

// addressInsert is how a talk tells the address.
const addressInsert = "%(address)"

// parseTalk finds the places where references stand.
func parseTalk(text string) (parts []part, err error) {
	from := 0
	for i := 0; i < len(text); {
		if text[i] == '\\' {
			i += 2
			continue
		}
		if !strings.HasPrefix(text[i:], "%(") {
			i++
			continue
		}
		ref, n, err := parseInsert(text[i:])
		if err != nil {
			return nil, err
		}
		if !standsFree(text[:i]) {
			return nil, fmt.Errorf("%s must stand outside of [ ] and follow a blank, a quotation mark, ( or a character beyond ASCII", text[i:i+n])
		}
		parts = append(parts, part{text[from:i], ref})
		i += n
		from = i
	}
	return append(parts, part{text[from:], nothing}), nil
}

// parseInsert reads %(N) or %(address) at the beginning of s and gives what it stands for and the length of it all.
func parseInsert(s string) (ref, n int, err error) {
	if strings.HasPrefix(s, addressInsert) {
		return address, len(addressInsert), nil
	}
	end := strings.IndexByte(s, ')')
	if end < 0 {
		return 0, 0, errors.New("%( has no end")
	}
	number, err := strconv.ParseUint(s[len("%("):end], 10, 16)
	if err != nil || number >= MaxReferences {
		return 0, 0, errors.New("%(N) needs the number of a reference")
	}
	return int(number), end + 1, nil
}

// standsFree says whether what follows before can become part of no tag.
func standsFree(before string) bool {
	if strings.LastIndexByte(before, '[') > strings.LastIndexByte(before, ']') {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(before)
	if n == 0 || strings.HasSuffix(before[:len(before)-n], `\`) {
		return false
	}
	return r >= utf8.RuneSelf || strings.ContainsRune(` "'(`, r)
}

// script gives the talk with the references of r and the address in their places.
func (t *talk) script(r Request, at string) string {
	parts := t.parts
	if at == "" && t.bare != nil {
		parts = t.bare
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
		switch p.ref {
		case nothing:
		case address:
			writeLiteral(&b, at)
		default:
			writeLiteral(&b, r.Reference(p.ref))
		}
	}
	return b.String()
}

// yield yields the talk, with an address and without, for an event.
func (t *talk) yield(event string, yield func(Script) bool) bool {
	for _, parts := range [][]part{t.parts, t.bare} {
		if text := source(parts); text != "" && !yield(Script{event, t.file, t.line, text}) {
			return false
		}
	}
	return true
}

// source gives a talk with %(N) and %(address) where they stand.
func source(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
		switch p.ref {
		case nothing:
		case address:
			b.WriteString(addressInsert)
		default:
			b.WriteString("%(" + strconv.Itoa(p.ref) + ")")
		}
	}
	return b.String()
}

// writeLiteral writes foreign text so that no tag and no variable comes of it.
func writeLiteral(b *strings.Builder, s string) {
	n := 0
	for _, r := range s {
		if unicode.IsControl(r) {
			continue
		}
		if n++; n > maxInsert {
			b.WriteRune('…')
			return
		}
		if r == '\\' || r == '%' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}
