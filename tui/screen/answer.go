package screen

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// DEC private modes by which programs change how a terminal behaves.
const (
	CursorVisible  = 25
	MouseButtons   = 1002 // reports buttons, and motion while one is held
	MouseMotion    = 1003 // reports every motion
	Focus          = 1004
	MouseSGR       = 1006
	AltScreen      = 1049
	BracketedPaste = 2004
	Synchronized   = 2026 // the picture is held back until the mode is reset
	Graphemes      = 2027 // grapheme clusters are measured, not code points
)

// Modes that the terminal knows, and whether they are set in a new one.
func initialModes() map[int]bool {
	return map[int]bool{
		1: false, 6: false, 7: true, 9: false, 12: false, CursorVisible: true, 66: false,
		1000: false, MouseButtons: false, MouseMotion: false, Focus: false, MouseSGR: false,
		1047: false, 1048: false, AltScreen: false, BracketedPaste: false, Synchronized: false, Graphemes: false,
	}
}

// knows reports whether the terminal has the DEC private mode n.
func (s *Screen) knows(n int) bool {
	if s.kind.Legacy && (n == Synchronized || n == Graphemes) {
		return false
	}
	_, ok := s.modes[n]
	return ok
}

// answer says something to the program.
func (s *Screen) answer(text string) {
	if s.kind.Silent {
		return
	}
	s.answers = append(s.answers, text...)
	s.more.Broadcast()
}

// Answers returns a reader of what the terminal says to the program, beginning with what nobody has read yet. It waits for
// more until Close, and is meant to be copied to the program's input.
func (s *Screen) Answers() io.Reader { return answers{s} }

type answers struct{ s *Screen }

// Read implements io.Reader.
func (a answers) Read(p []byte) (int, error) {
	s := a.s
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.answers) == 0 && !s.closed {
		s.more.Wait()
	}
	if len(s.answers) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.answers)
	s.answers = s.answers[n:]
	return n, nil
}

// TakeAnswers returns what the terminal has said to the program and nobody has read yet, without waiting.
func (s *Screen) TakeAnswers() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := string(s.answers)
	s.answers = nil
	return text
}

// Control sequences that are not, or not only, for the emulator. The functions report whether the emulator is left out.
var sequences = map[int]func(s *Screen, p ansi.Params) bool{
	'c':                         (*Screen).attributes,
	ansi.Command('>', 0, 'c'):   (*Screen).secondary,
	'n':                         (*Screen).status,
	ansi.Command('?', 0, 'n'):   (*Screen).status,
	ansi.Command('?', '$', 'p'): (*Screen).requestMode,
	ansi.Command(0, '$', 'p'):   (*Screen).requestANSIMode,
	ansi.Command('>', 0, 'q'):   (*Screen).version,
	't':                         (*Screen).window,
	'b':                         (*Screen).repeat,
	'r':                         (*Screen).margins,
	ansi.Command('?', 0, 'S'):   (*Screen).graphicsBounds,
	ansi.Command('?', 0, 'h'):   func(s *Screen, p ansi.Params) bool { return s.setModes(p, true) },
	ansi.Command('?', 0, 'l'):   func(s *Screen, p ansi.Params) bool { return s.setModes(p, false) },
	ansi.Command('?', 0, 'u'):   ignore, // the keyboard protocol of kitty, which is asked for and set without an answer
	ansi.Command('>', 0, 'u'):   ignore,
	ansi.Command('<', 0, 'u'):   ignore,
	ansi.Command('=', 0, 'u'):   ignore,
	ansi.Command('>', 0, 'm'):   ignore, // modifyOtherKeys of xterm
	ansi.Command('?', 0, 'm'):   ignore,
}

func ignore(*Screen, ansi.Params) bool { return true }

// margins sets what scrolls (DECSTBM). A bottom beyond the last row means the last row: so it is where a program draws for a window that
// has become smaller. The emulator would scroll rows that there are not.
func (s *Screen) margins(p ansi.Params) bool {
	top, _, _ := p.Param(0, 1)
	bottom, _, _ := p.Param(1, 0)
	if bottom <= s.emu.Height() {
		return false
	}
	fmt.Fprintf(s.emu, "\x1b[%d;%dr", top, s.emu.Height())
	return true
}

func (s *Screen) attributes(ansi.Params) bool {
	if s.kind.Sixel {
		s.answer("\x1b[?62;4;22c")
	} else {
		s.answer("\x1b[?62;22c")
	}
	return true
}

func (s *Screen) secondary(ansi.Params) bool { s.answer("\x1b[>1;10;0c"); return true }

func (s *Screen) version(ansi.Params) bool {
	s.answer("\x1bP>|" + cmp.Or(s.kind.Name, "ukatty-screen") + "\x1b\\")
	return true
}

func (s *Screen) status(p ansi.Params) bool {
	switch n, _, _ := p.Param(0, 0); n {
	case 5:
		s.answer("\x1b[0n")
	case 6:
		at := s.emu.CursorPosition()
		s.answer(fmt.Sprintf("\x1b[%d;%dR", at.Y+1, at.X+1))
	default:
		s.odd = true
	}
	return true
}

func (s *Screen) requestMode(p ansi.Params) bool {
	n, _, _ := p.Param(0, 0)
	value := 0
	if s.knows(n) {
		value = 2
		if s.modes[n] {
			value = 1
		}
	}
	s.answer(fmt.Sprintf("\x1b[?%d;%d$y", n, value))
	return true
}

func (s *Screen) requestANSIMode(p ansi.Params) bool {
	n, _, _ := p.Param(0, 0)
	s.answer(fmt.Sprintf("\x1b[%d;0$y", n))
	return true
}

// Size of a cell in pixels, as far as programs ask.
const cellWidth, cellHeight = 10, 20

func (s *Screen) window(p ansi.Params) bool {
	w, h := s.emu.Width(), s.emu.Height()
	switch n, _, _ := p.Param(0, 0); n {
	case 14:
		s.answer(fmt.Sprintf("\x1b[4;%d;%dt", h*cellHeight, w*cellWidth))
	case 16:
		s.answer(fmt.Sprintf("\x1b[6;%d;%dt", cellHeight, cellWidth))
	case 18:
		s.answer(fmt.Sprintf("\x1b[8;%d;%dt", h, w))
	case 22, 23: // keeps the title, takes it back
	default:
		s.odd = true
	}
	return true
}

func (s *Screen) setModes(p ansi.Params, on bool) bool {
	for i := range p {
		n, _, _ := p.Param(i, 0)
		if !s.knows(n) {
			s.odd = true
			continue
		}
		s.modes[n] = on
	}
	return false
}

// repeat prints the last character again.
func (s *Screen) repeat(p ansi.Params) bool {
	n, _, _ := p.Param(0, 1)
	for range min(n, s.emu.Width()*s.emu.Height()) {
		if s.last.r != 0 {
			s.put(s.last.r)
		}
	}
	return true
}

// Operating system commands that are not for the emulator.
var commands = map[int]func(s *Screen, cmd int, arg string) bool{
	0: setTitle, 2: setTitle,
	1:  func(*Screen, int, string) bool { return true }, // icon name
	9:  func(*Screen, int, string) bool { return true }, // progress bar, notification
	10: queryColor, 11: queryColor, 12: queryColor,
	52: clipboard,
}

func setTitle(s *Screen, _ int, arg string) bool {
	s.title = arg
	return true
}

// queryColor answers questions for the colours of text (10), background (11) and cursor (12), and leaves setting them to the emulator.
func queryColor(s *Screen, cmd int, arg string) bool {
	if arg != "?" {
		return false
	}
	value := "ffff/ffff/ffff"
	if (cmd == 11) != s.kind.Light {
		value = "0000/0000/0000"
	}
	s.answer(fmt.Sprintf("\x1b]%d;rgb:%s\a", cmd, value))
	return true
}

// clipboard keeps what a program puts there, and tells no program what is in it.
func clipboard(s *Screen, _ int, arg string) bool {
	_, data, _ := strings.Cut(arg, ";")
	if text, err := base64.StdEncoding.DecodeString(data); err == nil {
		s.clip = string(text)
	}
	return true
}

// Modes returns the DEC private modes that are set, in order.
func (s *Screen) Modes() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	var set []int
	for n, on := range s.modes {
		if on {
			set = append(set, n)
		}
	}
	slices.Sort(set)
	return set
}

// Mode reports whether the DEC private mode n is set.
func (s *Screen) Mode(n int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.modes[n]
}
