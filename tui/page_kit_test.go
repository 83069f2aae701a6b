package tui

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// look writes text of a look.
func (p *play) look(l stage.Look, text string) *play {
	p.b.SetLook(0, l)
	p.b.Say(0, text)
	p.b.SetLook(0, stage.Look{})
	return p
}

// anchor writes an anchor.
func (p *play) anchor(label string, m stage.Marks) *play {
	p.b.BeginAnchor(0)
	p.b.Say(0, label)
	p.b.AnchorSince(stage.Choice{Label: label, ID: "On" + label, Marks: m})
	return p
}

// choice writes a choice.
func (p *play) choice(label string, m stage.Marks) *play {
	p.b.Choice(stage.Choice{Label: label, ID: "On" + label, Marks: m})
	return p
}

func (p *play) br() *play { p.b.Break(0, 100); return p }

// allLooks is a balloon with every look that text, choices and anchors can have.
func allLooks() *play {
	red, navy, pale := stage.RGB(0xff, 0, 0), stage.RGB(0, 0, 0x80), stage.RGB(0xff, 0xf8, 0xc0)
	p := newPlay()
	p.b.Mark(0)
	p.look(stage.Look{Attrs: stage.Bold}, "bold ").look(stage.Look{Attrs: stage.Italic}, "italic ").
		look(stage.Look{Attrs: stage.Underline}, "under").look(stage.Look{Attrs: stage.Strike}, " struck").br().
		look(stage.Look{Attrs: stage.Disabled}, "disabled ").look(stage.Look{Color: red}, "red ").
		look(stage.Look{Color: navy}, "navy ").look(stage.Look{Color: pale}, "pale ").
		look(stage.Look{Color: stage.DefaultAnchor, Attrs: stage.Bold | stage.Italic}, "both").br()
	mark := func(s stage.Shape) stage.Marks {
		m := stage.Mark{Shape: s, Fill: navy, Font: pale}
		return stage.Marks{Selected: m, NotSelected: m, Visited: m}
	}
	for _, s := range []stage.Shape{stage.DefaultShape, stage.NoShape, stage.Square, stage.UnderlineShape, stage.SquareUnderline} {
		p.choice(shapes[s], mark(s))
		p.say(0, "", " ")
	}
	p.br().anchor("link", stage.Marks{}).say(0, "", " ").anchor("boxed", mark(stage.Square)).say(0, "", " ").anchor("seen", stage.Marks{})
	p.b.Freeze()
	p.b.Visit(2)
	p.b.SetCounter(0, stage.Counter{Name: "\u30c6\u30b9\u30c8", Now: "1", Max: "5"})
	p.b.SetMarker(0, "a marker line")
	p.f.Row, p.f.Wait, p.f.Serial = "choosing", show.Choice, 1
	return p
}

var shapes = [...]string{"usual", "none", "square", "line", "both"}

// table is a balloon in which things have places of their own.
func table() *play {
	p := newPlay()
	p.b.SetSurface(1, "10")
	p.b.SetAlign(0, stage.Center)
	p.say(0, "5", "\u54c1\u66f8\u304d\n")
	for i, row := range []string{"\u732b", "\u72ac", "bird"} {
		p.say(0, "", row)
		p.b.Move(0, stage.Place{X: em(5)})
		p.say(0, "", strings.Repeat("1", i+1)+"00 yen")
		p.b.Move(0, stage.Place{X: em(11)})
		p.choice("buy", stage.Marks{}).br()
	}
	p.b.SetAlign(0, stage.Right)
	p.say(0, "", "\u5408\u8a08 321\n")
	p.b.NoWrap()
	p.say(0, "", "this line is not wrapped, whatever comes, and runs out of every balloon that there is\n")
	p.b.Wrap()
	p.say(0, "", "below")
	p.b.Break(0, -100)
	p.say(0, "", "THAT")
	p.b.Break(0, 150)
	p.say(0, "", "last")
	return p
}

// testPicture is a data: URI of 48 × 36 pixels: red above blue, a transparent corner, a green diagonal.
func testPicture(t testing.TB) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 48, 36))
	for y := range 36 {
		for x := range 48 {
			switch {
			case x < 12 && y < 12:
			case x/6 == y/6:
				img.SetNRGBA(x, y, color.NRGBA{G: 0xc0, A: 0xff})
			case y < 18:
				img.SetNRGBA(x, y, color.NRGBA{R: 0xe0, A: 0xff})
			default:
				img.SetNRGBA(x, y, color.NRGBA{B: 0xe0, A: 0xff})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// gallery is a balloon with pictures.
func gallery(t testing.TB) *play {
	uri := testPicture(t)
	p := newPlay().say(0, "5", "In the text ")
	p.b.Picture(0, stage.Picture{File: uri, Inline: true})
	p.say(0, "", " it is.\n")
	p.b.Picture(0, stage.Picture{File: uri, At: stage.Place{X: em(10), Y: lh(4)}, Width: stage.Extent{N: -200, Percent: true}})
	p.say(0, "", "There is none in ")
	p.b.Picture(0, stage.Picture{File: `images\nowhere.png`, Inline: true})
	p.say(0, "", ".\nThis stands on a picture.")
	return p
}

// develop loads all pictures that the model waits for.
func (r *rig) develop() {
	r.m.album.busy = false // the command that Update gave was not run
	for _, s := range r.m.album.shots {
		s.tried = false
	}
	for cmd := r.m.album.want(r.m.pictures); cmd != nil; {
		_, cmd = r.m.Update(cmd())
	}
}
