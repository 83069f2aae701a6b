package main

import (
	"bytes"
	"fmt"
	"image"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/sixel"
	"github.com/charmbracelet/x/term"
	scale "golang.org/x/image/draw"

	"ukatty/shells"
	"ukatty/tui/kitty"
)

// shellGraphics are the words for the ways in which ukatty shell draws an image.
var shellGraphics = []string{"auto", "kitty", sixelWord, "blocks", "none"}

// checkShellGraphics says what is wrong with the word for a way to draw an image; "" is auto.
func checkShellGraphics(word string) error {
	if word == "" || slices.Contains(shellGraphics, word) {
		return nil
	}
	return fmt.Errorf("--graphics: %q is none of \"%s\"", word, strings.Join(shellGraphics, `", "`))
}

// paper is what an image is drawn on.
type paper struct {
	way  string       // kitty, sixel or blocks
	cell kitty.Pixels // the size of a cell
	// Of sixel: the size that a picture may have, in pixels, and how many colours.
	most   image.Point
	colors int
}

// What a terminal with sixel has that does not tell: 256 registers, and the size that xterm takes.
var sixelMost = image.Pt(1000, 1000)

// maxDrawn is how many pixels are drawn: more than a screen shows.
const maxDrawn = 4 << 20

// paperFor finds out how an image is drawn on a stream by the word for it. Where nobody looks at a terminal, where it shows no
// colours and where it says nothing, these are blocks.
func paperFor(w io.Writer, word string) paper {
	p := paper{way: word, cell: kitty.DefaultPixels, most: sixelMost, colors: sixel.MaxColors}
	auto := word == "" || word == shellGraphics[0]
	if auto {
		p.way = "blocks"
	}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(file.Fd()) || word == "blocks" || !draws(os.Getenv) || auto && profile(w) <= colorprofile.ASCII {
		return p
	}
	ask, hangUp := interview()
	defer hangUp()
	p.know(ask, auto)
	return p
}

// draw draws the picture of a surface on a stream as the flags want it, or says which it would be. on gives what an image is drawn
// on.
func (f shellFlags) draw(w io.Writer, id string, pic shells.Picture, room image.Point, on func() paper) error {
	if f.graphics == "none" {
		if _, err := fmt.Fprintf(w, "surface %s  %s\n", id, sizeText(pic.Extent())); err != nil {
			return fail(exitFailed, "writing the picture: %w", err)
		}
		return nil
	}
	if pic.Image() == nil {
		return printPicture(w, pic, room) // text is text
	}
	p := on()
	if done, err := p.drawImage(w, pic, room); done {
		return err
	}
	return printPicture(w, pic, room)
}

// know asks the terminal. A multiplexer may know sixel itself, but is not asked for Kitty graphics.
func (p *paper) know(ask func(question string) answers, auto bool) {
	a := ask(kitty.Naming[:len(kitty.Naming)-len(ansi.RequestPrimaryDeviceAttributes)] + kitty.CellSize + ansi.RequestPrimaryDeviceAttributes)
	p.cell = a.cell(cellPixels())
	if auto && multiplexed(os.Getenv) == noMultiplexer && kitty.Understands(a.name()) && ask(kitty.Question).kitty() {
		p.way = "kitty"
	}
	if auto && p.way == "blocks" && slices.Contains(a.attributes(), sixelAttribute) {
		p.way = sixelWord
	}
	if p.way == sixelWord {
		a = ask(sixelBounds)
		p.colors, p.most = a.sixel(p.colors, p.most)
	}
}

const (
	// sixelAttribute is the primary attribute of terminals that have sixel.
	sixelAttribute = 4
	// sixelBounds asks xterm and its kin for the number of colours and the size of sixel pictures (XTSMGRAPHICS).
	sixelBounds = "\x1b[?1;1;0S\x1b[?2;1;0S" + ansi.RequestPrimaryDeviceAttributes
)

// drawImage draws the image of a picture, if it has one and the paper is not for blocks.
func (p *paper) drawImage(w io.Writer, pic shells.Picture, room image.Point) (done bool, err error) {
	img := pic.Image()
	if img == nil || p.way != "kitty" && p.way != sixelWord {
		return false, nil
	}
	in := kitty.Fit(img.Bounds().Size(), kitty.Cells{W: room.X, H: room.Y}, p.cell)
	for in.W*p.cell.W*in.H*p.cell.H > maxDrawn && p.cell.W > 1 && p.cell.H > 1 {
		p.cell = kitty.Pixels{W: p.cell.W / 2, H: p.cell.H / 2}
	}
	var seq []byte
	if p.way == sixelWord {
		seq, err = p.sixels(img, in)
	} else {
		seq, err = kitty.Show(kitty.Scaled(img, in, p.cell), in.W, in.H)
		// The rows are made first: a terminal that scrolls by itself does not do so in the same way as another.
		seq = slices.Concat([]byte(strings.Repeat("\n", in.H)+ansi.CursorUp(in.H)), seq, []byte(ansi.CursorDown(in.H)))
	}
	if err == nil {
		_, err = w.Write(seq)
	}
	if err != nil {
		return true, fail(exitFailed, "writing the picture: %w", err)
	}
	return true, nil
}

// sixels gives the sequence that draws an image as sixel where the cursor is, and the line break behind it.
func (p *paper) sixels(img image.Image, in kitty.Cells) ([]byte, error) {
	room := image.Pt(min(in.W*p.cell.W, p.most.X), min(in.H*p.cell.H, p.most.Y))
	size := img.Bounds().Size()
	to := image.Pt(room.X, max(room.X*size.Y/size.X, 1))
	if to.Y > room.Y {
		to = image.Pt(max(room.Y*size.X/size.Y, 1), room.Y)
	}
	dst := image.NewRGBA(image.Rectangle{Max: to})
	var filter scale.Scaler = scale.CatmullRom
	if size.X <= to.X {
		filter = scale.NearestNeighbor // pixels that are to be seen one by one
	}
	filter.Scale(dst, dst.Rect, img, img.Bounds(), scale.Src, nil)
	var data bytes.Buffer
	if err := (&sixel.Encoder{}).Encode(&data, reduced(dst, p.colors)); err != nil {
		return nil, err //nolint:wrapcheck // the caller says what it is about
	}
	return []byte(ansi.SixelGraphics(0, 1, 0, data.Bytes()) + "\n"), nil
}

// answers is what a terminal said.
type answers string

// sequences gives the parameters of the control sequences that begin and end in a way: the numbers of each.
func (a answers) sequences(prefix, final string) [][]int {
	var all [][]int
	for rest := string(a); ; {
		_, after, ok := strings.Cut(rest, prefix)
		if !ok {
			return all
		}
		rest = after
		n := strings.IndexFunc(after, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
		if n < 0 || !strings.HasPrefix(after[n:], final) {
			continue
		}
		var numbers []int
		for word := range strings.SplitSeq(after[:n], ";") {
			number, _ := strconv.Atoi(word)
			numbers = append(numbers, number)
		}
		all = append(all, numbers)
	}
}

// attributes are those of the terminal (DA1).
func (a answers) attributes() []int {
	if all := a.sequences("\x1b[?", "c"); len(all) > 0 {
		return all[0]
	}
	return nil
}

// complete says whether the last question was answered, which is the one for the attributes.
func (a answers) complete() bool { return a.attributes() != nil }

// name is the name and version of the terminal (XTVERSION).
func (a answers) name() string {
	_, after, _ := strings.Cut(string(a), "\x1bP>|")
	name, _, ok := strings.Cut(after, "\x1b\\")
	if !ok {
		return ""
	}
	return name
}

// kitty says whether the terminal has Kitty graphics.
func (a answers) kitty() bool {
	for rest := string(a); ; {
		_, after, ok := strings.Cut(rest, "\x1b_G")
		if !ok {
			return false
		}
		said, after, ok := strings.Cut(after, "\x1b\\")
		keys, text, _ := strings.Cut(said, ";")
		for key := range strings.SplitSeq(keys, ",") {
			if id, err := strconv.Atoi(strings.TrimPrefix(key, "i=")); ok && err == nil && kitty.Yes(id, text) {
				return true
			}
		}
		rest = after
	}
}

// cell is the size of a cell as the terminal tells it, by itself or, as known, to the system.
func (a answers) cell(known kitty.Pixels) kitty.Pixels {
	for _, n := range a.sequences("\x1b[6;", "t") {
		if len(n) == 2 {
			return kitty.Pixels{W: n[1], H: n[0]}.Sane()
		}
	}
	return known.Sane()
}

// sixel gives the colours and the size of sixel pictures, those that are given where the terminal does not tell.
func (a answers) sixel(colors int, most image.Point) (int, image.Point) {
	for _, n := range a.sequences("\x1b[?", "S") {
		switch {
		case len(n) == 3 && n[0] == 1 && n[1] == 0 && n[2] > 1:
			colors = min(n[2], sixel.MaxColors)
		case len(n) == 4 && n[0] == 2 && n[1] == 0 && n[2] > 0 && n[3] > 0:
			most = image.Pt(n[2], n[3])
		}
	}
	return colors, most
}
