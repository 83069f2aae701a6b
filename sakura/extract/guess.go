package extract

import (
	"path"
	"strings"
	"unicode/utf8"
)

// guessLines is how many lines of a text are looked at to guess what it is.
const guessLines = 2000

// Guess gives the language of a dictionary by its name and by how its lines look.
func Guess(name, text string) Kind {
	if strings.EqualFold(path.Ext(name), ".kis") {
		return Kawari
	}
	votes := map[Kind]int{}
	seen := 0
	eachLine(text, func(start, end int) {
		if line := strings.TrimSpace(text[start:end]); line != "" && seen < guessLines {
			seen++
			votes[vote(line)]++
		}
	})
	best := Plain
	for _, k := range []Kind{YAYA, Satori, Kawari} {
		if votes[k] > 0 && (best == Plain || votes[k] > votes[best]) {
			best = k
		}
	}
	return best
}

// vote says what a line looks like.
func vote(line string) Kind {
	first, _ := utf8.DecodeRuneInString(line)
	switch {
	case strings.ContainsRune("＊＠＃＞＄", first):
		return Satori
	case strings.HasPrefix(line, "//"), line == "{", line == "}", strings.HasSuffix(line, "{"), strings.HasPrefix(line, "#define"):
		return YAYA
	case isEntry(line):
		return Kawari
	}
	return Plain
}

// isEntry says whether a line is an entry of Kawari: a name of letters, digits, dots and the like, and a colon.
func isEntry(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	return ok && name != "" && !strings.ContainsAny(name, "\\\"'{}()/%<>=;")
}
