package damage_test

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/tui/cell"
	"ukatty/tui/damage"
	"ukatty/tui/screen"
)

// orders are what streams are made of that no renderer would write; %d is a small number.
var orders = []string{
	"\x1b[%d;%dH", "\x1b[%d;%dH", "\x1b[H", "\x1b[%dG", "\x1b[%dd", "\x1b[%dA", "\x1b[%dB", "\x1b[%dC", "\x1b[%dD", "\r", "\n", "\b", "\t", "\x1b[%dZ",
	"\x1b[K", "\x1b[1K", "\x1b[2K", "\x1b[%dX", "\x1b[J", "\x1b[2J", "\x1b[%d@", "\x1b[%dP", "\x1b[%dL", "\x1b[%dM", "\x1b[%dS", "\x1b[%dT",
	margins, "\x1b[r", "\x1bM", "\x1b[?7l", "\x1b[?7h", "\x1b[?2026h", "\x1b[?2026l", "\x1b[?25h", "\x1b[?25l",
	"\x1b[1J", "\x1b[%dE", "\x1b[%dF", "\x1b]0;t\a", "\x1bP+q\x1b\\",

	// What brings back a style of before: no two terminals agree here, so that it is set anew behind it.
	"\x1b7", "\x1b8" + anew, "\x1b[s", "\x1b[u" + anew, "\x1b[?1049h" + anew, "\x1b[?1049l\x1b[H" + anew,
}

const (
	anew    = "\x1b[m\x1b]8;;\a"
	margins = "\x1b[%d;%dr"
)

// Whatever is written, and however it is cut, the terminals show the same. What they are free to make of a wide character of
// which a half is overwritten is the same too, since it happens to both.
func TestSameForAnyStream(t *testing.T) {
	kinds := []screen.Terminal{{}, {Legacy: true}}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 20).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		if kind.Legacy {
			w = max(w, 2) // no terminal says what becomes of a joiner between characters that have no room
		}
		p := pair{plain: &glass{Screen: kind.New(w, h)}, thin: &glass{Screen: kind.New(w, h)}}
		p.writer = damage.New(p.thin, p.thin.Size, cell.Metrics{})
		if !kind.Legacy {
			p.write("\x1b[?2027h")
		}
		p.write("\x1b[?1049h\x1b[H\x1b[2J")
		var all strings.Builder
		for range rapid.IntRange(1, 20).Draw(t, "writes") {
			var b strings.Builder
			for range rapid.IntRange(1, 6).Draw(t, "pieces") {
				switch rapid.IntRange(0, 3).Draw(t, "kind") {
				case 0:
					b.WriteString(rapid.SampledFrom(looks).Draw(t, "look"))
				case 1:
					o := rapid.SampledFrom(orders).Draw(t, "order")
					n := rapid.SliceOfN(rapid.IntRange(1, 12), 2, 2).Draw(t, "numbers")
					if o == margins && h > 1 { // others mean nothing
						n[0] = 1 + n[0]%(h-1)
						n[1] = n[0] + 1 + n[1]%(h-n[0])
					} else if o == margins {
						continue
					}
					switch strings.Count(o, "%d") {
					case 1:
						o = fmt.Sprintf(o, n[0])
					case 2:
						o = fmt.Sprintf(o, n[0], n[1])
					}
					b.WriteString(o)
				default:
					b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
				}
			}
			s := b.String()
			fmt.Fprintf(&all, "%q\n", s)
			p.write(s)
			if bad := p.differ(); bad != "" {
				t.Fatalf("after\n%s%s", &all, bad)
			}
		}
	})
}

// Streams of which it has to be known how far they may reach, or what else they may have changed.
func TestSameForStreams(t *testing.T) {
	for name, writes := range map[string][]string{
		"more text than a row, from no known place": {"\u25cb", "word\x1b[3;1H\x1b[K"},
		"a character again and again":               {"\u25cb", "\x1b[9b\x1b[3;1H\x1b[K"},
		"a link on either side of another screen":   {"\x1b]8;;http://a.example/\a", "\x1b[?1049l\x1b[H" + anew + "\x1b]8;;http://a.example/\a", "a"},
	} {
		p := pair{plain: &glass{Screen: screen.New(2, 3)}, thin: &glass{Screen: screen.New(2, 3)}}
		p.writer = damage.New(p.thin, p.thin.Size, cell.Metrics{})
		p.write("\x1b[?2027h\x1b[?1049h\x1b[H\x1b[2J")
		for _, s := range writes {
			p.write(s)
		}
		if bad := p.differ(); bad != "" {
			t.Errorf("%s: %s", name, bad)
		}
	}
}

// What is no sequence at all is passed on as it came.
func FuzzWriter(f *testing.F) {
	for _, s := range []string{"\x1b[", "\x1b]8;;", "\xff\xfe", "\x1b[38;2;1m", "\x1b[999999999;9H", "\x1b[?7lあ\x1b[?7h", "\x1b_G\x1b", "\x1b[1;2;3;4H\n\x9b1mx"} {
		f.Add(s, "\x1b[H\x1b[2Jあa")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		out := &glass{Screen: screen.New(20, 5)}
		w := damage.New(out, out.Size, cell.Metrics{})
		for _, s := range []string{"\x1b[H\x1b[2J", a, b, a} {
			if n, err := w.WriteString(s); n != len(s) || err != nil {
				t.Fatal(n, err)
			}
		}
	})
}

// unsafe are margins: those of which the lower one is above the other the emulator of the tests does not survive.
var unsafe = regexp.MustCompile(`(?:\x1b\[)[^@-~]*r`)

// Whatever is written, and cut anywhere: when the screen is erased and frames are drawn behind it, both terminals show the same.
func FuzzSame(f *testing.F) {
	for _, s := range []string{
		"\x1b[2;3H\u732b\u2500\u2764\ufe0f\x1b[K", "\x1b[?2026h\x1b[H\x1b[Kab\r\n\x1b[1;31mcd\x1b[?2026l", "\x1b]8;;http://a.example/\ax\x1b]8;;\a\x1b[5G\x1b[2X",
		"\x1b[6n\a\x1b]2;t\a\x1b[?25l\x1b[3 q", "\x1b[4;1H\n\n\n\x1b[S", "\x1bc\x1b[31m", "\x1b_Ga=q\x1b\\\x1b[1L\x1b[2P\x1bM",
	} {
		f.Add(s, uint8(3), uint8(7))
	}
	f.Fuzz(func(t *testing.T, s string, cut, kind uint8) {
		if len(s) > 300 || unsafe.MatchString(s) {
			return
		}
		k := screen.Terminal{Legacy: kind&1 != 0, Wide: kind&2 != 0}
		p := pair{plain: &glass{Screen: k.New(20, 5)}, thin: &glass{Screen: k.New(20, 5)}}
		p.writer = damage.New(p.thin, p.thin.Size, cell.Metrics{})
		p.write("\x1b[?1049h\x1b[H\x1b[2J")
		for len(s) > 0 {
			n := min(len(s), 1+int(cut))
			p.write(s[:n])
			s = s[n:]
		}
		// The end of whatever has begun; modes and margins as a renderer has them.
		p.write("\x18\x1b\\\x1b[m\x1b]8;;\a\x1b[r\x1b[?6;7;69l\x1b[?7h\x1b[4l\x1b[20l\x1b(B\x0f\x1b[H\x1b[2J")
		for range 2 {
			p.write("\x1b[?2026h\x1b[H\x1b[K\u732b \u2500\u2500\x1b[2;2H\x1b[1mab\x1b[m\r\n\u2764\ufe0f\x1b[6Gx\x1b[?2026l")
			if bad := p.differInCells(); bad != "" {
				t.Fatal(bad)
			}
		}
	})
}

// torn is a terminal that takes only a part of what is written, once.
type torn struct {
	*glass
	fails bool
}

func (g *torn) Write(p []byte) (int, error) {
	if g.fails {
		g.fails = false
		n, _ := g.glass.Write(p[:len(p)/2])
		return n, io.ErrNoProgress
	}
	return g.glass.Write(p)
}

// What did not reach the terminal is not taken for shown, nor are its styles and modes for set.
func TestWriteFails(t *testing.T) {
	out := &torn{glass: &glass{Screen: screen.New(20, 4)}}
	w := damage.New(out, out.Size, cell.Metrics{})
	say := func(s string) error { _, err := w.WriteString(s); return err }
	_ = say("\x1b[H\x1b[2J")
	out.fails = true
	if err := say("\x1b[1;1H\x1b[1;38;2;1;2;3mlost\x1b[?25l"); err == nil {
		t.Error("the error is not told")
	}
	_ = say("\x1b[1;1H\x1b[mlost")
	if got, c := out.Line(0), out.Cell(0, 0); got != "lost" || c.Bold || c.FG != "" {
		t.Errorf("it shows %q, %+v", got, c)
	}
	if _, _, seen := out.Cursor(); seen {
		t.Error("the cursor is shown")
	}
}
