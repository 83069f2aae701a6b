package screen_test

import (
	"fmt"
	"testing"

	"ukatty/tui/screen"
)

// onePixel is a PNG of one pixel, in base64.
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

func TestKitty(t *testing.T) {
	s := screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}.New(20, 4)
	write(t, s, "\x1b[>0q\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[c")
	if got, want := s.TakeAnswers(), "\x1bP>|kitty(0.40.0)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[?62;22c"; got != want {
		t.Errorf("%q was answered, want %q", got, want)
	}
	write(t, s, fmt.Sprintf("a\x1b_Ga=T,f=100,q=2,U=1,i=42,c=2,r=1,m=1;%s\x1b\\\x1b_Gq=2,m=0;%s\x1b\\b", onePixel[:40], onePixel[40:]))
	if img := s.Images()[42]; img.Cols != 2 || img.Rows != 1 || img.Pixels == nil || s.Uploads() != 1 {
		t.Errorf("kept is %+v", s.Images())
	}
	write(t, s, "\x1b[38;5;42m\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d\x1b[m")
	if c := s.Cell(3, 0); c.Text != "\U0010eeee\u0305\u030d" || c.Width != 1 || c.FG != "42" || s.Line(0)[:2] != "ab" {
		t.Errorf("%+v in %q", c, s.Line(0))
	}
	write(t, s, "\x1b_Ga=T,f=100,q=2,C=1,c=2,r=1,m=0;"+onePixel+"\x1b\\")
	if len(s.Drawn()) != 1 || len(s.Images()) != 1 {
		t.Errorf("%d pictures were drawn, %d are kept", len(s.Drawn()), len(s.Images()))
	}
	write(t, s, "\x1b_Ga=d,d=I,q=2,i=42\x1b\\")
	if len(s.Images()) != 0 || len(s.Unknown()) != 0 {
		t.Errorf("left are %v, unknown %q", s.Images(), s.Unknown())
	}
}

// Whatever is not as the document has it is noted, and so is everything in a terminal without such graphics.
func TestKittyUnknown(t *testing.T) {
	for _, seq := range []string{
		"\x1b_Ga=T,f=100,q=2,U=1,c=2,r=1,m=0;" + onePixel + "\x1b\\", "\x1b_Ga=p,i=1\x1b\\", "\x1b_Gx\x1b\\", "\x1b_X\x1b\\",
		"\x1b_Ga=T,f=100,q=2,U=1,i=42,c=2,r=1,m=0;AAAA\x1b\\",
	} {
		s := screen.Terminal{Kitty: true}.New(20, 4)
		write(t, s, seq)
		if len(s.Unknown()) != 1 || len(s.Images()) != 0 || s.Text() != "" {
			t.Errorf("%q: unknown %q, kept %v, shown %q", seq, s.Unknown(), s.Images(), s.Text())
		}
	}
	s := screen.New(20, 4)
	write(t, s, "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\")
	if len(s.Unknown()) != 1 || s.TakeAnswers() != "" {
		t.Errorf("unknown %q", s.Unknown())
	}
}
