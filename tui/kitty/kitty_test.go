package kitty_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"ukatty/tui/kitty"
)

// The example of the document: a placeholder of 2 × 2 cells.
func TestCell(t *testing.T) {
	for _, tt := range []struct {
		row, col int
		want     string
	}{
		{0, 0, "\U0010eeee\u0305\u0305"},
		{0, 1, "\U0010eeee\u0305\u030d"},
		{1, 0, "\U0010eeee\u030d\u0305"},
		{1, 1, "\U0010eeee\u030d\u030d"},
	} {
		if got := kitty.Cell(tt.row, tt.col); got != tt.want {
			t.Errorf("Cell(%d, %d) = %+q, want %+q", tt.row, tt.col, got, tt.want)
		}
	}
	seen := map[string]bool{}
	for i := range kitty.MaxSpan {
		c := kitty.Cell(i, i)
		if seen[c] {
			t.Errorf("%d is not told from another", i)
		}
		seen[c] = true
		if next := c + kitty.Cell(i, 0); graphemes.FromString(next).First() != c {
			t.Errorf("the cell %d joins its neighbour", i)
		}
	}
}

// noise gives an image that does not compress.
func noise(w, h int) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.UintN(256))
	}
	return img
}

var command = regexp.MustCompile(`\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\`)

// An upload is one command in pieces, whose pixels are those of the image.
func TestUpload(t *testing.T) {
	img := noise(60, 50)
	seq, err := kitty.Upload(42, img, 6, 3)
	if err != nil {
		t.Fatal(err)
	}
	parts := command.FindAllSubmatch(seq, -1)
	if len(parts) < 3 {
		t.Fatalf("%d pieces", len(parts))
	}
	var data, all []byte
	for i, p := range parts {
		want := "q=2,m=1"
		switch i {
		case 0:
			want = "a=T,f=100,q=2,U=1,i=42,c=6,r=3,m=1"
		case len(parts) - 1:
			want = "q=2,m=0"
		}
		if string(p[1]) != want || len(p[2]) > 4096 || i < len(parts)-1 && len(p[2])%4 != 0 {
			t.Errorf("piece %d: %q with %d bytes, want %q", i, p[1], len(p[2]), want)
		}
		data, all = append(data, p[2]...), append(all, p[0]...)
	}
	if !bytes.Equal(all, seq) {
		t.Error("there is something between the pieces")
	}
	raw, err := base64.StdEncoding.DecodeString(string(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 * 50 {
		if x, y := i%60, i/60; color.NRGBAModel.Convert(got.At(x, y)) != img.At(x, y) {
			t.Fatalf("%d, %d: %v, want %v", x, y, got.At(x, y), img.At(x, y))
		}
	}
}

func TestUploadInOnePiece(t *testing.T) {
	seq, err := kitty.Upload(255, image.NewRGBA(image.Rect(0, 0, 2, 2)), 1, 1)
	if err != nil || !strings.HasPrefix(string(seq), "\x1b_Ga=T,f=100,q=2,U=1,i=255,c=1,r=1,m=0;") {
		t.Errorf("%q, %v", seq, err)
	}
	for _, span := range [][2]int{{0, 1}, {1, 0}, {kitty.MaxSpan + 1, 1}, {1, -1}} {
		if seq, err := kitty.Upload(16, noise(1, 1), span[0], span[1]); err == nil {
			t.Errorf("%v: %q", span, seq)
		}
	}
	if got, want := kitty.Free(20), "\x1b_Ga=d,d=I,q=2,i=20\x1b\\"; got != want {
		t.Errorf("Free: %q, want %q", got, want)
	}
}

func TestThrough(t *testing.T) {
	in := []byte(kitty.Free(16) + kitty.Free(17))
	want := "\x1bPtmux;\x1b\x1b_Ga=d,d=I,q=2,i=16\x1b\x1b\\\x1b\\" + "\x1bPtmux;\x1b\x1b_Ga=d,d=I,q=2,i=17\x1b\x1b\\\x1b\\"
	if got := string(kitty.Through(in)); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := string(kitty.Through([]byte("ab"))); got != "\x1bPtmux;ab\x1b\\" {
		t.Errorf("an end that is missing: %q", got)
	}
}

func TestDraws(t *testing.T) {
	for answer, want := range map[string]bool{
		"kitty(0.35.2)": true, "kitty(0.28.0)": true, "kitty(0.27.1)": false, "kitty": false, "kitty(1.0)": true,
		"ghostty 1.1.3": true, "Ghostty 1.2.3": true, "libghostty": true, "iTerm2 3.7.0beta1": true, "iTerm2 3.6.4": false,
		"WezTerm 20240203-110809-5046fc22": false, "XTerm(379)": false, "tmux 3.5a": false, "Konsole 24.02.2": false,
		"": false, "kittycat(1.0)": false, "not kitty(1.0)": false, "kitty(\xff\x00)": false, "kitty(99999999999999999999)": true,
	} {
		if got := kitty.Draws(answer); got != want {
			t.Errorf("Draws(%q) = %v", answer, got)
		}
	}
}

func TestUnderstands(t *testing.T) {
	for answer, want := range map[string]bool{
		"kitty(0.20.2)": true, "WezTerm 20240203-110809-5046fc22": true, "Konsole 24.02.2": true, "iTerm2 3.5": true,
		"XTerm(379)": false, "terminology 1.14.0": false, "RLogin(2.31.8)": false, "": false,
	} {
		if got := kitty.Understands(answer); got != want {
			t.Errorf("Understands(%q) = %v", answer, got)
		}
	}
}

func TestYes(t *testing.T) {
	if !strings.Contains(kitty.Question, "i=65536,") || !strings.HasSuffix(kitty.Question, "\x1b[c") {
		t.Errorf("the question is %q", kitty.Question)
	}
	if !kitty.Yes(65536, "OK") || kitty.Yes(31, "OK") || kitty.Yes(65536, "ENOTSUPPORTED:x") || kitty.Yes(65536, "") {
		t.Error("an answer is taken for another one")
	}
}
