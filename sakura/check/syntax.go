package check

import (
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
)

// syntaxRules are about tags that cannot be read as they were meant.
var syntaxRules = family{
	unknownTag: {
		name: "unknown-tag", title: "There is no such tag", severity: Error,
		why: `A tag that nobody knows is skipped: nothing happens, and no error shows it to the author. Names of tags are ` +
			`case-sensitive. To show a backslash, write \\.`,
		wrong: `\0こんにちは\E`, right: `\0こんにちは\e`,
	},
	unknownCommand: {
		name: "unknown-command", title: `There is no such word in \![…] or \f[…]`, severity: Error,
		why: `What stands first in the brackets of \! and \f is the name of the tag. One that nobody knows is skipped without a ` +
			`word.`,
		wrong: `\![rasie,OnTest]\0やあ\e`, right: `\![raise,OnTest]\0やあ\e`,
	},
	missingBracket: {
		name: "missing-bracket", title: "A tag stands without the brackets or the digit that it needs", severity: Error,
		why: `Without what belongs into its brackets the tag does nothing, and what was meant to be its argument is shown as ` +
			`text. The bracket has to follow at once, without a blank.`,
		wrong: `\0待って\_w500ね\e`, right: `\0待って\_w[500]ね\e`,
	},
	unclosedBracket: {
		name: "unclosed-bracket", title: "A bracket is not closed", severity: Error,
		why: `The tag is read without arguments and the rest is shown as text, or the bracket of another tag closes it and that ` +
			`tag is lost. Inside quotation marks a closing bracket does not count.`,
		wrong: `\0\s[5やあ\e`, right: `\0\s[5]やあ\e`,
	},
	bareBackslash: {
		name: "bare-backslash", title: "A backslash begins no tag", severity: Error,
		why:   `A backslash and the character behind it are skipped. To show a backslash, write \\.`,
		wrong: `\0C:\　です\e`, right: `\0C:\\　です\e`,
	},
	unclosedRaw: {
		name: "unclosed-raw", title: `\_? is not closed`, severity: Warning,
		why: `Up to the second \_? everything is shown as it stands, tags too. Without one that is the rest of the script, ` +
			`with its \e.`,
		wrong: `\0\_?\nは改行\e`, right: `\0\_?\n\_?は改行\e`,
		end: func(c *checker) {
			if c.raw != 0 {
				n := c.at(c.raw)
				c.report(int(n.Start), int(n.End), "%s is not closed, so the rest is shown as it stands: write it once more where tags count again", c.script.Text(n))
			}
		},
	},
}

// bare looks at a tag that has a row and stands alone, where it could have arguments or has to.
func (c *checker) bare(n sakura.Node, f *fact) {
	switch next := c.next(n); {
	case next == '[' && f.brackets:
		c.openBracket(n, f.row.Name)
	case next == wideLead && c.fullWidth(n, f.row.Name):
	case f.lacks:
		c.missing(n, f.row.Name, f.row.Args)
	}
}

// unknown looks at a tag that has no row.
func (c *checker) unknown(n sakura.Node) {
	name := c.script.Name(n)
	brackets, known := names[name]
	c.valid(n)
	switch bare := int(n.End-n.Start) == 1+len(name); {
	case !known:
		c.noTag(n, name)
	case !bare:
		c.command(n, name)
	case brackets && c.next(n) == '[':
		c.openBracket(n, name)
	case !c.fullWidth(n, name):
		c.missing(n, name, "…")
	}
}

// openBracket reports a tag whose bracket is not closed.
func (c *checker) openBracket(n sakura.Node, name string) {
	c.hang(int(n.End))
	c.reportAs(unclosedBracket, int(n.Start), int(n.End)+1, `the bracket of \%s is not closed, so it is shown as it stands: write ]`, name)
}

// next gives the byte behind a node; 0 at the end.
func (c *checker) next(n sakura.Node) byte {
	if int(n.End) < len(c.src) {
		return c.src[n.End]
	}
	return 0
}

// noTag reports a tag with a name that no row has.
func (c *checker) noTag(n sakura.Node, name string) {
	start, end := int(n.Start), int(n.End)
	r, _ := utf8.DecodeLastRuneInString(name)
	if c.next(n) == '[' {
		c.hang(end)
	}
	switch {
	case name == "":
		c.reportAs(bareBackslash, start, end, `nothing follows this backslash: write \\ to show one`)
	case !strings.HasPrefix(name, "_") && (r == ' ' || r >= utf8.RuneSelf):
		c.reportAs(bareBackslash, start, end, `this backslash begins no tag, so it and the character behind it are skipped: write \\ to show one`)
	case c.full(unknownTag):
	default:
		other := swapCase(name)
		if _, ok := names[other]; ok {
			c.reportAs(unknownTag, start, end, `there is no tag \%s: \%s is one`, quote(name), other)
			return
		}
		c.reportAs(unknownTag, start, end, `there is no tag \%s, so it is skipped`, quote(name))
	}
}

// swapCase changes the case of the last letter of a name.
func swapCase(name string) string {
	last := name[len(name)-1:]
	if upper := strings.ToUpper(last); upper != last {
		return name[:len(name)-1] + upper
	}
	return name[:len(name)-1] + strings.ToLower(last)
}

// command reports words that no row has.
func (c *checker) command(n sakura.Node, name string) {
	words := c.script.Arg(n, 0)
	if name == "!" && strings.EqualFold(words, "quicksection") {
		c.reportAs(notABoolean, int(n.Start), int(n.End), `\![quicksection,…] takes true or 1, false or 0`)
		return
	}
	if c.full(unknownCommand) {
		return
	}
	best := nearest(words, commands[name])
	if c.script.NArg(n) > 1 {
		if second := words + "," + c.script.Arg(n, 1); best == "" || strings.Contains(best, ",") {
			if b := nearest(second, commands[name]); b != "" {
				best, words = b, second
			}
		}
	}
	if best == "" {
		c.reportAs(unknownCommand, int(n.Start), int(n.End), `there is no tag \%s[%s], so it is skipped`, name, quote(words))
		return
	}
	c.reportAs(unknownCommand, int(n.Start), int(n.End), `there is no tag \%s[%s], so it is skipped: \%s[%s] is one`, name, quote(words), name, best)
}

// missing reports a tag that stands alone and may not.
func (c *checker) missing(n sakura.Node, name, args string) {
	what := "brackets"
	switch {
	case !names[name]:
		what = "a digit"
	case name == "s" || name == "b" || name == "p":
		what = "brackets or a digit"
	}
	c.reportAs(missingBracket, int(n.Start), int(n.End), `\%s needs %s (%s), so it does nothing`, name, what, args)
}
