package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
)

// Which of a request's scripts a ghost plays (UKADOC's spec_sstp, IfGhost): one that names the ghost, else the default,
// else the first of them all, as a published guide for clients has it. A ghost may refuse what does not name it.

// everybody are the names that stand for whichever ghost is the default one, from the days of the first ghosts.
var everybody = []string{"さくら", "エミリ", "えみりぃ"}

// named says whether an IfGhost names a ghost: "A,B" both its characters, "A" the main one.
func named(ifghost string, id Identity) bool {
	main, partner, both := strings.Cut(ifghost, ",")
	main, partner = strings.TrimSpace(main), strings.TrimSpace(partner)
	return main == id.Character(0) && (!both || partner == id.Character(1))
}

// forEverybody says whether an IfGhost names the default ghost.
func forEverybody(ifghost string) bool {
	main, _, _ := strings.Cut(ifghost, ",")
	for _, name := range everybody {
		if strings.TrimSpace(main) == name {
			return true
		}
	}
	return false
}

// names says whether any of the scripts is meant for a ghost by name.
func names(scripts []sstp.Scripted, id Identity) bool {
	for _, s := range scripts {
		if s.IfGhost != "" && named(s.IfGhost, id) {
			return true
		}
	}
	return false
}

// choose gives the script that a ghost plays. refused: it names another ghost, or none, and this one takes only scripts
// that name it.
func choose(scripts []sstp.Scripted, id Identity) (script string, refused bool) {
	fallback, found := "", false
	for _, s := range scripts {
		switch {
		case s.IfGhost != "" && named(s.IfGhost, id):
			return s.Script, false
		case !found && (s.IfGhost == "" || forEverybody(s.IfGhost)):
			fallback, found = s.Script, true
		}
	}
	switch {
	case len(scripts) == 0:
		return "", false
	case !id.AllowUnspecified:
		return "", true
	case found:
		return fallback, false
	default:
		return scripts[0].Script, false
	}
}
