package check

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNearest(t *testing.T) {
	words := []string{"raise", "set,balloonwait", "open,inputbox", "x"}
	for _, tt := range []struct{ word, want string }{
		{"rasie", "raise"},
		{"RAISE", "raise"},
		{"raises", "raise"},
		{"set,baloonwait", "set,balloonwait"},
		{"open,inptbox", "open,inputbox"},
		{"", ""},
		{"something", ""},
		{strings.Repeat("x", 1000), ""},
	} {
		if got := nearest(tt.word, words); got != tt.want {
			t.Errorf("nearest(%.20q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestCodePoints(t *testing.T) {
	for _, s := range []string{"", "a", "あ", "abcdefgh", "あいうえおかきく", "éaあ😀éaあ😀éaあ😀", strings.Repeat("aあ", 99)} {
		if got, want := codePoints(s), utf8.RuneCountInString(s); got != want {
			t.Errorf("codePoints(%q) = %d, want %d", s, got, want)
		}
	}
}
