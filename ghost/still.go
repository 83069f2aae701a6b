package ghost

import (
	"math/rand/v2"
	"time"

	"ukatty/sakura/play"
)

// Still gives the Env of a ghost that does not live, for scripts that are played to be looked at: at an instant that does not
// pass, on a machine that was started just then. It knows the variables and the shell, and draws with the Seed of the
// options; nothing in it depends on the machine. It knows no properties, for those are of a living ghost.
func Still(o Options, at time.Time) play.Env {
	dice := rand.New(rand.NewPCG(o.Seed, 0)) //nolint:gosec // dice, not secrets
	return still{env{&life{g: &Ghost{opt: o}, at: at, born: at, booted: at, rng: dice}}}
}

// still is what Still gives.
type still struct{ env }

// Expand gives the value of a variable.
func (s still) Expand(name, arg string) (string, bool) {
	if name == "property" {
		return "", false
	}
	return s.env.Expand(name, arg)
}
