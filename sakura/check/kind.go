package check

import (
	"html"
	"strconv"
	"strings"

	"ukatty/sakura"
)

// kindRules are about what an argument has to be.
var kindRules = family{
	notANumber: {
		name: "not-a-number", title: "An argument has to be a number", severity: Error,
		why:   `What is no number is ignored, and the tag with it, or it counts as 0, depending on the baseware.`,
		wrong: `\0やあ\n[ten]さて\e`, right: `\0やあ\n[10]さて\e`,
		tags: []string{"locate"},
		node: (*checker).coordinates,
	},
	notATime: {
		name: "not-a-time", title: "An argument has to be a time in milliseconds", severity: Error,
		why:   `Times are whole numbers of milliseconds, without a unit. Anything else is ignored, or read up to the first letter.`,
		wrong: `\0待って\_w[500ms]ね\e`, right: `\0待って\_w[500]ね\e`,
	},
	notAColour: {
		name: "not-a-colour", title: "An argument has to be a colour", severity: Error,
		why: `Colours are #rgb, #rrggbb, three numbers of 0 to 255 or 0% to 100%, a name of CSS in lower case, or one of default, ` +
			`disable and default.anchor and so on. Anything else changes nothing.`,
		wrong: `\0\f[color,redd]赤\e`, right: `\0\f[color,red]赤\e`,
	},
	notABoolean: {
		name: "not-a-boolean", title: "An argument has to say yes or no", severity: Error,
		why:   `What is not one of the words for yes and no is ignored.`,
		wrong: `\0\f[bold,yes]太字\e`, right: `\0\f[bold,true]太字\e`,
	},
	notAWord: {
		name: "not-a-word", title: "An argument has to be one of a few words", severity: Warning,
		why:   `What is none of these words is ignored, or counts as the default.`,
		wrong: `\0\f[align,centre]中央\e`, right: `\0\f[align,center]中央\e`,
	},
	notACharacter: {
		name: "not-a-character", title: `\_u, \_m or \& names no character that can be shown`, severity: Error,
		why: `\_u takes a UCS-2 code up to 0xFFFF that is no half of a pair, \_m one up to 0xFF, both of characters that can be ` +
			`shown, \& the name of an HTML entity without & and semicolon.`,
		wrong: `\0\_u[0x1F600]\e`, right: `\0\_u[0x3042]\e`,
		tags: []string{"ucs2", "ascii", "entity"},
		node: (*checker).character,
	},
	linkScheme: {
		name: "link-scheme", title: "A link has a scheme that is not opened", severity: Warning,
		why: `\j opens http:, https:, file: and mailto: links. Other schemes may start programs, so that basewares refuse them, ` +
			`and so does this one.`,
		wrong: `\0見て\j[htp://example.com/]\e`, right: `\0見て\j[https://example.com/]\e`,
		tags: []string{"jump", "open-browser"},
		node: func(c *checker, n sakura.Node) {
			link := c.script.Arg(n, facts[n.Tag].words)
			scheme, _, ok := strings.Cut(link, ":")
			if !ok || strings.Contains(scheme, "%") || strings.Contains(" http https file mailto ", " "+strings.ToLower(scheme)+" ") {
				return
			}
			c.report(int(n.Start), int(n.End), "links of the scheme %s are not opened: http, https, file and mailto are", quote(scheme))
		},
	},
}

// kind looks at one argument that is not empty.
func (c *checker) kind(n sakura.Node, f *fact, p *sakura.Param, arg string) {
	if p == nil || kinds[p.Kind] == nil || expands(arg) {
		return
	}
	for _, w := range p.Words {
		if strings.EqualFold(w, arg) {
			return
		}
	}
	kinds[p.Kind](c, n, f, p, arg)
}

// expands says whether a variable may stand in an argument: then nobody knows what it will be.
func expands(arg string) bool {
	i := strings.IndexByte(arg, '%')
	for i >= 0 && i+1 < len(arg) && !isLetter(arg[i+1]) {
		next := strings.IndexByte(arg[i+1:], '%')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return i >= 0 && i+1 < len(arg)
}

// kinds are what looks at arguments, by their kind.
var kinds = [...]func(c *checker, n sakura.Node, f *fact, p *sakura.Param, arg string){
	sakura.WordParam: func(c *checker, n sakura.Node, f *fact, p *sakura.Param, arg string) {
		c.wrong(notAWord, n, f, p, arg, "one of "+strings.Join(p.Words, " "))
	},
	sakura.BoolParam: func(c *checker, n sakura.Node, f *fact, p *sakura.Param, arg string) {
		c.wrong(notABoolean, n, f, p, arg, "one of "+strings.Join(p.Words, " "))
	},
	sakura.NumberParam:       (*checker).number,
	sakura.ScopeParam:        (*checker).number,
	sakura.PercentParam:      (*checker).number,
	sakura.MillisecondsParam: (*checker).time,
	sakura.ColorParam: func(c *checker, n sakura.Node, f *fact, p *sakura.Param, arg string) {
		if !c.isColour(n, f, arg) {
			c.wrong(notAColour, n, f, p, arg, "a colour")
		}
	},
	sakura.SurfaceParam: func(c *checker, n sakura.Node, f *fact, _ *sakura.Param, arg string) {
		if !c.swallowed(n, f, arg) {
			c.surface(n, arg)
		}
	},
	sakura.EventParam: func(c *checker, n sakura.Node, f *fact, _ *sakura.Param, arg string) {
		if f.role == noRole && f.row.ID != "get-property" && !strings.HasPrefix(arg, "On") {
			c.reportAs(eventName, int(n.Start), int(n.End), "the event %s does not begin with On, so it is none of those that SHIORI expects", quote(arg))
		}
	},
	sakura.OptionParam: nil,
}

// wrong reports an argument that is not what it has to be.
func (c *checker) wrong(id ruleID, n sakura.Node, f *fact, p *sakura.Param, arg, what string) *Finding {
	name := p.Name
	if strings.Contains(name, "|") {
		name = "the argument"
	}
	return c.reportAs(id, int(n.Start), int(n.End), `%s of %s has to be %s, not %s`, name, f.form(), what, quote(arg))
}

// swallowed reports an argument that holds a tag and should not: the bracket before it was meant to be closed earlier.
func (c *checker) swallowed(n sakura.Node, f *fact, arg string) bool {
	i := strings.IndexByte(arg, '\\')
	if i < 0 || i+1 == len(arg) {
		return false
	}
	if i = strings.IndexByte(c.script.Text(n)[1:], '\\') + 1; i <= 0 {
		return false
	}
	c.reportAs(unclosedBracket, int(n.Start), int(n.End), `the bracket of %s is closed by that of a later tag, so both are lost: write ] where it ends`, f.form())
	return true
}

// number looks at a number, with a sign and a fraction perhaps, or @ before it where it counts from a place.
func (c *checker) number(n sakura.Node, f *fact, p *sakura.Param, arg string) {
	s := strings.TrimSpace(arg)
	if f.row.ID == "set-balloonoffset" {
		s = strings.TrimPrefix(s, "@")
	} else if p.Kind == sakura.PercentParam {
		s = strings.TrimSuffix(s, "%")
	}
	s = strings.TrimLeft(s, "+-")
	if s != "" && strings.Trim(s, "0123456789.") == "" || c.swallowed(n, f, arg) {
		return
	}
	if _, err := strconv.ParseInt(s, 0, 64); err == nil {
		return
	}
	c.wrong(notANumber, n, f, p, arg, "a number")
}

// coordinates looks at those of \_l: a number each, with @ before it and a unit behind it perhaps.
func (c *checker) coordinates(n sakura.Node) {
	for i := range min(c.script.NArg(n), 2) {
		arg := c.script.Arg(n, i)
		s := strings.TrimPrefix(strings.TrimSpace(arg), "@")
		for _, unit := range []string{"px", "em", "lh", "%"} {
			if number, ok := strings.CutSuffix(s, unit); ok {
				s = number
				break
			}
		}
		if s = strings.TrimLeft(s, "+-"); strings.Trim(s, "0123456789.") != "" && !expands(arg) {
			c.report(int(n.Start), int(n.End), `%s is no place in a balloon: write a number, and px, em, lh or %% behind it`, quote(arg))
		}
	}
}

// time looks at a time in milliseconds.
func (c *checker) time(n sakura.Node, f *fact, p *sakura.Param, arg string) {
	digits := strings.TrimLeft(strings.TrimSpace(arg), "+-")
	if digits != "" && strings.Trim(digits, "0123456789") == "" || c.swallowed(n, f, arg) {
		return
	}
	found := c.wrong(notATime, n, f, p, arg, "a whole number of milliseconds")
	if at := strings.LastIndex(c.script.Text(n), arg); at >= 0 && strings.Count(c.script.Text(n), arg) == 1 {
		if ms := inMilliseconds(arg); ms != "" {
			found.fix(int(n.Start)+at, int(n.Start)+at+len(arg), ms)
		}
	}
}

// inMilliseconds gives a time with a unit in milliseconds; "" where it is none.
func inMilliseconds(arg string) string {
	for _, u := range []struct {
		unit   string
		factor float64
	}{{"msec", 1}, {"ms", 1}, {"sec", 1000}, {"s", 1000}} {
		number, ok := strings.CutSuffix(strings.ToLower(arg), u.unit)
		if !ok {
			continue
		}
		number = strings.TrimSpace(number)
		f, err := strconv.ParseFloat(number, 64)
		if err != nil || strings.Trim(number, "0123456789.") != "" || f*u.factor > 1e9 || f*u.factor != float64(int(f*u.factor)) {
			return ""
		}
		return strconv.Itoa(int(f * u.factor))
	}
	return ""
}

// character looks at the code or name of a character.
func (c *checker) character(n sakura.Node) {
	arg := c.script.Arg(n, 0)
	if arg == "" || strings.Contains(arg, "%") {
		return
	}
	switch c.src[n.Start+1] {
	case '&':
		if s := html.UnescapeString("&" + arg + ";"); strings.HasSuffix(s, ";") && len(s) > 1 {
			c.report(int(n.Start), int(n.End), `there is no HTML entity %s`, quote(arg))
		}
	default:
		most := uint64(0xFFFF)
		if c.src[n.Start+2] == 'm' {
			most = 0xFF
		}
		code, err := strconv.ParseUint(arg, 0, 32)
		if err != nil || code > most || code < ' ' || code >= 0x7F && code < 0xA0 || code >= 0xD800 && code < 0xE000 {
			c.report(int(n.Start), int(n.End), `%s is the code of no character that can be shown: write one of 0x20 to %#x`, quote(arg), most)
		}
	}
}
