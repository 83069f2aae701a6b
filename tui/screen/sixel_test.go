package screen_test

import (
	"image"
	"testing"

	"ukatty/tui/screen"
)

func TestSixel(t *testing.T) {
	const red = "\x1bP0;1q\"1;1;4;6#0;2;100;0;0#0~~~~-\x1b\\"
	s := screen.Terminal{Sixel: true}.New(20, 4)
	write(t, s, "\x1b[c\x1b[?1;1;0S\x1b[?2;1;0Sa"+red+"b")
	if got, want := s.TakeAnswers(), "\x1b[?62;4;22c\x1b[?1;0;16S\x1b[?2;0;800;800S"; got != want {
		t.Errorf("%q was answered, want %q", got, want)
	}
	if d := s.Drawn(); len(d) != 1 || d[0].Bounds() != image.Rect(0, 0, 4, 6) || s.Line(0) != "ab" || len(s.Unknown()) > 0 {
		t.Errorf("drawn is %v, shown %q, unknown %q", d, s.Text(), s.Unknown())
	}
	s = screen.New(20, 4)
	write(t, s, red+"\x1b[?1;1;0S")
	if len(s.Unknown()) != 2 || len(s.Drawn()) > 0 || s.TakeAnswers() != "" {
		t.Errorf("unknown: %q", s.Unknown())
	}
}
