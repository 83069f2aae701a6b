package tui

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/kitty"
	"ukatty/tui/screen"
)

// disc gives a PNG of a disc of a colour, in a square that is transparent elsewhere.
func disc(t testing.TB, size int, c color.NRGBA) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			if dx, dy := 2*x-size, 2*y-size; dx*dx+dy*dy < size*size {
				img.SetNRGBA(x, y, c)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// discShell gives a shell of images: surface 0 is red, 5 blinks between green and blue each second, 10 is yellow.
func discShell(t testing.TB) *shells.Shell {
	t.Helper()
	fsys := fstest.MapFS{
		"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,discs\nseriko.use_self_alpha,full\n")},
		"surfaces.txt": {Data: []byte("charset,UTF-8\ndescript\n{\nversion,1\n}\nsurface5\n{\nanimation0.interval,periodic,1\n" +
			"animation0.pattern0,overlay,20,500,0,0\nanimation0.pattern1,overlay,-1,500,0,0\n}\n")},
		"surface0.png":  {Data: disc(t, 160, color.NRGBA{R: 0xff, A: 0xff})},
		"surface5.png":  {Data: disc(t, 160, color.NRGBA{G: 0xff, A: 0xff})},
		"surface20.png": {Data: disc(t, 160, color.NRGBA{B: 0xff, A: 0xff})},
		"surface10.png": {Data: disc(t, 120, color.NRGBA{R: 0xff, G: 0xff, A: 0xff})},
	}
	s, err := shells.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// onTerminal runs the program with a shell of images on a terminal, in virtual time, until act has returned.
func onTerminal(t *testing.T, kind screen.Terminal, colors colorprofile.Profile, change func(*Options), act func(*testing.T, *tea.Program, *fakeViewer, *screen.Screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		kind.Cooked = true
		v, s := newFakeViewer(), kind.New(80, 24)
		o := Options{Viewer: v, Shell: discShell(t)}
		if change != nil {
			change(&o)
		}
		p := Program(ctx, o, tea.WithInput(s.Answers()), tea.WithOutput(s), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(),
			tea.WithColorProfile(colors), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
		ended := make(chan error)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		defer func() {
			cancel()
			if err := <-ended; err != nil && !errors.Is(err, tea.ErrProgramKilled) {
				t.Error(err)
			}
			_ = s.Close()
			time.Sleep(5 * time.Second) // what waits for an animation to go on
		}()
		v.frames <- newPlay().say(0, "0", "Hello").frame()
		time.Sleep(2 * time.Second)
		act(t, p, v, s)
	})
}

// placed gives the corners of the pictures on a screen by their numbers, and says what is wrong: a placeholder without its
// picture, out of its picture, or not where the others of it have their corner.
func placed(t *testing.T, s *screen.Screen) map[string]image.Point {
	t.Helper()
	marks := map[rune]int{}
	for i := range kitty.MaxSpan {
		r, _ := utf8.DecodeLastRuneInString(kitty.Cell(0, i))
		marks[r] = i
	}
	images, corners := s.Images(), map[string]image.Point{}
	w, h := s.Size()
	for y := range h {
		for x := range w {
			c := s.Cell(x, y)
			runes := []rune(c.Text)
			if len(runes) == 0 || runes[0] != kitty.Placeholder {
				continue
			}
			if len(runes) != 3 || c.Width != 1 {
				t.Fatalf("%d, %d: the cell is %+q, %d wide", x, y, c.Text, c.Width)
			}
			row, col := marks[runes[1]], marks[runes[2]]
			img, ok := images[number(c.FG)]
			if !ok || row >= img.Rows || col >= img.Cols {
				t.Fatalf("%d, %d: row %d, column %d of the picture %q, of which there is %d × %d", x, y, row, col, c.FG, img.Cols, img.Rows)
			}
			at := image.Pt(x-col, y-row)
			if was, ok := corners[c.FG]; ok && was != at {
				t.Fatalf("%d, %d: a corner at %v, others at %v", x, y, at, was)
			}
			corners[c.FG] = at
		}
	}
	return corners
}

// number gives the number that a colour is.
func number(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// A terminal that has Kitty graphics and says so draws the pictures, whether it counts clusters or not.
func TestKittyDraws(t *testing.T) {
	for _, legacy := range []bool{false, true} {
		images := &Images{}
		onTerminal(t, screen.Terminal{Kitty: true, Name: "kitty(0.40.0)", Legacy: legacy}, colorprofile.TrueColor, func(o *Options) { o.Images = images },
			func(t *testing.T, _ *tea.Program, v *fakeViewer, s *screen.Screen) {
				if at := placed(t, s); len(at) != 2 {
					t.Fatalf("%d pictures are drawn:\n%s", len(at), s.Text())
				}
				if u := s.Unknown(); len(u) > 0 {
					t.Errorf("unknown: %q", u)
				}
				// An animation goes round and round, and each of its pictures is uploaded once.
				v.frames <- newPlay().say(0, "5", "Blink").frame()
				time.Sleep(20 * time.Second)
				if at := placed(t, s); len(at) != 2 || s.Uploads() != 4 {
					t.Errorf("%d pictures are drawn, %d were uploaded", len(at), s.Uploads())
				}
				if free := images.Free(); strings.Count(free, "\x1b_Ga=d,d=I,q=2,i=") != len(s.Images()) {
					t.Errorf("%d are kept, freed would be %q", len(s.Images()), free)
				}
				_, _ = s.Write([]byte(images.Free()))
				if n := len(s.Images()); n != 0 {
					t.Errorf("%d pictures are left", n)
				}
			})
	}
}

// Pictures in balloons are drawn by the terminal, too: in their own shape, unless the script has given them another, and mirrored
// where it says so.
func TestKittyInBalloons(t *testing.T) {
	half := image.NewNRGBA(image.Rect(0, 0, 240, 120)) // red on the left, blue on the right
	for i := range 240 * 120 {
		c := color.NRGBA{R: 0xff, A: 0xff}
		if i%240 >= 120 {
			c = color.NRGBA{B: 0xff, A: 0xff}
		}
		half.SetNRGBA(i%240, i/240, c)
	}
	load := func(o *Options) {
		o.Shell = nil
		o.Picture = func(int, string) (image.Image, error) { return half, nil }
	}
	for name, tt := range map[string]struct {
		wide, high stage.Extent
		cols, rows int
		left       color.NRGBA
		full       bool // the cells are filled
	}{
		"as it is":  {cols: 34, rows: 9, left: color.NRGBA{R: 0xff, A: 0xff}},
		"stretched": {wide: stage.Extent{N: 60}, high: stage.Extent{N: 120}, cols: 10, rows: 10, left: color.NRGBA{R: 0xff, A: 0xff}, full: true},
		"mirrored":  {wide: stage.Extent{N: -100, Percent: true}, cols: 34, rows: 9, left: color.NRGBA{B: 0xff, A: 0xff}},
	} {
		t.Run(name, func(t *testing.T) {
			onTerminal(t, screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}, colorprofile.TrueColor, load,
				func(t *testing.T, _ *tea.Program, v *fakeViewer, s *screen.Screen) {
					p := newPlay().say(0, "0", "See: ")
					p.b.Picture(0, stage.Picture{File: "half.png", Inline: true, Opaque: true, Width: tt.wide, Height: tt.high})
					v.frames <- p.frame()
					time.Sleep(2 * time.Second)
					if at := placed(t, s); len(at) != 1 || len(s.Images()) != 1 {
						t.Fatalf("%d pictures, %d are kept:\n%s", len(at), len(s.Images()), s.Text())
					}
					for _, img := range s.Images() {
						b := img.Pixels.Bounds()
						if img.Cols != tt.cols || img.Rows != tt.rows {
							t.Errorf("%d × %d cells, want %d × %d", img.Cols, img.Rows, tt.cols, tt.rows)
						}
						if got := color.NRGBAModel.Convert(img.Pixels.At(b.Dx()/4, b.Dy()-2)); got != tt.left {
							t.Errorf("on the left is %v, want %v", got, tt.left)
						}
						if _, _, _, a := img.Pixels.At(b.Dx()/4, 1).RGBA(); a > 0 != tt.full {
							t.Errorf("filled: %v", a > 0)
						}
					}
				})
		})
	}
}

// After the terminal was somebody else's the pictures are uploaded anew.
func TestKittyResumed(t *testing.T) {
	images := &Images{}
	onTerminal(t, screen.Terminal{Kitty: true, Name: "ghostty 1.2.0"}, colorprofile.TrueColor, func(o *Options) { o.Images = images },
		func(t *testing.T, p *tea.Program, _ *fakeViewer, s *screen.Screen) {
			_, _ = s.Write([]byte(images.Free()))
			p.Send(Resumed{})
			time.Sleep(2 * time.Second)
			if at := placed(t, s); len(at) != 2 || s.Uploads() != 4 {
				t.Errorf("%d pictures are drawn, %d were uploaded", len(at), s.Uploads())
			}
		})
}

// Everybody else gets blocks, and is not told what they would not understand.
func TestKittyFallsBack(t *testing.T) {
	kind := screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}
	with := func(g Graphics) func(*Options) { return func(o *Options) { o.Graphics = g } }
	blocks, number := "\u2580", `\0\s[0]`
	for name, tt := range map[string]struct {
		kind   screen.Terminal
		colors colorprofile.Profile
		change func(*Options)
		drawn  bool   // by the terminal
		shows  string // if it is not
		odd    int    // what the terminal did not understand
	}{
		"silent":                {screen.Terminal{Silent: true}, colorprofile.TrueColor, nil, false, blocks, 0},
		"other":                 {screen.Terminal{Name: "XTerm(379)"}, colorprofile.TrueColor, nil, false, blocks, 0},
		"no placeholders":       {screen.Terminal{Kitty: true, Name: "WezTerm 20240203"}, colorprofile.TrueColor, nil, false, blocks, 0},
		"too old":               {screen.Terminal{Kitty: true, Name: "kitty(0.27.1)"}, colorprofile.TrueColor, nil, false, blocks, 0},
		"name alone":            {screen.Terminal{Name: "kitty(0.40.0)"}, colorprofile.TrueColor, nil, false, blocks, 1},
		"sixteen colours":       {kind, colorprofile.ANSI, with(KittyGraphics), false, blocks, 0},
		"256 colours":           {kind, colorprofile.ANSI256, nil, true, "", 0},
		"no colours":            {kind, colorprofile.TrueColor, func(o *Options) { o.NoColor, o.Graphics = true, KittyGraphics }, false, "Katty", 0},
		"ASCII":                 {kind, colorprofile.TrueColor, func(o *Options) { o.ASCII, o.Graphics = true, KittyGraphics }, false, "Katty", 0},
		"blocks":                {kind, colorprofile.TrueColor, with(BlockGraphics), false, blocks, 0},
		"none":                  {kind, colorprofile.TrueColor, with(NoGraphics), false, number, 0},
		"forced":                {screen.Terminal{Kitty: true, Silent: true}, colorprofile.TrueColor, with(KittyGraphics), true, "", 0},
		"nothing but text":      {kind, colorprofile.TrueColor, func(o *Options) { o.Shell = testShell(t) }, false, "/^^^^\\", 0},
		"no pictures, not even": {kind, colorprofile.TrueColor, func(o *Options) { o.Shell, o.Graphics = testShell(t), NoGraphics }, false, number, 0},
	} {
		t.Run(name, func(t *testing.T) {
			onTerminal(t, tt.kind, tt.colors, tt.change, func(t *testing.T, _ *tea.Program, _ *fakeViewer, s *screen.Screen) {
				if at := placed(t, s); len(at) > 0 != tt.drawn || len(s.Images()) > 0 != tt.drawn {
					t.Errorf("%d pictures, %d are kept:\n%s", len(at), len(s.Images()), s.Text())
				}
				if u := s.Unknown(); len(u) != tt.odd {
					t.Errorf("unknown: %q", u)
				}
				if text := s.Text(); !strings.Contains(text, tt.shows) {
					t.Errorf("it lacks %q:\n%s", tt.shows, text)
				}
				if text := s.Text(); tt.shows == number && strings.ContainsAny(text, "\u2580\u2584^@") {
					t.Errorf("there is a picture:\n%s", text)
				}
			})
		})
	}
}

// A character that a script has scaled is drawn by the terminal in that size, and stretched where its shape is another.
func TestKittyScaled(t *testing.T) {
	onTerminal(t, screen.Terminal{Kitty: true, Name: "kitty(0.40.0)"}, colorprofile.TrueColor, nil,
		func(t *testing.T, _ *tea.Program, v *fakeViewer, s *screen.Screen) {
			p := newPlay().say(0, "0", "Hello")
			size := func(scale stage.Scale) (w, h int) {
				p.b.SetScale(0, scale)
				v.frames <- p.frame()
				time.Sleep(5 * time.Second)
				for id := range placed(t, s) {
					if img := s.Images()[number(id)]; img.Cols > w {
						w, h = img.Cols, img.Rows
					}
				}
				if got := len(placed(t, s)); got != 2 {
					t.Errorf("%v: %d pictures are drawn", scale, got)
				}
				return w, h
			}
			// The other character has three fourths of the size, and keeps it.
			w, h := size(stage.Scale{})
			for _, tt := range []struct{ x, y, w, h int }{
				{-100, 100, w, h},
				{100, 50, w, h / 2},
				{-100, -50, w, h / 2},
				{90, 90, w * 9 / 10, h * 9 / 10},
			} {
				if gotW, gotH := size(stage.Scale{X: tt.x, Y: tt.y}); abs(gotW-tt.w) > 1 || abs(gotH-tt.h) > 1 {
					t.Errorf("%d × %d cells in %d, %d percent are %d × %d", w, h, tt.x, tt.y, gotW, gotH)
				}
			}
		})
}
