package extract

import (
	"strings"
	"unicode/utf8"
)

// eachLine gives the lines of a text, without their line breaks.
func eachLine(text string, do func(start, end int)) {
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		next := start + end + 1
		if end < 0 {
			next = len(text)
			end = len(text) - start
		}
		line := strings.TrimSuffix(text[start:start+end], "\r")
		do(start, start+len(line))
		start = next
	}
}

// plain takes each line.
func plain(text string, keep func(start, end int)) {
	eachLine(text, func(start, end int) {
		line := text[start:end]
		trimmed := strings.TrimSpace(line)
		start += strings.Index(line, trimmed)
		if n := len(trimmed); n > 1 && trimmed[0] == '"' && trimmed[n-1] == '"' {
			start, trimmed = start+1, trimmed[1:n-1]
		}
		keep(start, start+len(trimmed))
	})
}

// satori takes what is said: the lines that are neither the head of an event or word, nor a comment, a jump or an
// assignment. A name before a full-width colon says who speaks and is no part of it.
func satori(text string, keep func(start, end int)) {
	eachLine(text, func(start, end int) {
		line := text[start:end]
		if r, _ := utf8.DecodeRuneInString(line); strings.ContainsRune("＊＠＃＞＄＿＝", r) {
			return
		}
		if i := strings.IndexAny(line, "：\\（"); i >= 0 && strings.HasPrefix(line[i:], "：") {
			start += i + len("：")
		}
		keep(start, end)
	})
}

// kawari takes the values of entries. Those without quotation marks run to the next comma outside brackets.
func kawari(text string, keep func(start, end int)) {
	eachLine(text, func(start, end int) {
		line := text[start:end]
		if isRemark(strings.TrimSpace(line)) {
			return
		}
		if i := strings.IndexAny(line, ":\\\""); i >= 0 && line[i] == ':' {
			start += i + 1
		}
		values(text, start, end, keep)
	})
}

// isRemark says whether a line of Kawari says nothing.
func isRemark(line string) bool {
	return line == "" || line[0] == '#' || strings.HasPrefix(line, ":rem") || strings.HasPrefix(line, "//")
}

// values takes the values of one entry, which stand between commas.
func values(text string, start, end int, keep func(start, end int)) {
	depth, from := 0, start
	for i := start; i < end; i++ {
		switch c := text[i]; {
		case c == '"' || c == '\'':
			stop := closing(text, i+1, end, c)
			keep(i+1, stop)
			i, from = stop, stop+1
		case c == '[' || c == '(' || c == '{':
			depth++
		case c == ']' || c == ')' || c == '}':
			depth = max(depth-1, 0)
		case c == ',' && depth == 0:
			keepTrimmed(text, from, i, keep)
			from = i + 1
		}
	}
	if from < end {
		keepTrimmed(text, from, end, keep)
	}
}

// closing gives where the quotation mark stands that ends a string, or where the line ends.
func closing(text string, from, end int, mark byte) int {
	if i := strings.IndexByte(text[from:end], mark); i >= 0 {
		return from + i
	}
	return end
}

func keepTrimmed(text string, start, end int, keep func(start, end int)) {
	piece := text[start:end]
	trimmed := strings.TrimSpace(piece)
	start += len(piece) - len(strings.TrimLeft(piece, " \t"))
	keep(start, start+len(trimmed))
}
