package screen

import (
	"strings"
	"sync"

	"github.com/charmbracelet/x/vt"
)

// Screen is a terminal: whatever is written to it can be looked at. All methods may be called by several goroutines.
type Screen struct {
	mu  sync.Mutex
	emu *vt.Emulator
}

// New returns an empty screen of w columns and h rows.
func New(w, h int) *Screen { return &Screen{emu: vt.NewEmulator(w, h)} }

// Write sends bytes of a program to the screen.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.Write(p)
}

// Resize changes the size of the screen.
func (s *Screen) Resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emu.Resize(w, h)
}

// Line returns the text of row y without the blanks at its end.
func (s *Screen) Line(y int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for x := range s.emu.Width() {
		if c := s.emu.CellAt(x, y); c != nil {
			b.WriteString(c.Content)
		}
	}
	return strings.TrimRight(b.String(), " ")
}
