package shells

import "image"

// Size returns how large the base of a surface is, without its animations and dress-up parts, in pixels: a cell of text art counts
// as 8 × 16. It is zero for a surface that is not there, that nothing draws, or whose images are broken. Of images no more than
// the heads are read.
func (s *Shell) Size(surface string) image.Point {
	found := s.find(surface)
	if found == nil {
		return image.Point{}
	}
	v := view{Studio: s.Studio()}
	size := v.extent(&pattern{surface: found.number, method: "base"}, found.art).Size()
	if found.art {
		size = image.Pt(size.X*cellWidth, size.Y*cellHeight)
	}
	return size
}
