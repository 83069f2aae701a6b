package tui

import (
	"strconv"
	"strings"
)

// query is what a list is filtered by: words that all have to fit. A word fits a row that has it in any column, in either
// case of ASCII letters. Left out are how long the answer took, in which any digit stands, and the request and its answer as they
// are, in which any header stands; they have to be asked by name. name:word asks the column of that name, and name:>number or
// name:<number what number it begins with; 4xx asks for a class of statuses; !word wants the contrary.
type query struct {
	text  string
	words []clause
}

// clause is one word of a query.
type clause struct {
	column string // "" for any
	word   string // in lower case
	not    bool
	class  byte // the first digit of a class of statuses; 0 for none
	than   byte // < or > for numbers below or above bound; 0 for none
	bound  float64
}

// newQuery reads a query; names are the columns that it can ask for.
func newQuery(text string, names []string) query {
	q := query{text: text}
	for _, w := range strings.Fields(text) {
		var c clause
		if rest, ok := strings.CutPrefix(w, "!"); ok && rest != "" {
			c.not, w = true, rest
		}
		for _, name := range names {
			if len(w) > len(name) && w[len(name)] == ':' && strings.EqualFold(w[:len(name)], name) {
				c.column, w = name, w[len(name)+1:]
				break
			}
		}
		if len(w) == 3 && w[0] >= '1' && w[0] <= '9' && strings.EqualFold(w[1:], "xx") {
			c.class = w[0]
		}
		c.word = lowerASCII(w)
		c.compare()
		q.words = append(q.words, c)
	}
	return q
}

// narrows says whether whatever passes the query has passed the other one, so that only that has to be looked at.
func (q *query) narrows(was *query) bool {
	return was.text != "" && strings.HasPrefix(q.text, was.text) && !strings.ContainsAny(q.text, "!:") &&
		!strings.Contains(strings.ToLower(q.text), "xx")
}

// statusColumn is the name of the column that classes of statuses are looked for in.
const statusColumn = "status"

// fits says whether a row passes.
func (q *query) fits(names []string, of rows, n int) bool {
	for i := range q.words {
		if q.words[i].fits(names, of.texts(n, q.words[i].column, q.words[i].word)) == q.words[i].not {
			return false
		}
	}
	return true
}

// compare reads a comparison with a number. What is none is a word.
func (c *clause) compare() {
	if c.column == "" || c.word == "" || c.word[0] != '<' && c.word[0] != '>' {
		return
	}
	if n, ok := leadingNumber(c.word[1:]); ok {
		c.than, c.bound = c.word[0], n
	}
}

// compares says whether the number that a text begins with is as the comparison wants it.
func (c *clause) compares(text string) bool {
	n, ok := leadingNumber(text)
	return ok && (c.than == '>' && n > c.bound || c.than == '<' && n < c.bound)
}

// leadingNumber gives the number that a text begins with: digits, with a point among them or not.
func leadingNumber(s string) (float64, bool) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, err == nil
}

func (c *clause) fits(names, texts []string) bool {
	for i, text := range texts {
		switch {
		case c.column != "" && names[i] != c.column, c.column == "" && names[i] == tookColumn:
		case c.than != 0:
			return c.compares(text)
		case c.class != 0 && names[i] == statusColumn:
			if text != "" && text[0] == c.class {
				return true
			}
		case containsFold(text, c.word):
			return true
		}
	}
	return false
}

// containsFold says whether a text contains a word that is in lower case, in either case of ASCII letters.
func containsFold(s, lower string) bool { return indexFold(s, lower) >= 0 }

// indexFold gives where a word that is in lower case begins in a text; negative where it does not stand.
func indexFold(s, lower string) int {
	if lower == "" {
		return 0
	}
	first := lower[0]
	for i := 0; i+len(lower) <= len(s); i++ {
		if lowerByte(s[i]) == first && equalFold(s[i:i+len(lower)], lower) {
			return i
		}
	}
	return -1
}

func equalFold(s, lower string) bool {
	for i := range len(lower) {
		if lowerByte(s[i]) != lower[i] {
			return false
		}
	}
	return true
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// lowerASCII gives a text with its ASCII letters in lower case.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = lowerByte(c)
	}
	return string(b)
}
