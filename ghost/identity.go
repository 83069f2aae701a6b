package ghost

import (
	"strconv"

	"ukatty/ghost/descript"
)

// Identity is who a ghost is, as its descript.txt says.
type Identity struct {
	// Name is the ghost's own name.
	Name string
	// Names are those of its characters, by scope.
	Names []string
	// Nickname is the second name of \0 (%selfname2).
	Nickname string
	// Craftman is who made it, CraftmanURL a page of theirs.
	Craftman, CraftmanURL string
	// HomeURL is where updates of the ghost are.
	HomeURL string
	// AllowUnspecified: scripts that name no ghost are welcome (sstp.allowunspecifiedsend).
	AllowUnspecified bool
	// AllowCommunicate: COMMUNICATE and GIVE are welcome (sstp.allowcommunicate).
	AllowCommunicate bool
}

// maxNamed is how many characters can have a name.
const maxNamed = 256

// NewIdentity reads a descript.txt: name, sakura.name, kero.name, charN.name, sakura.name2, craftmanw, craftman,
// craftmanurl, homeurl, sstp.allowunspecifiedsend and sstp.allowcommunicate. A character without a name of its own is
// called by its scope, \p[2].
func NewIdentity(d descript.Descript) Identity {
	id := Identity{
		Name:             d.Get("name"),
		Names:            []string{d.Get("sakura.name"), d.Get("kero.name")},
		Nickname:         d.Get("sakura.name2"),
		Craftman:         d.Get("craftmanw"),
		CraftmanURL:      d.Get("craftmanurl"),
		HomeURL:          d.Get("homeurl"),
		AllowUnspecified: d.Get("sstp.allowunspecifiedsend") != "0",
		AllowCommunicate: d.Get("sstp.allowcommunicate") != "0",
	}
	for n := len(id.Names); n < maxNamed; n++ {
		name := d.Get("char" + strconv.Itoa(n) + ".name")
		if name == "" {
			break
		}
		id.Names = append(id.Names, name)
	}
	if id.Craftman == "" {
		id.Craftman = d.Get("craftman")
	}
	if id.Name == "" {
		id.Name = id.Names[0]
	}
	return id
}

// Character gives the name of a character.
func (id Identity) Character(scope int) string {
	if scope >= 0 && scope < len(id.Names) && id.Names[scope] != "" {
		return id.Names[scope]
	}
	if scope == 0 || scope == 1 {
		return `\` + strconv.Itoa(scope)
	}
	return `\p[` + strconv.Itoa(scope) + `]`
}
