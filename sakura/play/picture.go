package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// pictureTags put pictures into balloons.
var pictureTags = family{
	"balloon-image":               (*Player).picture,
	"balloon-image-opaque":        (*Player).picture,
	"balloon-image-opt":           (*Player).picture,
	"balloon-image-inline":        (*Player).picture,
	"balloon-image-inline-opaque": (*Player).picture,
	"balloon-image-inline-opt":    (*Player).picture,
	"marker":                      (*Player).marker,
	"env-marker":                  (*Player).marker,
}

const (
	// maxPath is how many bytes the path of a picture may have.
	maxPath = 4 << 10
	// maxPictureData is how many bytes the names and data of all pictures of a script may have.
	maxPictureData = 1 << 20
	// maxExtent is how wide or high a picture may be scaled to, in pixels or percent.
	maxExtent = 4096
	// maxClip is how far a corner of --clipping may lie from that of the picture, in pixels.
	maxClip = 1 << 20
)

// marker is \![*] and %*.
func (p *Player) marker(sakura.Node) {
	p.modes.Marker = true
	for _, scope := range p.voices() {
		p.build.Mark(scope)
	}
}

// picture is \_b in all its forms. It takes no time.
func (p *Player) picture(n sakura.Node) {
	pic := stage.Picture{File: p.arg(n, 0)}
	options := 3
	if strings.EqualFold(p.arg(n, 1), "inline") {
		pic.Inline, options = true, 2
	} else if !p.pictureAt(n, &pic.At) {
		p.note("no place in a balloon, so there is no picture")
		return
	}
	data := strings.HasPrefix(pic.File, "data:")
	switch {
	case pic.File == "":
		p.note("no picture is named")
		return
	case !data && len(pic.File) > maxPath:
		p.note("too long for the name of a picture")
		return
	case len(pic.File) > maxPictureData-p.seldom().spent.pictures:
		p.note("the pictures of this script have too much data, so this one is left out")
		return
	}
	p.rare.spent.pictures += len(pic.File)
	p.pictureOptions(&pic, p.args(n, options))
	for _, scope := range p.voices() {
		if !p.build.Picture(scope, pic) {
			p.note("too many pictures in one balloon, so this one is left out").Scope = scope
		}
	}
}

// pictureAt reads where a picture stands that is not in the text.
func (p *Player) pictureAt(n sakura.Node, at *stage.Place) bool {
	x, okX := p.coord(p.arg(n, 1))
	y, okY := p.coord(p.arg(n, 2))
	*at = stage.Place{X: x, Y: y}
	return okX && okY
}

// pictureOptions reads the options of \_b.
func (p *Player) pictureOptions(pic *stage.Picture, options []string) {
	for i := 0; i < len(options); i++ {
		name, value, _ := strings.Cut(strings.TrimSpace(options[i]), "=")
		ok := true
		switch strings.ToLower(name) {
		case "opaque":
			pic.Opaque = true
		case "--option":
			ok = pictureOption(pic, value)
		case "--clipping":
			ok = pictureClip(pic, value)
		case "--scaling":
			// The comma between width and height separates arguments where it is not quoted.
			if !strings.Contains(value, ",") && i+1 < len(options) && !strings.HasPrefix(options[i+1], "--") {
				i++
				value += "," + options[i]
			}
			ok = pictureSize(pic, value)
		case "--source":
			p.note("the first picture of a file is shown, whatever source is named")
		default:
			ok = false
		}
		if !ok {
			p.note("an option of the picture is none, so it is left out")
		}
	}
}

// pictureOption reads the value of --option=….
func pictureOption(pic *stage.Picture, value string) bool {
	switch strings.ToLower(value) {
	case "opaque":
		pic.Opaque = true
	case "use_self_alpha":
		pic.SelfAlpha = true
	case "fixed":
		pic.Fixed = true
	case "background":
		pic.Front = false
	case "foreground":
		pic.Front = true
	default:
		return false
	}
	return true
}

// pictureClip reads "left top right bottom", in pixels.
func pictureClip(pic *stage.Picture, s string) bool {
	var c [4]int
	parts := strings.Fields(s)
	if len(parts) != len(c) {
		return false
	}
	for i, part := range parts {
		v, ok := digits(part)
		if !ok {
			return false
		}
		c[i] = min(v, maxClip)
	}
	if c[0] >= c[2] || c[1] >= c[3] {
		return false
	}
	pic.Clip = c
	return true
}

// pictureSize reads "width,height", each in percent or in pixels.
func pictureSize(pic *stage.Picture, s string) bool {
	width, height, _ := strings.Cut(s, ",")
	w, okW := pictureExtent(width)
	h, okH := pictureExtent(height)
	if !okW || !okH {
		return false
	}
	pic.Width, pic.Height = w, h
	return true
}

// pictureExtent reads a width or height of a picture; negative ones mirror it.
func pictureExtent(s string) (e stage.Extent, ok bool) {
	s, e.Percent = strings.CutSuffix(strings.TrimSpace(s), "%")
	if !e.Percent {
		s = strings.TrimSuffix(s, "px")
	}
	n, ok := number(s)
	if !ok || n == 0 {
		return stage.Extent{}, false
	}
	e.N = min(max(n, -maxExtent), maxExtent)
	return e, true
}
