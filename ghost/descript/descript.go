package descript

import (
	"fmt"
	"iter"
	"strings"
)

// MaxBytes is how long a file may be, MaxKeys how many keys it may have. Real ones have a few hundred.
const (
	MaxBytes = 1 << 20
	MaxKeys  = 16384
)

// Descript is the keys and values of one file. The zero value has none. It is not changed once it was read.
type Descript struct {
	fields []field
	last   map[string]int // key → index in fields
}

type field struct {
	key, value string
	line       int
}

// Parse reads a file whose name is used in errors only.
//
// A key is what stands before the first comma; blanks around key and value do not count. A value that begins a
// SakuraScript tag or variable is dropped with its key, since values end up in scripts; one that begins with \\ or \%
// is meant literally and loses that backslash (UKADOC, descript_ghost). The error is an *Error; with too many keys it comes with
// those that stand before them.
func Parse(name string, b []byte) (Descript, error) {
	text, err := Decode(name, b)
	if err != nil {
		return Descript{}, err
	}
	d := Descript{last: map[string]int{}}
	for n, line := range Lines(text) {
		key, value, ok := Split(line)
		if !ok {
			continue
		}
		if value, ok = literal(value); !ok {
			continue
		}
		if len(d.fields) == MaxKeys {
			return d, &Error{name, n, fmt.Sprintf("more than %d keys", MaxKeys)}
		}
		d.last[key] = len(d.fields)
		d.fields = append(d.fields, field{key, value, n})
	}
	return d, nil
}

// Get returns the value of a key: of the last one when it stands there more than once, "" when it is missing.
func (d Descript) Get(key string) string {
	value, _ := d.Lookup(key)
	return value
}

// Lookup is Get that tells an empty value from a missing key.
func (d Descript) Lookup(key string) (value string, ok bool) {
	i, ok := d.last[key]
	if !ok {
		return "", false
	}
	return d.fields[i].value, true
}

// Line returns the line of the value that Get returns, counted from 1; 0 when the key is missing.
func (d Descript) Line(key string) int {
	i, ok := d.last[key]
	if !ok {
		return 0
	}
	return d.fields[i].line
}

// Len returns the number of keys, repeated ones counted each time.
func (d Descript) Len() int { return len(d.fields) }

// All gives keys and values in the order of the file, repeated ones too.
func (d Descript) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, f := range d.fields {
			if !yield(f.key, f.value) {
				return
			}
		}
	}
}

// Split takes a line apart at its first comma. It is not ok for a comment: no comma, no key, or // in front.
func Split(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ",")
	key = strings.TrimSpace(key)
	if !ok || key == "" || strings.HasPrefix(key, "//") {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}

// literal says whether a value is safe to stand in a script, and gives what it means.
func literal(value string) (string, bool) {
	switch {
	case strings.HasPrefix(value, `\\`), strings.HasPrefix(value, `\%`):
		return value[1:], true
	case strings.HasPrefix(value, `\`), strings.HasPrefix(value, `%`):
		return "", false
	}
	return value, true
}
