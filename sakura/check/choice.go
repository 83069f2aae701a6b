package check

import (
	"strings"

	"ukatty/sakura"
)

// choiceTags are the slugs of all forms of \q.
var choiceTags = []string{
	"choice", "choice-event", "choice-refs", "choice-multi-id", "choice-script", "choice-old", "choice-old-numbered",
}

// choiceRules are about choices and what goes with them.
var choiceRules = family{
	choiceWithoutID: {
		name: "choice-without-id", title: "A choice has no id", severity: Error,
		why:   `Its label is shown, and nobody can choose it; or, where the id is empty, nobody learns that it was chosen.`,
		wrong: `\0どうする\n\q[はい]\e`, right: `\0どうする\n\q[はい,OnYes]\e`,
		tags: choiceTags,
		node: func(c *checker, n sakura.Node) {
			switch {
			case c.hasID(n) || c.script.NArg(n) == 0 || c.next(n) == '[':
			case !isOld(n) && c.script.NArg(n) > 1:
				c.report(int(n.Start), int(n.End), `the id of this choice is empty, so nobody learns that it was chosen: write \q[label,ID]`)
			default:
				c.report(int(n.Start), int(n.End), `this choice has no id, so it cannot be chosen: write \q[label,ID]`)
			}
		},
	},
	emptyLabel: {
		name: "empty-label", title: "A choice or an anchor has no label", severity: Warning,
		why:   `There is nothing to see of it, so nobody can choose it.`,
		wrong: `\0どうする\n\q[,OnYes]\e`, right: `\0どうする\n\q[はい,OnYes]\e`,
		tags: append([]string{"choice-range", "anchor", "anchor-event", "anchor-refs"}, choiceTags...),
		node: (*checker).label,
	},
	duplicateChoice: {
		name: "duplicate-choice", title: "Two choices have the same id", severity: Info,
		why: `OnChoiceSelect gets nothing but the id, so that it cannot tell which one was chosen. Give each its own id, or ` +
			`references.`,
		wrong: `\0\q[赤,Box]\q[青,Box]\e`, right: `\0\q[赤,BoxRed]\q[青,BoxBlue]\e`,
		tags: choiceTags,
		node: (*checker).duplicate,
	},
	criticalChoice: {
		name: "critical-choice", title: `Choices stand in a script with \t`, severity: Warning,
		why: `While \t lasts mouse events are not sent and other scripts are refused. Choices in such a script cannot be taken ` +
			`with the mouse before it ends.`,
		wrong: `\t\0\q[はい,OnYes]\e`, right: `\0\q[はい,OnYes]\e`,
		end: func(c *checker) {
			if c.critical != 0 && c.choices > 0 {
				c.unclosed(c.critical, `there are choices in this script, and with \t the mouse does not choose: take \t out`)
			}
		},
	},
	criticalTwice: {
		name: "critical-twice", title: `A second \t does not end the first`, severity: Warning,
		why:   `\t lasts to the end of the script, or to its break. \![raise,…] begins another one and so ends it.`,
		wrong: `\t\0大事\tふつう\e`, right: `\t\0大事\e`,
		tags: []string{"time-critical"},
		node: func(c *checker, n sakura.Node) {
			if c.critical != 0 {
				c.report(int(n.Start), int(n.End), `a second \t does not end the first, which lasts to the end of the script: take it out`).
					drop(c, int(n.Start), int(n.End))
			}
		},
	},
	twoTimeouts: {
		name: "two-timeouts", title: `Both \* and a choice timeout stand in one script`, severity: Warning,
		why:   `\* says that choices never time out, \![set,choicetimeout,…] when they do. Only one of them can be meant.`,
		wrong: `\*\![set,choicetimeout,9000]\0\q[はい,OnYes]\e`, right: `\![set,choicetimeout,9000]\0\q[はい,OnYes]\e`,
		end: func(c *checker) {
			if c.noTimeout != 0 && c.timeout != 0 {
				c.unclosed(max(c.noTimeout, c.timeout), `\* and \![set,choicetimeout,…] contradict each other: take one of them out`)
			}
		},
	},
	cutScript: {
		name: "cut-script", title: "The script of a choice ends at a bracket in it", severity: Error,
		why: `The first ] closes the choice, and the rest of its script plays at once. Write \] for each that belongs to the ` +
			`script, or quotation marks around the whole of it: "script:…".`,
		wrong: `\0\q[はい,script:\s[5]うん\_w[500]ね]\e`, right: `\0\q[はい,script:\s[5\]うん\_w[500\]ね]\e`,
		tags: append([]string{"choice-range", "anchor", "anchor-event", "anchor-refs"}, choiceTags...),
		node: (*checker).cut,
	},
	timeoutWithoutChoice: {
		name: "timeout-without-choice", title: "A choice timeout stands in a script without choices", severity: Info,
		why:   `It counts for the choices of this script alone, and there are none.`,
		wrong: `\![set,choicetimeout,9000]\0やあ\e`, right: `\![set,choicetimeout,9000]\0\q[はい,OnYes]\e`,
		end: func(c *checker) {
			if c.choices == 0 {
				c.unclosed(max(c.noTimeout, c.timeout), "there are no choices in this script that this could count for")
			}
		},
	},
}

// isOld says whether a choice is written the old way, \q[ID][title].
func isOld(n sakura.Node) bool {
	id := facts[n.Tag].row.ID
	return id == "choice-old" || id == "choice-old-numbered"
}

// hasID says whether a choice has an id.
func (c *checker) hasID(n sakura.Node) bool {
	if facts[n.Tag].row.ID == "choice-old" {
		return c.script.Arg(n, 0) != ""
	}
	return c.script.Arg(n, 1) != ""
}

// cut looks whether the script of a choice or an anchor has a bracket that is open where it ends.
func (c *checker) cut(n sakura.Node) {
	f := &facts[n.Tag]
	if text := c.script.Text(n); f.role == isChoice && !strings.Contains(text, "script:") {
		return
	}
	id := c.script.Arg(n, 0)
	if f.role == isChoice && !isOld(n) {
		id = c.script.Arg(n, 1)
	}
	if strings.HasPrefix(id, "script:") && strings.Count(id, "[") > strings.Count(id, "]") {
		c.report(int(n.Start), int(n.End), `the script of this choice ends at the first ]: write \] for those in it, or "script:…" around all of it`)
	}
}

// label looks whether there is something to see of a choice or an anchor.
func (c *checker) label(n sakura.Node) {
	var empty bool
	switch args := c.script.NArg(n); {
	case facts[n.Tag].role != isChoice:
		empty = args > 0 && int(c.i)+1 < len(c.nodes) && facts[c.nodes[c.i+1].Tag].role == facts[n.Tag].role &&
			c.script.NArg(c.nodes[c.i+1]) == 0
	case isOld(n):
		empty = args > 1 && strings.TrimSpace(c.script.Arg(n, args-1)) == ""
	default:
		empty = args > 1 && strings.TrimSpace(c.script.Arg(n, 0)) == ""
	}
	if empty {
		c.report(int(n.Start), int(n.End), "there is nothing to see of this one, so nobody can choose it: give it a label")
	}
}

// duplicate looks whether there was a choice with the same id and references.
func (c *checker) duplicate(n sakura.Node) {
	text := c.script.Text(n)
	comma := strings.IndexByte(text, ',')
	if comma < 0 || isOld(n) {
		return
	}
	key := text[comma:]
	if strings.HasPrefix(key, ",script:") {
		return
	}
	if c.offered == nil {
		c.offered = new(keys)
	}
	if c.offered.add(key) {
		c.report(int(n.Start), int(n.End), "another choice has the id %s too, so the two cannot be told apart: give it another one", quote(c.script.Arg(n, 1)))
	}
}
