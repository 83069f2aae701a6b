package check

import (
	"math"
	"slices"
	"strings"

	"ukatty/sakura"
)

// maxRounds is how often Repair checks what it has repaired: a fix can lay bare something else, but not for ever.
const maxRounds = 16

// Repair applies fixes until nothing is left that has a certain one, and tells how many it applied. A script in which each fix
// lays bare another one is not followed for ever.
func Repair(src string, o Options) (fixed string, n int) {
	// Sizes and times have no fixes.
	o.Width, o.MaxTime = nil, 0
	for range maxRounds {
		next, applied := apply(src, look(src, o, math.MaxInt32))
		if applied == 0 {
			break
		}
		src, n = next, n+applied
	}
	return src, n
}

// apply writes the fixes of findings into the script that they are about, and tells how many. Of those that overlap the first
// counts.
func apply(src string, findings []Finding) (fixed string, n int) {
	var fixes []Fix
	for i := range findings {
		if f := findings[i].Fix; f != nil && f.Start >= 0 && f.Start <= f.End && f.End <= len(src) {
			fixes = append(fixes, *f)
		}
	}
	slices.SortStableFunc(fixes, func(a, b Fix) int { return a.Start - b.Start })
	var b strings.Builder
	at := 0
	for _, f := range fixes {
		if f.Start < at || n > 0 && f.Start == at && f.Start == f.End && f.With == "" {
			continue
		}
		b.WriteString(src[at:f.Start])
		b.WriteString(f.With)
		at = f.End
		n++
	}
	b.WriteString(src[at:])
	return b.String(), n
}

// drop lets a finding be fixed by taking a piece of the script out, where what stands before and behind it reads as before.
func (f *Finding) drop(c *checker, start, end int) {
	if f != nil && c.droppable(start, end) {
		f.fix(start, end, "")
		c.dropped = int32(end)
	}
}

// hang notes a bracket that is not closed.
func (c *checker) hang(at int) {
	if c.hanging == 0 {
		c.hanging = int32(at)
	}
}

// unhang takes back the fixes that would close it.
func (c *checker) unhang() {
	if c.hanging == 0 {
		return
	}
	for i := range c.found {
		if f := &c.found[i]; f.Fix != nil && f.Fix.Start > int(c.hanging) && strings.Contains(f.Fix.With, "]") {
			f.Fix = nil
		}
	}
}

// droppable says whether a piece of the script can be taken out without anything else being read otherwise: a backslash
// before it would take what stands behind it for a tag, and brackets, digits and letters there would go to what stands
// before it. Where that is taken out too, it is not known what will stand there.
func (c *checker) droppable(start, end int) bool {
	if strings.HasPrefix(c.src[end:], `\C`) { // which would count then
		return false
	}
	if start == 0 {
		return true
	}
	if before := c.src[start-1]; before == '\\' || before == '_' {
		return false
	}
	if end == len(c.src) || c.src[end] == '\\' || c.src[end] >= 0x80 {
		return true
	}
	if c.src[end] == '[' || isDigit(c.src[end]) || start == int(c.dropped) {
		return false
	}
	before, ok := c.nodeBefore(start)
	return ok && before.Kind == sakura.Tag && before.Tag != sakura.Unknown
}

// nodeBefore gives the node that ends at an offset, which is not far before the one at work.
func (c *checker) nodeBefore(end int) (n sakura.Node, ok bool) {
	for i := c.i; i >= 0 && i > c.i-4; i-- {
		if int(c.nodes[i].End) == end {
			return c.nodes[i], true
		}
	}
	return n, false
}
