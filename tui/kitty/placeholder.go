package kitty

import (
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"
)

// Placeholder is the character that stands for a piece of a picture. It is of the private use planes, and what comes from
// outside must never hold it: it would show whatever was uploaded.
const Placeholder = kitty.Placeholder

// MaxSpan is how many columns, and how many rows, a picture can have: there are no more combining marks that say which.
const MaxSpan = 297

// Cell returns the text of the cell that shows one piece of a picture; both numbers count from 0 and are below MaxSpan. It is
// one grapheme cluster, one column wide in terminals that do not count ambiguous characters as two.
func Cell(row, col int) string {
	var b strings.Builder
	b.WriteRune(Placeholder)
	b.WriteRune(kitty.Diacritic(row))
	b.WriteRune(kitty.Diacritic(col))
	return b.String()
}
