package tui

// deque holds things with numbers that never change: they come at the end and go at the front. It grows in pieces, so that
// nothing is ever copied.
type deque[T any] struct {
	pieces     [][]T
	base       int // the number of the first place of the first piece
	first, end int
}

// dequePiece is how many things a piece holds.
const dequePiece = 512

// push puts a thing at the end and gives its number.
func (d *deque[T]) push(v T) int {
	if d.end == d.base+len(d.pieces)*dequePiece {
		d.pieces = append(d.pieces, make([]T, dequePiece))
	}
	*d.at(d.end) = v
	d.end++
	return d.end - 1
}

// at gives the thing with a number from first to end.
func (d *deque[T]) at(n int) *T {
	i := n - d.base
	return &d.pieces[i/dequePiece][i%dequePiece]
}

// drop forgets the first thing.
func (d *deque[T]) drop() {
	var none T
	*d.at(d.first) = none
	if d.first++; d.first == d.base+dequePiece {
		copy(d.pieces, d.pieces[1:])
		d.pieces[len(d.pieces)-1] = nil
		d.pieces = d.pieces[:len(d.pieces)-1]
		d.base += dequePiece
	}
}

func (d *deque[T]) len() int { return d.end - d.first }
