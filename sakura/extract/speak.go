package extract

import (
	"unicode/utf8"

	"ukatty/sakura"
)

// speaks says whether tags stand in a piece, and the first of them is a known one.
func speaks(piece string) bool {
	script, _ := sakura.Parse(piece)
	for _, n := range script.Nodes() {
		if n.Kind == sakura.Tag {
			return n.Tag != sakura.Unknown && !isPath(script)
		}
	}
	return false
}

// isPath says whether a script is rather a path, or a pattern to search with: plain ASCII in which a tag makes no sense as it
// stands, none has an argument, nobody is given the word and nothing ends.
func isPath(script sakura.Script) bool {
	if !ascii(script.Source()) {
		return false
	}
	senseless := false
	for _, n := range script.Nodes() {
		switch {
		case n.Kind != sakura.Tag:
		case n.Tag == sakura.Unknown, lacking[n.Tag] && script.NArg(n) == 0:
			senseless = true
		case speech[n.Tag], script.NArg(n) > 0:
			return false
		}
	}
	return senseless
}

// ascii says whether a text holds nothing beyond ASCII.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// By TagID: speech are the tags that give the word to somebody or end a script, lacking those that need an argument.
var speech, lacking = rows()

func rows() (speech, lacking []bool) {
	tags := sakura.Tags()
	speech, lacking = make([]bool, len(tags)+1), make([]bool, len(tags)+1)
	for i, r := range tags {
		least, _ := r.Takes()
		speech[i+1] = r.Section == "scope" || r.ID == "end"
		lacking[i+1] = least > 0
	}
	return speech, lacking
}
