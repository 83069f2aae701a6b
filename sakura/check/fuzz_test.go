package check

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ukatty/sakura"
)

// sound complains about findings that are not what they should be.
func sound(t interface{ Fatalf(string, ...any) }, src string, found []Finding) {
	for i, f := range found {
		if f.Start < 0 || f.Start > f.End || f.End > len(src) {
			t.Fatalf("%q: place of %+v", src, f)
		}
		before := src[:f.Start]
		if line := 1 + strings.Count(before, "\n"); f.Line != line {
			t.Fatalf("%q: line %d, not %d: %+v", src, line, f.Line, f)
		}
		if column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]); f.Column != column {
			t.Fatalf("%q: column %d, not %d: %+v", src, column, f.Column, f)
		}
		if i > 0 && (found[i-1].Start > f.Start || found[i-1].Start == f.Start && found[i-1].Code > f.Code) {
			t.Fatalf("%q: %+v before %+v", src, found[i-1], f)
		}
		if _, ok := Explain(f.Code); !ok || f.Text == "" || strings.ContainsAny(f.Text, "\n\r\x1b") || !utf8.ValidString(f.Text) {
			t.Fatalf("%q: %+v", src, f)
		}
		if f.Fix != nil && (f.Fix.Start < f.Start || f.Fix.Start > f.Fix.End || f.Fix.End > len(src) || f.Fix.With == src[f.Fix.Start:f.Fix.End]) {
			t.Fatalf("%q: fix %+v of %+v", src, *f.Fix, f)
		}
	}
}

// fixes gives how many findings have a fix.
func fixes(found []Finding) int {
	n := 0
	for _, f := range found {
		if f.Fix != nil {
			n++
		}
	}
	return n
}

// FuzzCheck checks any bytes: nothing panics, every place is in the script, and repairing ends and is done then.
func FuzzCheck(f *testing.F) {
	for _, r := range Rules() {
		f.Add(r.Wrong)
		f.Add(r.Right)
	}
	for _, line := range lines(f, "../testdata/corpus.txt") {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4096 {
			return
		}
		o := strict()
		sound(t, src, Script(src, o))
		fixed := repaired(t, src, o)
		if n := fixes(Script(fixed, o)); n > 0 {
			t.Fatalf("%q was repaired to %q, which has %d more fixes", src, fixed, n)
		}
	})
}

// repaired repairs a script until nothing is left to be done, and complains where that does not end.
func repaired(t interface{ Fatalf(string, ...any) }, src string, o Options) string {
	fixed := src
	for range len(src) + 2 {
		next, n := Repair(fixed, o)
		if (n == 0) != (next == fixed) {
			t.Fatalf("%q: %d fixes make %q", fixed, n, next)
		}
		if n == 0 {
			return fixed
		}
		fixed = next
	}
	t.Fatalf("%q is repaired for ever: %q", src, fixed)
	return fixed
}

// pieces are what scripts are made of, sound and broken ones.
func pieces() []string {
	p := []string{
		`あ`, `い。`, `a`, `1`, `[`, `]`, `\`, `\\`, `\%`, `%`, `%mon`, `th`, `%month`, `\0`, `\1`, `\h`, `\p[2]`, `\s[0]`, `\s0`, `\w9`, `\w0`,
		`\_w[0]`, `\_w[5s]`, `\n`, `\n[half]`, `\c`, `\x`, `\_q`, `\_s`, `\_s[0,2]`, `\_?`, `\_!`, `\_a[a]`, `\_a`, `\__q[a]`, `\__q`, `\q[a,b]`,
		`\q[a][b]`, `\q0[a][b]`, `\t`, `\z`, `\e`, `\-`, `\a`, `\__c`, `\C`, `\_l[,]`, `\_`, `\__`, `\w`, `\s`, `\s［0］`, `\w９`, `￥s[5]`, `％month`, `5%off`,
		"\n", "\x07", `\![reloadsurface]`, `\![open,inputbox,a,--option==x]`, `\![lock,repaint]`,
	}
	for _, r := range Rules() {
		p = append(p, r.Wrong)
	}
	return p
}

// scripts draws scripts of such pieces.
func scripts() *rapid.Generator[string] {
	all := pieces()
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(all), 0, 12).Draw(t, "pieces"), "")
	})
}

// What a fix does not touch stays as it is: the nodes outside of it are read as before.
func TestFixesChangeNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := scripts().Draw(t, "script")
		found := Script(src, Options{})
		sound(t, src, found)
		for _, f := range found {
			if f.Fix == nil {
				continue
			}
			fixed, _ := apply(src, []Finding{f})
			if want := src[:f.Fix.Start] + f.Fix.With + src[f.Fix.End:]; fixed != want {
				t.Fatalf("%q: %+v gives %q", src, f, fixed)
			}
			before, behind := outside(src, f.Fix.Start, f.Fix.End)
			if got := around(fixed, len(before), len(behind)); got != before+"|"+behind {
				t.Fatalf("%q: %s %+v gives %q: what stands around it was read as %q and is as %q", src, f.Code, *f.Fix, fixed, before+"|"+behind, got)
			}
		}
	})
}

// outside gives the nodes of a script before and behind a piece of it, one letter each: their kind or row.
func outside(src string, start, end int) (before, behind string) {
	script, _ := sakura.Parse(src)
	for _, n := range script.Nodes() {
		switch {
		case n.Kind == sakura.Text:
		case int(n.End) <= start:
			before += letter(n)
		case int(n.Start) >= end:
			behind += letter(n)
		}
	}
	return before, behind
}

// around gives as many letters from the beginning and from the end of a script.
func around(src string, before, behind int) string {
	all, _ := outside(src, len(src), len(src))
	if len(all) < before+behind {
		return all
	}
	return all[:before] + "|" + all[len(all)-behind:]
}

// letter gives three bytes that tell nodes apart.
func letter(n sakura.Node) string {
	return string([]byte{'A' + byte(n.Kind), 'a' + byte(n.Tag%25), 'a' + byte(n.Tag/25)})
}

// When all fixes are applied, nothing is found any more that could be fixed, and the findings without fix are no more.
func TestRepair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := scripts().Draw(t, "script")
		fixed := repaired(t, src, Options{})
		if n := fixes(Script(fixed, Options{})); n > 0 {
			t.Fatalf("%q was repaired to %q, which has %d more fixes", src, fixed, n)
		}
		if again, _ := apply(fixed, Script(fixed, Options{})); again != fixed {
			t.Fatalf("%q was repaired to %q and then to %q", src, fixed, again)
		}
	})
}
