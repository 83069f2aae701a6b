package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
)

// written gives a line with the cursor where the bar stands.
func written(m cell.Metrics, s string) editor {
	var e editor
	front, rest, _ := strings.Cut(s, "|")
	e.set(m, front+rest)
	e.at = len(front)
	return e
}

// barred gives the text of a line with a bar where the cursor stands.
func (e *editor) barred() string { return e.text[:e.at] + "|" + e.text[e.at:] }

func TestEditorKeys(t *testing.T) {
	const (
		ga     = "\u304b\u3099" // a letter and the mark that voices it
		family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
	)
	for _, tt := range []struct{ keys, from, to string }{
		{"left", "\u3042\u3044|", "\u3042|\u3044"},
		{"left", "|a", "|a"},
		{"left left", "a" + ga + family + "|", "a|" + ga + family},
		{"right", "a|" + ga + "b", "a" + ga + "|b"},
		{"right", "a|", "a|"},
		{"home", "ab|c", "|abc"},
		{"ctrl+a", "ab|c", "|abc"},
		{"end", "|abc", "abc|"},
		{"ctrl+e", "|abc", "abc|"},
		{"backspace", "a" + ga + "|b", "a|b"},
		{"backspace", family + "|", "|"},
		{"backspace", "|a", "|a"},
		{"delete", "a|" + ga + "b", "a|b"},
		{"delete", "a|", "a|"},
		{"ctrl+u", "abc|def", "|def"},
		{"ctrl+k", "abc|def", "abc|"},
		{"ctrl+w", "one two  |three", "one |three"},
		{"ctrl+w", "one|", "|"},
		{"ctrl+w ctrl+w", "\u3042 \u3044\u3000\u3046|", "\u3042 |"},
		{"ctrl+left", "one two|", "one |two"},
		{"ctrl+left ctrl+left", "one two|", "|one two"},
		{"ctrl+right", "|one two", "one| two"},
		{"ctrl+right ctrl+right ctrl+right", "|one two", "one two|"},
		{"delete", "a|b\u0301", "a|"},
	} {
		for _, m := range []cell.Metrics{{}, {Grapheme: true}} {
			e := written(m, tt.from)
			for _, k := range strings.Fields(tt.keys) {
				editKeys[k](&e, m)
			}
			if got := e.barred(); got != tt.to {
				t.Errorf("%s on %q: %q, want %q (%+v)", tt.keys, tt.from, got, tt.to, m)
			}
		}
	}
}

func TestEditorInsert(t *testing.T) {
	m := cell.Metrics{Grapheme: true}
	e := written(m, "a|b")
	e.insert(m, "\u3042\u3044")
	if got := e.barred(); got != "a\u3042\u3044|b" {
		t.Errorf("%q", got)
	}
	e = written(m, "\u304b|")
	e.limit = 1
	e.insert(m, "\u3099") // joins, so that the limit holds
	e.insert(m, "x")
	if got := e.barred(); got != "\u304b\u3099|" {
		t.Errorf("%q", got)
	}
	e = written(m, "|")
	e.insert(m, "a\r\nb\tc\x1b[2Jd\x00")
	if strings.ContainsAny(e.text, "\r\n\t\x1b\x00") || !strings.HasSuffix(e.barred(), "|") {
		t.Errorf("%q", e.barred())
	}
	e.set(m, strings.Repeat("\u3042", 10*maxLine))
	if n := clusters(m, e.text, 2*maxLine); n != maxLine {
		t.Errorf("%d clusters", n)
	}
	e.set(m, strings.Repeat("e"+strings.Repeat("\u0301", 100), maxLine))
	if len(e.text) > maxLineBytes {
		t.Errorf("%d bytes", len(e.text))
	}
}

func TestEditorView(t *testing.T) {
	m := cell.Metrics{Grapheme: true}
	for _, tt := range []struct {
		text   string
		w      int
		secret bool
		seen   string
		cursor int
	}{
		{"|", 5, false, "", 0},
		{"abc|", 5, false, "abc", 3},
		{"abcd|", 5, false, "abcd", 4},
		{"abcde|", 5, false, "bcde", 4},
		{"\u3042\u3044|", 5, false, "\u3042\u3044", 4},
		{"\u3042\u3044\u3046|", 5, false, "\u3044\u3046", 4},
		{"\u3042\u3044\u3046\u3048|", 6, false, "\u3046\u3048", 4},
		{"|\u3042\u3044\u3046", 5, false, "\u3042\u3044", 0},
		{"\u3042|\u3044", 1, false, "", 0},
		{"abc|", 0, false, "", 0},
		{"\u3042\u304b\u3099|x", 9, true, "***", 2},
		{"\u3042\u304b\u3099abcdef|", 4, true, "***", 3},
	} {
		e := written(m, tt.text)
		if seen, cursor := e.view(m, tt.w, tt.secret); seen != tt.seen || cursor != tt.cursor {
			t.Errorf("%q in %d: %q with %d, want %q with %d", tt.text, tt.w, seen, cursor, tt.seen, tt.cursor)
		}
	}
	// What was scrolled away comes back.
	e := written(m, "abcdefgh|")
	e.view(m, 5, false)
	e.cutFront(m)
	e.insert(m, "xy")
	if seen, cursor := e.view(m, 5, false); seen != "xy" || cursor != 2 {
		t.Errorf("%q with %d", seen, cursor)
	}
}

// Whatever is done to a line, it stays clean, its cursor stands between two clusters, and both are seen where they are.
func TestEditorHolds(t *testing.T) {
	names := make([]string, 0, len(editKeys))
	for name := range editKeys {
		names = append(names, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]cell.Metrics{{}, {Grapheme: true}, {Wide: true}}).Draw(t, "metrics")
		e := editor{limit: rapid.IntRange(0, 12).Draw(t, "limit")}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				e.insert(m, rapid.SampledFrom(hostile).Draw(t, "hostile"))
			case 1:
				e.insert(m, rapid.StringN(0, 3, -1).Draw(t, "text"))
			case 2:
				e.point(m, rapid.IntRange(-3, 30).Draw(t, "x"), rapid.Bool().Draw(t, "secret"))
			default:
				editKeys[rapid.SampledFrom(sorted(names)).Draw(t, "key")](&e, m)
			}
			if e.text != cell.Clean(e.text) {
				t.Fatalf("%q is not clean", e.text)
			}
			if e.at < 0 || e.at > len(e.text) || e.at != e.after(m, e.at-1) {
				t.Fatalf("the cursor stands inside a cluster: %q", e.barred())
			}
			if n := clusters(m, e.text, maxLine+1); e.limit > 0 && n > e.limit {
				t.Fatalf("%d clusters, at most %d", n, e.limit)
			}
			w := rapid.IntRange(1, 20).Draw(t, "w")
			secret := rapid.Bool().Draw(t, "masked")
			seen, cursor := e.view(m, w, secret)
			if m.Width(seen) > w || cursor < 0 || cursor >= w {
				t.Fatalf("%q in %d cells: %q with the cursor at %d", e.barred(), w, seen, cursor)
			}
			if secret && strings.Trim(seen, mark) != "" {
				t.Fatalf("%q is seen", seen)
			}
		}
	})
}
