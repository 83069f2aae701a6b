package ghost

import (
	"slices"
	"strconv"
	"testing"
	"time"
	"unicode"
)

func TestLexicons(t *testing.T) {
	for lang, words := range lexicons {
		for _, kind := range kinds {
			all := words.words[kind]
			if len(all) < 4 {
				t.Errorf("%s: %d words of the kind %s", lang, len(all), kind)
			}
			for i, w := range all {
				if w == "" || slices.Contains(all[:i], w) || slices.ContainsFunc([]rune(w), unicode.IsControl) {
					t.Errorf("%s: %s: %q", lang, kind, w)
				}
			}
		}
		for _, p := range words.phrases {
			if words.words[p[0]] == nil || words.words[p[2]] == nil {
				t.Errorf("%s: the phrase %q", lang, p)
			}
		}
	}
}

func TestVariables(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.after(90 * time.Minute)
		expand := func(name string) (value string, ok bool) {
			done := make(chan struct{})
			if err := h.g.post(h.t.Context(), func(l *life) { value, ok = env{l}.Expand(name, ""); close(done) }); err != nil {
				t.Fatal(err)
			}
			<-done
			return value, ok
		}
		for range 50 {
			for _, name := range append([]string{"m?", "dms", "et"}, kinds...) {
				if value, ok := expand(name); !ok || value == "" {
					t.Errorf("%s is %q", name, value)
				}
			}
			value, _ := expand("wronghour")
			if n, err := strconv.Atoi(value); err != nil || n < 0 || n > 23 || n == time.Now().Hour() {
				t.Errorf("wronghour is %q at %d", value, time.Now().Hour())
			}
		}
		if value, _ := expand("exh"); len(value) == 0 {
			t.Error("exh is nothing")
		}
		for name, want := range map[string]string{"screenwidth": "640", "screenheight": "384", "username": "you", "selfname2": "あかり"} {
			if got, _ := expand(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		if _, ok := expand("nonsense"); ok {
			t.Error("nonsense has a value")
		}
	})
}
