package screen

import (
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"golang.org/x/text/width"
)

// printed is the character that was printed last, as far as more code points may join it.
type printed struct {
	r      rune // for repeating it
	text   string
	width  int
	at     uv.Position
	cursor uv.Position // where it left the cursor
}

// maxCluster is how many bytes of marks a cell takes.
const maxCluster = 4096

// standIn is printed by the emulator for each cell of a character, which is then put in its place. So the emulator looks
// after the cursor, the edges, scrolling and colours, and measures nothing. It is a cluster that nobody prints.
const standIn = "\uf8ff\u0332\u0323"

// put prints one code point. Those that some terminals obey instead are noted.
func (s *Screen) put(r rune) {
	if r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
		s.note([]byte(string(r)))
		return
	}
	if s.join(r) {
		return
	}
	text := string(r)
	w := s.measure(text)
	if w == 0 {
		s.hold(r)
		return
	}
	at := s.place(s.held(text), w)
	s.last = printed{r: r, text: text, width: w, at: at, cursor: s.emu.CursorPosition()}
	if c := s.emu.CellAt(at.X, at.Y); c != nil {
		s.last.text = c.Content
	}
}

// hold keeps a format character without width that has nothing before it, as the Arabic signs before numbers, for the next
// character here. A mark has no place at all.
func (s *Screen) hold(r rune) {
	if !unicode.Is(unicode.Cf, r) || len(s.prefix) > maxCluster {
		return
	}
	if at := s.emu.CursorPosition(); at != s.prefixAt {
		s.prefix, s.prefixAt = "", at
	}
	s.prefix += string(r)
}

// held returns text with what was held for it.
func (s *Screen) held(text string) string {
	if s.prefix != "" && s.emu.CursorPosition() == s.prefixAt {
		text = s.prefix + text
	}
	s.prefix = ""
	return text
}

// measure returns the width of one cluster as this terminal draws it at the moment.
func (s *Screen) measure(text string) int {
	method := ansi.WcWidth
	if s.graphemes() {
		method = ansi.GraphemeWidth
	}
	_, w := ansi.FirstGraphemeCluster(text, method)
	if w == 1 && s.kind.Wide {
		// A piece of a picture is one cell wherever pictures are known.
		if r, _ := utf8.DecodeRuneInString(text); r != kitty.Placeholder && width.LookupRune(r).Kind() == width.EastAsianAmbiguous {
			return 2
		}
	}
	return w
}

func (s *Screen) graphemes() bool { return s.kind.Joins || s.modes[Graphemes] && !s.kind.Legacy }

// join adds r to the last character if it belongs to it.
func (s *Screen) join(r rune) bool {
	l := &s.last
	c := s.emu.CellAt(l.at.X, l.at.Y)
	if l.text == "" || s.emu.CursorPosition() != l.cursor || c == nil || c.Content != l.text {
		return false
	}
	text := l.text + string(r)
	w := l.width
	if s.graphemes() {
		cluster, cw := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		if len(cluster) < len(text) {
			return false
		}
		w = max(w, min(cw, cellMax))
	} else if s.measure(string(r)) > 0 {
		return false
	}
	if len(text) > maxCluster {
		return true
	}
	if w > l.width && l.at.X+w <= s.emu.Width() { // a selector makes an emoji of it
		s.stand()
		l.width = w
	}
	s.draw(l.at, text, l.width)
	l.text, l.cursor = text, s.emu.CursorPosition()
	return true
}

// place prints a character of w cells at the cursor and returns where it stands. What does not fit on the line goes to the
// next one, if the terminal wraps; where it does not, the edge stays blank.
func (s *Screen) place(text string, w int) uv.Position {
	w = min(w, s.emu.Width())
	at := s.stand()
	for at.X+w > s.emu.Width() {
		s.draw(at, " ", 1)
		if !s.modes[autoWrap] {
			return at
		}
		at = s.stand()
	}
	for range w - 1 {
		s.stand()
	}
	s.draw(at, text, w)
	return at
}

const autoWrap = 7

// stand prints a stand-in and returns where it stands.
func (s *Screen) stand() uv.Position {
	at := s.emu.CursorPosition()
	_, _ = s.emu.WriteString(standIn) // fails only when closed, which nobody does
	if c := s.emu.CellAt(at.X, at.Y); c != nil && c.Content == standIn {
		return at
	}
	return uv.Pos(0, s.emu.CursorPosition().Y) // it wrapped
}

// draw puts a character in the place of a stand-in or of a character, in the same colours.
func (s *Screen) draw(at uv.Position, text string, w int) {
	if old := s.emu.CellAt(at.X, at.Y); old != nil {
		c := *old
		c.Content, c.Width = text, w
		s.emu.SetCell(at.X, at.Y, &c)
	}
}
