package check

import (
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
)

// argumentRules are about how many arguments a tag has, and about options.
var argumentRules = family{
	tooFewArguments: {
		name: "too-few-arguments", title: "An argument is missing", severity: Error,
		why:   `The tag does nothing, or not what was meant. An empty argument counts as left out.`,
		wrong: `\0\s[]やあ\e`, right: `\0\s[0]やあ\e`,
	},
	tooManyArguments: {
		name: "too-many-arguments", title: "There are more arguments than the tag takes", severity: Warning,
		why: `What is too much is ignored. A comma inside an argument needs quotation marks around it, from the second argument ` +
			`on: "a,b".`,
		wrong: `\0\_w[1,500]やあ\e`, right: `\0\_w[1500]やあ\e`,
	},
	unknownOption: {
		name: "unknown-option", title: "The tag has no such option", severity: Warning,
		why:   `An option that the tag does not know is ignored without a word.`,
		wrong: `\![set,alpha,50,--tme=1000]\0やあ\e`, right: `\![set,alpha,50,--time=1000]\0やあ\e`,
	},
	doubleEquals: {
		name: "double-equals", title: "An option has two equals signs", severity: Warning,
		why:   `The second one is a part of the value, so that the value is another one than was meant.`,
		wrong: `\![open,inputbox,OnName,0,--option==noclose]\0名前は\e`, right: `\![open,inputbox,OnName,0,--option=noclose]\0名前は\e`,
	},
}

// empties are the rows whose arguments may be empty and mean something then, by their slugs.
var empties = map[string]bool{"locate": true, "set-property": true}

// maxLooked is how many arguments of a tag are looked at one by one.
const maxLooked = 64

// arguments looks at the arguments of a tag: how many there are, which kinds they are of, and options.
func (c *checker) arguments(n sakura.Node, f *fact) {
	switch {
	case f.role == isChoice:
		c.valid(n)
		c.secondBracket(n, f)
		return
	case f.role == isSurface && c.hasSurface == nil && isWord(c.src[n.Start+f.long+1:n.End-1]):
		return
	default:
		c.valid(n)
	}
	have, missing := 0, false
	for i, args := f.words, c.script.NArg(n); i < args; i++ {
		if i-f.words >= maxLooked {
			have += args - i
			break
		}
		arg := c.script.Arg(n, i)
		if f.takesOptions && strings.HasPrefix(arg, "--") {
			c.option(n, f, arg)
			continue
		}
		have++
		if p := f.param(have - 1); arg != "" {
			c.kind(n, f, p, arg)
		} else if have <= f.least && !missing {
			missing = !empties[f.row.ID]
			c.absent(n, f, p)
		}
	}
	if !missing {
		c.enough(n, f, have)
	}
}

// enough looks whether a tag has as many arguments as it should.
func (c *checker) enough(n sakura.Node, f *fact, have int) {
	switch {
	case have < f.least:
		c.absent(n, f, f.param(have))
	case f.most >= 0 && have > f.most && !c.commas(n, f):
		c.reportAs(tooManyArguments, int(n.Start), int(n.End), `%s takes no more than %s: write "…" around what holds a comma`, f.form(), count(f.most))
	}
}

// isWord says whether an argument is nothing but letters and digits of ASCII, and not empty.
func isWord(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) && !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// valid looks whether the arguments of a tag are UTF-8.
func (c *checker) valid(n sakura.Node) {
	if !utf8.ValidString(c.script.Text(n)) {
		c.broken = true
		c.reportAs(brokenText, int(n.Start), int(n.End), "this tag holds bytes that are no UTF-8: the script is in another charset than it is read in")
	}
}

// secondBracket looks whether the brackets of a choice are closed, and whether there are two where it is written the old way.
func (c *checker) secondBracket(n sakura.Node, f *fact) {
	args, numbered := c.script.NArg(n), f.row.ID == "choice-old-numbered"
	switch {
	case c.next(n) == '[' && (args == 1 || numbered && args == 2):
		c.hang(int(n.End))
		c.reportAs(unclosedBracket, int(n.End), int(n.End)+1, `this bracket of \%s is not closed, so it is shown as it stands: write ]`, f.row.Name)
	case numbered && args < 3:
		c.reportAs(tooFewArguments, int(n.Start), int(n.End), `%s lacks a bracket: it is \q0[ID][title]`, quote(c.script.Text(n)))
	}
}

// commas says whether the last argument of a tag may hold commas: it is a script, or one that only looks like several.
func (c *checker) commas(n sakura.Node, f *fact) bool {
	return f.most == 0 && c.script.NArg(n) == f.words+1 && c.script.Arg(n, f.words) == ""
}

// absent reports an argument that is missing.
func (c *checker) absent(n sakura.Node, f *fact, p *sakura.Param) {
	start, end := int(n.Start), int(n.End)
	switch {
	case p == nil || empties[f.row.ID] && c.script.NArg(n) >= f.words+f.least:
	case f.role == isLocate && c.script.Arg(n, 0) != "": // moves sideways only
	case p.Kind == sakura.EventParam:
		c.reportAs(noEvent, start, end, `%s names no event, so nothing is raised`, f.form())
	case boxes[f.row.ID]:
		c.reportAs(boxWithoutID, start, end, `%s has no id, so nobody learns what was entered: write one, or the name of an event`, f.form())
	default:
		c.reportAs(tooFewArguments, start, end, `%s lacks its argument %s`, f.form(), p.Name)
	}
}

// param gives the parameter that an argument is; nil for one too many.
func (f *fact) param(i int) *sakura.Param {
	if i < len(f.params) {
		return &f.params[i]
	}
	repeating := 0
	for repeating < len(f.params) && f.params[len(f.params)-1-repeating].Repeats {
		repeating++
	}
	if repeating == 0 {
		return nil
	}
	return &f.params[len(f.params)-repeating+(i-len(f.params))%repeating]
}

// form gives a tag as one says it: \_w[…], \![set,alpha,…].
func (f *fact) form() string {
	switch {
	case !strings.Contains(f.row.Form, "["):
		return `\` + f.row.Name
	case f.row.Words == "":
		return `\` + f.row.Name + "[…]"
	case len(f.params) == 0:
		return `\` + f.row.Name + "[" + f.row.Words + "]"
	}
	return `\` + f.row.Name + "[" + f.row.Words + ",…]"
}

// count gives a number of arguments in words.
func count(n int) string {
	switch n {
	case 0:
		return "its name"
	case 1:
		return "one argument"
	}
	return string(rune('0'+n%10)) + " arguments"
}

// option looks at one option.
func (c *checker) option(n sakura.Node, f *fact, arg string) {
	name, value, ok := strings.Cut(arg, "=")
	if ok && strings.HasPrefix(value, "=") {
		c.twice(n, name)
	}
	if len(f.options) == 0 {
		return
	}
	for _, o := range f.options {
		if strings.EqualFold(name, strings.TrimSuffix(o, "=")) {
			return
		}
	}
	if c.full(unknownOption) {
		return
	}
	if like := nearest(name, f.options); like != "" {
		c.reportAs(unknownOption, int(n.Start), int(n.End), `%s has no option %s: %s is one`, f.form(), quote(name), like)
		return
	}
	c.reportAs(unknownOption, int(n.Start), int(n.End), `%s has no option %s: it has %s`, f.form(), quote(name), strings.Join(f.options, " "))
}

// twice reports an option with two equals signs.
func (c *checker) twice(n sakura.Node, name string) {
	found := c.reportAs(doubleEquals, int(n.Start), int(n.End), `the option %s has two equals signs: one is enough`, quote(name))
	if i := strings.Index(c.script.Text(n), name+"=="); i >= 0 {
		at := int(n.Start) + i + len(name)
		found.fix(at, at+len("=="), "=")
	}
}
