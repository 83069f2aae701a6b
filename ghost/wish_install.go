package ghost

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"ukatty/ghost/descript"
	houses "ukatty/ghost/house"
	"ukatty/ghost/nar"
	"ukatty/sakura/play"
)

// Installations: \![execute,install,path,…]. What is installed lies below the program's own folders, or in the ghost's. The
// events are those of UKADOC: OnInstallBegin, and then OnInstallCompleteEx, or else OnInstallComplete, or OnInstallFailure, or
// OnInstallRefuse for what only a ghost can take that is not here. What is for another ghost that runs is told to that one, and to
// the one whose script it was by OnInstallReroute.

// lastInstalled is what was installed last, for %lastghostname and %lastobjectname.
type lastInstalled struct{ ghost, object string }

// installCodes are the words of OnInstallFailure for what can be wrong. The first that fits counts.
var installCodes = []struct {
	is   error
	code string
}{
	{nar.ErrEncrypted, "password"},
	{nar.ErrMethod, "unsupported"},
	{houses.ErrNoInstall, "invalid type"},
	{houses.ErrRefused, "invalid type"},
	{houses.ErrBusy, "artificial"},
	{context.Canceled, "artificial"},
}

// installCode gives the word for an error.
func installCode(err error) string {
	for _, f := range installCodes {
		if errors.Is(err, f.is) {
			return f.code
		}
	}
	var wrong *descript.Error
	if errors.As(err, &wrong) {
		return "invalid type"
	}
	return "extraction"
}

// planInstall installs an archive or a folder.
func planInstall(l *life, c *play.Cue, _ talk) plan {
	name := operand(c, 0)
	p := plan{text: "install " + name, kind: AllowInstall}
	p.fail = func(code string) []link { return []link{{id: "OnInstallFailure", refs: []string{code}}} }
	var at houses.House
	if l.g.b != nil {
		at = l.g.b.home.House
	}
	switch {
	case at.Dir() == "":
		p.why = "there is no folder for what is installed"
		return p
	case name == "":
		p.why = "it names no archive"
		return p
	}
	path, open := l.g.opt.below(name), l.g.opt.open()
	p.do = func(ctx context.Context, r *running) outcome {
		if err := r.tell(ctx, link{id: "OnInstallBegin"}); err != nil {
			return outcome{p.fail("artificial"), "it was broken off"}
		}
		items, err := install(ctx, at, open, path)
		if err != nil {
			return outcome{notInstalled(err, p.fail), account("nothing was installed", err)}
		}
		r.completed(items)
		return outcome{account: installedText(items)}
	}
	return p
}

// notInstalled is the event that tells of an error.
func notInstalled(err error, fail func(code string) []link) []link {
	var foreign *houses.ForeignError
	if errors.As(err, &foreign) {
		return []link{{id: "OnInstallRefuse", refs: []string{foreign.Accept, string(foreign.Kind), foreign.Name}}}
	}
	return fail(installCode(err))
}

// install installs what lies below the folders that scripts may name.
func install(ctx context.Context, at houses.House, open folders, path string) ([]houses.Item, error) {
	from, err := open.place(path)
	if err != nil {
		return nil, err
	}
	defer from.close()
	report, err := at.Install(ctx, houses.Order{From: filepath.Join(from.root.Name(), from.name)})
	return report.Items, err
}

// installedText tells of what was installed.
func installedText(items []houses.Item) string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = fmt.Sprintf("the %s %s", item.Kind, item.Name)
		if item.Terms != "" {
			words[i] += " on the terms in " + item.Terms
		}
	}
	return clip("installed: "+strings.Join(words, ", "), maxWishText)
}

// completed raises the events that tell of what was installed.
func (r *running) completed(items []houses.Item) {
	var kinds, names, places []string
	for _, item := range items[:min(len(items), maxNames)] {
		kinds, names, places = append(kinds, string(item.Kind)), append(names, item.Name), append(places, item.Dir)
	}
	if len(items) == 0 {
		return
	}
	kind, second := kinds[0], ""
	if len(items) > 1 && items[1].Kind == nar.Balloon {
		kind, second = kind+" with balloon", names[1]
	}
	ex := []string{strings.Join(kinds, separator), strings.Join(names, separator), strings.Join(places, separator)}
	to := r.addressee(items[0])
	if to != r.g {
		refs := []string{to.Identity().Character(0), kinds[0], names[0]}
		_ = r.g.post(r.life, func(l *life) { l.event(link{id: "OnInstallReroute", refs: refs}) }) // as below
	}
	_ = to.post(r.life, func(l *life) { // a ghost that has left has no use for the news
		l.installed = lastInstalled{l.g.Identity().Character(0), names[0]}
		l.event(link{id: "OnInstallCompleteEx", refs: ex}, link{id: "OnInstallComplete", refs: []string{kind, names[0], second}})
	})
}

// addressee is the ghost that is told of what was installed: the one that it was installed for, where that runs.
func (r *running) addressee(item houses.Item) *Ghost {
	if r.g.b == nil || item.For == "" || item.For == r.g.opt.Identity.Name {
		return r.g
	}
	for _, g := range r.g.b.living() {
		if g.opt.Identity.Name == item.For {
			return g
		}
	}
	return r.g
}
