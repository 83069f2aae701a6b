package check

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFindings is how many findings of one rule are listed. What is broken on purpose would fill the memory otherwise.
const maxFindings = 100

// report notes what the rule at work found. What the text quotes has to have gone through quote.
func (c *checker) report(start, end int, format string, args ...any) *Finding {
	return c.reportAs(c.rule, start, end, format, args...)
}

// reportAs notes what a rule found. It gives the finding, for a fix perhaps, or nil where it is not wanted.
func (c *checker) reportAs(id ruleID, start, end int, format string, args ...any) *Finding {
	if c.off.has(id) || c.continues(id, end) {
		return nil
	}
	if c.count == nil {
		c.count = new([ruleCount]int32)
	}
	if c.count[id]++; c.count[id] > c.most {
		return nil
	}
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	c.found = append(c.found, Finding{
		Code: codes[id], Severity: laws[id].severity, Start: start, End: end, Text: format,
	})
	return &c.found[len(c.found)-1]
}

// full says that one more finding of a rule would not be listed, and counts it. Whoever takes trouble over a text that comes
// without a fix asks before.
func (c *checker) full(id ruleID) bool {
	switch {
	case c.off.has(id), c.most > maxFindings:
		return true
	case c.count == nil || c.count[id] < c.most:
		return false
	}
	c.count[id]++
	return true
}

// fix gives a finding a fix; nothing where there is no finding.
func (f *Finding) fix(start, end int, with string) {
	if f != nil {
		f.Fix = &Fix{Start: start, End: end, With: with}
	}
}

// finish sorts the findings and gives them their places.
func (c *checker) finish() []Finding {
	if len(c.found) == 0 {
		return nil
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Code, b.Code))
	})
	at, line, column := 0, 1, 1
	for i := range c.found {
		f := &c.found[i]
		before := c.src[at:f.Start]
		if n := strings.Count(before, "\n"); n > 0 {
			line, column = line+n, 1
			before = before[strings.LastIndexByte(before, '\n')+1:]
		}
		if c.broken || f.Start > int(c.known) {
			column += utf8.RuneCountInString(before)
		} else {
			column += codePoints(before)
		}
		at, f.Line, f.Column = f.Start, line, column
	}
	c.unhang()
	c.more()
	return c.found
}

// codePoints counts those of valid UTF-8: the bytes that do not continue one, eight at a time. Package utf8 takes as long as
// parsing the script does.
func codePoints(s string) int {
	const ones = 0x0101010101010101
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(x >> 7 & ^(x >> 6) & ones)
	}
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}

// more lets the last finding of each rule that found too much say how much that is.
func (c *checker) more() {
	left := int32(0)
	for _, n := range c.count {
		left += max(0, n-maxFindings)
	}
	for i := len(c.found) - 1; i >= 0 && left > 0; i-- {
		f := &c.found[i]
		id, _ := find(f.Code)
		if more := c.count[id] - maxFindings; more > 0 {
			f.More = int(more)
			f.Text += fmt.Sprintf(" (there are %d more of these, which are not listed)", more)
			c.count[id] = 0
			left -= more
		}
	}
}

// quote makes a piece of a script fit for a message: printable, and not longer than a few words.
func quote(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			s = s[:i] + "…"
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}
