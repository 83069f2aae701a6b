package tui

import (
	"net/url"
	"strconv"
)

// Links of the terminal, by the sequence OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda describes
// it. A terminal that does not know it shows the text alone.

// maxLink is how many bytes a link may have; terminals drop longer ones.
const maxLink = 2048

// linkTarget gives an address as it may stand in a link: http, https or mailto, with nothing but printing ASCII in it. ""
// where it may not.
func linkTarget(s string) string {
	if s == "" || len(s) > maxLink {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil:
	case u.Scheme == "mailto" && u.Opaque != "":
	default:
		return ""
	}
	s = u.String()
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return ""
		}
	}
	if len(s) > maxLink {
		return ""
	}
	return s
}

// newLink makes a link and gives its number. The target is one that linkTarget gave.
func (c *canvas) newLink(target string) int {
	c.links = append(c.links, target)
	return len(c.links) - 1
}

// mark makes what stands in a row between two columns the link of a number; nothing for a negative one. Whatever is drawn over
// it later is none.
func (c *canvas) mark(y, from, to, link int) {
	if link < 0 || y < 0 || y >= c.h {
		return
	}
	for i := max(from, 0); i < min(to, c.w); i++ {
		c.places[y*c.w+i].link = uint16(link + 1)
	}
}

// switchLink writes what ends a link and begins another; numbers count from 1, and 0 is none. Rows of one link have its number
// in common, so that terminals light them together.
func (c *canvas) switchLink(b []byte, from, to uint16) []byte {
	if from == to {
		return b
	}
	b = append(b, "\x1b]8;"...)
	if to > 0 {
		b = append(b, "id=w"...)
		b = strconv.AppendUint(b, uint64(to), 10)
		b = append(b, ';')
		b = append(b, c.links[to-1]...)
	} else {
		b = append(b, ';')
	}
	return append(b, "\x1b\\"...)
}
