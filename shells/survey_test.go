package shells_test

import (
	"fmt"
	"image"
	"image/color"
	"strconv"
	"testing"

	"ukatty/shells"
)

// surveyed looks that a Survey finds what a Studio finds.
func surveyed(t *testing.T, s *shells.Shell) {
	t.Helper()
	survey, studio := s.Survey(), s.Studio()
	for _, id := range s.Surfaces()[:min(40, len(s.Surfaces()))] {
		p := shells.Pose{Surface: id, Dress: s.Dress(0)}
		got, _ := studio.Compose(p, 0, 0)
		want := got.Extent()
		if found := survey.Measure(p); found != want {
			t.Errorf("surface %s is %+v, and %+v when it is composed", id, found, want)
		}
	}
	if found, want := fmt.Sprint(survey.Mistakes(), survey.Notes()), fmt.Sprint(studio.Mistakes(), studio.Notes()); found != want {
		t.Errorf("found %s\nand %s when it is composed", found, want)
	}
}

// A Survey finds broken images, and every surface that has more than can be drawn, though it reads each image once.
func TestSurvey(t *testing.T) {
	lines := ""
	for i := range 6 {
		lines += fmt.Sprintf("element%d,overlay,big%d.png,0,0,--scaling,100%%\n", i, i)
	}
	all := []string{
		"descript.txt", alpha, "surface0.png", drawn(t, "rg"), "surface3.png", "no image", "surface4.txt", cat,
		"surfaces.txt", "surface1\n{\n" + lines + "}\nsurface2\n{\n" + lines + "}\nsurface5\n{\nelement0,base,surface0.png,0,0\nelement1,overlay,surface0.png,5,-3\n}\n",
	}
	big := pngOf(t, image.NewPaletted(image.Rect(0, 0, 1024, 1024), []color.Color{color.Black}))
	for i := range 6 {
		all = append(all, fmt.Sprintf("big%d.png", i), big)
	}
	s := load(t, all...)
	survey := s.Survey()
	sizes := []shells.Extent{{W: 2, H: 1}, {W: 1024, H: 1024}, {W: 1024, H: 1024}, {}, {W: 6, H: 2, Cells: true}, {W: 7, H: 4}, {}}
	for id, want := range sizes {
		if got := survey.Measure(shells.Pose{Surface: strconv.Itoa(id)}); got != want {
			t.Errorf("surface %d is %+v, want %+v", id, got, want)
		}
	}
	const want = "[surface 1: it has more than can be drawn; something is left out surface 2: it has more than can be drawn; something is left out " +
		"surface3.png: is no image (PNG, GIF, JPEG, BMP, WebP)]"
	if got := fmt.Sprint(survey.Mistakes()); got != want {
		t.Errorf("mistakes %s", got)
	}
}
