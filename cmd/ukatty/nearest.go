package main

import "strings"

// maxWord bounds the words that are compared, in bytes: what is longer is no slip of the fingers.
const maxWord = 64

// nearest gives the word that was probably meant: one that begins alike, or that takes few slips, by the length of the word;
// the first of several, "" for none. Case does not count.
func nearest(word string, all []string) string {
	if len(word) > maxWord || word == "" {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", 1+max(1, len(word)/3)
	for _, w := range all {
		n := slips(word, strings.ToLower(w))
		if len(word) > 2 && strings.HasPrefix(strings.ToLower(w), word) {
			n = min(n, 1)
		}
		if n < least {
			best, least = w, n
		}
	}
	return best
}

// slips counts how many times a byte is missing, too much, wrong, or has changed its place with the next one, from a to b: the
// optimal string alignment distance.
func slips(a, b string) int {
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		now[0] = i + 1
		for j := range len(b) {
			wrong := 1
			if a[i] == b[j] {
				wrong = 0
			}
			now[j+1] = min(last[j]+wrong, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}

// meant gives the words "; did you mean …?" for the word that was probably meant, and "" for none.
func meant(word string, all []string) string {
	if w := nearest(word, all); w != "" {
		return "; did you mean " + w + "?"
	}
	return ""
}
