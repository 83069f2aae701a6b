package tui

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"ukatty/tui/cell"
)

func TestCanvas(t *testing.T) {
	const cat = "\u732b"
	for _, tt := range []struct {
		name string
		draw func(c *canvas)
		want string
	}{
		{"nothing", func(*canvas) {}, "\n"},
		{"text", func(c *canvas) { c.put(2, 1, 8, "hello", style{}) }, "\n  hello"},
		{"cut", func(c *canvas) { c.put(2, 0, 5, "hello", style{}) }, "  hel\n"},
		{"cut at the edge", func(c *canvas) { c.put(6, 0, 99, "hello", style{}) }, "      he\n"},
		{"begins outside", func(c *canvas) { c.put(-2, 0, 8, "hello", style{}) }, "llo\n"},
		{"outside", func(c *canvas) {
			c.put(0, -1, 8, "a", style{})
			c.put(0, 2, 8, "a", style{})
			c.put(8, 0, 9, "a", style{})
			c.line(0, 2, 8, "a", style{})
			c.blank(0, -1, 8, style{})
		}, "\n"},
		{"half of a wide one", func(c *canvas) { c.put(0, 0, 3, cat+cat, style{}) }, cat + "\n"},
		{"over the right half", func(c *canvas) { c.put(0, 0, 8, cat+cat, style{}); c.put(1, 0, 8, "x", style{}) }, " x" + cat + "\n"},
		{"over the left half", func(c *canvas) { c.put(0, 0, 8, cat+cat, style{}); c.put(2, 0, 8, "x", style{}) }, cat + "\x1b[mx\n"},
		{"over two halves", func(c *canvas) { c.put(0, 0, 8, cat+cat, style{}); c.put(1, 0, 8, cat, style{}) }, " " + cat + "\n"},
		{"a blank over a half", func(c *canvas) { c.put(0, 0, 8, cat+"a", style{}); c.blank(1, 0, 1, style{}) }, "  a\n"},
		{"a line", func(c *canvas) { c.line(-1, 1, 4, "=", style{}) }, "\n==="},
		{"no width", func(c *canvas) { c.put(0, 0, 8, "a\u200bb", style{}) }, "ab\n"},
		{"styles", func(c *canvas) {
			x := c.put(0, 0, 8, "a", style{fg: rgb(0x0a, 0x0b, 0x0c), attr: bold})
			x = c.put(x, 0, 8, "b", style{fg: basic(2), bg: basic(9)})
			c.put(x, 0, 8, "c", style{attr: underline | reverse | faint})
		}, "\x1b[0;1;38;2;10;11;12ma\x1b[0;32;101mb\x1b[0;2;4;7mc\x1b[m\n"},
		{"over a colour", func(c *canvas) {
			c.put(0, 0, 8, "\u2580", style{fg: rgb(1, 1, 1), bg: rgb(2, 2, 2)})
			c.put(1, 0, 8, "\u2580", style{fg: rgb(255, 255, 255)})
			c.over(0, 0, 8, "abc", style{attr: bold})
		}, "\x1b[0;1;38;2;255;255;255;48;2;2;2;2ma\x1b[0;1;38;2;0;0;0;48;2;255;255;255mb\x1b[0;1mc\x1b[m\n"},
		{"over nothing", func(c *canvas) { c.over(-1, 0, 8, "abc", style{}) }, "bc\n"},
		{"over, outside", func(c *canvas) { c.over(0, -1, 8, "abc", style{}); c.over(0, 2, 8, "abc", style{}) }, "\n"},
		{"a blank with a style", func(c *canvas) { c.blank(1, 0, 1, style{bg: basic(1)}) }, " \x1b[0;41m \x1b[m\n"},
	} {
		var c canvas
		c.reset(8, 2, cell.Metrics{})
		tt.draw(&c)
		if got := c.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		c.reset(8, 2, cell.Metrics{})
		if got := c.String(); got != "\n" {
			t.Errorf("%s: %q is left", tt.name, got)
		}
	}
}

// Texts of different origin stay different clusters for the renderer, whatever they are.
func TestCanvasKeepsTextsApart(t *testing.T) {
	texts := []string{"a", " ", "\u732b", "\U0001f1ef", "\U0001f468\u200d", "\U0001f469", "\u1100", "\u1161", "\u2502", "\u0e33"}
	for _, m := range []cell.Metrics{{}, {Grapheme: true}} {
		for _, a := range texts {
			for _, b := range texts {
				a, b := cell.Clean(a), cell.Clean(b)
				var c canvas
				c.reset(9, 1, m)
				x := c.put(0, 0, 9, a, style{})
				c.put(x, 0, 9, b, style{})
				c.put(8, 0, 9, "|", style{})
				if got := column(c.String(), m, "|"); got != 8 {
					t.Errorf("%+v: %+q beside %+q: what stands in column 8 is drawn in column %d", m, a, b, got)
				}
			}
		}
	}
}

// column gives where the renderer draws a text in a row.
func column(row string, m cell.Metrics, text string) int {
	buf := uv.NewScreenBuffer(20, 1)
	buf.Method = ansi.WcWidth
	if m.Grapheme {
		buf.Method = ansi.GraphemeWidth
	}
	uv.NewStyledString(row).Draw(buf, buf.Bounds())
	for x := range 20 {
		if strings.HasSuffix(buf.CellAt(x, 0).Content, text) {
			return x
		}
	}
	return -1
}

// The plates of any number of characters stand side by side, each with its surface, whatever their names are.
func TestPlates(t *testing.T) {
	for w := 30; w <= 200; w++ {
		r := newRig(t, w, 24, cell.Metrics{}, nil)
		p := newPlay()
		p.f.Names = []string{strings.Repeat("long ", 20), "b", strings.Repeat("\u9577", 20), "d"}
		for id, surface := range []string{"5", "10", "222", "-1"} {
			p.say(id, surface, "x")
		}
		r.show(p.frame())
		seen, left := r.m.visible(max(w/minColumn, 1))
		if layoutFor(w, 24) == narrow {
			seen, left = r.m.visible(2)
		}
		row := r.rows()[24-feet]
		for _, a := range seen {
			if !strings.Contains(row, `s[`+a.surface+`]`) && !strings.Contains(row, "s"+a.surface) {
				t.Fatalf("%d cells: no surface %s in %q", w, a.surface, row)
			}
		}
		if left > 0 && !strings.Contains(row, " +") {
			t.Fatalf("%d cells: %d characters are left out and nothing says so: %q", w, left, row)
		}
	}
}
