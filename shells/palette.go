package shells

import (
	"encoding/hex"
	"strings"

	"ukatty/ghost/descript"
)

// paint is what a letter of a paint block stands for.
type paint struct {
	fg, bg Color
	bold   bool
	set    bool // false: no paint has this letter
}

// palette is the paints by their letters, which are ASCII.
type palette [128]paint

// add reads "paint.X,FOREGROUND[,BACKGROUND[,bold]]".
func (p *palette) add(file string, line int, letter, value string) error {
	if len(letter) != 1 || !isLetter(letter[0]) {
		return fail(file, line, "paint.%s wants one ASCII character behind the dot", quoted(letter))
	}
	fields := strings.Split(value, ",")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	var (
		pt = paint{set: true}
		ok bool
	)
	if len(fields) > 1 && fields[len(fields)-1] == "bold" {
		pt.bold, fields = true, fields[:len(fields)-1]
	}
	if pt.fg, ok = parseColor(fields[0]); ok && len(fields) > 1 {
		pt.bg, ok = parseColor(fields[1])
	}
	if !ok || len(fields) > 2 {
		return fail(file, line, "paint.%s wants a colour for the character, may have one for the cell, then bold: "+
			"#rrggbb or -, not %s", letter, quoted(value))
	}
	p[letter[0]] = pt
	return nil
}

// parsePalette reads a file of paints.
func parsePalette(file string, b []byte) (*palette, error) {
	d, err := descript.Parse(file, b)
	if err != nil {
		return nil, err
	}
	p := &palette{}
	for key, value := range d.All() {
		letter, ok := strings.CutPrefix(key, "paint.")
		switch {
		case ok:
			err = p.add(file, d.Line(key), letter, value)
		case !strings.EqualFold(key, "charset"):
			err = fail(file, d.Line(key), "unknown key %s in a palette (known: charset, paint.X)", quoted(key))
		}
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

// isLetter says whether a character can name a paint: printable ASCII, but no blank, and no comma, which ends a key.
func isLetter(c byte) bool { return c > ' ' && c < 0x7f && c != ',' }

// parseColor reads "#rrggbb", or "-" for none.
func parseColor(s string) (Color, bool) {
	if s == "-" {
		return Color{}, true
	}
	digits, ok := strings.CutPrefix(s, "#")
	if !ok || len(digits) != 6 {
		return Color{}, false
	}
	b, err := hex.DecodeString(digits)
	if err != nil {
		return Color{}, false
	}
	return RGB(b[0], b[1], b[2]), true
}

// borrow takes over the paints of another palette.
func (p *palette) borrow(from *palette) {
	for letter, pt := range from {
		if pt.set {
			p[letter] = pt
		}
	}
}
