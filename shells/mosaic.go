package shells

import "math/bits"

// mesh is how a cell is taken apart: marks are the characters that fill parts of it, by a bit for each part, row by row from the
// left upper corner.
type mesh struct {
	cols, rows int
	marks      []string
}

// The meshes. Without a mark for a set of parts there is none.
var (
	whole    = mesh{1, 1, []string{" ", fullBlock}}
	halfMesh = mesh{1, 2, []string{" ", upperHalf, lowerHalf, fullBlock}}
	quarters = mesh{2, 2, []string{
		" ", "\u2598", "\u259d", upperHalf, "\u2596", "\u258c", "\u259e", "\u259b",
		"\u2597", "\u259a", "\u2590", "\u259c", lowerHalf, "\u2599", "\u259f", fullBlock,
	}}
)

const (
	fullBlock = "\u2588"
	upperHalf = "\u2580"
	lowerHalf = "\u2584"
)

// parts is how many parts a cell has.
func (m *mesh) parts() int { return m.cols * m.rows }

// maxMeshParts is how many parts a cell has at most.
const maxMeshParts = 4

// patch is what is to be seen in the parts of a cell.
type patch [maxMeshParts]sample

// sample is the mean of a part of an image: its colour, and how much of it is to be seen, all from 0 to 255.
type sample struct {
	color shade
	alpha float32
}

// shade is a colour that can be added up.
type shade [3]float32

// seen is the alpha from which on a sample is to be seen.
const seen = 128

// add adds a share of another colour.
func (s *shade) add(o shade, share float32) {
	for i := range s {
		s[i] += o[i] * share
	}
}

// over gives a part of the colour.
func (s shade) over(n float32) shade { return shade{s[0] / n, s[1] / n, s[2] / n} }

// weigh is how much eyes see of the parts of a colour.
var weigh = shade{3, 5, 2}

// square gives how far a colour is from black, squared, as eyes see it.
func (s shade) square() float32 {
	return s[0]*s[0]*weigh[0] + s[1]*s[1]*weigh[1] + s[2]*s[2]*weigh[2]
}

// mix is the two colours that a cell shows: ink in the parts of mask, ground in all others that are not clear.
type mix struct {
	mask, clear uint
	ink, ground shade
}

// alike is the error below which a cell is one colour, as square has it.
const alike = 4 * 4 * 10

// fit gives the two colours that come nearest to the parts of a cell. Where some parts cannot be seen the others share one.
func (m *mesh) fit(p *patch) mix {
	n := m.parts()
	all := uint(1)<<n - 1
	var gone uint
	for i := range n {
		if p[i].alpha < seen {
			gone |= 1 << i
		}
	}
	if gone == all {
		return mix{clear: all}
	}
	if gone != 0 {
		ink, _ := p.mean(all &^ gone)
		return mix{mask: all &^ gone, clear: gone, ink: ink}
	}
	return m.split(p, all)
}

// split gives the best way to show a cell all of which is to be seen. The first part is always ink: the other way round is the
// same picture.
func (m *mesh) split(p *patch, all uint) mix {
	total, _ := p.mean(all)
	best, flat := mix{mask: all, ink: total}, total.square()*float32(m.parts())
	most := flat
	for mask := uint(1); mask < all; mask += 2 {
		ink, n := p.mean(mask)
		ground, k := p.mean(all &^ mask)
		// The nearer the means are to their parts the larger are they in all.
		if got := ink.square()*n + ground.square()*k; got > most+alike {
			best, most = mix{mask: mask, ink: ink, ground: ground}, got
		}
	}
	return best
}

// mean gives the mean colour of some parts, and how many they are.
func (p *patch) mean(mask uint) (shade, float32) {
	var sum shade
	for i := range p {
		if mask>>i&1 == 1 {
			sum.add(p[i].color, 1)
		}
	}
	n := float32(bits.OnesCount(mask))
	return sum.over(n), n
}
