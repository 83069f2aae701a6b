package ghost

import (
	"context"
	"errors"
	"slices"
	"time"
)

// Stable is where the ghosts are that could run. Its methods may be called from any goroutine.
type Stable interface {
	// Ghosts lists them as they are now, in the order in which \_+ goes round, those that run among them. It may take time, since
	// folders are read, and is never called on the goroutine of a ghost. The slice is not changed any more.
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

// listTime is how long reading a list of ghosts or shells may take: then the list counts that was read before.
const listTime = 2 * time.Second

// census reads which ghosts could run. It is not for the goroutine of a ghost; reader is whose reading it is.
func (b *Baseware) census(ctx context.Context, reader *Ghost) []Installed {
	if b.home.Ghosts == nil {
		return nil
	}
	read := func() ([]Installed, error) { return b.home.Ghosts.Ghosts(), nil }
	keep := func(all []Installed) { b.listed.Store(&all) }
	all, err := readWithin(ctx, reader, listTime, read, keep)
	if err != nil {
		return b.known()
	}
	keep(all)
	return all
}

// known gives the ghosts that could run as they were last read.
func (b *Baseware) known() []Installed {
	if all := b.listed.Load(); all != nil {
		return *all
	}
	return nil
}

// census is that of the ghost's baseware. It is for the courier.
func (g *Ghost) census(ctx context.Context) []Installed {
	if g.b == nil {
		return nil
	}
	return g.b.census(ctx, g)
}

// absent gives those of some ghosts that do not run.
func (l *life) absent(all []Installed) []Installed {
	running := l.g.b.living()
	return slices.DeleteFunc(slices.Clone(all), func(i Installed) bool {
		return slices.ContainsFunc(running, func(g *Ghost) bool { return g.opt.Identity.Name == i.Name })
	})
}

// find finds the ghost that a tag asks for among those that could run: by its name, or "random", "sequential" or "lastinstalled".
// why says what keeps it away; then it is not ok.
func (l *life) find(all []Installed, name string) (to Installed, why string, ok bool) {
	if len(all) == 0 {
		return to, errNoStable.Error(), false
	}
	absent := l.absent(all)
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
