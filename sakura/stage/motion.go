package stage

import (
	"slices"
	"time"
)

// Motion is what a script has done with an animation of the surface that a scope shows: \i and \![anim,…].
type Motion struct {
	// N numbers the motions of a stage from 1 on, whatever script and scope they are of: the later one has the higher number.
	N uint32
	// Do says what was done.
	Do Deed
	// Animation is the number or name of the animation: clean. For Add it says what is added: see there.
	Animation string
	// X and Y are how far Shift has moved it from its place, in pixels of the surface.
	X, Y int
	// At is the time of the script at which it happened; 0 for what a script before this one did.
	At time.Duration
}

// Deed is what can be done with an animation.
type Deed uint8

// The deeds.
const (
	// Start is \i, Stop \![anim,stop] and \![anim,clear].
	Start Deed = iota
	Stop
	// Pause keeps it at its frame until Resume.
	Pause
	Resume
	// Shift draws it elsewhere; 0, 0 is its own place.
	Shift
	// Add is \![anim,add,overlay] and its kin, which is no animation of the shell. Animation says what is to be seen, with commas
	// between: METHOD,SURFACE or METHOD,SURFACE,X,Y; or METHOD and SURFACE,X,Y,TIME any number of times, perhaps with always behind it,
	// the times in milliseconds; or move,X,Y.
	Add
)

// MaxMotions is how many motions are kept of one surface; of more the first ones are forgotten.
const MaxMotions = 64

// Animate does something with an animation of the surface that a scope shows. The name of the animation is cleaned, and N is
// given. What came to nothing by it is not kept any longer: an animation that is stopped was not started.
func (b *Builder) Animate(scope int, m Motion) bool {
	a := b.enter(scope)
	if a == nil {
		return false
	}
	b.motions++
	m.N, m.Animation = b.motions, Clean(m.Animation)
	b.change(a, func(d *Details) {
		kept := make([]Motion, 0, len(d.Motions)+1)
		for _, old := range d.Motions {
			if old.Animation != m.Animation || !m.undoes(old.Do) {
				kept = append(kept, old)
			}
		}
		kept = kept[max(len(kept)+1-MaxMotions, 0):]
		d.Motions = append(kept, m)
	})
	return true
}

// undoes says whether nothing is left of an earlier deed.
func (m *Motion) undoes(was Deed) bool {
	switch m.Do {
	case Start:
		return was == Start || was == Stop
	case Stop:
		return was != Shift
	case Pause, Resume:
		return was == Pause || was == Resume
	case Add:
		return was == Add
	default:
		return was == Shift
	}
}

// AgeMotions tells that all that was done with animations was done by scripts before the one that begins.
func (b *Builder) AgeMotions() {
	for a := range b.actors {
		if a.details == nil || !slices.ContainsFunc(a.details.Motions, func(m Motion) bool { return m.At != 0 }) {
			continue
		}
		aged := slices.Clone(a.details.Motions)
		for i := range aged {
			aged[i].At = 0
		}
		b.change(a, func(d *Details) { d.Motions = aged })
	}
}
