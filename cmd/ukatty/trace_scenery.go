package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost"
	"ukatty/ghost/descript"
	"ukatty/ghost/master"
	"ukatty/shells"
	looks "ukatty/shells/master"
)

// traceUser is the viewer's name in a trace.
const traceUser = "ユーザー"

// scenery is what a script that is traced finds around it: the ghost and the shell that come with the program, at an instant
// that does not pass. Nothing of it depends on the machine or the day.
type scenery struct {
	ghost  ghost.Identity
	shell  *shells.Shell
	now    time.Time
	dice   *rand.Rand
	values map[string]string
}

// newScenery makes the scenery; without a shell it has the one that comes with the program.
func newScenery(shell *shells.Shell, now time.Time, dice *rand.Rand) (*scenery, error) {
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
	s := &scenery{ghost: ghost.NewIdentity(d), shell: shell, now: now, dice: dice}
	s.values = s.variables()
	return s, nil
}

// variables gives the values of the variables, and of properties by "property." and their names in lower case.
func (s *scenery) variables() map[string]string {
	id := s.ghost
	nickname := id.Nickname
	if nickname == "" {
		nickname = id.Character(0)
	}
	values := map[string]string{
		"username": traceUser, "selfname": id.Character(0), "selfname2": nickname, "keroname": id.Character(1),
		"property.baseware.name": "ukatty", "property.baseware.version": version,
		"property.currentghost.scope.count": strconv.Itoa(max(2, len(id.Names))), "property.currentghost.shelllist.count": "1",
		"property.currentghost.shelllist.current.name": s.shell.Name(), "property.currentghost.shelllist.index(0).name": s.shell.Name(),
		"property.currentghost.seriko.surfacelist.all": strings.Join(s.shell.Surfaces(), ","),
	}
	for n := range max(2, len(id.Names)) {
		scope := "property.currentghost.scope(" + strconv.Itoa(n) + ")."
		values[scope+"name"] = id.Character(n)
		values[scope+"seriko.defaultsurface"] = s.shell.Default(n)
	}
	for _, list := range []string{"currentghost", "ghostlist.current", "ghostlist.index(0)", "activeghostlist.current", "activeghostlist.index(0)"} {
		start := "property." + list + "."
		values[start+"name"], values[start+"sakuraname"], values[start+"keroname"] = id.Name, id.Character(0), id.Character(1)
		values[start+"craftmanw"], values[start+"craftmanurl"], values[start+"homeurl"] = id.Craftman, id.CraftmanURL, id.HomeURL
		values[start+"username"] = traceUser
	}
	values["property.ghostlist.count"], values["property.activeghostlist.count"] = "1", "1"
	for name, n := range map[string]int{
		"year": s.now.Year(), "month": int(s.now.Month()), "day": s.now.Day(), "hour": s.now.Hour(), "minute": s.now.Minute(),
		"second": s.now.Second(), "millisecond": s.now.Nanosecond() / int(time.Millisecond), "dayofweek": int(s.now.Weekday()),
		"os.unixtime": int(s.now.Unix()), "os.timezone.offset": 0, "os.dst": 0,
	} {
		values["property.system."+name] = strconv.Itoa(n)
	}
	for _, name := range []string{"month", "day", "hour", "minute", "second"} {
		values[name] = values["property.system."+name]
	}
	return values
}

// Expand gives the value of a variable.
func (s *scenery) Expand(name, arg string) (string, bool) {
	if name == "property" {
		name = "property." + strings.ToLower(strings.TrimSpace(arg))
	}
	value, ok := s.values[name]
	return value, ok
}

// Surface says whether the shell has a surface. It keeps the name that the script has for it: what an alias stands for is the
// shell's affair, and may be drawn by lot.
func (s *scenery) Surface(scope int, name string) (string, bool) {
	_, ok := s.shell.Resolve(scope, name, s.Intn)
	return name, ok
}

// Animation is 0: no animation runs in a shell of text art.
func (s *scenery) Animation(int, string) time.Duration { return 0 }

// Intn gives a random number in [0, n).
func (s *scenery) Intn(n int) int { return s.dice.IntN(n) }
