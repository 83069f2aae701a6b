package check

import (
	"ukatty/sakura"
	"ukatty/sakura/play"
)

// isColour says whether a colour begins with an argument of a tag: it is one of three numbers, or stands for itself. none is
// a colour for shadows only, which is for the table to say.
func (c *checker) isColour(n sakura.Node, f *fact, arg string) bool {
	if play.IsColor(arg) {
		return true
	}
	args := c.script.NArg(n)
	if args < f.words+3 {
		return false
	}
	return play.IsColor(c.script.Arg(n, args-3), c.script.Arg(n, args-2), c.script.Arg(n, args-1))
}
