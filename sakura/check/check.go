package check

import (
	"math"
	"time"

	"ukatty/sakura"
)

// Options say what a script is held against. The zero value checks what can be said without knowing the ghost, the shell
// or the terminal.
type Options struct {
	// HasSurface says whether the shell knows a surface of a scope, by number or alias; nil: every one.
	HasSurface func(scope int, name string) bool
	// Encodable says whether a charset has a character beyond ASCII; nil: it has them all. Charset is how to call it.
	Encodable func(r rune) bool
	Charset   string
	// Width gives how many cells a text takes in one line; nil: sizes are not checked.
	Width func(text string) int
	// Columns and Rows are how many cells fit in a balloon; where one is not positive it is not checked.
	Columns, Rows int
	// MaxTime is how long a script may play; any time when it is not positive.
	MaxTime time.Duration
	// External: the script comes from outside, where not every tag is allowed.
	External bool
	// Fragment: the script is a piece of a longer one, as the strings of a dictionary are. Rules about a script as a whole are
	// left out.
	Fragment bool
	// Continued: a program puts such fragments together, so that what follows one may complete what stands at its end.
	Continued bool
	// Only, unless empty, are the rules to go by, Disable those to leave out, by code or name in either case of letters.
	// Unknown ones are ignored: ask Explain first.
	Only, Disable []string
	// Level: what is less severe is left out.
	Level Severity
}

// maxSource is the length that offsets of 31 bits can tell, in bytes.
const maxSource = math.MaxInt32

// Script checks a script. What it finds is sorted by position, and at one position by code. Of each rule a hundred findings
// are listed, the last of which tells how many more there are. Of a script of 2 GiB or more only what stands before is checked.
func Script(src string, o Options) []Finding { return look(src, o, maxFindings) }

// look checks a script and keeps so many findings of each rule.
func look(src string, o Options, most int32) []Finding {
	script, _ := sakura.Parse(src[:min(len(src), maxSource)])
	// The fields are set one by one: a checker that is made and then copied costs several times as much.
	c := new(checker)
	c.script, c.src, c.nodes = script, script.Source(), script.Nodes()
	c.hasSurface, c.external, c.most = o.HasSurface, o.External, most
	c.fragment, c.continued = o.Fragment, o.Continued
	c.first, c.empty = -1, -1
	c.choose(&o)
	if o.Encodable != nil {
		c.encoding(o.Encodable, o.Charset)
	}
	c.read()
	if o.MaxTime > 0 || o.Width != nil {
		c.perform(&o)
	}
	return c.finish()
}

// checker is a script that is being checked.
type checker struct {
	off set
	// hasSurface, external, fragment and continued are those of the options.
	hasSurface                    func(scope int, name string) bool
	external, fragment, continued bool
	// broken: there is a byte that is no UTF-8 before the offset known.
	broken bool
	known  int32

	script sakura.Script
	src    string
	nodes  []sakura.Node
	// i is the index of the node at work, rule the rule.
	i    int32
	rule ruleID

	// most is how many findings of each rule are kept.
	most  int32
	found []Finding
	// count is how much each rule found; nil as long as none found anything.
	count *[ruleCount]int32

	state
}

// set is a set of rules.
type set [2]uint64

func (s *set) has(id ruleID) bool { return s[id/64]&(1<<(id%64)) != 0 }

func (s *set) add(id ruleID) { s[id/64] |= 1 << (id % 64) }

func (s *set) remove(id ruleID) { s[id/64] &^= 1 << (id % 64) }

// choose switches off the rules that are not asked for.
func (c *checker) choose(o *Options) {
	if len(o.Only) > 0 {
		c.off = set{^uint64(0), ^uint64(0)}
		for _, code := range o.Only {
			if id, ok := find(code); ok {
				c.off.remove(id)
			}
		}
	}
	for _, code := range o.Disable {
		if id, ok := find(code); ok {
			c.off.add(id)
		}
	}
	if o.Fragment {
		for _, id := range wholes {
			c.off.add(id)
		}
	}
	if o.Level == Info {
		return
	}
	for id := range laws {
		if laws[id].severity < o.Level {
			c.off.add(ruleID(id))
		}
	}
}

// read looks at each node once, up to the end of the script, and at what stands behind that.
func (c *checker) read() {
	for i, n := range c.nodes {
		c.i = int32(i)
		switch n.Kind {
		case sakura.Text:
			c.text(n)
		case sakura.Escape:
			c.said(n)
		case sakura.Variable:
			c.variable(n)
		case sakura.Tag:
			c.tag(n)
		}
		c.known = int32(n.End) // #nosec G115 -- no more than maxSource
		if c.ended {
			c.behind(i + 1)
			break
		}
	}
	for _, e := range ends {
		if !c.off.has(e.rule) {
			c.rule = e.rule
			e.look(c)
		}
	}
}

// tag looks at a tag.
func (c *checker) tag(n sakura.Node) {
	f := &facts[n.Tag]
	switch bare := n.End-n.Start == f.long; {
	case n.Tag == sakura.Unknown:
		c.unknown(n)
	case f.looks && !bare:
		c.arguments(n, f)
	case bare && (f.brackets || f.lacks):
		c.bare(n, f)
	}
	if c.external && !f.outside && n.Tag != sakura.Unknown {
		c.outside(n, f)
	}
	for i := range f.steps {
		c.rule = f.steps[i].rule
		f.steps[i].look(c, n)
	}
	c.track(n, f)
}
