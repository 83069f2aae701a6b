package shiori

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxInsert is how many characters of a reference a talk shows.
const maxInsert = 60

// talk is one talk of a section.
type talk struct {
	// parts are the script, cut where references stand in it.
	parts []part
	// link names the event to draw from instead. Without parts and link it is silence.
	link string
	// file and line are where it begins.
	file string
	line int
	// drawn is the count of its event when it was drawn last: 0 for never.
	drawn int
}

// part is a piece of a script and the reference that follows it: -1 for none.
type part struct {
	text string
	ref  int
}

// parseTalk finds the places where references stand.
func parseTalk(text string) (*talk, error) {
	if !strings.Contains(text, "%(") {
		return &talk{parts: []part{{text, -1}}}, nil
	}
	t := &talk{}
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
			return nil, errors.New("%(N) must stand outside of [ ] and follow a blank, a quotation mark, ( or a character beyond ASCII")
		}
		t.parts = append(t.parts, part{text[from:i], ref})
		i += n
		from = i
	}
	t.parts = append(t.parts, part{text[from:], -1})
	return t, nil
}

// parseInsert reads %(N) at the beginning of s and gives N and the length of it all.
func parseInsert(s string) (ref, n int, err error) {
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

// script gives the talk with the references of r in their places.
func (t *talk) script(r Request) string {
	if len(t.parts) == 1 {
		return t.parts[0].text
	}
	var b strings.Builder
	for _, p := range t.parts {
		b.WriteString(p.text)
		if p.ref >= 0 {
			writeLiteral(&b, r.Reference(p.ref))
		}
	}
	return b.String()
}

// source gives the talk with %(N) where references stand.
func (t *talk) source() string {
	var b strings.Builder
	for _, p := range t.parts {
		b.WriteString(p.text)
		if p.ref >= 0 {
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
