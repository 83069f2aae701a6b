// Package extract finds SakuraScript inside the dictionaries of ghosts: the sources of YAYA, Satori and Kawari, as far as
// their strings show.
//
// A dictionary is a program, and what a ghost will say is only known when it runs. What can be found without running it are
// the pieces of script that stand in it literally. Each is a part of the text that was searched, byte for byte, so that a
// place in the piece is a place in the file. A piece counts only when the first tag in it is a known one, and when it does not
// look like a path or a pattern: "data\list.txt" and "\s+" are none.
//
// The rules are those of the documents of the three SHIORI; nothing is executed and every function takes time linear in the
// text.
package extract

// Piece is a piece of script in a text.
type Piece struct {
	// Start and End are byte offsets into the text, End exclusive.
	Start, End int
}

// Kind is the language of a dictionary.
type Kind uint8

// The kinds of dictionaries.
const (
	// Plain is any text: each line is looked at as it stands, with quotation marks around it or not.
	Plain Kind = iota
	// YAYA has functions, and strings in quotation marks.
	YAYA
	// Satori has events (＊) and words (＠), and lines that are what is said.
	Satori
	// Kawari has entries: a name, a colon, and values with commas between them.
	Kawari
)

// String gives the kind as its language is called, in lower case.
func (k Kind) String() string { return [...]string{"plain", "yaya", "satori", "kawari"}[k&3] }

// Joins says whether programs of the language put strings together, so that a piece may end in the middle of a tag.
func (k Kind) Joins() bool { return k == YAYA || k == Kawari }

// Scripts gives the pieces of a text in the order in which they stand there.
func Scripts(text string, k Kind) []Piece {
	var found []Piece
	keep := func(start, end int) {
		if speaks(text[start:end]) {
			found = append(found, Piece{start, end})
		}
	}
	switch k {
	case YAYA:
		yaya(text, keep)
	case Satori:
		satori(text, keep)
	case Kawari:
		kawari(text, keep)
	default:
		plain(text, keep)
	}
	return found
}

// Dynamic says whether something that the ghost fills in when it runs stands in a piece: %(…) of YAYA, （…） of Satori, ${…}
// and $(…) of Kawari. What a rule says about such a piece may be wrong.
func Dynamic(piece string, k Kind) bool {
	for i := range len(piece) {
		rest := piece[i:]
		switch k {
		case YAYA:
			if has(rest, "%(") || has(rest, "%{") {
				return true
			}
		case Satori:
			if has(rest, "（") || has(rest, "$") {
				return true
			}
		case Kawari:
			if has(rest, "${") || has(rest, "$(") || has(rest, "$[") {
				return true
			}
		default:
			return false
		}
	}
	return false
}

func has(s, start string) bool { return len(s) >= len(start) && s[:len(start)] == start }
