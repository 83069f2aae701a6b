package check

import (
	"slices"
	"strings"
)

// maxRounds is how often Repair checks what it has repaired: a fix can lay bare something else, but not for ever.
const maxRounds = 8

// Apply writes the fixes of findings into the script that they are about. Of those that overlap the first counts.
func Apply(src string, findings []Finding) string {
	fixed, _ := apply(src, findings)
	return fixed
}

// Repair applies fixes until nothing is left that has a certain one, and tells how many it applied.
func Repair(src string, o Options) (fixed string, n int) {
	for range maxRounds {
		next, applied := apply(src, Script(src, o))
		if applied == 0 {
			break
		}
		src, n = next, n+applied
	}
	return src, n
}

// apply writes fixes into a script and tells how many.
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
	}
}

// droppable says whether a piece of the script can be taken out without anything else being read otherwise: a backslash
// before it would take what stands behind it for a tag, and brackets, digits and letters there would go to what stands
// before it.
func (c *checker) droppable(start, end int) bool {
	switch {
	case start == 0 || end == len(c.src):
		return start == 0 || c.src[start-1] != '\\'
	case c.src[start-1] == '\\':
		return false
	case c.src[end] == '\\':
		return c.src[start-1] != '_'
	case c.src[end] < 0x80:
		return false
	}
	return c.src[start-1] == ']' || c.src[start-1] >= 0x80
}
