package main

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	words := []string{"listen", "lang", "theme", "ascii", "http.readers"}
	for word, want := range map[string]string{
		"thene": "theme", "htme": "", "themes": "theme", "LISTEN": "listen", "lisetn": "listen", "asc": "ascii",
		"x": "", "": "", "http.reader": "http.readers", strings.Repeat("l", 1<<20): "", "\xff\xff": "",
	} {
		if got := nearest(word, words); got != want {
			t.Errorf("%.20q: got %q, want %q", word, got, want)
		}
	}
}

func TestSlips(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "acb", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 1}} {
		if got := slips(tt.a, tt.b); got != tt.want || slips(tt.b, tt.a) != tt.want {
			t.Errorf("%q, %q: got %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
