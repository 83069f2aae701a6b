package ghost

import (
	"cmp"
	"os"
	"slices"
	"strconv"
	"time"

	"ukatty/sakura/play"
)

// The screen that scripts are told of: that of a terminal as it has always been, in pixels as pictures of surfaces count them.
const (
	columns, lines = 80, 24
)

// env is what a player may ask its ghost without stopping the clock. It runs on the ghost's goroutine.
type env struct{ l *life }

// variables are the variables that a ghost can give a value for; what is not here is printed as it stands.
var variables = map[string]func(*life) string{
	"month":     func(l *life) string { return strconv.Itoa(int(l.at.Month())) },
	"day":       func(l *life) string { return strconv.Itoa(l.at.Day()) },
	"hour":      func(l *life) string { return strconv.Itoa(l.at.Hour()) },
	"minute":    func(l *life) string { return strconv.Itoa(l.at.Minute()) },
	"second":    func(l *life) string { return strconv.Itoa(l.at.Second()) },
	"username":  func(l *life) string { return l.g.opt.User },
	"selfname":  func(l *life) string { return l.g.Identity().Character(0) },
	"selfname2": func(l *life) string { return l.g.Identity().nickname() },
	"keroname":  func(l *life) string { return l.g.Identity().Character(1) },
	"exh":       (*life).uptime,
	"et":        (*life).wrongUptime,
	"wronghour": (*life).wrongHour,
	"dms":       (*life).phrase,
	"m?":        func(l *life) string { return l.word(drawn(l, kinds)) },
	// Viewers come and go, each with a screen of its own.
	"screenwidth":  func(*life) string { return strconv.Itoa(columns * cellWidth) },
	"screenheight": func(*life) string { return strconv.Itoa(lines * cellHeight) },
}

// Expand gives the value of a variable.
func (e env) Expand(name, arg string) (string, bool) {
	if name == "property" {
		return e.l.property(arg)
	}
	switch name {
	case "lastghostname":
		return e.l.installed.ghost, e.l.installed.ghost != ""
	case "lastobjectname":
		return e.l.installed.object, e.l.installed.object != ""
	}
	if of := variables[name]; of != nil {
		return of(e.l), true
	}
	if slices.Contains(kinds, name) {
		return e.l.word(name), true
	}
	return "", false
}

// Surface asks the shell; a ghost without one takes every surface.
func (e env) Surface(scope int, name string) (string, bool) {
	if e.l.g.Shell() == nil {
		return name, true
	}
	id, ok := e.l.g.Shell().Resolve(scope, name, e.Intn)
	if ok {
		if e.l.shown == nil {
			e.l.shown = map[int]string{}
		}
		e.l.shown[scope] = id
	}
	return id, ok
}

// Animation asks the shell about an animation of the surface that the scope has now. The stage that the ghost knows is that of
// the last beat: the script may have changed the surface since.
func (e env) Animation(scope int, id string) (a play.Animation, ok bool) {
	shell := e.l.g.Shell()
	if shell == nil {
		return a, false
	}
	surface := e.l.shown[scope]
	if surface == "" {
		s, _ := e.l.stage.Scope(scope)
		surface = cmp.Or(s.Surface, shell.Default(scope))
	}
	m, ok := shell.Motion(surface, id, e.Intn)
	return play.Animation(m), ok
}

// Intn gives a random number in [0, n).
func (e env) Intn(n int) int { return e.l.rng.IntN(n) }

// uptime is for how many whole hours the machine has been running; where it does not tell, the ghost.
func (l *life) uptime() string {
	if l.booted.IsZero() {
		l.booted = l.born
		if word, ok := uptime(os.ReadFile); ok {
			if seconds, err := strconv.Atoi(word); err == nil {
				l.booted = l.at.Add(-time.Duration(seconds) * time.Second)
			}
		}
	}
	return strconv.Itoa(int(l.at.Sub(l.booted).Hours()))
}

// nickname is the second name of \0, or its first.
func (id Identity) nickname() string {
	if id.Nickname != "" {
		return id.Nickname
	}
	return id.Character(0)
}
