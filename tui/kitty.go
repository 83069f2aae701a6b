package tui

import (
	"strings"
	"sync/atomic"

	"ukatty/tui/kitty"
)

// Graphics says how pictures are drawn.
type Graphics uint8

// The ways to draw pictures.
const (
	// AutoGraphics asks the terminal for Kitty graphics once there is a picture to draw, and draws blocks until it has answered,
	// and from then on if it has none or says nothing in time.
	AutoGraphics Graphics = iota
	// KittyGraphics takes Kitty graphics with Unicode placeholders for given. Where there are fewer than 256 colours, in ASCII,
	// and where ambiguous characters are two cells wide there are none all the same.
	KittyGraphics
	// BlockGraphics draws blocks.
	BlockGraphics
	// NoGraphics draws no pictures, those made of text neither: the numbers of the surfaces stand in, and in balloons the names
	// of the files.
	NoGraphics
)

// Images are the pictures that a terminal keeps for a program. Its methods may be called from any goroutine. The zero value has
// none.
type Images struct {
	kept  [kitty.LastID + 1]atomic.Bool
	tmux  atomic.Bool
	asked atomic.Pointer[chan struct{}]
}

// Asked gives what is closed when the terminal has answered what it was asked about graphics, or has had the time to; nil when it was
// not asked.
func (i *Images) Asked() <-chan struct{} {
	if c := i.asked.Load(); c != nil {
		return *c
	}
	return nil
}

// Free gives what is to be written for the terminal to forget the pictures: "" when it has none. It is to be written before the
// screen that they are on is left, which in most terminals has pictures of its own.
func (i *Images) Free() string {
	if i == nil {
		return ""
	}
	var b strings.Builder
	for id := range i.kept {
		if i.kept[id].Load() {
			b.WriteString(kitty.Free(id))
		}
	}
	if b.Len() > 0 && i.tmux.Load() {
		return string(kitty.Through([]byte(b.String())))
	}
	return b.String()
}
