package check

import (
	"strconv"

	"ukatty/sakura"
)

// longest is the longest wait that is likely to be meant, in milliseconds.
const longest = 60_000

// waitRules are about waits.
var waitRules = family{
	zeroWait: {
		name: "zero-wait", title: "A wait takes no time", severity: Info,
		why:   `\w takes a digit of 1 to 9, \_w at least one millisecond; less than that is no wait.`,
		wrong: `\0やあ\_w[0]どうも\e`, right: `\0やあ\_w[500]どうも\e`,
		tags: []string{"wait", "wait-ms"},
		node: func(c *checker, n sakura.Node) {
			if ms, ok := c.milliseconds(n); ok && ms <= 0 {
				c.report(int(n.Start), int(n.End), "this wait takes no time: take it out").drop(c, int(n.Start), int(n.End))
			}
		},
	},
	longWait: {
		name: "long-wait", title: "A wait takes longer than a minute", severity: Warning,
		why:   `Times are in milliseconds. Whoever waits for a minute thinks that the ghost has stopped; \x waits for the viewer.`,
		wrong: `\0待って\_w[500000]ね\e`, right: `\0待って\_w[500]ね\e`,
		tags: []string{"wait-ms", "wait-until"},
		node: func(c *checker, n sakura.Node) {
			if ms, ok := c.milliseconds(n); ok && ms > longest {
				c.report(int(n.Start), int(n.End), "this waits longer than a minute: times are in milliseconds")
			}
		},
	},
}

// milliseconds gives the time of a wait.
func (c *checker) milliseconds(n sakura.Node) (ms int64, ok bool) {
	if c.src[n.End-1] != ']' {
		return int64(c.src[n.End-1] - '0'), c.src[n.End-1] == '0'
	}
	ms, err := strconv.ParseInt(c.script.Arg(n, 0), 10, 64)
	return ms, err == nil
}
