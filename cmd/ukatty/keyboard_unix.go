//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// keyboard is the terminal as it is read. When it is gone, as a window that was closed, reading it ends: that is taken for the
// hangup that it is, which comes as a signal only to who leads a session and does not ignore it.
//
// A slow line may cut what the terminal sends, such as the answer to a question or a click, and whoever reads takes pieces for
// keys. So the rest of a sequence is waited for. Behind its first byte there is nothing to wait for, which is the key Escape as
// well; it has been taken for that when the rest comes, and is sent once more before it.
type keyboard struct {
	*os.File
	gone func()
	cut  time.Time // when an ESC was read with nothing behind it; zero for other bytes
	// bounds is how far the parameters of a sequence have come.
	bounds parameters

	began    time.Time
	answered chan struct{} // closed when the terminal has told its background, which it is asked for last
	told     bool          // answered is closed
}

const escape = 0x1b

// The times that the rest of a sequence may take, behind its first byte and behind others. Only tests change them.
var (
	escapeTime = 2 * time.Second
	restTime   = 500 * time.Millisecond
)

// Read reads keys. A terminal that is gone gives an end of file.
func (k *keyboard) Read(b []byte) (n int, err error) {
	for n == 0 && err == nil && len(b) > 0 {
		n, err = k.read(b)
		n = k.bounds.bound(b[:n])
	}
	return n, err
}

// read reads what has come, with the rest of a sequence.
func (k *keyboard) read(b []byte) (int, error) {
	n, err := k.File.Read(b[:max(1, len(b)-1)]) // with room for an ESC
	if continues(b[:n]) && time.Since(k.cut) < escapeTime && n < len(b) {
		copy(b[1:], b[:n])
		b[0], n = escape, n+1
	}
	for err == nil && n < len(b) && unfinished(b[:n]) && k.more() {
		var more int
		more, err = k.File.Read(b[n:])
		n += more
	}
	k.note(b[:n])
	if err != nil && (errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO)) {
		k.gone()
		err = io.EOF
	}
	return n, err //nolint:wrapcheck // as of the file
}

// maxParameters is how many parameters of a sequence are read. Terminals send fewer; who decodes them has room for 32, and falls over
// the next.
const maxParameters = 30

// parameters counts those of the sequence (CSI or DCS) that bytes are in.
type parameters struct {
	last   byte
	within bool
	count  int // of the signs that part them
}

// bound takes out of bytes what comes behind the last parameter that is read, up to the byte that ends them, and gives how many bytes
// are left.
func (p *parameters) bound(b []byte) int {
	n := 0
	for _, c := range b {
		switch {
		case p.last == escape && (c == '[' || c == 'P') || c == 0x9b || c == 0x90: // CSI, DCS
			p.within, p.count = true, 0
		case p.within && (c == ';' || c == ':'):
			p.count++
		case c < '0' || c > '?':
			p.within = false
		}
		if p.last = c; !p.within || p.count <= maxParameters {
			b[n] = c
			n++
		}
	}
	return n
}

// note remembers what the next read has to know of bytes, and who waits for the answer.
func (k *keyboard) note(b []byte) {
	if k.cut = (time.Time{}); bytes.HasSuffix(b, []byte{escape}) && !bytes.HasSuffix(b, []byte{escape, escape}) {
		k.cut = time.Now()
	}
	if !k.told && bytes.Contains(b, background) {
		k.told = true
		close(k.answered)
	}
}

// background begins the answer about the background (OSC 11).
var background = []byte("\x1b]11;")

// rest waits until the terminal has answered, or has had the time to, and no longer than a limit.
func (k *keyboard) rest(limit time.Duration) {
	select {
	case <-k.answered:
	case <-time.After(min(time.Until(k.began.Add(answerTime(os.Getenv))), limit)):
	}
}

// more waits for the rest of a sequence.
func (k *keyboard) more() bool {
	fds := []unix.PollFd{{Fd: int32(k.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, int(restTime.Milliseconds()))
	return err == nil && n == 1 && fds[0].Revents&unix.POLLIN != 0
}

// continues says whether bytes go on behind an ESC as those of a terminal do: CSI, OSC, SS3, DCS or APC, all at once. Somebody who
// types does so key by key.
func continues(b []byte) bool { return len(b) > 1 && bytes.IndexByte([]byte("[]OP_"), b[0]) >= 0 }

// unfinished says whether bytes end within a sequence (ECMA-48), behind its second byte.
func unfinished(b []byte) bool {
	const (
		ground = iota
		begun  // behind ESC
		csi    // up to a final byte
		one    // SS3: up to one byte
		text   // OSC, DCS, APC, PM: up to BEL or ST
	)
	state, last := ground, byte(0)
	for _, c := range b {
		switch {
		case state == text:
			if c == '\a' || last == escape && c == '\\' {
				state = ground
			}
		case c == escape:
			state = begun
		case state == begun:
			state = ground
			switch c {
			case '[':
				state = csi
			case 'O':
				state = one
			case ']', 'P', '_', '^':
				state = text
			}
		case state == one, state == csi && c >= '@':
			state = ground
		}
		last = c
	}
	return state > begun
}

// keys gives the options that let the program read the terminal, wherever the standard input comes from, and what waits for the
// rest of what the terminal has to say.
func keys(gone func()) (options []tea.ProgramOption, rest func(limit time.Duration), err error) {
	in := os.Stdin
	if !term.IsTerminal(in.Fd()) {
		if in, _, err = tea.OpenTTY(); err != nil {
			return nil, nil, err //nolint:wrapcheck // it says what it is
		}
	}
	k := newKeyboard(in, gone)
	return []tea.ProgramOption{tea.WithInput(k)}, k.rest, nil
}

// newKeyboard reads a terminal that is asked now.
func newKeyboard(in *os.File, gone func()) *keyboard {
	return &keyboard{File: in, gone: gone, began: time.Now(), answered: make(chan struct{})}
}
