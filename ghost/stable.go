package ghost

import (
	"context"
	"errors"
	"slices"
)

// Stable is where the ghosts are that could run. Its methods may be called from any goroutine.
type Stable interface {
	// Ghosts lists them, in the order in which \_+ goes round, those that run among them. It is called while a script plays and
	// does not take time.
	Ghosts() []Installed
	// Ghost makes what a ghost of the list is made of. Its error is one sentence for the journal.
	Ghost(ctx context.Context, name string) (Options, error)
}

// Installed is a ghost that could run.
type Installed struct {
	// Name is the ghost's own name, Character that of its \0.
	Name, Character string
	// Dir is its folder, absolute; "" for one that comes with the program.
	Dir string
	// Newest: it was installed last.
	Newest bool
}

// errNoStable is what a ghost gets that wants another one where there is none.
var errNoStable = errors.New("there are no other ghosts here")

// stable gives the ghosts that could run.
func (l *life) stable() []Installed {
	if l.g.b == nil || l.g.b.home.Ghosts == nil {
		return nil
	}
	return l.g.b.home.Ghosts.Ghosts()
}

// absent gives those of the stable that do not run.
func (l *life) absent() []Installed {
	running := l.g.b.living()
	return slices.DeleteFunc(slices.Clone(l.stable()), func(i Installed) bool {
		return slices.ContainsFunc(running, func(g *Ghost) bool { return g.opt.Identity.Name == i.Name })
	})
}

// find finds the ghost that a tag asks for: by its name, or "random", "sequential" or "lastinstalled". why says what keeps it
// away; then it is not ok.
func (l *life) find(name string) (to Installed, why string, ok bool) {
	all := l.stable()
	if len(all) == 0 {
		return to, errNoStable.Error(), false
	}
	absent := l.absent()
	switch name {
	case "random":
		if len(absent) > 0 {
			return drawn(l, absent), "", true
		}
	case "sequential":
		if to, ok = l.following(all, absent); ok {
			return to, "", true
		}
	case "lastinstalled":
		if i := slices.IndexFunc(absent, func(i Installed) bool { return i.Newest }); i >= 0 {
			return absent[i], "", true
		}
	default:
		named := func(i Installed) bool { return i.Name == name }
		if i := slices.IndexFunc(absent, named); i >= 0 {
			return absent[i], "", true
		}
		if !slices.ContainsFunc(all, named) {
			return to, "there is no such ghost", false
		}
		return to, "that ghost runs already", false
	}
	return to, "there is no other ghost that does not run already", false
}

// following gives the ghost that comes behind this one in the list and does not run; behind the last one comes the first.
func (l *life) following(all, absent []Installed) (Installed, bool) {
	own := slices.IndexFunc(all, func(i Installed) bool { return i.Name == l.g.opt.Identity.Name })
	for n := range all {
		next := all[(own+1+n)%len(all)]
		if slices.Contains(absent, next) {
			return next, true
		}
	}
	return Installed{}, false
}
