package shells

import "unique"

// twins finds what was read before: authors repeat the same lines in every surface, so that a text of some MiB may hold a few
// hundred different ones.
type twins struct {
	patterns   map[wording]*pattern
	animations map[simple]*animation
}

// maxTwins is how many different ones are remembered of either.
const maxTwins = 1 << 16

// wording is what a pattern is made of.
type wording struct {
	number, value string
	modern        bool
}

// simple is an animation that has nothing besides one pattern.
type simple struct {
	id   int
	when interval
	only *pattern
}

// pattern is parsePattern that gives the same one for the same words.
func (t *twins) pattern(file, number string, e entry, modern bool) (*pattern, error) {
	of := wording{number, e.value, modern}
	if p := t.patterns[of]; p != nil {
		return p, nil
	}
	p, err := parsePattern(file, number, e, modern)
	if p == nil {
		return nil, err
	}
	p.method, p.name = kept(p.method), kept(p.name)
	if err == nil && len(t.patterns) < maxTwins { // a mistake is told again in the next line that has it
		if t.patterns == nil {
			t.patterns = map[wording]*pattern{}
		}
		t.patterns[of] = p
	}
	return p, err
}

// animation gives one that says the same.
func (t *twins) animation(one *animation) *animation {
	if one.when == nil || len(one.patterns) != 1 || len(one.areas) > 0 || one.name != "" || one.exclusive || one.background || one.shared {
		return one
	}
	of := simple{one.id, *one.when, one.patterns[0]}
	if found := t.animations[of]; found != nil {
		return found
	}
	if len(t.animations) < maxTwins {
		if t.animations == nil {
			t.animations = map[simple]*animation{}
		}
		t.animations[of] = one
	}
	return one
}

// kept gives a word by itself: what it stands in, which may be of some MiB, need not be kept with it.
func kept(word string) string { return unique.Make(word).Value() }
