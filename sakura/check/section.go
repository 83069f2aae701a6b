package check

import "ukatty/sakura"

// sectionRules are about what is opened and has to be closed.
var sectionRules = family{
	unclosedQuick: {
		name: "unclosed-quick", title: "A quick section is not closed", severity: Info,
		why:   `It lasts to the end of the script then, which may be meant so. A second \_q ends it.`,
		wrong: `\0\_q速い\e`, right: `\0\_q速い\_q\e`,
		end: func(c *checker) { c.unclosed(c.quick, `this quick section lasts to the end: write \_q where it ends`) },
	},
	unclosedSync: {
		name: "unclosed-sync", title: "A synchronised section is not closed", severity: Info,
		why:   `It lasts to the end of the script then: everything is said by all of its characters. A second \_s ends it.`,
		wrong: `\_sせーの\e`, right: `\_sせーの\_s\e`,
		end: func(c *checker) {
			c.unclosed(c.sync, `this synchronised section lasts to the end: write \_s where it ends`)
		},
	},
	unclosedChoice: {
		name: "unclosed-choice", title: `A choice that \__q opened is not closed`, severity: Warning,
		why:   `Everything up to the next \__q belongs to the choice: without one that is the rest of the script.`,
		wrong: `\0\__q[OnYes]はい\e`, right: `\0\__q[OnYes]はい\__q\e`,
		tags: []string{"choice-range"},
		node: func(c *checker, n sakura.Node) {
			if c.span != 0 && c.script.NArg(n) > 0 {
				c.unclosed(c.span, `this choice is not closed before the next one: write \__q where it ends`)
			}
		},
		end: func(c *checker) { c.unclosed(c.span, `this choice is not closed: write \__q where it ends`) },
	},
	unclosedAnchor: {
		name: "unclosed-anchor", title: "An anchor is not closed", severity: Warning,
		why:   `Everything up to the next \_a belongs to the anchor: without one that is the rest of the script.`,
		wrong: `\0\_a[OnWord]言葉です\e`, right: `\0\_a[OnWord]言葉\_aです\e`,
		tags: []string{"anchor", "anchor-event", "anchor-refs"},
		node: func(c *checker, n sakura.Node) {
			if c.anchor != 0 && c.script.NArg(n) > 0 {
				c.unclosed(c.anchor, `this anchor is not closed before the next one: write \_a where it ends`)
			}
		},
		end: func(c *checker) { c.unclosed(c.anchor, `this anchor is not closed: write \_a where it ends`) },
	},
	unclosedLock: {
		name: "unclosed-lock", title: "Drawing is locked and never unlocked", severity: Warning,
		why: `While drawing is locked nothing that changes can be seen. It is unlocked at the end of the script, unless it was ` +
			`locked with manual.`,
		wrong: `\![lock,repaint]\0\s[5]やあ\e`, right: `\![lock,repaint]\0\s[5]\![unlock,repaint]やあ\e`,
		end: func(c *checker) {
			for i, what := range []string{"repaint", "balloonrepaint"} {
				if l := c.locks[i]; l != 0 && c.script.Arg(c.at(l), 2) != "manual" {
					c.unclosed(l, `nothing of this can be seen up to the end: write \![unlock,`+what+`] where it shall`)
				}
			}
		},
	},
	closesNothing: {
		name: "closes-nothing", title: "A tag closes what is not open", severity: Warning,
		why:   `Without something to close, \_a and \__q open something without an id, or do nothing.`,
		wrong: `\0言葉\_aです\e`, right: `\0\_a[OnWord]言葉\_aです\e`,
		tags: []string{"anchor", "choice-range", "quick-off"},
		node: func(c *checker, n sakura.Node) {
			f := &facts[n.Tag]
			switch {
			case f.role == isQuickOff && c.quick == 0:
				c.report(int(n.Start), int(n.End), "no quick section is open here")
			case f.role == isAnchor && c.anchor == 0 && c.script.NArg(n) == 0:
				c.report(int(n.Start), int(n.End), `no anchor is open here: write \_a[ID] where it begins`)
			case f.role == isRange && c.span == 0 && c.script.NArg(n) == 0:
				c.report(int(n.Start), int(n.End), `no choice is open here: write \__q[ID] where it begins`)
			}
		},
	},
	emptySection: {
		name: "empty-section", title: "A section has nothing in it", severity: Info,
		why:   `What is opened and closed at once changes nothing. Mostly a text was lost between them.`,
		wrong: `\0\_q\_q速い\e`, right: `\0\_q速い\_q\e`,
		tags: []string{"quick-toggle", "sync-toggle", "raw"},
		node: func(c *checker, n sakura.Node) {
			if c.empty >= c.i || int(c.i)+1 == len(c.nodes) || c.nodes[c.i+1].Tag != n.Tag {
				return
			}
			r := facts[n.Tag].role
			if r == isSync && c.sync != 0 || r == isRaw && c.raw != 0 {
				return
			}
			c.empty = c.i + 1
			end := int(c.nodes[c.i+1].End)
			c.report(int(n.Start), end, "there is nothing in this section: take it out").drop(c, int(n.Start), end)
		},
	},
}

// unclosed reports what is still open.
func (c *checker) unclosed(o open, text string) {
	if o == 0 {
		return
	}
	n := c.at(o)
	c.report(int(n.Start), int(n.End), "%s", text)
}
