package shells_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"strings"
	"testing"

	"ukatty/shells"
)

// gifOf gives a GIF of 3 × 1 pixels, of which the first picture is the one at x = 1, red, and the second is green.
func gifOf(t *testing.T, pictures int) string {
	t.Helper()
	g := &gif.GIF{Config: image.Config{Width: 3, Height: 1}}
	for _, c := range []color.Color{color.NRGBA{R: 0xff, A: 0xff}, color.NRGBA{G: 0xff, A: 0xff}}[:pictures] {
		img := image.NewPaletted(image.Rect(1, 0, 2, 1), color.Palette{c, color.Black})
		g.Image, g.Delay = append(g.Image, img), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// apngOf puts the chunk into a PNG that says that there are so many frames.
func apngOf(t *testing.T, frames uint32) string {
	t.Helper()
	const head = 8 + 12 + 13 // the signature and IHDR
	plain := drawn(t, "rg")
	chunk := binary.BigEndian.AppendUint32([]byte("acTL"), frames)
	chunk = binary.BigEndian.AppendUint32(chunk, 0)
	all := binary.BigEndian.AppendUint32([]byte(plain[:head]), 8)
	all = append(all, chunk...)
	all = binary.BigEndian.AppendUint32(all, crc32.ChecksumIEEE(chunk))
	return string(all) + plain[head:]
}

// Of a file with several pictures the first one is shown, in its place, and that is noted once; it is no mistake.
func TestSeveralPictures(t *testing.T) {
	const note = "a.img: holds several pictures, of which the first is shown"
	for name, tt := range map[string]struct{ data, want, note string }{
		"animated GIF":  {gifOf(t, 2), "_r_\n", note},
		"GIF":           {gifOf(t, 1), "_r_\n", ""},
		"animated PNG":  {apngOf(t, 2), "rg\n", note},
		"PNG, 1 frame":  {apngOf(t, 1), "rg\n", ""},
		"PNG":           {drawn(t, "rg"), "rg\n", ""},
		"animated WebP": {"RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02" + strings.Repeat("\x00", 40), "", "mistake: a.img: an animated WebP, which is not drawn"},
	} {
		s := whole(t, "descript.txt", alpha, "a.img", tt.data, "surfaces.txt", "surface0\n{\nelement0,base,a.img,0,0\n}\nsurface1\n{\nelement0,base,a.img,0,0\n}\n")
		studio, said := s.Studio(), ""
		for _, id := range []string{"0", "1", "0"} {
			if p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0); spelled(p) != tt.want {
				t.Errorf("%s: %q, want %q", name, spelled(p), tt.want)
			}
		}
		for _, n := range studio.Notes() {
			said += n.Error()
		}
		for _, m := range studio.Mistakes() {
			said += "mistake: " + m.Error()
		}
		if said != tt.note {
			t.Errorf("%s: said %q, want %q", name, said, tt.note)
		}
		// Cut anywhere it is a mistake or a picture.
		for n := range len(tt.data) {
			st := load(t, "descript.txt", alpha, "surface0.png", tt.data[:n]).Studio()
			if p, _ := st.Compose(shells.Pose{Surface: "0"}, 0, 0); p.Empty() == (len(st.Mistakes()) == 0) {
				t.Errorf("%s cut at %d: empty is %v with mistakes %v", name, n, p.Empty(), st.Mistakes())
			}
		}
	}
}

// What a pattern cannot do is noted, and is no mistake.
func TestScalingIsNoted(t *testing.T) {
	s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "r"), "surfaces.txt",
		"surface0-9\n{\nanimation4.interval,always\nanimation4.pattern0,scaling,-1,100,50.5,50\nanimation4.pattern1,overlay,0,100,0,0\n}\n")
	notes := s.Notes()
	const want = "surface 0: animation 4 scales the character, which patterns cannot do here; it keeps its size"
	if len(notes) != 1 || notes[0].Error() != want {
		t.Errorf("notes %v, want %s", notes, want)
	}
	if got := at(s, shells.Pose{Surface: "0"}, 500); got != "r\n" {
		t.Errorf("got %q", got)
	}
}

// What animations show that the shell does not have is noted, once, and is no mistake: shells leave out whole sets of frames.
func TestMissingFramesAreNoted(t *testing.T) {
	for _, tt := range []struct{ lines, want string }{
		{"animation4.interval,always\nanimation4.pattern0,overlay,0,100,0,0\nanimation4.pattern1,overlay,-1,100,0,0\nanimation4.pattern2,move,77,100,0,0\n" +
			"animation4.pattern3,start,77\n4pattern4,78,5,move,1,1\nanimation4.pattern5,import,a.png,0,1,0\nanimation4.pattern6,overlay,zero,0,0,0\nname,zero\n", "[]"},
		{
			"animation4.interval,always\nanimation4.pattern0,overlay,77,100,0,0\n",
			"[surface 0: animation 4 shows surface 77, which the shell does not have; nothing is drawn for it]",
		},
		{
			"animation4.interval,bind\nanimation4.pattern0,base,smile,100,0,0\n4pattern1,77,5,overlay,1,1\nanimation5.pattern0,overlay,78,100,0,0\n",
			"[surface 0: animation 4 shows surface \"smile\", which the shell does not have; nothing is drawn for it, nor for 2 other surfaces]",
		},
	} {
		s := whole(t, "descript.txt", alpha, "surface0.png", drawn(t, "r"), "a.png", drawn(t, "r"), "surfaces.txt", "surface0-9\n{\n"+tt.lines+"}\n")
		if got := fmt.Sprint(s.Notes()); got != tt.want {
			t.Errorf("%q: notes %s, want %s", tt.lines, got, tt.want)
		}
	}
}
