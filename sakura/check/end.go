package check

import (
	"strings"

	"ukatty/sakura"
)

// endRules are about where a script begins and ends.
var endRules = family{
	afterEnd: {
		name: "after-end", title: "Something stands behind the end of the script", severity: Warning,
		why:   `Nothing behind \e is played, nor behind \- but \e itself.`,
		wrong: `\0おわり\eまだ\e`, right: `\0おわり\w9まだ\e`,
	},
	choiceAfterEnd: {
		name: "choice-after-end", title: "A choice stands behind the end of the script", severity: Error,
		why:   `Nothing behind \e is played, so that nobody can choose it. Write choices before the \e: they wait there.`,
		wrong: `\0どうする\e\q[はい,OnYes]`, right: `\0どうする\q[はい,OnYes]\e`,
	},
	noEnd: {
		name: "no-end", title: `The script has no \e`, severity: Info,
		why:   `A script that stops ends all the same, but \e says that nothing was cut off on the way.`,
		wrong: `\0やあ`, right: `\0やあ\e`,
		end: func(c *checker) {
			if c.ended || len(c.nodes) == 0 {
				return
			}
			f := c.report(len(c.src), len(c.src), `the script has no \e: write one at its end`)
			if c.raw == 0 && c.src[len(c.src)-1] != '\\' {
				f.fix(len(c.src), len(c.src), `\e`)
			}
		},
	},
	appendNotFirst: {
		name: "append-not-first", title: `\C counts as the very first tag only`, severity: Warning,
		why:   `\C goes on in the balloons of the script before. Anywhere but at the very start it is ignored.`,
		wrong: `\0\Cつづき\e`, right: `\C\0つづき\e`,
		tags: []string{"append-previous"},
		node: func(c *checker, n sakura.Node) {
			if strings.Trim(c.src[:n.Start], "\r\n") != "" {
				c.report(int(n.Start), int(n.End), `\C counts as the very first tag only: move it to the start`)
			}
		},
	},
	noScope: {
		name: "no-scope", title: "Text stands before any tag says who speaks", severity: Info,
		why:   `Character 0 speaks then. \0 at the start says so, whatever the script is put behind.`,
		wrong: `やあ\e`, right: `\0やあ\e`,
		end: func(c *checker) {
			if c.first >= 0 {
				c.report(int(c.first), int(c.first), `no tag says who speaks here, so \0 does: write \0 before it`)
			}
		},
	},
	silent: {
		name: "silent", title: "Nobody says anything", severity: Info,
		why:   `There are waits, line breaks or sections and nothing to see in them: no text, choice, surface or event.`,
		wrong: `\0\w9\n\e`, right: `\0\w9\nやあ\e`,
		end: func(c *checker) {
			if c.paced && !c.spoke && !c.acted {
				c.report(0, 0, "nobody says anything: there are only tags that have to do with text")
			}
		},
	},
}

// behind looks at what stands behind the end of the script, from a node on.
func (c *checker) behind(from int) {
	start := -1
	for _, n := range c.nodes[from:] {
		f := &facts[n.Tag]
		switch {
		case f.role == isChoice:
			c.reportAs(choiceAfterEnd, int(n.Start), int(n.End), "this choice stands behind the end of the script, so nobody can choose it: move it before the end")
		case n.Kind == sakura.Text && strings.TrimSpace(c.script.Text(n)) == "":
		case f.role == isEnd && start < 0 && facts[c.nodes[from-1].Tag].role == isExit:
		case start < 0:
			start = int(n.Start)
		}
	}
	if start < 0 {
		return
	}
	if c.fragment && isMark(c.src[start:]) {
		return
	}
	f := c.reportAs(afterEnd, start, len(c.src), "nothing behind the end of the script is played: take it out, or the end before it")
	if rest := strings.ReplaceAll(c.src[c.nodes[from-1].End:], `\e`, ""); strings.TrimSpace(rest) == "" {
		f.fix(start, len(c.src), "")
	}
}

// isMark says whether a text is one that dictionaries put behind a script for themselves, not for the baseware: :chain=name.
func isMark(text string) bool {
	text, marked := strings.CutPrefix(text, ":")
	name := letters(text)
	return marked && name != "" && strings.HasPrefix(text[len(name):], "=") && !strings.Contains(text, `\`)
}
