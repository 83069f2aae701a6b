package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"ukatty/shells"
)

// restless gives a shell whose surface 0 has n animations that change with every millisecond, each an image of w × h pixels.
func restless(t testing.TB, n, w, h int) *shells.Shell {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.SetNRGBA(i%w, i/w, color.NRGBA{uint8(i), uint8(i / w), 0x80, 0xc0})
	}
	var lines strings.Builder
	lines.WriteString("surface0\n{\nelement0,base,big.png,0,0\n")
	for i := range n {
		fmt.Fprintf(&lines, "animation%d.interval,always\nanimation%[1]d.pattern0,overlay,1,1,0,0\nanimation%[1]d.pattern1,overlay,2,1,0,0\n", i)
	}
	lines.WriteString("}\nsurface1\n{\nelement0,base,big.png,0,0\n}\nsurface2\n{\nelement0,base,big.png,0,0\n}\n")
	return whole(t, "descript.txt", alpha, "big.png", pngOf(t, img), "surfaces.txt", lines.String())
}

// However much moves, and however fast: pictures come no sooner than what they take allows, a fresh Studio wants them at the same
// times, and after a while nothing moves.
func TestRestless(t *testing.T) {
	for _, tt := range []struct {
		n, w, h int
		least   time.Duration
	}{{1, 8, 8, shells.FrameTime}, {90, 8, 8, shells.FrameTime}, {40, 250, 400, 2 * shells.FrameTime}} {
		s := restless(t, tt.n, tt.w, tt.h)
		studio, at := s.Studio(), time.Duration(0)
		for i := range 2 {
			_, next := studio.Compose(shells.Pose{Surface: "0"}, at, 0)
			if i > 0 && next-at < tt.least || next-at < shells.FrameTime || next-at > 2*time.Second {
				t.Errorf("%d of %d×%d: at %v the next one comes at %v", tt.n, tt.w, tt.h, at, next)
			}
			if _, again := studio.Compose(shells.Pose{Surface: "0"}, at, 0); again != next {
				t.Errorf("%d of %d×%d: at %v the next one comes at %v, or at %v", tt.n, tt.w, tt.h, at, next, again)
			}
			at = next
		}
		if tt.n < 90 {
			continue
		}
		if _, next := studio.Compose(shells.Pose{Surface: "0"}, 24*time.Hour, 0); next != 0 {
			t.Errorf("%d of %d×%d: a day later they still move, next at %v", tt.n, tt.w, tt.h, next)
		}
	}
}

// What happens very often without being seen is not gone through for a whole minute with each picture: it is looked again sooner.
func TestUnseenBustle(t *testing.T) {
	var lines strings.Builder
	for i := range 64 {
		fmt.Fprintf(&lines, "animation%d.interval,always\nanimation%[1]d.pattern0,move,0,1,0,0\n", i)
	}
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "r"), "surfaces.txt", "surface0\n{\n"+lines.String()+"}\n")
	studio, at := s.Studio(), time.Duration(0)
	for range 3 {
		_, next := studio.Compose(shells.Pose{Surface: "0"}, at, 0)
		if next <= at || next > at+time.Second {
			t.Fatalf("at %v it is looked again at %v", at, next)
		}
		at = next
	}
}

// Dress-up parts that all insert each other are cut off, and the viewer is told.
func TestInsertsMultiply(t *testing.T) {
	const n = 60
	var lines, parts strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "animation%d.interval,bind\n", i)
		fmt.Fprintf(&parts, "sakura.bindgroup%d.name,c%[1]d,p\nsakura.bindgroup%[1]d.default,1\n", i)
		for j := range n {
			fmt.Fprintf(&lines, "animation%d.pattern%d,insert,%[2]d\n", i, j)
		}
	}
	// Not inserted by any, so that what it inserts is drawn.
	lines.WriteString("animation999.interval,bind\nanimation999.pattern0,insert,1\n")
	parts.WriteString("sakura.bindgroup999.name,c999,p\nsakura.bindgroup999.default,1\n")
	s := whole(t, "descript.txt", alpha+parts.String(), "surface0.png", drawn(t, "r"), "surfaces.txt", "surface0\n{\n"+lines.String()+"}\n")
	studio := s.Studio()
	got, _ := studio.Compose(shells.Pose{Surface: "0", Dress: s.Dress(0)}, 0, 0)
	if spelled(got) != "r\n" {
		t.Errorf("got %q", spelled(got))
	}
	if all := studio.Mistakes(); len(all) != 1 || all[0].Error() != "surface 0: it has more than can be drawn; something is left out" {
		t.Errorf("mistakes %v", all)
	}
}

// BenchmarkRestless is a frame of what is far too much, and of a large picture with all that is usual.
func BenchmarkRestless(b *testing.B) {
	for _, tt := range []struct{ n, w, h int }{{300, 600, 800}, {300, 8, 8}, {5, 600, 800}} {
		b.Run(fmt.Sprintf("%d of %dx%d", tt.n, tt.w, tt.h), func(b *testing.B) {
			s := restless(b, tt.n, tt.w, tt.h)
			studio := s.StudioWith(8 << 20)
			at, span := time.Duration(0), time.Duration(0)
			for b.Loop() {
				_, next := studio.Compose(shells.Pose{Surface: "0"}, at, 0)
				if next == 0 {
					studio, at = s.StudioWith(8<<20), 0
					continue
				}
				span += next - at
				at = next
			}
			b.ReportMetric(float64(b.Elapsed())/float64(max(span, 1)), "cores")
		})
	}
}

// Patterns and areas that thousands of surfaces share count, too: each picture of each surface has to look at them.
func TestSharedFramesAreBounded(t *testing.T) {
	for _, format := range []string{"animation1.pattern%d,overlay,1,50,0,0\n", "animation1.collision%d,1,2,3,4,N\n"} {
		var lines strings.Builder
		for i := range 2000 {
			fmt.Fprintf(&lines, format, i)
		}
		for ids, want := range map[string]int{"0-999": 0, "0-9999": 1} {
			s := load(t, "surface1.png", drawn(t, "r"), "surfaces.txt", "surface"+ids+"\n{\n"+lines.String()+"}\n")
			if m := s.Mistakes(); len(m) != want {
				t.Errorf("%s of %s: %v", ids, format, m)
			}
		}
	}
}
