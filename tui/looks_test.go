package tui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/ghost/show"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// imageShell gives a shell of an image, 64 × 64 pixels, that another one covers from 300 ms to 600 ms.
func imageShell(t *testing.T) *shells.Shell {
	t.Helper()
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,x\nseriko.use_self_alpha,full\n")},
		"surface0.png": {Data: plainPNG(t, color.NRGBA{R: 200, A: 255})},
		"surface9.png": {Data: plainPNG(t, color.NRGBA{B: 200, A: 255})},
		"surfaces.txt": {Data: []byte("surface0\n{\n0interval,runonce\n0pattern0,9,30,overlay,0,0\n0pattern1,-1,30,overlay,0,0\n}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plainPNG gives an image in one colour, 64 × 64 pixels.
func plainPNG(t *testing.T, c color.NRGBA) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		img.SetNRGBA(i%64, i/64, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// imageRig gives a model with that shell, whose commands the test runs.
func imageRig(t *testing.T) *rig {
	t.Helper()
	r := newRig(t, 80, 30, cell.Metrics{Grapheme: true}, func(o *Options) { o.Shell = nil })
	r.m.stand = newStand(imageShell(t))
	return r
}

// composes runs the commands that compose what is due, and gives the model their messages.
func (r *rig) composes() {
	r.t.Helper()
	for range 5 {
		cmd := r.m.pose()
		if r.m.stand.studio != nil {
			return
		}
		r.m.take(cmd())
	}
	r.t.Fatal("composing never ends")
}

// An image is composed by a command; nothing takes its place until it has come, so that nothing flashes, and it changes when its
// animation wants it to.
func TestLooksOfImages(t *testing.T) {
	r := imageRig(t)
	r.m.take(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	p := newPlay()
	p.say(0, "0", "Hello.")
	r.m.take(framed{p.frame(), r.viewer.frames, noon})
	if s := r.look(); strings.Contains(s, "\u2580") || strings.Contains(s, " 0 ") || !strings.Contains(s, `\0\s[0] `) || strings.Contains(s, textNoPicture) {
		t.Errorf("something stands in:\n%s", s)
	}
	shown := func() string { return r.m.View().Content }
	const red, blue = "200;0;0m", "0;0;200m"
	r.composes()
	if s := shown(); !strings.Contains(s, red) || strings.Contains(s, blue) {
		t.Errorf("at first there is no red")
	}
	if r.m.pose() != nil || !r.m.stand.wake.Equal(noon.Add(320*time.Millisecond)) {
		t.Fatalf("it waits until %v", r.m.stand.wake)
	}
	for _, tt := range []struct {
		ms   int
		want string
	}{{320, blue}, {640, red}} {
		r.m.take(stirred{r.m.stand.wakes, noon.Add(time.Duration(tt.ms) * time.Millisecond)})
		r.composes()
		if s := shown(); !strings.Contains(s, tt.want) {
			t.Errorf("at %d ms there is no %s", tt.ms, tt.want)
		}
	}
	if !r.m.stand.wake.IsZero() {
		t.Errorf("it waits for nothing until %v", r.m.stand.wake)
	}
	// A tick that was overtaken wakes nobody.
	r.m.stand.wake = noon.Add(time.Hour)
	r.m.take(stirred{r.m.stand.wakes - 1, noon})
	if r.m.stand.wake.IsZero() {
		t.Error("an old tick was heeded")
	}
}

// The picture before stays until the next one has come; one that has come too late is not shown.
func TestLooksThatChange(t *testing.T) {
	r := imageRig(t)
	p := newPlay()
	p.say(0, "0", "Hello.")
	r.m.take(framed{p.frame(), r.viewer.frames, noon})
	r.composes()
	p.say(0, "9", "")
	r.m.take(framed{p.frame(), r.viewer.frames, noon})
	if l := r.m.stand.looks[0]; l.surface != "0" || l.picture.Key() == "" {
		t.Errorf("looks %+v", l)
	}
	late := r.m.pose()
	if late == nil || r.m.stand.look(0, "9").Key() == "" {
		t.Fatal("the picture before is gone")
	}
	p.say(0, "0", "")
	r.m.take(framed{p.frame(), r.viewer.frames, noon})
	if r.m.stand.studio != nil || r.m.pose() != nil {
		t.Error("two pictures are composed at once")
	}
	r.m.take(late())
	if l := r.m.stand.looks[0]; l.known || l.surface != "0" {
		t.Errorf("a late picture was taken: %+v", l)
	}
	r.composes()
	if l := r.m.stand.looks[0]; !l.known || l.picture.Key() == "" {
		t.Errorf("looks %+v", l)
	}
}

// What is said, and the end of a script, starts what listens for it.
func TestLooksListen(t *testing.T) {
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("type,shell\nname,x\n")},
		"surfaces.txt": {Data: []byte("surface0\n{\n0interval,talk,3\n0pattern0,1,0,overlay,0,0\n0pattern1,-1,20,overlay,0,0\n" +
			"1interval,yen-e\n1pattern0,2,0,overlay,1,0\n2interval,starttalk\n2pattern0,2,0,overlay,2,0\n" +
			"3interval,endtalk\n3pattern0,2,0,overlay,3,0\n}\n")},
		"surface0.txt": {Data: []byte("type,art\ntext\n{\n....\n}\n")},
		"surface1.txt": {Data: []byte("type,art\ntext\n{\nT\n}\n")},
		"surface2.txt": {Data: []byte("type,art\ntext\n{\nE\n}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t, 80, 30, cell.Metrics{Grapheme: true}, func(o *Options) { o.Shell = s })
	p := newPlay()
	shown := func(ms int, wait show.Wait) string {
		f := p.frame()
		f.Wait = wait
		r.send(framed{f, r.viewer.frames, noon.Add(time.Duration(ms) * time.Millisecond)})
		return strings.TrimSpace(r.m.stand.looks[0].picture.Cells(0, 0, 0).String())
	}
	p.say(0, "0", "ab")
	if got := shown(0, show.Script); got != "..E." {
		t.Errorf("two characters: %s", got)
	}
	p.say(0, "", "c")
	if got := shown(160, show.Script); got != "T.E." {
		t.Errorf("three characters: %s", got)
	}
	if got := shown(800, show.Script); got != "..E." {
		t.Errorf("later: %s", got)
	}
	p.say(1, "", "d")
	if got := shown(960, show.Script); got != "..EE" {
		t.Errorf("another one speaks: %s", got)
	}
	if got := shown(1120, show.Nothing); got != ".EEE" {
		t.Errorf("at the end: %s", got)
	}
	p.f.NoTalk = true
	p.say(0, "", "eee")
	if got := shown(1840, show.Script); got != ".EEE" {
		t.Errorf("where the script wants none of it: %s", got)
	}
	p.f.NoTalk = false
	p.say(0, "", "fff")
	if got := shown(2000, show.Script); got != "TEEE" {
		t.Errorf("where it wants it again: %s", got)
	}
}
