package tui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"maps"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"ukatty/shells"
	"ukatty/tui/cell"
)

// insetShell gives a shell whose surfaces are images of a size that show nothing but a block within in.
func insetShell(t testing.TB, size image.Point, in image.Rectangle) *shells.Shell {
	t.Helper()
	img := image.NewNRGBA(image.Rectangle{Max: size})
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			img.SetNRGBA(x, y, color.NRGBA{R: 200, G: uint8(x), A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	s, err := shells.Load(fstest.MapFS{
		"descript.txt":  {Data: []byte("type,shell\nname,inset\nseriko.use_self_alpha,full\n")},
		"surface0.png":  {Data: b.Bytes()},
		"surface10.png": {Data: b.Bytes()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOpaque(t *testing.T) {
	for _, in := range []image.Rectangle{
		{}, image.Rect(0, 0, 9, 7), image.Rect(3, 2, 4, 3), image.Rect(0, 6, 9, 7), image.Rect(8, 0, 9, 7),
	} {
		img := image.NewRGBA(image.Rect(-2, 5, 7, 12))
		at := in
		if !in.Empty() {
			at = in.Add(img.Rect.Min)
		}
		for y := at.Min.Y; y < at.Max.Y; y++ {
			for x := at.Min.X; x < at.Max.X; x++ {
				img.Set(x, y, color.White)
			}
		}
		if got := opaque(img); got != at {
			t.Errorf("%v is seen of an image that shows %v", got, at)
		}
	}
}

// Wherever points can be seen: the rectangle has all of them and ends at them.
func TestOpaqueOfAnyPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := image.Pt(rapid.IntRange(-3, 3).Draw(t, "x"), rapid.IntRange(-3, 3).Draw(t, "y"))
		img := image.NewRGBA(image.Rectangle{at, at.Add(image.Pt(rapid.IntRange(0, 6).Draw(t, "w"), rapid.IntRange(0, 6).Draw(t, "h")))})
		var want image.Rectangle
		for i := 3; i < len(img.Pix); i += 4 {
			img.Pix[i] = rapid.SampledFrom([]byte{0, 0, leastOpaque - 1, leastOpaque, 0xff}).Draw(t, "alpha")
			if img.Pix[i] >= leastOpaque {
				y, x := i/img.Stride, i%img.Stride/4
				want = want.Union(image.Rect(x, y, x+1, y+1).Add(at))
			}
		}
		if got := opaque(img); got != want {
			t.Errorf("%v, not %v", got, want)
		}
	})
}

// Balloons stand beside or above what is seen of their characters, not what is transparent around them.
func TestBalloonsComeNear(t *testing.T) {
	size, in := image.Pt(300, 450), image.Rect(60, 90, 210, 450)
	for _, tt := range []struct {
		w, h int
		as   arrangement
	}{{160, 50, facing}, {300, 100, facing}, {120, 60, overhead}} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, nil)
		r.m.stand = newStand(insetShell(t, size, in))
		r.poses(newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.").frame())
		pictures, balloons := r.boxesOf(onPicture), r.boxesOf(onBalloon)
		if r.m.arranged.as != tt.as {
			t.Fatalf("%d×%d: arrangement %d", tt.w, tt.h, r.m.arranged.as)
		}
		for id := range 2 {
			p, b := pictures[id], balloons[id]
			seen := image.Rect(p.x+p.w*in.Min.X/size.X, p.y+p.h*in.Min.Y/size.Y, p.x+p.w*in.Max.X/size.X, p.y+p.h)
			gap := seen.Min.Y - (b.y + b.h)
			least := 1 // the tail
			if tt.as == facing {
				least = noseWidth
				if gap = seen.Min.X - (b.x + b.w); id == 1 {
					gap = b.x - seen.Max.X
				}
				if b.y+1 < seen.Min.Y || b.y+b.h > seen.Max.Y {
					t.Errorf("%d×%d: the balloon at %v is not at the height of %v\n%s", tt.w, tt.h, b, seen, r.look())
				}
			}
			if gap < least-1 || gap > least+1 {
				t.Errorf("%d×%d: %d cells between %v and its balloon %v\n%s", tt.w, tt.h, gap, seen, b, r.look())
			}
		}
	}
}

// Each of several boxes is where it is to be, unless another one is there.
func TestStackNear(t *testing.T) {
	for _, tt := range []struct {
		faces, rows, want []int
	}{
		{[]int{10, 20}, []int{4, 4}, []int{8, 18}},
		{[]int{10, 11}, []int{4, 4}, []int{8, 12}},
		{[]int{20, 10}, []int{4, 4}, []int{18, 22}},
		{[]int{10, 28}, []int{4, 9}, []int{8, 21}},
		{[]int{10, 20}, []int{15, 15}, []int{0, 15}},
		{[]int{10, 20}, []int{4, 0}, []int{8, 18}},
	} {
		boxes := make([]box, len(tt.rows))
		for i, f := range tt.faces {
			boxes[i].near = f - 2
		}
		stackNear(boxes, tt.rows, 0, 30)
		for i, b := range boxes {
			if b.y != tt.want[i] {
				t.Errorf("faces %v, rows %v: box %d stands at %d, want %d", tt.faces, tt.rows, i, b.y, tt.want[i])
			}
		}
	}
}

// Who leaves the stage displaces no balloon, neither those of others nor what was said last.
func TestBalloonsStayWhenOneLeaves(t *testing.T) {
	inset := insetShell(t, image.Pt(300, 450), image.Rect(60, 90, 210, 450))
	for _, size := range [][2]int{{40, 12}, {50, 14}, {45, 25}, {60, 40}, {80, 24}, {120, 60}, {160, 50}} {
		for name, shell := range map[string]*shells.Shell{"art": testShell(t), "images": inset} {
			for id := range 2 {
				r := newRig(t, size[0], size[1], cell.Metrics{Grapheme: true}, nil)
				r.m.stand = newStand(shell)
				p := newPlay().say(1, "10", "Hm.").say(0, "0", "Yes.")
				r.poses(p.frame())
				was := r.boxesOf(onBalloon)
				p.b.SetSurface(id, "-1")
				r.poses(p.frame())
				if now := r.boxesOf(onBalloon); !maps.Equal(was, now) {
					t.Errorf("%v, %s: %d leaves, and the balloons %v are at %v\n%s", size, name, id, was, now, r.look())
				}
			}
		}
	}
}
