package check

import (
	"strings"

	"ukatty/sakura"
)

// styleRules are about what works and has a better form, or works somewhere only.
var styleRules = family{
	oldForm: {
		name: "old-form", title: "There is a modern form of this tag", severity: Info,
		why: `The list of tags calls these forms old. They still work, but new basewares may leave them out, and readers have to ` +
			`look them up.`,
		wrong: `\0おわり\z`, right: `\0おわり\e`,
		tags: []string{
			"end-old", "raw-old", "aitalk", "teachbox-old", "communicatebox-old", "reloadsurface", "choice-old", "choice-old-numbered",
		},
		node: (*checker).old,
	},
	oneBaseware: {
		name: "one-baseware", title: "Only one baseware knows the tag", severity: Info,
		why:   `Everywhere else, SSP included, nothing happens.`,
		wrong: `\![reset,position]\0やあ\e`, right: `\![reset,zorder]\0やあ\e`,
		tags: onlyOne(),
		node: func(c *checker, n sakura.Node) {
			f := &facts[n.Tag]
			_, only, _ := strings.Cut(f.row.Summary, "(")
			c.report(int(n.Start), int(n.End), "%s works in one baseware only (%s", f.form(), only)
		},
	},
	notForOutside: {
		name: "not-for-outside", title: "Callers from outside may not have this tag performed", severity: Error,
		why: `A script that comes from outside is performed as far as it stays on the stage: what reaches further is dropped, ` +
			`with a line in the journal. This rule looks only when scripts from outside are checked.`,
		wrong: `\0やあ\![raise,OnTest]\e`, right: `\0やあ\e`,
	},
}

// onlyOne gives the slugs of the rows that the table says only one baseware knows.
func onlyOne() []string {
	var slugs []string
	for _, r := range sakura.Tags() {
		if strings.HasSuffix(r.Summary, " only)") && strings.Contains(r.Summary, "(") {
			slugs = append(slugs, r.ID)
		}
	}
	return slugs
}

// modern are the forms that took the place of old ones, by the slugs of their rows.
var modern = map[string]string{
	"end-old": `\e`, "aitalk": `\![raise,OnAITalk]`, "teachbox-old": `\![open,teachbox]`,
	"communicatebox-old": `\![open,communicatebox]`, "reloadsurface": `\![reload,shell]`,
}

// old looks at a tag that has a modern form.
func (c *checker) old(n sakura.Node) {
	start, end := int(n.Start), int(n.End)
	id := facts[n.Tag].row.ID
	switch with := modern[id]; {
	case with != "":
		c.report(start, end, "%s is the old form of %s", c.script.Text(n), with).fix(start, end, with)
	case id == "raw-old":
		c.oldRaw(n)
	default:
		c.oldChoice(n)
	}
}

// oldRaw looks at \_!, the old form of \_?, where it opens.
func (c *checker) oldRaw(n sakura.Node) {
	if c.raw != 0 {
		return
	}
	f := c.report(int(n.Start), int(n.End), `\_! is the old form of \_?`)
	for last := int(c.i) + 1; last < len(c.nodes) && last <= int(c.i)+2; last++ {
		if second := c.nodes[last]; second.Tag == n.Tag {
			if text := c.src[n.End:second.Start]; !strings.Contains(text, `\_?`) {
				f.fix(int(n.Start), int(second.End), `\_?`+text+`\_?`)
			}
			return
		}
	}
}

// oldChoice looks at \q[ID][title].
func (c *checker) oldChoice(n sakura.Node) {
	args := c.script.NArg(n)
	if numbered := facts[n.Tag].row.ID != "choice-old"; args < 2 || numbered && args < 3 || c.src[n.End-1] != ']' {
		return
	}
	f := c.report(int(n.Start), int(n.End), `\q[ID][title] is the old form of \q[title,ID]\n`)
	id, title := c.script.Arg(n, args-2), c.script.Arg(n, args-1)
	if id == "" || title == "" || c.sync != 0 || c.next(n) == '[' || strings.ContainsAny(id+title, `,"[]\%`) {
		return
	}
	f.fix(int(n.Start), int(n.End), `\q[`+title+`,`+id+`]\n`)
}
