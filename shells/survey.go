package shells

import (
	"image"

	"ukatty/ghost/descript"
)

// Survey finds out how large the pictures of a shell are, and what is wrong with its images. It reads each image once and draws none,
// so that it goes through a large shell in a small part of the time that a Studio takes. It has one owner.
type Survey struct{ studio *Studio }

// Survey returns a new Survey, which has looked at nothing so far.
func (s *Shell) Survey() *Survey {
	st := s.Studio()
	st.blank = true
	return &Survey{st}
}

// Extent is how large a picture is; the zero value is none.
type Extent struct {
	// W and H count pixels, or cells where Cells is set.
	W, H  int
	Cells bool
}

// Extent returns how large the picture is.
func (p Picture) Extent() Extent {
	if p.img != nil {
		return Extent{W: p.img.Rect.Dx(), H: p.img.Rect.Dy()}
	}
	return Extent{W: p.grid.W, H: p.grid.H, Cells: p.grid.W > 0}
}

// Measure returns how large the picture of a pose is when its surface has just come up.
func (s *Survey) Measure(p Pose) Extent {
	picture, _ := s.studio.Compose(p, 0, 0)
	return picture.Extent()
}

// Mistakes is that of a Studio.
func (s *Survey) Mistakes() []*descript.Error { return s.studio.Mistakes() }

// Notes is that of a Studio.
func (s *Survey) Notes() []*descript.Error { return s.studio.Notes() }

// outlined gives an image without its pixels.
func outlined(img *image.RGBA) *image.RGBA { return &image.RGBA{Rect: img.Rect} }

// canvas gives an image to draw another one on: one without pixels where that has none.
func canvas(r image.Rectangle, over *image.RGBA) *image.RGBA {
	if over.Pix == nil {
		return &image.RGBA{Rect: r}
	}
	return image.NewRGBA(r)
}
