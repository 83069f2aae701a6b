package sakura

import (
	"slices"
	"strings"
)

// kinds are the names that the table has for arguments of which more is known than that they are text.
var kinds = map[string]ParamKind{
	"ms": MillisecondsParam, "percent": PercentParam, "x-percent": PercentParam, "y-percent": PercentParam,
	"surface": SurfaceParam, "surface-id": SurfaceParam, "event": EventParam, "OnEvent": EventParam, "scope": ScopeParam,
	"file": FileParam, "file.ico": FileParam, "zip": FileParam, "dir": FileParam, "url": URLParam, "colour": ColorParam,
	"x": NumberParam, "y": NumberParam, "width": NumberParam, "height": NumberParam, "r": NumberParam, "g": NumberParam,
	"b": NumberParam, "a": NumberParam, "c": NumberParam, "d": NumberParam, "size": NumberParam, "count": NumberParam,
	"start": NumberParam, "digit": NumberParam, "balloon": NumberParam, "speed-ratio": NumberParam, "track": NumberParam,
	"repeat": NumberParam, "line": NumberParam, "status": NumberParam, "min": NumberParam,
	"max": NumberParam, "year": NumberParam, "month": NumberParam, "day": NumberParam, "hour": NumberParam,
	"minute": NumberParam, "second": NumberParam, "left": NumberParam, "top": NumberParam, "right": NumberParam,
	"bottom": NumberParam, "position": NumberParam,
}

// named says whether an alternative is a name of what may stand there; else it stands there itself.
func named(alternative string) bool {
	switch alternative {
	case "id", "name", "alias", "ghost", "ms", "plugin id":
		return true
	}
	return false
}

// notation reads how the table writes arguments: names with commas between them, [x] for what may be left out, x|y for
// alternatives, x... for what may stand again, (x, y)... for several that do so together, "x" for a word. What stands
// behind a semicolon, and in round brackets behind a name, is a remark.
type notation struct {
	params []Param
	// is is the word that tells the row from others.
	is string
	// brackets are open: what is read may be left out.
	brackets int
	// group is the index of the first parameter in round brackets; -1 outside.
	group int
}

// read reads a whole notation.
func (n *notation) read(text string) {
	text, _, _ = strings.Cut(text, ";")
	if text == "" {
		return
	}
	n.params = make([]Param, 0, strings.Count(text, ",")+1)
	n.group = -1
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if strings.IndexByte("[](),", c) < 0 {
			continue
		}
		item := strings.TrimSpace(text[start:i])
		if c == '(' && item != "" {
			// A remark: what stood before it goes on behind it.
			end := strings.IndexByte(text[i:], ')') + i + 1
			n.item(item)
			i, start = end-1, end
			continue
		}
		n.item(item)
		start = i + 1
		switch c {
		case '[':
			n.brackets++
		case ']':
			n.brackets--
		case '(':
			n.group = len(n.params)
		case ')':
			for j := range n.params[n.group:] {
				n.params[n.group+j].Repeats = true
			}
			n.group = -1
			start += len("...")
			i = start - 1
		}
	}
	n.item(strings.TrimSpace(text[start:]))
}

// item adds one parameter, or says that the last one may stand again.
func (n *notation) item(item string) {
	item, repeats := strings.CutSuffix(item, "...")
	if item == "" {
		if repeats {
			n.params[len(n.params)-1].Repeats = true
		}
		return
	}
	p := Param{Name: item, Optional: n.brackets > 0, Repeats: repeats}
	switch {
	case strings.HasPrefix(item, "--") || item == "options":
		p = Param{Name: "options", Kind: OptionParam, Optional: true, Repeats: true}
	case len(item) == 2 && item[0] == 'r' && isDigit(item[1]):
		p = Param{Name: "reference", Optional: true, Repeats: true}
	default:
		n.alternatives(&p)
	}
	if last := len(n.params) - 1; last >= 0 && n.params[last].Name == p.Name && n.group < 0 {
		n.params[last].Repeats = true
		return
	}
	n.params = append(n.params, p)
	if p.Kind == ColorParam {
		n.params = append(n.params, Param{Name: "green", Optional: true}, Param{Name: "blue", Optional: true})
	}
}

// alternatives says what a parameter has to be, by its name: one name is that of a kind, or of any text, unless it stands in
// quotes or tells the row from others; of several, those that are no names are words.
func (n *notation) alternatives(p *Param) {
	alternatives := strings.Split(p.Name, "|")
	words := len(alternatives) > 1 || p.Name == n.is || p.Name[0] == '"'
	p.Name = strings.ReplaceAll(p.Name, `"`, "")
	if !words {
		p.Kind = kinds[p.Name]
		return
	}
	p.Kind = WordParam
	for _, a := range alternatives {
		if a = strings.TrimSpace(a); named(a) {
			p.Kind = kinds[a]
		} else {
			p.Words = append(p.Words, strings.Trim(a, `"`))
		}
	}
	if p.Kind == WordParam && slices.Contains(p.Words, "true") && slices.Contains(p.Words, "false") {
		p.Kind = BoolParam
	}
}

// Params gives the arguments behind the words of a tag, in their order; nil where it takes none. They are read from the
// table anew at each call.
func (r Row) Params() []Param {
	n := notation{is: r.is}
	if r.takes != "" {
		n.read(r.takes)
		return n.params
	}
	words := strings.Split(r.Words, ",")
	first, rest, _ := strings.Cut(r.Args, ",")
	if strings.TrimSpace(first) == words[len(words)-1] {
		n.read(rest)
	} else {
		n.read(r.Args)
	}
	return n.params
}

// Takes gives how many arguments stand behind the words of a tag, at least and at most; most is -1 where any number may. The
// digit of a one-digit form and the second bracket of \q[ID][title] count as arguments.
func (r Row) Takes() (least, most int) { return r.Count(r.Params()) }

// Count is Takes for who has the parameters of the row already.
func (r Row) Count(params []Param) (least, most int) {
	for i := range params {
		p := &params[i]
		if !p.Optional {
			least++
		}
		switch {
		case p.Repeats:
			most = -1
		case most >= 0:
			most++
		}
	}
	if r.shape == either {
		least = 0
	}
	return least, most
}
