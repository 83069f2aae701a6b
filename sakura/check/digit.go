package check

import (
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
)

// digitRules are about digits and signs that look like what was meant and are not.
var digitRules = family{
	oneDigit: {
		name: "one-digit", title: "A one-digit form swallows less than it seems", severity: Warning,
		why: `\w, \s, \b and \p without brackets take exactly one digit: \w10 waits 50 ms and shows a 0, \s10 is surface 1 and a ` +
			`0. Write the number in brackets: \_w[500], \s[10], \b[12], \p[10]. Where a number really is to be shown behind the ` +
			`tag, use the form with brackets too, and everybody can see it.`,
		wrong: `\0ちょっと\w10待って\e`, right: `\0ちょっと\_w[500]待って\e`,
		tags: []string{"wait", "surface-digit", "balloon-digit", "scope-p-digit"},
		node: func(c *checker, n sakura.Node) {
			if d := c.next(n); d < '0' || d > '9' {
				return
			}
			end := int(n.End)
			for end < len(c.src) && c.src[end] >= '0' && c.src[end] <= '9' {
				end++
			}
			tag, rest := c.script.Text(n), c.src[n.End:end]
			if tag[1] == 'w' {
				c.report(int(n.Start), end, `this is %s and the text %s: write \_w[ms] for a longer wait, or for this one when the text is meant`, tag, quote(rest))
				return
			}
			c.report(int(n.Start), end, `this is %s and the text %s: write \%c[%s], or \%c[%s] before the text`, tag, quote(rest), tag[1], quote(tag[2:]+rest), tag[1], tag[2:])
		},
	},
	fullWidthArgument: {
		name: "full-width-argument", title: "Full-width brackets or digits stand where a tag needs plain ones", severity: Error,
		why: `［ ］ and ０ to ９ are characters like any other to a baseware: the tag is read without its argument, and they are ` +
			`shown.`,
		wrong: `\0\s［5］やあ\e`, right: `\0\s[5]やあ\e`,
	},
}

// wide are the full-width digits, brackets, commas and signs, by what they stand for.
var wide = strings.NewReplacer(
	"［", "[", "］", "]", "，", ",", "－", "-", "０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7",
	"８", "8", "９", "9",
)

// wideLead is the first byte of full-width brackets and digits.
const wideLead = 0xEF

// fullWidth reports a tag that full-width brackets or digits follow where plain ones should, and says whether it did.
func (c *checker) fullWidth(n sakura.Node, name string) bool {
	rest := c.src[n.End:]
	r, size := utf8.DecodeRuneInString(rest)
	start, end := int(n.Start), int(n.End)+size
	switch {
	case r == '［' && names[name]:
		f := c.reportAs(fullWidthArgument, start, end, `\%s is followed by a full-width bracket, which is shown as text: write \%s[…]`, name, name)
		if i := strings.IndexAny(rest, `］\[]"`); i >= 0 && strings.HasPrefix(rest[i:], "］") {
			f.fix(int(n.End), int(n.End)+i+len("］"), wide.Replace(rest[:i+len("］")]))
		}
	case r >= '０' && r <= '９' && strings.Contains("wsbp", name):
		c.wideDigits(n, name)
	default:
		return false
	}
	return true
}

// wideDigits reports full-width digits behind a tag with a one-digit form.
func (c *checker) wideDigits(n sakura.Node, name string) {
	digits := c.src[n.End:]
	for i, r := range digits {
		if r < '０' || r > '９' {
			digits = digits[:i]
			break
		}
	}
	start, end := int(n.End), int(n.End)+len(digits)
	with, one := wide.Replace(digits), len(digits) == len("０")
	f := c.reportAs(fullWidthArgument, int(n.Start), end, `\%s is followed by full-width digits, which are shown as text: write plain ones`, name)
	if end < len(c.src) && (c.src[end] == '[' || c.src[end] >= '0' && c.src[end] <= '9') {
		return
	}
	switch {
	case one:
		f.fix(start, end, with)
	case name != "w":
		f.fix(start, end, "["+with+"]")
	}
}
