package screen

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Cell is one cell of a screen.
type Cell struct {
	Text  string // one character; " " where nothing was printed, "" in all but the first cell of a wide one
	Width int    // cells that the character takes; 0 in all but the first of them
	FG    string // "" as the terminal pleases, "0" to "255" by index, "#rrggbb"
	BG    string
	Link  string // target

	Bold, Faint, Italic, Underline, Blink, Reverse, Conceal, Strike bool
}

// unjoiner takes away what chooses between emoji and text, or joins emoji, and has no width.
var unjoiner = strings.NewReplacer("\ufe0e", "", "\ufe0f", "", "\u200d", "", "\u20e3", "")

// Unjoined returns the cell without the selectors, joiners and caps of emoji, which may be left out for a terminal that does not
// measure clusters.
func (c Cell) Unjoined() Cell {
	c.Text = unjoiner.Replace(c.Text)
	return c
}

// Cell returns the cell at column x and row y, both counted from 0; an empty one if there is none.
func (s *Screen) Cell(x, y int) Cell {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.emu.CellAt(x, y)
	if c == nil {
		return Cell{}
	}
	// The emulator keeps the target of a link where its parameters should be.
	has := func(attr uint8) bool { return c.Style.Attrs&attr != 0 }
	return Cell{
		Text: c.Content, Width: c.Width, FG: colour(c.Style.Fg), BG: colour(c.Style.Bg), Link: c.Link.Params,
		Bold: has(uv.AttrBold), Faint: has(uv.AttrFaint), Italic: has(uv.AttrItalic), Blink: has(uv.AttrBlink | uv.AttrRapidBlink),
		Reverse: has(uv.AttrReverse), Conceal: has(uv.AttrConceal), Strike: has(uv.AttrStrikethrough),
		Underline: c.Style.Underline != uv.UnderlineNone,
	}
}

func colour(c color.Color) string {
	switch c := c.(type) {
	case nil:
		return ""
	case ansi.BasicColor:
		return strconv.Itoa(int(c))
	case ansi.IndexedColor:
		return strconv.Itoa(int(c))
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Size returns the number of columns and rows.
func (s *Screen) Size() (w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.Width(), s.emu.Height()
}

// Line returns the text of row y, counted from 0, without the blanks at its end.
func (s *Screen) Line(y int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.line(y)
}

func (s *Screen) line(y int) string {
	var b strings.Builder
	for x := range s.emu.Width() {
		if c := s.emu.CellAt(x, y); c != nil {
			b.WriteString(c.Content)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// Text returns the rows, each without the blanks at its end, up to the last that is not empty.
func (s *Screen) Text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := make([]string, s.emu.Height())
	for y := range rows {
		rows[y] = s.line(y)
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// Cursor returns column and row of the cursor, counted from 0, and whether it can be seen. After a character in the last
// column it stays on that.
func (s *Screen) Cursor() (x, y int, visible bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.emu.CursorPosition()
	return at.X, at.Y, s.modes[CursorVisible]
}

// AltScreen reports whether the alternate screen is shown, the one that leaves no trace.
func (s *Screen) AltScreen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.IsAltScreen()
}

// Title returns the window title that was set last.
func (s *Screen) Title() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.title
}

// Clipboard returns what a program put into the clipboard.
func (s *Screen) Clipboard() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clip
}

// Bells returns how often the bell has rung.
func (s *Screen) Bells() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bells
}

// Unknown returns the sequences and controls that the terminal did not understand, in order: at most 1000 of them, and of each
// the first 100 bytes.
func (s *Screen) Unknown() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.unknown...)
}
