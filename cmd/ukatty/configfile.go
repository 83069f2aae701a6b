package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// readText reads the config file: a regular one, since others may never end, in UTF-8. A file that is not there gives an
// error that is fs.ErrNotExist.
func readText(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, syscall.ENOTDIR) { // HOME=/dev/null
		err = fs.ErrNotExist
	}
	if err != nil {
		return "", fmt.Errorf("config: %w", err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("config: %s: not a regular file but a %s", path, kindOf(info.Mode()))
	}
	text, err := readAtMost(path, maxConfig)
	if err != nil {
		return "", fmt.Errorf("config: %w", err)
	}
	// The TOML reader passes over the marks of UTF-16.
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return "", fmt.Errorf("%s:%d: not UTF-8: the byte %#02x", path, 1+strings.Count(text[:i], "\n"), text[i])
		}
	}
	return text, nil
}

// kindOf names what a file is.
func kindOf(m fs.FileMode) string {
	switch {
	case m.IsRegular():
		return "file"
	case m.IsDir():
		return "directory"
	case m&fs.ModeNamedPipe != 0:
		return "named pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}

// shapes say what the values of the keys have to be.
var shapes = map[string]string{
	"listen": "a list of strings", "allow": "a list of strings or a table", "lang": "a string", "ghost": "a string or a list of strings", "shell": "a string", "plain": "true or false", "allow-exit": "true or false",
	"ambiguous": "a string", "journal": "a string", "theme": "a string", "graphics": "a string", "ascii": "true or false", "bell": "true or false", "http": "a table", "http.readers": "a list of strings",
}

// place takes the line out of an error of the TOML reader, which has several ways to tell it.
func place(err error) (line int, what string) {
	line, what = 1, err.Error()
	var wrong toml.ParseError
	if errors.As(err, &wrong) {
		line, what = max(line, wrong.Position.Line), cmp.Or(wrong.Message, what)
	}
	if rest, ok := strings.CutPrefix(what, "toml: line "); ok {
		number, _, _ := strings.Cut(rest, " ")
		_, key, _ := strings.Cut(rest, `(last key "`)
		key, _, _ = strings.Cut(key, `"`)
		if n, err := strconv.Atoi(strings.TrimSuffix(number, ":")); err == nil {
			line = n
		}
		if _, rest, ok := strings.Cut(rest, ": "); ok {
			what = rest
		}
		mistyped := strings.HasPrefix(what, "incompatible types") || strings.HasPrefix(what, "type mismatch")
		if shape := shapes[strings.ToLower(key)]; shape != "" && mistyped {
			what = key + ": must be " + shape
		}
	}
	return line, strings.Join(strings.Fields(what), " ")
}

// lineOf gives the number of the line that sets a key, which is named with its table ("http.readers"), or that begins what the
// key stands in; 1 when it is not found.
func lineOf(text, key string) int { return lineAfter(text, key, 0) }

// lineAfter is lineOf for a key that is set again behind a line.
func lineAfter(text, key string, after int) int {
	key = strings.ToLower(key)
	table, within := "", 0
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		var name string
		if head, ok := strings.CutPrefix(line, "["); ok {
			head, _, _ = strings.Cut(strings.TrimPrefix(head, "["), "]")
			table = plainKey(head)
			name, table = table, table+"."
		} else if left, _, ok := strings.Cut(line, "="); ok {
			name = table + plainKey(left)
		}
		switch {
		case name == "" || n <= after:
		case name == key:
			return n
		case within == 0 && (strings.HasPrefix(key, name+".") || strings.HasPrefix(name, key+".")):
			within = n
		}
	}
	return max(within, 1)
}

// plainKey writes a key without blanks and quotation marks, in small letters.
func plainKey(key string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "\t", "", `"`, "", "'", "").Replace(key))
}

// readAtMost reads a file of at most limit bytes.
func readAtMost(path string, limit int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", err
	}
	if int64(len(b)) > limit {
		return "", fmt.Errorf("%s: longer than %d bytes", path, limit)
	}
	return string(b), nil
}
