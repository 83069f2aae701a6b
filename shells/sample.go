package shells

import (
	"image"

	"golang.org/x/image/draw"
)

// sampled gives the means of w × h parts of an image, each of what its part covers: all of a pixel that lies within, and a share
// of one at its edge. Where the image is smaller that is the pixel itself.
//
// Colours are added up as they are stored and not by the light that they send out: thin dark lines upon a bright ground, of
// which faces are made, would fade. They are weighed by their alpha, so that the colour of what cannot be seen does not bleed
// into what can.
func sampled(img image.Image, w, h int) []sample {
	src := asRGBA(img)
	b := src.Bounds()
	columns, rows := shares(b.Dx(), w), shares(b.Dy(), h)
	sums, line := make([][4]float32, w*h), make([][4]float32, w)
	for y := range rows {
		row := src.Pix[src.PixOffset(b.Min.X, b.Min.Y+rows[y].from):][:4*b.Dx()]
		squeeze(line, row, columns)
		to := sums[rows[y].to*w:][:w]
		for x := range to {
			for c := range to[x] {
				to[x][c] += line[x][c] * rows[y].share
			}
		}
	}
	samples := make([]sample, len(sums))
	for i, s := range sums {
		if a := s[3]; a > 0 {
			samples[i] = sample{shade{s[0], s[1], s[2]}.over(a / 0xff), a}
		}
	}
	return samples
}

// portion is the share that a pixel has in a part.
type portion struct {
	from, to int
	share    float32
}

// shares gives what n pixels in a row give to w parts, in the order of both. The shares of a part are 1 in all.
func shares(n, w int) []portion {
	all := make([]portion, 0, n+w)
	// Both are measured in pixels and parts at once: a pixel is w long, a part n.
	for from, to := 0, 0; from < n && to < w; {
		begin, pixel, part := max(from*w, to*n), (from+1)*w, (to+1)*n
		all = append(all, portion{from, to, float32(min(pixel, part)-begin) / float32(n)})
		if pixel <= part {
			from++
		}
		if part <= pixel {
			to++
		}
	}
	return all
}

// squeeze gives the means of the parts of a row of pixels.
func squeeze(line [][4]float32, row []uint8, columns []portion) {
	clear(line)
	for _, p := range columns {
		px, to := row[4*p.from:][:4], &line[p.to]
		if px[3] == 0 {
			continue
		}
		for c := range to {
			to[c] += float32(px[c]) * p.share
		}
	}
}

// asRGBA gives an image with colours that are multiplied by their alpha.
func asRGBA(img image.Image) *image.RGBA {
	if rgba, ok := img.(*image.RGBA); ok {
		return rgba
	}
	rgba := image.NewRGBA(img.Bounds())
	draw.Draw(rgba, rgba.Rect, img, rgba.Rect.Min, draw.Src)
	return rgba
}
