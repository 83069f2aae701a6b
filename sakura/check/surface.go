package check

import (
	"strings"

	"ukatty/sakura"
)

// surfaceRules are about characters: who speaks and how they look.
var surfaceRules = family{
	missingSurface: {
		name: "missing-surface", title: "The shell lacks a surface", severity: Warning,
		why: `What is shown then depends on the baseware: the default surface, the one before, or nothing. Numbers and aliases ` +
			`are looked up for the character who speaks.`,
		wrong: `\0\s[99999]やあ\e`, right: `\0\s[0]やあ\e`,
		tags: []string{"surface-digit"},
		node: func(c *checker, n sakura.Node) {
			if c.hasSurface != nil {
				c.surface(n, c.script.Arg(n, 0))
			}
		},
	},
	unseenSurface: {
		name: "unseen-surface", title: "A surface is changed before anybody can see it", severity: Info,
		why:   `Two surfaces follow each other at once: only the second one is seen. Put a wait or a text between them.`,
		wrong: `\0\s[0]\s[5]やあ\e`, right: `\0\s[5]やあ\e`,
		tags: []string{"surface", "surface-digit"},
		node: func(c *checker, n sakura.Node) {
			if int(c.i)+1 == len(c.nodes) || facts[c.nodes[c.i+1].Tag].role != isSurface || c.script.Arg(n, 0) == "-1" {
				return
			}
			c.report(int(n.Start), int(n.End), "this surface is changed at once by %s: take one of them out", quote(c.script.Text(c.nodes[c.i+1])))
		},
	},
	oldSurfaceDigit: {
		name: "old-surface-digit", title: "A one-digit surface stands in scope 1", severity: Info,
		why: `In old scripts \u\s0 is surface 10, and some basewares still add the 10. In others it is surface 0, that of ` +
			`character 0. \s[10] is the same everywhere.`,
		wrong: `\1\s0やあ\e`, right: `\1\s[10]やあ\e`,
		tags: []string{"surface-digit"},
		node: func(c *checker, n sakura.Node) {
			if c.scope == 1 && c.named {
				c.report(int(n.Start), int(n.End), `this is surface %s to some basewares and 1%[1]s to others: write \s[…]`, c.script.Arg(n, 0))
			}
		},
	},
	redundantScope: {
		name: "redundant-scope", title: "The scope is switched for nothing", severity: Info,
		why:   `The character speaks already, or another one is given the word at once.`,
		wrong: `\0\0やあ\e`, right: `\0やあ\e`,
		tags: []string{"scope-0", "scope-h", "scope-1", "scope-u", "scope-p-digit", "scope-p"},
		node: (*checker).again,
	},
}

// surface looks whether the shell has a surface.
func (c *checker) surface(n sakura.Node, name string) {
	if c.hasSurface == nil || c.off.has(missingSurface) || name == "-1" || c.scope < 0 || strings.Contains(name, "%") {
		return
	}
	if !c.hasSurface(int(c.scope), name) {
		c.reportAs(missingSurface, int(n.Start), int(n.End), "the shell has no surface %s for character %d", quote(name), c.scope)
	}
}

// again looks at a tag that gives the word to somebody who has it, or who loses it at once.
func (c *checker) again(n sakura.Node) {
	scope := c.scopeOf(n)
	if scope < 0 {
		return
	}
	start, end := int(n.Start), int(n.End)
	if int(c.i)+1 < len(c.nodes) && facts[c.nodes[c.i+1].Tag].role == isScope && c.scopeOf(c.nodes[c.i+1]) >= 0 {
		f := c.report(start, end, "another tag gives the word away at once: take this one out")
		if c.scopeOf(c.nodes[c.i+1]) == scope { // else the character comes onto the stage all the same
			f.drop(c, start, end)
		}
		return
	}
	if c.i > 0 && facts[c.nodes[c.i-1].Tag].role == isScope {
		return
	}
	if c.named && c.scope == scope && c.sync == 0 {
		c.report(start, end, "character %d speaks already: take this tag out", scope).drop(c, start, end)
	}
}
