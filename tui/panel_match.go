package tui

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// match says how well what was typed matches a text.
type match struct {
	score int
	lit   []int // the bytes of the text that match
	loose bool  // not as it stands, but by its letters
}

// How much counts what: a word as it stands, the more the nearer to the front and where it begins a word of the text; else its
// letters in their order, more where they stand in a row or begin words; the name of a key above all.
const (
	matchKey    = 3000
	matchWhole  = 1000
	matchBegins = 200
	matchRun    = 15
	matchLetter = 10
)

// matchWords matches what was typed with what a command does, or with its keys: each word has to match. No text is long, so that
// this takes no time.
func matchWords(typed, does, keys string) (found match, ok bool) {
	for _, word := range strings.Fields(lowerASCII(typed)) {
		one, ok := matchWord(does, word)
		if slices.ContainsFunc(strings.Fields(keys), func(k string) bool { return lowerASCII(k) == word }) {
			one.score, one.loose, ok = one.score+matchKey, false, true
		}
		if !ok {
			return match{}, false
		}
		found.score += one.score
		found.loose = found.loose || one.loose
		found.lit = append(found.lit, one.lit...)
	}
	return found, true
}

// matchWord matches a word in lower case.
func matchWord(text, word string) (match, bool) {
	if found, ok := matchStretch(text, word); ok {
		return found, true
	}
	return matchLetters(text, word)
}

// matchStretch finds a word as it stands, where it counts most.
func matchStretch(text, word string) (best match, ok bool) {
	for from := 0; from < len(text); {
		i := indexFold(text[from:], word)
		if i < 0 {
			break
		}
		at := from + i
		score := matchWhole - min(at, matchBegins)
		if beginsWord(text, at) {
			score += 2 * matchBegins
		}
		if score > best.score {
			best = match{score: score, lit: best.lit[:0]}
			for k := range len(word) {
				best.lit = append(best.lit, at+k)
			}
		}
		from = at + 1
	}
	return best, best.score > 0
}

// matchLetters finds the letters of a word one after the other, each as near to the front as it can be.
func matchLetters(text, word string) (found match, ok bool) {
	found.loose = true
	at, last := 0, -1
	for _, want := range word {
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			if r < utf8.RuneSelf {
				r = rune(lowerByte(byte(r)))
			}
			if r == want {
				break
			}
			at += n
		}
		if at >= len(text) {
			return match{}, false
		}
		switch {
		case at == last && last > 0:
			found.score += matchRun
		case beginsWord(text, at):
			found.score += matchLetter
		default:
			found.score--
		}
		found.lit = append(found.lit, at)
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
		last = at
	}
	return found, true
}

// beginsWord says whether a word begins at a byte of a text.
func beginsWord(text string, at int) bool {
	return at == 0 || strings.ContainsRune(" -:;,/(", rune(text[at-1]))
}

// putMatched is put, but what matches stands out.
func (m *Model) putMatched(x, y, end int, text string, found match, s style) {
	at := 0
	for c := range m.metrics.Graphemes(text) {
		look := s
		if slices.ContainsFunc(found.lit, func(i int) bool { return i >= at && i < at+len(c) }) {
			look = s.with(underline | bold)
		}
		x = m.canvas.put(x, y, end, c, look)
		at += len(c)
	}
}
