package sstp

import (
	"bytes"
	"strings"

	"ukatty/ghost/wire"
)

// headLimits bound the head of an HTTP request: a browser sends a few KiB, cookies included.
var headLimits = wire.Limits{Bytes: 64 << 10, Fields: 256}

// head is the head of an HTTP request.
type head struct {
	method, target, version string
	fields                  wire.Fields
}

// isHTTP says whether a first line is one of HTTP: its last word begins so.
func isHTTP(line []byte) bool {
	line = bytes.TrimRight(line, "\r")
	i := bytes.LastIndexByte(line, ' ')
	return i > 0 && bytes.HasPrefix(line[i+1:], []byte("HTTP/"))
}

// readHead reads a head, the empty line included. Only bare line feeds are forgiven (RFC 9112, 2.2): what two programs read
// differently is how requests are smuggled, so that a blank before a colon, a folded line or a control character make the
// whole bad.
func readHead(b []byte) (h head, ok bool) {
	first, rest, _ := strings.Cut(string(b), "\n")
	words := strings.Split(strings.TrimSuffix(first, "\r"), " ")
	if len(words) != 3 || !token(words[0]) || !visible(words[1]) {
		return head{}, false
	}
	h.method, h.target = words[0], words[1]
	if h.version, ok = strings.CutPrefix(words[2], "HTTP/"); !ok || !isVersion(h.version) {
		return h, false
	}
	h.fields = make(wire.Fields, 0, strings.Count(rest, "\n"))
	for line := range strings.Lines(rest) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if line == "" {
			break
		}
		name, value, colon := strings.Cut(line, ":")
		value = strings.Trim(value, " \t")
		if !colon || !token(name) || strings.ContainsFunc(value, isControlRune) {
			return h, false
		}
		h.fields.Add(name, value)
	}
	return h, true
}

// repeats gives the first of those names that occurs more than once: "" when none does.
func (h head) repeats(names ...string) string {
	for _, name := range names {
		count := 0
		for range h.fields.All(name) {
			count++
		}
		if count > 1 {
			return name
		}
	}
	return ""
}

// place gives the path of the target without its query, and the host that it names: "" where it is a path only.
func (h head) place() (path, host string) {
	path, _, _ = strings.Cut(h.target, "?")
	const scheme = "http://"
	if len(path) >= len(scheme) && strings.EqualFold(path[:len(scheme)], scheme) {
		host, path, _ = strings.Cut(path[len(scheme):], "/")
		path = "/" + path
	}
	return path, host
}

// token says whether s is what HTTP names methods and fields with (RFC 9110, 5.6.2).
func token(s string) bool {
	const marks = "!#$%&'*+-.^_`|~"
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		letter := 'a' <= r|0x20 && r|0x20 <= 'z'
		return r >= 0x80 || !letter && (r < '0' || r > '9') && !strings.ContainsRune(marks, r)
	})
}

// visible says whether s is made of visible ASCII.
func visible(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f })
}

// isVersion says whether s is a version such as "1.1".
func isVersion(s string) bool {
	return len(s) == 3 && s[1] == '.' && digits(s[:1]) && digits(s[2:])
}

func isControlRune(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }
