package shells

import (
	"image"
	"slices"

	"ukatty/ghost/descript"
)

// Studio composes the pictures of a shell and keeps what it needs for the next one: images that were decoded, within a
// budget, and how far animations have come. It has one owner; Shells are shared, Studios are not.
type Studio struct {
	shell    *Shell
	kept     shelf
	sizes    map[string]image.Point
	runs     map[int]*progress
	mistakes []*descript.Error
	notes    []*descript.Error
	broken   map[string]bool
	noted    map[string]bool // files
	blank    bool            // images have no pixels: it is that of a Survey
	shots    int             // pictures so far
	giant    *image.RGBA     // that of the base of this picture, where it is large and moves: see progress
	drawing  string          // the surface of this picture
	decoded  int             // pixels that were decoded for it
	drawn    int             // pixels that were drawn; those that take longer count more often
	looked   int             // patterns of dress-up parts that were looked at for it
}

// studioMemory is how many bytes of pictures a Studio keeps.
const studioMemory = 24 << 20

// What is done for one picture: a hundred layers of half a million pixels. What is beyond is left out.
const (
	maxDecodedPixels = 48 << 20
	maxDrawnPixels   = 96 << 20
)

// Studio returns a new Studio, which keeps nothing so far.
func (s *Shell) Studio() *Studio {
	return &Studio{
		shell: s, kept: shelf{room: studioMemory}, sizes: map[string]image.Point{}, runs: map[int]*progress{},
		broken: map[string]bool{}, noted: map[string]bool{},
	}
}

// Mistakes returns what is wrong with the images that were read so far, each file once, in the order in which it was found.
func (st *Studio) Mistakes() []*descript.Error { return slices.Clip(st.mistakes) }

// Notes returns what of the images that were read so far is not shown although nothing is wrong with them, each file once.
func (st *Studio) Notes() []*descript.Error { return slices.Clip(st.notes) }

// note keeps what is to be known of a file, once.
func (st *Studio) note(file, what string) {
	if st.noted[file] || len(st.notes) == MaxMistakes {
		return
	}
	st.noted[file] = true
	st.notes = append(st.notes, &descript.Error{File: file, Problem: what})
}

// photo gives an image of the shell, nil when there is none.
func (st *Studio) photo(e exposure) *photo {
	p, ok := st.kept.get(e).(*photo)
	if ok && (!st.blank || p.shot == st.shots) {
		return p
	}
	if st.broken[e.file] || st.decoded > maxDecodedPixels {
		st.complain()
		return nil
	}
	if !ok {
		if p = st.develop(e); p == nil {
			return nil
		}
	}
	p.shot = st.shots
	st.decoded += p.size.X * p.size.Y * e.touch.effort()
	return p
}

// develop reads an image, nil when that fails.
func (st *Studio) develop(e exposure) *photo {
	p, err := st.shell.develop(e)
	if err != nil {
		st.blame(e.file, err)
		return nil
	}
	if p.first {
		st.note(e.file, "holds several pictures, of which the first is shown")
	}
	if st.blank {
		p.pix = outlined(p.pix)
	}
	st.sizes[e.file] = p.size
	st.kept.put(e, p, p.bytes())
	return p
}

// draw counts pixels that are drawn for this picture.
func (st *Studio) draw(pixels int) { st.drawn += pixels }

// look counts patterns of dress-up parts that are looked at for this picture; false: it has had too many.
func (st *Studio) look() bool {
	if st.looked++; st.looked > maxInserts {
		st.complain()
		return false
	}
	return true
}

// complain tells that something of the surface was left out, when that is why.
func (st *Studio) complain() {
	name := "surface " + st.drawing
	if (st.decoded > maxDecodedPixels || st.drawn > maxDrawnPixels || st.looked > maxInserts) && !st.broken[name] {
		st.blame(name, fail(name, 0, "it has more than can be drawn; something is left out"))
	}
}

// blame keeps what is wrong with an image. An error is that of fail.
func (st *Studio) blame(file string, err error) {
	st.broken[file] = true
	if e, ok := err.(*descript.Error); ok && len(st.mistakes) < MaxMistakes { //nolint:errorlint // fail wraps nothing
		st.mistakes = append(st.mistakes, e)
	}
}
