package shells

// Hidden is what \s[-1] names: no surface, the character is away.
const Hidden = "-1"

// Shell is the looks of the characters of a ghost. It is not changed once it was loaded, and may be shared.
type Shell struct {
	name     string
	surfaces []*surface               // by number, nil where there is none
	aliases  map[int]map[string][]int // by scope and name
	names    map[string][]int         // what surfaces call themselves, for every scope
}

// surface is what one id looks like.
type surface struct {
	number int
	id     string     // the number
	own    string     // the art file that is called after it, "" without one
	parts  []*element // by their numbers
	// patterns are what lines say about animations, in their order.
	patterns []pattern
}

// hidden is the number of Hidden; it is no surface.
const hidden = -1

// Name returns the name of the shell, clean for a terminal.
func (s *Shell) Name() string { return s.name }

// Default returns the id of the surface that a scope begins with: "0" for \0, "10" for all others. The shell need not
// have it.
func (s *Shell) Default(scope int) string {
	if scope == 0 {
		return "0"
	}
	return "10"
}

// Has says whether the shell has the surface id, a number from 0 to MaxID; Hidden and the name of an alias are none.
// All scopes share the surfaces.
func (s *Shell) Has(_ int, id string) bool { return s.find(id) != nil }

func (s *Shell) find(id string) *surface {
	n, ok := parseID(id)
	if !ok || n >= len(s.surfaces) {
		return nil
	}
	return s.surfaces[n]
}

// Surfaces returns the ids of all surfaces in ascending order.
func (s *Shell) Surfaces() []string {
	var ids []string
	for _, found := range s.surfaces {
		if found != nil {
			ids = append(ids, found.id)
		}
	}
	return ids
}

// Resolve gives the id that the argument of \s stands for: an alias of the scope, else a name that surfaces have, else a
// number. Where several surfaces share a name, intn draws one: a function that returns a number from 0 to n-1. A number
// loses its leading zeros; "" is the default surface; Hidden is itself. It is not ok when the shell lacks the surface.
func (s *Shell) Resolve(scope int, name string, intn func(n int) int) (id string, ok bool) {
	for _, ids := range [][]int{s.aliases[scope][name], s.names[name]} {
		if len(ids) > 0 {
			return s.draw(ids, intn), true
		}
	}
	switch name {
	case Hidden:
		return Hidden, true
	case "":
		name = s.Default(scope)
	}
	if found := s.find(name); found != nil {
		return found.id, true
	}
	return "", false
}

func (s *Shell) draw(ids []int, intn func(n int) int) string {
	n := ids[0]
	if len(ids) > 1 {
		n = ids[intn(len(ids))]
	}
	if n == hidden {
		return Hidden
	}
	return s.surfaces[n].id
}

// Compose draws a surface from its parts: a few microseconds, and one allocation unless it has a single part. An unknown
// surface is an empty Picture. It is pure: the same arguments give the same picture.
func (s *Shell) Compose(_ int, surface string) Picture {
	found := s.find(surface)
	if found == nil {
		return Picture{}
	}
	return Picture{grid: compose(found.parts)}
}
