package ghost

import (
	"path/filepath"
	"slices"
	"strconv"
)

// Lists of things that have a name: ghosts, shells, balloons, headlines, plugins. Each list has .count, .index(ID), from
// 0, and (NAME), and some have .current; behind these stand the generic properties of a thing.

// thing is what a list has at one place.
type thing struct {
	ghost     *Ghost // nil for what is no ghost, and for one that does not run
	name      string
	character string // the name of the \0 of a ghost that does not run
	dir       string
}

// things is a list. It gives what is in it, and the place of the current one, -1 without one.
type things func(*look) (all []thing, current int)

// lists are all lists, by the beginning of their properties.
var lists = map[string]things{
	"ghostlist":              installed,
	"activeghostlist":        ghosts,
	"history.ghost":          ghosts,
	"balloonlist":            balloons,
	"history.balloon":        balloons,
	"currentghost.shelllist": wardrobe,
	"headlinelist":           none,
	"history.headline":       none,
	"pluginlist":             none,
	"history.plugin":         none,
}

// installed are the ghosts that there are: those of the stable, and of those that run the ones that are not in it. On the
// goroutine of a ghost they are those of the list that was read last: text does not wait.
func installed(k *look) ([]thing, int) {
	running, _ := ghosts(k)
	all, current := running, -1
	listed := k.x.b.known
	if k.l == nil {
		listed = func() []Installed { return k.x.b.census(k.x.ctx, k.x.g) }
	}
	if k.x.b.home.Ghosts != nil {
		all = nil
		for _, i := range listed() {
			t := thing{name: i.Name, character: i.Character, dir: i.Dir}
			for _, r := range running {
				if r.name == i.Name {
					t = r
				}
			}
			all = append(all, t)
		}
		for _, r := range running {
			if !slices.ContainsFunc(all, func(t thing) bool { return t.ghost == r.ghost }) {
				all = append(all, r)
			}
		}
	}
	for i := range all {
		if all[i].ghost == k.x.g {
			current = i
		}
	}
	return all, current
}

// ghosts are the ghosts that run, which are also those that were used in this run as far as they still do.
func ghosts(k *look) ([]thing, int) {
	running := k.x.b.living()
	all, current := make([]thing, len(running)), -1
	for i, g := range running {
		all[i] = newThing(g)
		if g == k.x.g {
			current = i
		}
	}
	return all, current
}

func newThing(g *Ghost) thing {
	t := thing{ghost: g, name: g.opt.Identity.Name}
	if dir := g.opt.Dir; dir != "" {
		t.dir = filepath.Clean(dir)
	}
	return t
}

func balloons(k *look) ([]thing, int) { return []thing{{name: k.x.b.balloon()}}, 0 }

func none(*look) ([]thing, int) { return nil, -1 }

// wardrobe are the shells that the ghost has; it wears one of them. They are read anew as the ghosts are.
func wardrobe(k *look) ([]thing, int) {
	all, current := []thing{}, -1
	if k.l == nil {
		k.x.g.survey(k.x.ctx)
	}
	for _, s := range k.x.g.shells() {
		if s == k.x.g.worn() {
			current = len(all)
		}
		all = append(all, thing{name: s.Name, dir: s.Dir})
	}
	return all, current
}

// generic are the properties of things, as far as they are known here. Not ok where a thing has none of the kind.
var generic = map[string]struct {
	of      func(thing) (string, bool)
	private bool
}{
	"name":        {of: func(t thing) (string, bool) { return t.name, true }},
	"sakuraname":  {of: sakuraName},
	"keroname":    {of: ofGhost(func(g *Ghost) string { return g.Identity().Character(1) })},
	"craftmanw":   {of: ofGhost(func(g *Ghost) string { return g.Identity().Craftman })},
	"craftmanurl": {of: ofGhost(func(g *Ghost) string { return g.Identity().CraftmanURL })},
	"homeurl":     {of: ofGhost(func(g *Ghost) string { return g.Identity().HomeURL })},
	"username":    {of: ofGhost(func(g *Ghost) string { return g.opt.User }), private: true},
	"path":        {of: func(t thing) (string, bool) { return t.dir, t.dir != "" }, private: true},
}

// sakuraName is the name of a ghost's \0.
func sakuraName(t thing) (string, bool) {
	if t.ghost == nil {
		return t.character, t.character != ""
	}
	return t.ghost.Identity().Character(0), true
}

// ofGhost is a property that only ghosts have.
func ofGhost(say func(*Ghost) string) func(thing) (string, bool) {
	return func(t thing) (string, bool) {
		if t.ghost == nil {
			return "", false
		}
		return say(t.ghost), true
	}
}

// pick finds a thing in a list; -1 without it.
type pick func(k *look, all []thing, current int) int

// picks are the ways to say which one is meant.
var picks = map[string]pick{
	"()":       byName,
	".index()": byIndex,
	".current": func(_ *look, _ []thing, current int) int { return current },
}

// byName finds a thing by its name, a ghost by that of its \0 too, and either by its folder, which external clients are
// not told of in this way either.
func byName(k *look, all []thing, _ int) int {
	want := k.arg(0)
	for i, t := range all {
		switch {
		case want == "":
		case want == t.name, want == t.character,
			t.ghost != nil && want == t.ghost.Identity().Character(0),
			t.dir != "" && !k.x.external() && filepath.Clean(want) == t.dir:
			return i
		}
	}
	return -1
}

func byIndex(k *look, all []thing, _ int) int {
	if n, ok := ordinal(k.arg(0)); ok && n < len(all) {
		return n
	}
	return -1
}

// ordinal reads a number from 0 on that a list could have: digits alone.
func ordinal(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

// ofLists gives the properties of all lists.
func ofLists() map[string]property {
	table := map[string]property{}
	for start, list := range lists {
		table[start+".count"] = property{get: func(k *look) (string, bool) {
			all, _ := list(k)
			return strconv.Itoa(len(all)), true
		}}
		for way, find := range picks {
			which := func(k *look) (thing, int) {
				all, current := list(k)
				if i := find(k, all, current); i >= 0 {
					return all[i], i
				}
				return thing{}, -1
			}
			table[start+way+".index"] = property{get: func(k *look) (string, bool) {
				_, i := which(k)
				return strconv.Itoa(i), i >= 0
			}}
			for name, g := range generic {
				table[start+way+"."+name] = property{private: g.private, get: func(k *look) (string, bool) {
					t, i := which(k)
					if i < 0 {
						return "", false
					}
					return g.of(t)
				}}
			}
		}
	}
	return table
}
