package screen

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/parser"
)

// feed takes one byte: characters are printed, everything else is collected until it is complete and then done here or passed
// on to the emulator.
func (s *Screen) feed(b byte) {
	if len(s.seq) == 0 && (len(s.char) > 0 || b >= ' ' && b < 0x7f || b >= 0xc0) {
		s.collect(b)
		return
	}
	s.seq = append(s.seq, b)
	s.parser.Advance(b)
	if s.parser.State() != parser.GroundState {
		return
	}
	if !s.swallow {
		_, _ = s.emu.Write(s.seq) // fails only when closed, which nobody does
	}
	if s.odd {
		s.note(s.seq)
	}
	if b != 'm' { // only a style may stand between what was held and its character
		s.prefix = ""
	}
	s.seq, s.swallow, s.odd = s.seq[:0], false, false
}

// collect adds a byte to the character that is coming in. One that breaks off prints as U+FFFD.
func (s *Screen) collect(b byte) {
	s.char = append(s.char, b)
	if !utf8.FullRune(s.char) {
		return
	}
	r, size := utf8.DecodeRune(s.char)
	rest := bytes.Clone(s.char[size:])
	for r == utf8.RuneError && len(rest) > 0 && !utf8.RuneStart(rest[0]) {
		rest = rest[1:]
	}
	s.char = s.char[:0]
	s.put(r)
	for _, b := range rest {
		s.feed(b)
	}
}

// handler has the parser tell what kind of thing seq is.
func (s *Screen) handler() ansi.Handler {
	return ansi.Handler{
		HandleCsi: func(cmd ansi.Cmd, params ansi.Params) {
			if f, ok := sequences[int(cmd)]; ok {
				s.swallow = f(s, params)
			}
		},
		HandleOsc: func(cmd int, data []byte) {
			if f, ok := commands[cmd]; ok {
				_, arg, _ := strings.Cut(string(data), ";")
				s.swallow = f(s, cmd, arg)
			}
		},
		HandleDcs: func(cmd ansi.Cmd, _ ansi.Params, data []byte) {
			if cmd.Intermediate() == 0 && cmd.Final() == 'q' {
				s.sixels(data)
			}
			if cmd.Intermediate() == '+' && cmd.Final() == 'q' { // XTGETTCAP: no such capability
				s.answer("\x1bP0+r" + string(data) + "\x1b\\")
				s.swallow = true
			}
			if cmd.Intermediate() == '$' && cmd.Final() == 'q' { // DECRQSS: no such setting
				s.answer("\x1bP0$r\x1b\\")
				s.swallow = true
			}
		},
		HandleApc: s.apc,
		HandleEsc: func(cmd ansi.Cmd) {
			if cmd == 'c' {
				s.modes = initialModes()
			}
		},
	}
}

// logger learns from the emulator when there is something that it does not understand.
type logger struct{ s *Screen }

// Printf is called by the emulator, under the mutex of the screen.
func (l logger) Printf(format string, v ...any) {
	if !strings.HasPrefix(format, "unhandled sequence") {
		return
	}
	// The end of a string is reported as a sequence of its own.
	if what := fmt.Sprintf(format, v...); what != `unhandled sequence: ESC "\\"` {
		l.s.odd = true
	}
}

// What is kept of the list of unknown sequences, and of each of them.
const (
	maxUnknown = 1000
	maxShown   = 100 // bytes
)

func (s *Screen) note(seq []byte) {
	if len(s.unknown) < maxUnknown {
		s.unknown = append(s.unknown, string(seq[:min(len(seq), maxShown)]))
	}
}
