package tui

import (
	"fmt"
	"strings"
	"testing"

	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// px, em and lh give coordinates; rel makes one relative.
func px(n int) stage.Coord { return stage.Coord{Milli: int32(n * 1000), Unit: stage.Pixels} }
func em(n int) stage.Coord { return stage.Coord{Milli: int32(n * 1000), Unit: stage.Em} }
func lh(n int) stage.Coord { return stage.Coord{Milli: int32(n * 1000), Unit: stage.Line} }

func rel(c stage.Coord) stage.Coord { c.Relative = true; return c }

// keep leaves a coordinate as it is.
var keep stage.Coord

// set gives the rows of a page of w columns, blanks at their ends cut off, after what build says.
func set(t testing.TB, w int, build func(b *stage.Builder)) []string {
	t.Helper()
	var s script
	s.take(textOf(build))
	if !s.placed {
		t.Fatal("no page is needed")
	}
	return drawn(newPage(cell.Metrics{}, s.runs, w, fakeSize), w)
}

// fakeSize gives the size of a picture that is called WxH.
func fakeSize(p *stage.Picture) patch {
	var w, h int
	_, _ = fmt.Sscanf(p.File, "%dx%d", &w, &h)
	return patch{w: w, h: h, picture: p}
}

// drawn gives the rows of a page: pictures as "#", text over them.
func drawn(p page, w int) []string {
	var c canvas
	c.reset(w, p.rows, cell.Metrics{})
	for _, all := range [...][]patch{p.patches, p.inline} {
		for _, s := range all {
			for y := range s.h {
				c.line(s.x, s.row+y, s.w, "#", style{})
			}
		}
	}
	for _, t := range p.pieces {
		c.put(t.x, t.row, w, t.text, style{})
	}
	rows := strings.Split(c.String(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return rows
}

func TestPage(t *testing.T) {
	at := func(x, y stage.Coord) func(*stage.Builder) {
		return func(b *stage.Builder) { b.Move(0, stage.Place{X: x, Y: y}) }
	}
	say := func(s string) func(*stage.Builder) { return func(b *stage.Builder) { b.Say(0, s) } }
	br := func(n int) func(*stage.Builder) { return func(b *stage.Builder) { b.Break(0, n) } }
	align := func(a stage.Align) func(*stage.Builder) { return func(b *stage.Builder) { b.SetAlign(0, a) } }
	valign := func(v stage.Valign) func(*stage.Builder) {
		return func(b *stage.Builder) { b.SetLook(0, stage.Look{Valign: v}) }
	}
	inline := func(size string) func(*stage.Builder) {
		return func(b *stage.Builder) { b.Picture(0, stage.Picture{File: size, Inline: true}) }
	}
	picture := func(size string, x, y stage.Coord) func(*stage.Builder) {
		return func(b *stage.Builder) { b.Picture(0, stage.Picture{File: size, At: stage.Place{X: x, Y: y}}) }
	}
	noWrap, wrap := (*stage.Builder).NoWrap, (*stage.Builder).Wrap
	type steps = []func(*stage.Builder)
	for _, tt := range []struct {
		name string
		do   steps
		want string
	}{
		{"pixels", steps{at(px(30), px(24)), say("a")}, "||     a"},
		{"ems", steps{at(em(2), em(1)), say("a")}, "|    a"},
		{"lines", steps{at(keep, lh(2)), say("a")}, "||a"},
		{"keeping the column", steps{say("ab"), at(keep, lh(1)), say("c")}, "ab|  c"},
		{"keeping the row", steps{say("ab"), at(em(3), keep), say("c")}, "ab    c"},
		{"keeping both is no move", steps{say("ab"), at(keep, keep), say("c"), at(em(0), keep)}, "abc"},
		{"relative", steps{say("ab"), at(rel(em(1)), rel(lh(1))), say("c")}, "ab|    c"},
		{"back", steps{say("abcd"), at(rel(px(-12)), keep), say("X")}, "abXd"},
		{"back beyond the edge", steps{say("ab"), at(rel(em(-9)), rel(lh(-9))), say("X")}, "Xb"},
		{"over a half of a wide one", steps{say("\u732b\u732b"), at(px(6), keep), say("X")}, " X\u732b"},
		{"a table", steps{
			say("name"), at(em(4), keep), say("cat"), br(100), say("age"), at(em(4), keep), say("3"),
		}, "name    cat|age     3"},
		{"wrapped behind a move", steps{at(em(4), keep), say("abc def ghi")}, "        abc|def ghi"},
		{"no room at the edge", steps{at(em(99), keep), say("abc")}, "|abc"},
		{"far down", steps{at(keep, lh(2000000)), say("a")}, strings.Repeat("|", maxLeap) + "a"},
		{"thirds of a column add up", steps{at(rel(px(2)), keep), at(rel(px(2)), keep), at(rel(px(2)), keep), say("a")}, " a"},

		{"up", steps{say("abc"), br(100), say("d"), br(-100), say("X")}, "Xbc|d"},
		{"up and down again", steps{say("abc"), br(100), br(-100), say("X")}, "Xbc"},
		{"half up", steps{say("abc"), br(100), say("def"), br(-50), say("X")}, "abc|Xef"},
		{"up beyond the edge", steps{say("abc"), br(-1000), say("X")}, "Xbc"},
		{"a half, then a move", steps{say("a"), br(50), at(em(1), keep), say("b")}, "a|  b"},

		{"centred", steps{align(stage.Center), say("abcd"), br(100), at(em(0), keep)}, "    abcd"},
		{"right", steps{align(stage.Right), say("abcd"), br(100), at(em(0), keep)}, "        abcd"},
		{"right, wrapped", steps{align(stage.Right), say("abcd efgh ijkl"), br(100), at(em(0), keep)}, "   abcd efgh|        ijkl"},
		{"left after a move", steps{align(stage.Right), say("ab"), at(em(0), lh(1)), say("c")}, "          ab|c"},

		{"not wrapped", steps{noWrap, say("abcdefghijklmnop"), wrap}, "abcdefghijkl"},
		{"then wrapped", steps{noWrap, say("abcdefghij"), wrap, say("klm")}, "abcdefghij|klm"},
		{"nothing left", steps{noWrap, say("abcdefghijklmnop"), wrap, say("q")}, "abcdefghijkl|q"},

		{"inline", steps{say("a"), inline("2x1"), say("b")}, "a##b"},
		{"high", steps{say("a"), inline("2x3"), say("b"), br(100), say("c")}, " ##| ##|a##b|c"},
		{"high, text on top", steps{valign(stage.Top), say("a"), inline("2x3"), say("b"), br(100), say("c")}, "a##b| ##| ##|c"},
		{"high, in the middle", steps{valign(stage.Middle), say("a"), inline("2x3"), say("b")}, " ##|a##b| ##"},
		{"high, to the right", steps{align(stage.Right), say("a"), inline("2x2")}, "          ##|         a##"},
		{"no room", steps{say("abcdefghijk"), inline("3x1"), say("b")}, "abcdefghijk|###b"},
		{"placed", steps{picture("2x2", em(2), lh(1)), say("abc")}, "abc|    ##|    ##"},
		{"behind the text", steps{picture("3x1", em(0), lh(0)), say("a")}, "a##"},
	} {
		got := set(t, 12, func(b *stage.Builder) {
			for _, do := range tt.do {
				do(b)
			}
		})
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, s, tt.want)
		}
	}
}

// Lines that stand otherwise than left need no page: they grow as others do.
func TestAlignedFlow(t *testing.T) {
	var b stage.Builder
	b.SetAlign(0, stage.Center)
	b.Say(0, "abcd")
	b.Break(0, 100)
	b.SetAlign(0, stage.Right)
	b.Say(0, "efgh")
	b.Break(0, 100)
	b.Say(0, "ijkl")
	sc, _ := b.Freeze().Scope(0)
	var s script
	s.take(sc.Text)
	if s.placed {
		t.Error("a page for nothing")
	}
	for i, want := range []stage.Align{stage.Center, stage.Right, stage.Left} {
		if got := s.lined(i * 5); got != want {
			t.Errorf("line %d stands %d, want %d", i, got, want)
		}
	}
}

// A page for a text with many moves costs little more than the text, however far they lead.
func TestHostilePages(t *testing.T) {
	var b stage.Builder
	for range 20000 {
		b.Move(0, stage.Place{X: rel(px(1 << 20)), Y: rel(lh(1 << 20))})
		b.Say(0, "x")
		b.Break(0, -1<<30)
		b.Break(0, 1<<30)
	}
	sc, _ := b.Freeze().Scope(0)
	var s script
	s.take(sc.Text)
	p := newPage(cell.Metrics{}, s.runs, 40, fakeSize)
	if len(p.pieces) != 20000 || p.rows > 20000*2*maxLeap {
		t.Errorf("%d pieces in %d rows", len(p.pieces), p.rows)
	}
}
