package shells

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/tui/cell"
)

// Dress is the dress-up parts that a character wears: their numbers in ascending order with commas between. "" is none.
type Dress string

// Part is a dress-up part: a bindgroupN of descript.txt. Its number is that of the animations of interval bind that draw it.
type Part struct {
	ID int
	// Category and Name are what \![bind] names it by, clean for a terminal.
	Category, Name string
	// Thumbnail is the file of its picture for menus, clean; "" without one.
	Thumbnail string
	// Options are what holds for its category: "mustselect", "multiple", both with a plus between, or "".
	Options string
	// Default says that it is worn at first.
	Default bool

	with []int // parts that are worn with it
}

// wardrobe is the parts of a scope.
type wardrobe struct {
	parts []*Part // by their numbers
	byID  map[int]*Part
	rules []rule
	full  bool // there were too many parts
}

// rule is a bindoption line.
type rule struct {
	category         string
	always, multiple bool
}

// maxParts is how many parts a scope may have.
const maxParts = 1 << 16

// dress reads the dress-up parts.
func (l *loader) dress(d descript.Descript) {
	l.shell.wardrobe = map[int]*wardrobe{}
	for key, value := range d.All() {
		who, rest, ok := strings.Cut(key, ".bind")
		scope, isScope := parseScope(who)
		if !ok || !isScope {
			continue
		}
		w := l.shell.wardrobe[scope]
		if w == nil {
			w = &wardrobe{byID: map[int]*Part{}}
			l.shell.wardrobe[scope] = w
		}
		if err := w.read(rest, value); err != "" {
			l.mistaken("descript.txt", d.Line(key), "%s: %s", quoted(key), err)
		}
	}
	for _, w := range l.shell.wardrobe {
		slices.SortFunc(w.parts, func(a, b *Part) int { return cmp.Compare(a.ID, b.ID) })
	}
}

// read takes a line of descript.txt behind "sakura.bind". It says what is wrong with it.
func (w *wardrobe) read(key, value string) (wrong string) {
	key, what, _ := strings.Cut(key, ".")
	fields := fieldsOf(value)
	if strings.HasPrefix(key, "option") && what == "group" {
		w.option(fields)
		return ""
	}
	digits, ok := strings.CutPrefix(key, "group")
	id, isID := parseID(digits)
	if !ok || !isID {
		return ""
	}
	p := w.part(id)
	if p == nil {
		if w.full {
			return ""
		}
		w.full = true
		return fmt.Sprintf("more than %d parts", maxParts)
	}
	switch what {
	case "name":
		p.Category = cell.Clean(fields[0])
		if len(fields) > 1 {
			p.Name = cell.Clean(fields[1])
		}
		if len(fields) > 2 {
			p.Thumbnail = cell.Clean(fields[2])
		}
	case "default":
		p.Default = fields[0] == "1"
	case "addid":
		ids, ok := parseIDs(value)
		if p.with = append(p.with, ids...); !ok {
			return "it wants numbers of parts"
		}
	}
	return ""
}

// option reads a category and what holds for it.
func (w *wardrobe) option(fields []string) {
	r := rule{category: cell.Clean(fields[0])}
	for word := range strings.SplitSeq(strings.Join(fields[1:], "+"), "+") {
		r.always = r.always || word == "mustselect"
		r.multiple = r.multiple || word == "multiple"
	}
	if len(w.rules) < maxParts {
		w.rules = append(w.rules, r)
	}
}

// part gives the part of a number, a new one if need be; nil when there are too many.
func (w *wardrobe) part(id int) *Part {
	if p := w.byID[id]; p != nil || len(w.parts) == maxParts {
		return p
	}
	p := &Part{ID: id}
	w.parts = append(w.parts, p)
	w.byID[id] = p
	return p
}

// rule gives what holds for a category: without a line, one part or none.
func (w *wardrobe) rule(category string) rule {
	for _, r := range slices.Backward(w.rules) {
		if r.category == category {
			return r
		}
	}
	return rule{category: category}
}

// Parts returns the dress-up parts of a scope by their numbers.
func (s *Shell) Parts(scope int) []Part {
	w := s.wardrobe[scope]
	if w == nil {
		return nil
	}
	parts := make([]Part, len(w.parts))
	rules := map[string]string{}
	for _, r := range w.rules {
		rules[r.category] = r.String()
	}
	for i, p := range w.parts {
		parts[i] = *p
		parts[i].Options = rules[p.Category]
	}
	return parts
}

// Dress returns what a scope wears at first: the parts that are so by default, and the first one of a category of which
// something must be worn.
func (s *Shell) Dress(scope int) Dress {
	w := s.wardrobe[scope]
	if w == nil {
		return ""
	}
	var on []int
	for _, p := range w.parts {
		if p.Default {
			on = append(on, p.ID)
		}
	}
	for _, r := range w.rules {
		if r.always && !slices.ContainsFunc(on, w.in(r.category)) {
			if i := slices.IndexFunc(w.parts, func(p *Part) bool { return p.Category == r.category }); i >= 0 {
				on = append(on, w.parts[i].ID)
			}
		}
	}
	return dressOf(on)
}

// in says of numbers whether they are those of parts of a category.
func (w *wardrobe) in(category string) func(id int) bool {
	return func(id int) bool {
		p := w.byID[id]
		return p != nil && p.Category == category
	}
}

// PutOn gives what is worn once a part was put on, or without a name all parts of the category that may be worn together.
// Where the category allows one part only, it takes the place of the other.
func (s *Shell) PutOn(scope int, d Dress, category, name string) Dress {
	w := s.wardrobe[scope]
	if w == nil {
		return d
	}
	put := w.meant(category, name)
	if len(put) == 0 {
		return d
	}
	on := d.ids()
	if !w.rule(category).multiple {
		on, put = slices.DeleteFunc(on, w.in(category)), put[len(put)-1:]
	}
	return dressOf(append(on, put...))
}

// TakeOff gives what is worn once a part was taken off, or without a name all of the category. The last part of a category of
// which something must be worn stays.
func (s *Shell) TakeOff(scope int, d Dress, category, name string) Dress {
	w := s.wardrobe[scope]
	if w == nil {
		return d
	}
	off := map[int]bool{}
	for _, id := range w.meant(category, name) {
		off[id] = true
	}
	on := d.ids()
	rest := slices.DeleteFunc(slices.Clone(on), func(id int) bool { return off[id] })
	if w.rule(category).always && !slices.ContainsFunc(rest, w.in(category)) {
		if i := slices.IndexFunc(on, w.in(category)); i >= 0 {
			rest = append(rest, on[i])
		}
	}
	return dressOf(rest)
}

// meant gives the numbers of the part of a name, or without one of all of the category, in ascending order.
func (w *wardrobe) meant(category, name string) (ids []int) {
	for _, p := range w.parts {
		if p.Category == category && (name == "" || p.Name == name) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// String gives the words of the rule as descript.txt has them.
func (r rule) String() string {
	var words []string
	if r.always {
		words = append(words, "mustselect")
	}
	if r.multiple {
		words = append(words, "multiple")
	}
	return strings.Join(words, "+")
}

// worn gives the numbers of all parts that show: those that are worn, and those that are worn with them.
func (s *Shell) worn(scope int, d Dress) map[int]bool {
	on := map[int]bool{}
	w := s.wardrobe[scope]
	for _, id := range d.ids() {
		on[id] = true
		if w == nil {
			continue
		}
		if p := w.byID[id]; p != nil {
			for _, with := range p.with {
				on[with] = true
			}
		}
	}
	return on
}

// dressOf makes a Dress of numbers.
func dressOf(ids []int) Dress {
	slices.Sort(ids)
	var b strings.Builder
	for i, id := range slices.Compact(ids) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(id))
	}
	return Dress(b.String())
}

// ids gives the numbers; what is none is left out.
func (d Dress) ids() []int {
	var ids []int
	for item := range strings.SplitSeq(string(d), ",") {
		if id, ok := parseID(item); ok && len(ids) < maxParts {
			ids = append(ids, id)
		}
	}
	return ids
}

// Has says whether the part of a number is worn.
func (d Dress) Has(id int) bool { return slices.Contains(d.ids(), id) }
