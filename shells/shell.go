package shells

import (
	"io/fs"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/descript"
)

// Hidden is what \s[-1] names: no surface, the character is away.
const Hidden = "-1"

// Shell is the looks of the characters of a ghost. It is not changed once it was loaded, and may be shared.
type Shell struct {
	fsys     fs.FS
	files    map[string]string // by their names, and by those in lower case
	descript descript.Descript
	name     string
	surfaces map[int]*surface
	ids      []int                    // of surfaces, in ascending order
	aliases  map[int]map[string][]int // by scope and name
	names    map[string][]int         // what surfaces call themselves, for every scope
	labels   map[int]string           // of surfacetable.txt
	defaults map[int]string           // by scope, as the ghost wants them
	wardrobe map[int]*wardrobe        // by scope
	opacity  opacity
	mistakes []*descript.Error
	notes    []*descript.Error
}

// surface is what one id looks like.
type surface struct {
	number int
	id     string     // the number
	own    string     // the file that is called after it, "" without one
	parts  []*element // by their numbers: all text art, or all images
	art    bool       // they are text art
	order  sorting
	// animations are by their numbers, areas from front to back.
	animations []*animation
	areas      []Area
	hots       []hot // the same
	hitless    bool  // no animation has areas
	points     []point
}

// hidden is the number of Hidden; it is no surface.
const hidden = -1

// Name returns the name of the shell, clean for a terminal.
func (s *Shell) Name() string { return s.name }

// Lookup returns the value of a key of the shell's descript.txt; not ok: the file lacks it. It is foreign text.
func (s *Shell) Lookup(key string) (value string, ok bool) { return s.descript.Lookup(key) }

// For gives the shell as it is worn by the ghost whose descript.txt is d, which says by sakura.seriko.defaultsurface,
// kero.seriko.defaultsurface and charN.seriko.defaultsurface which surfaces its characters begin with (UKADOC: descript_ghost).
// What is no number there does not count. The shell itself stays as it is.
func (s *Shell) For(d descript.Descript) *Shell {
	worn := *s
	worn.defaults = map[int]string{}
	for key, value := range d.All() {
		who, ok := strings.CutSuffix(key, ".seriko.defaultsurface")
		scope, isScope := parseScope(who)
		if !ok || !isScope {
			continue
		}
		if n, isID := parseID(value); isID {
			worn.defaults[scope] = strconv.Itoa(n)
		} else if value == Hidden {
			worn.defaults[scope] = Hidden
		}
	}
	return &worn
}

// Default returns the id of the surface that a scope begins with: what the ghost says, else "0" for \0, "10" for all others. The
// shell need not have it; it may be Hidden.
func (s *Shell) Default(scope int) string {
	if id, ok := s.defaults[scope]; ok {
		return id
	}
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
	if !ok {
		return nil
	}
	return s.surfaces[n]
}

// Surfaces returns the ids of all surfaces in ascending order.
func (s *Shell) Surfaces() []string {
	var ids []string
	for _, n := range s.ids {
		ids = append(ids, s.surfaces[n].id)
	}
	return ids
}

// Images says whether there are surfaces that images show: they take time to compose, up to some hundred milliseconds where
// a surface has dozens of them.
func (s *Shell) Images() bool {
	for _, found := range s.surfaces {
		if !found.art && len(found.parts) > 0 {
			return true
		}
	}
	return false
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
	if name == "" {
		name = s.Default(scope)
	}
	if name == Hidden {
		return Hidden, true
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

// Compose gives what a pose looks like at a time after its surface came up, and when that changes next, counted from the same
// instant: 0 means never, unless the pose changes. It is pure: the same arguments give the same picture; seed decides what is
// left to chance. Images are read and decoded every time: whoever draws again keeps a Studio.
func (s *Shell) Compose(p Pose, at time.Duration, seed uint64) (Picture, time.Duration) {
	return s.Studio().Compose(p, at, seed)
}
