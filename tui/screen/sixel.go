package screen

import (
	"bytes"
	"fmt"
	"image"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/sixel"
)

// Drawn returns the pictures that were drawn where the cursor was, by sixel or as kitty does, in order.
func (s *Screen) Drawn() []image.Image {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]image.Image(nil), s.drawn...)
}

// sixels draws a picture where the cursor is, and leaves the cursor on its last row, as a VT340 does. It is kept, not shown.
func (s *Screen) sixels(data []byte) {
	s.swallow = true
	img, err := (&sixel.Decoder{}).Decode(bytes.NewReader(data))
	if !s.kind.Sixel || err != nil {
		s.odd = true
		return
	}
	s.drawn = append(s.drawn, img)
	for range (img.Bounds().Dy()+cellHeight-1)/cellHeight - 1 {
		_, _ = s.emu.WriteString("\x1bD") // index
	}
}

// graphicsBounds answers for the number of colours and the size of sixel pictures (XTSMGRAPHICS).
func (s *Screen) graphicsBounds(p ansi.Params) bool {
	item, _, _ := p.Param(0, 0)
	action, _, _ := p.Param(1, 0)
	switch {
	case !s.kind.Sixel:
		s.odd = true
	case item == 1 && action == 1:
		s.answer(fmt.Sprintf("\x1b[?1;0;%dS", sixelColors))
	case item == 2 && action == 1:
		s.answer(fmt.Sprintf("\x1b[?2;0;%d;%dS", sixelSide, sixelSide))
	default:
		s.odd = true
	}
	return true
}

// The registers and the size of sixel pictures.
const (
	sixelColors = 16
	sixelSide   = 800
)
