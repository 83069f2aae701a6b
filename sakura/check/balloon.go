package check

import (
	"ukatty/sakura"
)

// balloonRules are about what is done to the text in a balloon.
var balloonRules = family{
	clearUnread: {
		name: "clear-unread", title: "A text is cleared before anybody can read it", severity: Info,
		why:   `\c empties the balloon the moment the last character is shown. A wait before it, or \x, lets the text be read.`,
		wrong: `\0消えます\cほら\e`, right: `\0消えます\w9\w9\cほら\e`,
		tags: []string{"clear"},
		node: func(c *checker, n sakura.Node) {
			if c.unread && c.unreadIn == c.scope {
				c.report(int(n.Start), int(n.End), `the text before this is gone before anybody can read it: put a wait or \x before \c`)
			}
		},
	},
	uselessNewline: {
		name: "useless-newline", title: "A line is broken before the balloon is cleared or the script ends", severity: Info,
		why:   `Nothing comes into the new line.`,
		wrong: `\0おわり\n\e`, right: `\0おわり\e`,
		tags: []string{"newline", "newline-half", "newline-percent"},
		node: (*checker).newline,
	},
	clickAtEnd: {
		name: "click-at-end", title: "The script ends with the wait for a click", severity: Info,
		why: `\x empties the balloons once somebody has clicked, and then the script is over. Without it the balloons stand as ` +
			`long as the user wants them to.`,
		wrong: `\0おわり\x\e`, right: `\0おわり\e`,
		tags: []string{"click-wait", "click-wait-noclear"},
		node: func(c *checker, n sakura.Node) {
			if next := int(c.i) + 1; next == len(c.nodes) || facts[c.nodes[next].Tag].role == isEnd {
				c.report(int(n.Start), int(n.End), "nothing comes behind this wait for a click: take it out")
			}
		},
	},
	locateNothing: {
		name: "locate-nothing", title: `\_l moves to nowhere`, severity: Info,
		why:   `With both coordinates left out nothing moves.`,
		wrong: `\0\_l[,]やあ\e`, right: `\0\_l[10,]やあ\e`,
		tags: []string{"locate"},
		node: func(c *checker, n sakura.Node) {
			if c.src[n.End-1] == ']' && c.script.Arg(n, 0) == "" && c.script.Arg(n, 1) == "" && c.script.NArg(n) > 1 {
				c.report(int(n.Start), int(n.End), "both coordinates are left out, so nothing moves").drop(c, int(n.Start), int(n.End))
			}
		},
	},
}

// newline looks whether anything comes behind a line break, or behind the last of several.
func (c *checker) newline(n sakura.Node) {
	if c.i > 0 && facts[c.nodes[c.i-1].Tag].role == isBreak {
		return
	}
	end := int(c.i) + 1
	for end < len(c.nodes) && facts[c.nodes[end].Tag].role == isBreak {
		end++
	}
	cleared := false
	if end < len(c.nodes) {
		next := &facts[c.nodes[end].Tag]
		if cleared = next.role == isClear; !cleared && next.role != isEnd {
			return
		}
	}
	start, stop := int(n.Start), int(c.nodes[end-1].End)
	f := c.report(start, stop, "nothing comes into the new line: take the break out")
	if cleared && c.named && c.sync == 0 { // at the end the next script may go on there with \C
		f.drop(c, start, stop)
	}
}
