package check

import (
	"slices"
	"strings"

	"ukatty/sakura"
)

// percentRules are about percent signs, and about signs that look like those that begin something.
var percentRules = family{
	unknownVariable: {
		name: "unknown-variable", title: "A percent sign stands before a name that is no variable", severity: Warning,
		why:   `It is shown as it stands, the percent sign too. To show a percent sign before a letter, write \%.`,
		wrong: `\0%usernaemさん\e`, right: `\0%usernameさん\e`,
	},
	variableSwallows: {
		name: "variable-swallows", title: "A variable swallows the beginning of a word", severity: Warning,
		why: `The longest name that fits is the variable, whatever stands behind it: %monthly is %month and "ly". Write \% for a ` +
			`percent sign, or put something between the variable and the word.`,
		wrong: `\0%monthlyです\e`, right: `\0\%monthlyです\e`,
	},
	lookAlike: {
		name: "look-alike", title: "A sign only looks like the one that begins a tag or a variable", severity: Warning,
		why: `A yen sign, a full-width backslash or a full-width percent sign is a character like any other. In some fonts and ` +
			`charsets they look the same as the real ones.`,
		wrong: `\0￥s[5]やあ\e`, right: `\0\s[5]やあ\e`,
	},
}

// variable looks at a variable.
func (c *checker) variable(n sakura.Node) {
	if facts[n.Tag].row.Name == "*" {
		c.acted = true
		return
	}
	c.said(n)
	if c.src[n.End-1] == ']' {
		c.valid(n)
		return
	}
	if int(n.End) == len(c.src) || !isLetter(c.src[n.End]) {
		return
	}
	word := letters(c.src[n.End:])
	c.reportAs(variableSwallows, int(n.Start), int(n.End)+len(word), `%s is the variable here and %s text behind it: write \%% for a percent sign, or put something between them`, c.script.Text(n), quote(word))
}

// percent looks at a percent sign that begins no variable.
func (c *checker) percent(start int, text string) {
	word := letters(text[1:])
	switch {
	case word == "":
		return
	case strings.HasPrefix(word, "property"):
		end := start + len("%property")
		if strings.HasPrefix(text[len("%property"):], "[") {
			c.hang(end)
			c.reportAs(unclosedBracket, start, end+1, "the bracket of %%property is not closed, so it is shown as it stands: write ]")
			return
		}
		c.reportAs(missingBracket, start, end, "%%property needs a name in brackets, so it is shown as it stands")
		return
	case len(text) > 2 && strings.Trim(text[1:3], "0123456789ABCDEF") == "":
		return // a byte of a URL
	}
	if end := start + 1 + len(word); start > 0 && isDigit(c.src[start-1]) && c.nodes[c.i].Start < uint32(start) {
		c.reportAs(unknownVariable, start, end, `this percent sign stands before a name that is no variable: write \%`).fix(start, start+1, `\%`)
	} else if !c.full(unknownVariable) {
		c.noVariable(start, end, word)
	}
}

// noVariable reports a name behind a percent sign.
func (c *checker) noVariable(start, end int, word string) {
	if like := nearest(word, variables); like != "" && len(word) > 2 {
		c.reportAs(unknownVariable, start, end, `there is no variable %%%s: %%%s is one`, quote(word), like)
		return
	}
	c.reportAs(unknownVariable, start, end, `there is no variable %%%s, so it is shown as it stands: write \%% for a percent sign`, quote(word))
}

// letters gives the letters of ASCII that a text begins with.
func letters(s string) string {
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	return s[:i]
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// alike looks at a sign that looks like a backslash or a percent sign, and what follows it.
func (c *checker) alike(start int, r rune, size int, rest string) {
	if r == '％' {
		word := letters(rest)
		if len(word) > 2 && slices.Contains(variables, word) && word != "property" {
			c.reportAs(lookAlike, start, start+size+len(word), `a full-width percent sign begins no variable: write %%%s`, word).
				fix(start, start+size, "%")
		}
		return
	}
	name := nameIn(rest)
	if name == "" {
		return
	}
	f := c.reportAs(lookAlike, start, start+size+len(name), `%c begins no tag, it only looks like a backslash: write \%s`, r, name)
	inside, ok := strings.CutPrefix(rest[len(name):], "[")
	if end := strings.IndexByte(inside[:min(len(inside), maxNear)], ']'); ok && names[name] && end > 0 && strings.Trim(inside[:end], safeInside) == "" {
		f.fix(start, start+size, `\`)
	}
}

// nameIn gives the name of a tag that a text begins with, if it is a letter or is ! with a bracket behind it; else "".
func nameIn(text string) string {
	level := len(text) - len(strings.TrimLeft(text, "_"))
	if level > 2 || level == len(text) {
		return ""
	}
	name := text[:level+1]
	if _, known := names[name]; !known || !isLetter(text[level]) && !strings.HasPrefix(text, "![") {
		return ""
	}
	return name
}

// safeInside are the characters of an argument that is nothing but a number or a word.
const safeInside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+._,"
