package shells

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// animation is one SERIKO animation of a surface: what its lines say.
type animation struct {
	id   int
	name string
	when *interval // nil: no line says it
	// exclusive stops all others while it runs, or those of only; background is drawn behind the base.
	// shared goes on where it is when another surface comes up of which the same is said.
	exclusive, background, shared bool
	only                          []int
	patterns                      []*pattern
	areas                         []Area
	settled                       bool
}

// animate reads a line of an animation: of version 1, animation0.pattern2,overlay,100,50,0,0 with the pause in milliseconds,
// or of version 0, 0pattern2,100,5,overlay,0,0 with hundredths of a second. Other lines are none.
func (c *content) animate(file string, e entry) error {
	id, what, modern := strings.Cut(strings.TrimPrefix(e.key, "animation"), ".")
	if modern = modern && strings.HasPrefix(e.key, "animation"); !modern {
		id = e.key[:len(e.key)-len(strings.TrimLeft(e.key, "0123456789"))]
		what = e.key[len(id):]
	}
	n, ok := parseID(id)
	if !ok {
		if modern {
			return fail(file, e.line, "%s: the number of an animation is at most %d", quoted(e.key), MaxID)
		}
		return nil
	}
	switch {
	case what == "interval":
		when, err := parseInterval(file, e)
		c.animation(n).when = &when
		return err
	case what == "name" && modern:
		c.animation(n).name = kept(e.value)
	case what == "option":
		return c.animation(n).option(file, e)
	case strings.HasPrefix(what, "pattern"):
		p, err := c.known.pattern(file, strings.TrimPrefix(what, "pattern"), e, modern)
		if p != nil {
			a := c.animation(n)
			a.patterns = append(a.patterns, p)
		}
		return err
	case strings.HasPrefix(what, "collision"):
		area, ok, err := parseArea(file, what, e)
		if ok {
			a := c.animation(n)
			a.areas = append(a.areas, area)
		}
		return err
	}
	return nil
}

// animation gives the animation of a number that the block tells about, a new one if need be.
func (c *content) animation(id int) *animation {
	// The lines of one stand together.
	for i := len(c.animations) - 1; i >= max(len(c.animations)-8, 0); i-- {
		if c.animations[i].id == id {
			return c.animations[i]
		}
	}
	a := &animation{id: id}
	c.animations = append(c.animations, a)
	return a
}

// option reads exclusive, background and shared-index, joined by +; exclusive may name those that it shuts out.
func (a *animation) option(file string, e entry) (err error) {
	words, ids, _ := strings.Cut(e.value, ",")
	for word := range strings.SplitSeq(words, "+") {
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "exclusive":
			a.exclusive = true
			a.only, _ = parseIDs(ids)
		case "background":
			a.background = true
		case "shared-index":
			a.shared = true
		default:
			err = fail(file, e.line, "the option %s is not known", quoted(word))
		}
	}
	return err
}

// joined gives the animations of a surface by their numbers, each once. Of lines that say the same the last one counts. It
// gives as well how many lines it had to go through. What it was given must not be used any more.
func joined(all []*animation) (each []*animation, lines int) {
	slices.SortStableFunc(all, func(a, b *animation) int { return cmp.Compare(a.id, b.id) })
	each = all[:0] // in the same memory: of hundreds of parts on thousands of surfaces there is much
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].id == all[0].id {
			n++
		}
		a := all[0]
		if n > 1 {
			a = &animation{id: a.id}
			for _, part := range all[:n] {
				a.join(part)
				lines += 1 + len(part.patterns) + len(part.areas)
			}
		}
		each = append(each, a)
		all = all[n:]
	}
	return each, lines
}

// join adds what further lines say.
func (a *animation) join(more *animation) {
	if more.when != nil {
		a.when = more.when
	}
	if more.name != "" {
		a.name = more.name
	}
	if more.exclusive {
		a.exclusive, a.only = true, more.only
	}
	a.background = a.background || more.background
	a.shared = a.shared || more.shared
	a.patterns = append(a.patterns, more.patterns...)
	a.areas = append(a.areas, more.areas...)
}

// settle brings the patterns into their order, once they are all there.
func (a *animation) settle() {
	a.settled = true
	slices.Reverse(a.patterns) // of those that share a number the last line counts
	slices.SortStableFunc(a.patterns, func(x, y *pattern) int { return cmp.Compare(x.number, y.number) })
	a.patterns = slices.CompactFunc(a.patterns, func(x, y *pattern) bool { return x.number == y.number })
	if a.when == nil {
		a.when = &interval{}
	}
}

// still says whether it is a dress-up part that takes no time.
func (a *animation) still() bool { return a.when.bind && !a.when.moves() }

// numbered gives the animation of a number, nil when there is none.
func (s *surface) numbered(id int) *animation {
	i, ok := slices.BinarySearchFunc(s.animations, id, func(a *animation, id int) int { return cmp.Compare(a.id, id) })
	if !ok {
		return nil
	}
	return s.animations[i]
}

// animation gives the animation of a surface by its number or name, nil when there is none.
func (s *surface) animation(id string) *animation {
	number, isNumber := parseID(id)
	for _, a := range s.animations {
		if isNumber && a.id == number || !isNumber && id != "" && a.name == id {
			return a
		}
	}
	return nil
}

// Animation is Motion for its length alone: 0 where there is none, or none that takes time.
func (s *Shell) Animation(surface, id string, intn func(n int) int) time.Duration {
	m, _ := s.Motion(surface, id, intn)
	return m.Length
}

// Motion is what a script can build on about an animation.
type Motion struct {
	// Length is how long one run takes: the pauses before its frames.
	Length time.Duration
	// Alone: it begins by itself as soon as its surface comes up.
	Alone bool
	// Part: it is a dress-up part that does not move.
	Part bool
}

// Motion tells of an animation of a surface, by its number or name; not ok where there is none. What a range of pauses leaves
// open intn draws, which returns a number from 0 to n-1.
func (s *Shell) Motion(surface, id string, intn func(n int) int) (m Motion, ok bool) {
	found := s.find(surface)
	if found == nil {
		return m, false
	}
	a := found.animation(id)
	switch {
	case a == nil:
		return m, false
	case a.still():
		return Motion{Part: true}, true
	}
	m.Alone = a.when.runonce || a.when.always
	for _, p := range a.patterns {
		m.Length += p.from
		if span := int((p.to - p.from) / time.Millisecond); span > 0 {
			m.Length += time.Duration(intn(span+1)) * time.Millisecond
		}
		if p.surface == endThis && !controls[p.method] {
			break
		}
	}
	return m, true
}

// Animations returns how many animations a surface has, dress-up parts included.
func (s *Shell) Animations(surface string) int {
	if found := s.find(surface); found != nil {
		return len(found.animations)
	}
	return 0
}

// Listens says whether any animation of a surface begins with a kind of cue that is no order: Talk, YenE, StartTalk, EndTalk.
func (s *Shell) Listens(surface string, kind CueKind) bool {
	found := s.find(surface)
	return found != nil && slices.ContainsFunc(found.animations, func(a *animation) bool {
		switch kind {
		case Talk:
			return a.when.talk > 0
		case YenE:
			return a.when.yenE
		case StartTalk:
			return a.when.startTalk
		case EndTalk:
			return a.when.endTalk
		}
		return false
	})
}
