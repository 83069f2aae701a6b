package main

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost"
	"ukatty/ghost/descript"
	"ukatty/ghost/master"
	"ukatty/sakura/play"
	"ukatty/shells"
	looks "ukatty/shells/master"
)

// traceUser is the viewer's name in a trace.
const traceUser = "ユーザー"

// scenery is what a script that is traced finds around it: the ghost and the shell that come with the program, at an instant
// that does not pass. Nothing of it depends on the machine or the day.
type scenery struct {
	play.Env
	shell *shells.Shell
	// properties are the values of the properties that a trace knows, by their names in lower case.
	properties map[string]string
}

// newScenery makes the scenery; without a shell it has the one that comes with the program. The seed is that of the dice.
func newScenery(shell *shells.Shell, now time.Time, seed uint64) (*scenery, error) {
	text, err := fs.ReadFile(master.FS, "descript.txt")
	if err != nil {
		return nil, fmt.Errorf("ghost: %w", err)
	}
	d, err := descript.Parse("descript.txt", text)
	if err != nil {
		return nil, fmt.Errorf("ghost: %w", err)
	}
	if shell == nil {
		if shell, err = shells.Load(looks.FS); err != nil {
			return nil, fmt.Errorf("shell: %w", err)
		}
	}
	o := ghost.Options{Identity: ghost.NewIdentity(d), Shell: shell, User: traceUser, Seed: seed}
	s := &scenery{Env: ghost.Still(o, now), shell: shell, properties: map[string]string{}}
	s.know(o.Identity, now)
	return s, nil
}

// know enters the properties.
func (s *scenery) know(id ghost.Identity, now time.Time) {
	own := map[string]string{
		"baseware.name": "ukatty", "baseware.version": version, "ghostlist.count": "1", "activeghostlist.count": "1",
		"currentghost.scope.count": strconv.Itoa(max(2, len(id.Names))), "currentghost.shelllist.count": "1",
		"currentghost.shelllist.current.name": s.shell.Name(), "currentghost.shelllist.index(0).name": s.shell.Name(),
		"currentghost.seriko.surfacelist.all": strings.Join(s.shell.Surfaces(), ","),
	}
	for name, value := range own {
		s.properties[name] = value
	}
	for n := range max(2, len(id.Names)) {
		scope := "currentghost.scope(" + strconv.Itoa(n) + ")."
		s.properties[scope+"name"], s.properties[scope+"seriko.defaultsurface"] = id.Character(n), s.shell.Default(n)
	}
	generic := map[string]string{
		"name": id.Name, "sakuraname": id.Character(0), "keroname": id.Character(1), "craftmanw": id.Craftman,
		"craftmanurl": id.CraftmanURL, "homeurl": id.HomeURL, "username": traceUser,
	}
	for _, list := range []string{"currentghost", "ghostlist.current", "ghostlist.index(0)", "activeghostlist.current", "activeghostlist.index(0)"} {
		for name, value := range generic {
			s.properties[list+"."+name] = value
		}
	}
	for name, n := range map[string]int{
		"year": now.Year(), "month": int(now.Month()), "day": now.Day(), "hour": now.Hour(), "minute": now.Minute(),
		"second": now.Second(), "millisecond": now.Nanosecond() / int(time.Millisecond), "dayofweek": int(now.Weekday()),
		"os.unixtime": int(now.Unix()), "os.timezone.offset": 0, "os.dst": 0,
	} {
		s.properties["system."+name] = strconv.Itoa(n)
	}
}

// Expand gives the value of a variable.
func (s *scenery) Expand(name, arg string) (string, bool) {
	if name != "property" {
		return s.Env.Expand(name, arg)
	}
	value, ok := s.properties[strings.ToLower(strings.TrimSpace(arg))]
	return value, ok
}

// Surface says whether the shell has a surface. It keeps the name that the script has for it: what an alias stands for is the
// shell's affair, and may be drawn by lot.
func (s *scenery) Surface(scope int, name string) (string, bool) {
	_, ok := s.Env.Surface(scope, name)
	return name, ok
}
