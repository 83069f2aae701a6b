package wire

import (
	"iter"
	"slices"
)

// Field is one header of a message: a name of printable ASCII and a value.
type Field struct{ Name, Value string }

// Fields are the headers of a message in the order they were sent, with their repetitions. Names are compared without
// case. The zero value is empty and ready for use.
type Fields []Field

// Get gives the value of the last field of that name: "" without one. The last wins, as spec_sstp leaves open and other
// basewares have it.
func (f Fields) Get(name string) string {
	v, _ := f.Lookup(name)
	return v
}

// Lookup gives the value of the last field of that name and whether there is one.
func (f Fields) Lookup(name string) (string, bool) {
	for _, field := range slices.Backward(f) {
		if field.Is(name) {
			return field.Value, true
		}
	}
	return "", false
}

// All gives the values of all fields of that name in their order.
func (f Fields) All(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, field := range f {
			if field.Is(name) && !yield(field.Value) {
				return
			}
		}
	}
}

// Add appends a field.
func (f *Fields) Add(name, value string) { *f = append(*f, Field{name, value}) }

// Is says whether the field has that name, without case.
func (f Field) Is(name string) bool { return equalFold(f.Name, name) }

// equalFold compares without the case of ASCII letters: strings.EqualFold would take a Kelvin sign for a K.
func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
