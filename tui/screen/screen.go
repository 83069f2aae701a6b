package screen

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// ErrClosed is what Write and Wait report after Close.
var ErrClosed = errors.New("screen: closed")

// Terminal is the kind of a terminal. The zero value is a modern one: it answers questions, knows modes 2026 and 2027, is
// dark, and draws ambiguous characters in one cell.
type Terminal struct {
	Silent bool // it answers nothing
	Legacy bool // it knows neither synchronized output (mode 2026) nor grapheme clusters (mode 2027)
	Joins  bool // it measures grapheme clusters whatever the modes are, and does not say so, as kitty and Konsole do
	Wide   bool // East Asian ambiguous characters are two cells
	Light  bool // its background is white, its text black
	Sixel  bool // it draws sixel pictures
	Kitty  bool // it has the graphics of kitty, as far as pictures are shown by placeholders
	Cooked bool // a line feed begins a new line, as a PTY has it for programs that do not ask for raw input

	Name string // and version, as it tells them; "" for ukatty-screen
}

// Screen is a terminal in memory. Its methods may be called by several goroutines at once.
type Screen struct {
	kind Terminal

	mu       sync.Mutex
	emu      *vt.Emulator
	parser   *ansi.Parser
	seq      []byte // a control or sequence that is not complete, or not passed on yet
	swallow  bool   // seq is not for the emulator
	odd      bool   // seq was not understood
	char     []byte // a character that is not complete
	last     printed
	prefix   string // format characters that wait for a character at prefixAt
	prefixAt uv.Position
	modes    map[int]bool // DEC private modes
	title    string
	clip     string
	bells    int
	unknown  []string
	images   map[int]Image
	coming   *upload
	drawn    []image.Image // at once
	uploads  int
	answers  []byte
	more     *sync.Cond // there are answers, or no more of them
	changed  chan struct{}
	closed   bool
}

// New returns an empty modern terminal of w columns and h rows.
func New(w, h int) *Screen { return Terminal{}.New(w, h) }

// New returns an empty terminal of this kind with w columns and h rows, both at least 1.
func (t Terminal) New(w, h int) *Screen {
	s := &Screen{kind: t, emu: vt.NewEmulator(max(w, 1), max(h, 1)), parser: ansi.NewParser(), changed: make(chan struct{})}
	s.more = sync.NewCond(&s.mu)
	s.modes = initialModes()
	s.parser.SetHandler(s.handler())
	s.emu.SetLogger(logger{s})
	s.emu.SetCallbacks(vt.Callbacks{Bell: func() { s.bells++ }})
	// The answers of the emulator go nowhere: nobody reads them, and it would wait for that.
	if pipe, ok := s.emu.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
	if t.Cooked {
		_, _ = s.emu.WriteString("\x1b[20h")
	}
	return s
}

// Write shows what a program writes. It takes all of p.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return 0, ErrClosed
	}
	for i := 0; i < len(p); i++ {
		if n := plain(p[i:]); n > 2 && len(s.seq) == 0 && len(s.char) == 0 {
			s.feed(p[i])
			_, _ = s.emu.Write(p[i+1 : i+n-1]) // fails only when closed, which nobody does
			i += n - 1
		}
		s.feed(p[i])
	}
	s.notify()
	return len(p), nil
}

// plain returns how many characters at the start of p are printable ASCII. But for the first and the last of them nothing can
// join them, so that the emulator may print them.
func plain(p []byte) int {
	n := 0
	for n < len(p) && p[n] >= ' ' && p[n] < 0x7f {
		n++
	}
	return n
}

// Resize changes the size to w columns and h rows, both at least 1. What was beyond the new edges is lost.
func (s *Screen) Resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emu.Resize(max(w, 1), max(h, 1))
	for y := range s.emu.Height() { // no halves of wide characters at the new edge
		for x := max(0, s.emu.Width()-cellMax); x < s.emu.Width(); x++ {
			if c := s.emu.CellAt(x, y); c != nil && x+c.Width > s.emu.Width() {
				s.emu.SetCell(x, y, nil)
			}
		}
	}
	s.last = printed{}
	s.notify()
}

// cellMax is how many cells one character takes at most.
const cellMax = 2

// Close ends the terminal: readers of Answers get io.EOF, and nothing more can be written. What it shows can still be read.
func (s *Screen) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.changed)
		s.more.Broadcast()
	}
	return nil
}

// Changed returns a channel that is closed when something has been written after the call; not, however, while the program
// holds back the picture with mode 2026.
func (s *Screen) Changed() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

func (s *Screen) notify() {
	if s.closed || s.modes[Synchronized] && !s.kind.Legacy {
		return
	}
	close(s.changed)
	s.changed = make(chan struct{})
}

// Wait returns when ok does, which is asked now and after each change; with an error that tells what is on the screen when ctx
// ends first.
func (s *Screen) Wait(ctx context.Context, ok func(*Screen) bool) error {
	for {
		changed, closed := s.state()
		if ok(s) {
			return nil
		}
		if closed {
			return fmt.Errorf("%w, showing\n%s", ErrClosed, s.Text())
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("screen: %w, showing\n%s", context.Cause(ctx), s.Text())
		}
	}
}

func (s *Screen) state() (changed <-chan struct{}, closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed, s.closed
}
