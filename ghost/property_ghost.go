package ghost

import (
	"strconv"
	"strings"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// What the ghost that is asked says about itself.

// ofGhosts gives the properties of the ghost that is asked.
func ofGhosts() map[string]property {
	table := map[string]property{
		"currentghost.status":                        {live: true, get: live((*life).status)},
		"currentghost.scope.count":                   {live: true, get: live(func(l *life) string { return strconv.Itoa(l.scopes()) })},
		"currentghost.scope().name":                  {live: true, get: inScope(func(l *life, n int) string { return l.g.Identity().Character(n) })},
		"currentghost.scope().surface.num":           {live: true, get: inScope((*life).surface), set: changeClothes},
		"currentghost.scope().seriko.defaultsurface": {live: true, get: inScope((*life).defaultSurface)},
		"currentghost.scope().animation.num":         {live: true, get: inScope((*life).animations)},
		"currentghost.balloon.scope().num":           {live: true, get: inScope((*life).balloonID)},
		"currentghost.balloon.count":                 {get: constant("1")},
		"currentghost.seriko.surfacelist.all":        {get: surfaceList},
		"currentghost.seriko.surfacelist.defined":    {get: surfaceList},
		"currentghost.seriko.zorder":                 arranged(func(l *life) *string { return &l.zorder }),
		"currentghost.seriko.sticky-window":          arranged(func(l *life) *string { return &l.sticky }),
	}
	for name, g := range generic {
		table["currentghost."+name] = property{private: g.private, get: func(k *look) (string, bool) { return g.of(newThing(k.x.g)) }}
		table["currentghost.balloon."+name] = property{private: g.private, get: func(k *look) (string, bool) {
			all, _ := balloons(k)
			return g.of(all[0])
		}}
	}
	for way, find := range picks {
		table["currentghost.shelllist"+way+".menu"] = menu(find)
		table["activeghostlist"+way+extended] = extension(find)
	}
	return table
}

func live(say func(*life) string) func(*look) (string, bool) {
	return func(k *look) (string, bool) { return say(k.l), true }
}

// inScope is a property of the scope that stands in the first parentheses.
func inScope(say func(l *life, scope int) string) func(*look) (string, bool) {
	return func(k *look) (string, bool) {
		scope, ok := ordinal(k.arg(0))
		if !ok || scope >= k.l.scopes() {
			return "", false
		}
		return say(k.l, scope), true
	}
}

// scopes is how many characters there are: those that have a name, and those that took part.
func (l *life) scopes() int {
	n := max(2, len(l.g.Identity().Names))
	if s := l.stage.Scopes; len(s) > 0 {
		n = max(n, s[len(s)-1].ID+1)
	}
	return n
}

// balloonID gives the id of a scope's balloon.
func (l *life) balloonID(scope int) string {
	s, _ := l.stage.Scope(scope)
	return strconv.Itoa(s.Balloon)
}

func surfaceList(k *look) (string, bool) {
	if k.x.g.Shell() == nil {
		return "", true
	}
	return strings.Join(k.x.g.Shell().Surfaces(), ","), true
}

// maxSurface is how many bytes the name of a surface may have.
const maxSurface = 256

// changeClothes shows a surface on a scope, as \s would, at once and without a script.
func changeClothes(k *look, value string) *sstp.Response {
	scope, ok := ordinal(k.arg(0))
	if !ok || scope >= k.l.scopes() {
		return refusal(sstp.BadRequest, "there is no scope %.20q", k.arg(0))
	}
	id, ok := value, value == stage.Hidden
	if !ok && value != "" && len(value) <= maxSurface {
		id, ok = env{k.l}.Surface(scope, value)
	}
	if !ok {
		return refusal(sstp.BadRequest, "the shell has no surface %.80q", value)
	}
	k.l.wear(scope, stage.Clean(id))
	return done()
}

// wear shows a surface on a scope. The script that plays has a stage of its own and does not know: what it hands out is
// dressed until it says otherwise.
func (l *life) wear(scope int, id string) {
	if l.player != nil {
		if l.worn == nil {
			l.worn = map[int]string{}
		}
		l.worn[scope] = id
	}
	was, b := l.stage, stage.NewBuilder(l.stage)
	b.SetSurface(scope, id)
	l.stage, l.changed = b.Freeze(), true
	l.changedSurface(scope, was)
	l.transcript.flush()
	l.transcript.add(journal.Surface, scope, id)
}

// dress gives the stage of a beat with the surfaces that were put on since the script began.
func (l *life) dress(b *play.Beat) stage.Stage {
	if len(l.worn) == 0 {
		return b.Stage
	}
	for i := range b.Log {
		if b.Log[i].Op == play.OpSurface {
			delete(l.worn, b.Log[i].Scope)
		}
	}
	build := stage.NewBuilder(b.Stage)
	for scope, id := range l.worn {
		if s, _ := b.Stage.Scope(scope); s.Surface == id {
			delete(l.worn, scope) // a script that began with it
			continue
		}
		build.SetSurface(scope, id)
	}
	return build.Freeze()
}
