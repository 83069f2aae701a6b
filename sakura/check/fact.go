package check

import (
	"strings"

	"ukatty/sakura"
)

// fact is what a check knows of a row of the table of tags, so that it need not be looked up at each node.
type fact struct {
	role role
	// long is how many bytes the tag has without arguments.
	long uint32
	// brackets says that brackets can follow the name, lacks that the tag may not stand without argument, looks that
	// something about its arguments can be wrong.
	brackets, lacks, looks bool
	// takesOptions says that there may be options.
	takesOptions bool
	// outside: callers from outside may have it performed.
	outside bool
	steps   []step
	row     sakura.Row
	params  []sakura.Param
	// least and most are how many of them there have to be; most is -1 where any number may.
	least, most int
	// words is how many arguments stand before them.
	words int
	// options are those that the row knows.
	options []string
}

// step is a rule that looks at the tags of a row.
type step struct {
	rule ruleID
	look func(*checker, sakura.Node)
}

// ending is a rule that looks at the end of a script.
type ending struct {
	rule ruleID
	look func(*checker)
}

var (
	// facts are the rows by TagID.
	facts []fact
	// names are the names of tags, and whether brackets can follow them.
	names = map[string]bool{}
	// variables are the names of variables.
	variables []string
	// commands are the words behind \! and behind \f: "set,balloonwait".
	commands = map[string][]string{}
	// ends are the rules that look at the end.
	ends []ending
)

// learn fills the facts from the table of tags and from the rules.
func learn() {
	rows := sakura.Tags()
	facts = make([]fact, len(rows)+1)
	for i, row := range rows {
		facts[i+1] = newFact(row)
		if strings.HasPrefix(row.Form, "%") {
			variables = append(variables, row.Name)
			continue
		}
		names[row.Name] = names[row.Name] || strings.Contains(row.Form, "[")
		if row.Words != "" {
			commands[row.Name] = append(commands[row.Name], row.Words)
		}
	}
	for i := range facts {
		facts[i].brackets = facts[i].row.ID != "" && names[facts[i].row.Name]
	}
	for slug, r := range roles {
		facts[id(slug)].role = r
	}
	for rule := range laws {
		l := &laws[rule]
		for _, slug := range l.tags {
			f := &facts[id(slug)]
			f.steps = append(f.steps, step{ruleID(rule), l.node})
		}
		if l.end != nil {
			ends = append(ends, ending{ruleID(rule), l.end})
		}
	}
}

// id finds the row of a slug that has to be there.
func id(slug string) sakura.TagID {
	t, ok := sakura.Lookup(slug)
	if !ok {
		panic("check: no row of the table is called " + slug)
	}
	return t
}

// newFact gives what a row says.
func newFact(row sakura.Row) fact {
	f := fact{row: row, params: row.Params(), options: row.Options()}
	f.least, f.most = row.Count(f.params)
	f.lacks = f.least > 0 && !strings.HasPrefix(row.Form, "%")
	if row.Words != "" {
		f.words = strings.Count(row.Words, ",") + 1
	}
	f.takesOptions = f.options != nil
	for i := range f.params {
		f.takesOptions = f.takesOptions || f.params[i].Kind == sakura.OptionParam
	}
	f.looks = strings.Contains(row.Form, "[")
	f.long, f.outside = uint32(1+len(row.Name)), row.External
	return f
}
