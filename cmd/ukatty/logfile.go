package main

import (
	"cmp"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"charm.land/log/v2"
	"github.com/charmbracelet/colorprofile"
)

// maxLog bounds the log file, in bytes; the one before it is kept as log.1.
const maxLog = 1 << 20

// newLogger makes the logger of the program. Its lines go to a file and never over the screen. A place that cannot be
// written to costs the lines and nothing else.
func newLogger(path string) (*slog.Logger, *logWriter) {
	w := &logWriter{path: path, limit: maxLog}
	l := log.NewWithOptions(w, log.Options{ReportTimestamp: true, TimeFormat: "2006-01-02T15:04:05.000Z07:00"})
	l.SetColorProfile(colorprofile.NoTTY) // a file has no colours, whatever CLICOLOR_FORCE says
	return slog.New(l), w
}

// logWriter appends to a file of bounded size that it makes when the first line comes.
type logWriter struct {
	path  string
	limit int64

	mu   sync.Mutex
	file *os.File
	size int64
	dead bool  // the place cannot be written to
	err  error // why not
}

// notice is what the viewer has to know when no lines could be kept; "" when nothing has failed so far.
func (l *logWriter) notice() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		return ""
	}
	return "no log is kept: " + l.err.Error()
}

// Write appends one line. It always succeeds: nobody could do anything about a failure.
func (l *logWriter) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil && !l.dead {
		l.open()
	}
	if l.file != nil && l.size+int64(len(line)) > l.limit {
		l.rotate()
	}
	if l.file != nil {
		n, err := l.file.Write(line)
		l.size += int64(n)
		l.dead, l.err = err != nil, cmp.Or(l.err, err)
	}
	return len(line), nil
}

// Close closes the file.
func (l *logWriter) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dead = true
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	return err
}

// open opens the file, which only its owner can read: lines may quote what others said.
func (l *logWriter) open() {
	l.dead = true
	if l.path == "" {
		l.err = errNoPlace
		return
	}
	if l.err = os.MkdirAll(filepath.Dir(l.path), 0o700); l.err != nil {
		return
	}
	f, err := os.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		l.err = err
		return
	}
	info, err := f.Stat()
	if err != nil {
		l.err = err
		_ = f.Close()
		return
	}
	l.file, l.size, l.dead = f, info.Size(), false
}

// errNoPlace says that there is no place for the file.
var errNoPlace = errors.New("the environment names no home directory")

// rotate keeps the file as log.1 and begins a new one.
func (l *logWriter) rotate() {
	_ = l.file.Close()
	l.file, l.dead = nil, true
	if os.Rename(l.path, l.path+".1") == nil {
		l.open()
	}
}
