package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"ukatty/ghost"
	"ukatty/ghost/descript"
	"ukatty/ghost/house"
	"ukatty/ghost/journal"
	"ukatty/ghost/master"
	"ukatty/ghost/shiori"
	"ukatty/shells"
	looks "ukatty/shells/master"
)

// builtin is the name of the ghost that comes with the program.
const builtin = "ukatty"

// cast is a ghost that was read and has not come to life: who it is, what it says and how it looks.
type cast struct {
	identity ghost.Identity
	// says reads its own descript.txt, as it is by now.
	says func() (descript.Descript, error)
	// think makes its SHIORI.
	think  func() (shiori.Module, error)
	module shiori.Module
	shell  *shells.Shell // nil: it has none
	// wears is the folder of the shell, absolute; "" for one that comes with the program. shells are all that the ghost has.
	wears  string
	shells []ghost.ShellPlace
	// list reads the shells as they are by now; nil where none ever comes.
	list func() (ghost.ShellList, error)
	// dressed: the shell was asked for.
	dressed bool
	dir     string // its folder, absolute; "" for the one that comes with the program
	seed    uint64
	// notices are sentences about what is missing of it.
	notices []string
}

// newCast reads the ghost that comes with the program, in a language. It tells where SSTP is listened for, as address says, which
// may be nil. The error is one sentence with file and line.
func newCast(lang string, address func() string) (cast, error) {
	c := cast{seed: rand.Uint64()} //nolint:gosec // dice, not secrets
	c.says = func() (descript.Descript, error) { return builtinSays(lang) }
	d, err := c.says()
	if err != nil {
		return c, fmt.Errorf("ghost: %w", err)
	}
	c.identity = ghost.NewIdentity(d)
	c.think = func() (shiori.Module, error) {
		talk, err := shiori.NewTalk(master.FS, lang, c.seed)
		if err != nil {
			return nil, err
		}
		talk.Address = address
		return talk, nil
	}
	if c.module, err = c.think(); err != nil {
		return c, fmt.Errorf("ghost: %w", err)
	}
	if c.shell, err = loadShell(""); err != nil {
		return c, fmt.Errorf("shell: %w", err)
	}
	c.shells = []ghost.ShellPlace{{Name: c.shell.Name()}}
	return c, nil
}

// builtinSays reads the descript.txt of the ghost that comes with the program, in a language.
func builtinSays(lang string) (descript.Descript, error) {
	name := "descript.txt"
	if lang != "ja" {
		name = "descript." + lang + ".txt"
	}
	text, err := fs.ReadFile(master.FS, name)
	if err != nil {
		return descript.Descript{}, err
	}
	return descript.Parse(name, text)
}

// castOf reads the looks of a ghost on disk, whose own SHIORI cannot run. The error is one sentence with file and line.
func castOf(g house.Ghost) (cast, error) {
	c := cast{
		identity: ghost.NewIdentity(g.Descript), dir: g.Dir, seed: rand.Uint64(), //nolint:gosec // dice, not secrets
		think:   func() (shiori.Module, error) { return shiori.Silent{}, nil },
		module:  shiori.Silent{},
		notices: []string{g.Name + ": " + onlyShows(g)},
		says: func() (descript.Descript, error) {
			now, err := house.ReadGhost(g.Dir)
			return now.Descript, err
		},
	}
	c.shells = shellsOf(g).All
	c.list = func() (ghost.ShellList, error) {
		now, err := house.ReadGhost(g.Dir)
		return shellsOf(now), err
	}
	if len(g.Shells) == 0 {
		c.notices = append(c.notices, g.Name+": it has no shell; the numbers of surfaces stand in")
		return c, nil
	}
	return c.wear(g.Shells[0].Dir, g.Descript)
}

// shellsOf gives the shells of a ghost on disk.
func shellsOf(g house.Ghost) ghost.ShellList {
	list := ghost.ShellList{Newest: g.NewestShell()}
	for _, s := range g.Shells {
		list.All = append(list.All, ghost.ShellPlace(s))
	}
	return list
}

// wear gives the cast in another shell, which may call the characters by other names (UKADOC: descript_shell), unless the
// ghost says name.allowoverride,0.
func (c cast) wear(dir string, d descript.Descript) (cast, error) {
	shell, err := loadShell(dir)
	if err != nil {
		return c, err
	}
	c.shell, c.wears = shell.For(d), dir
	if abs, err := filepath.Abs(dir); err == nil && dir != "" {
		c.wears = abs
	}
	if d.Get("name.allowoverride") == "0" {
		return c, nil
	}
	c.identity.Names = append([]string(nil), c.identity.Names...)
	for n := range c.identity.Names {
		key := fmt.Sprintf("char%d.name", n)
		if n < 2 {
			key = [2]string{"sakura.name", "kero.name"}[n]
		}
		if name, ok := shell.Lookup(key); ok && name != "" {
			c.identity.Names[n] = name
		}
	}
	if name, ok := shell.Lookup("sakura.name2"); ok && name != "" {
		c.identity.Nickname = name
	}
	return c, nil
}

// outfit reads another of the ghost's shells, or the same one once more, with the names that it gives to the characters.
func (c cast) outfit(s ghost.ShellPlace) (ghost.Outfit, error) {
	d, err := c.says()
	if err != nil {
		return ghost.Outfit{}, err
	}
	bare := cast{identity: ghost.NewIdentity(d)}
	in, err := bare.wear(s.Dir, d)
	return ghost.Outfit{Shell: in.shell, Dir: in.wears, Names: in.identity.Names, Nickname: in.identity.Nickname}, err
}

// loadShell reads the shell in a folder: "" for the one that comes with the program. The error is one sentence with file and
// line.
func loadShell(dir string) (*shells.Shell, error) {
	if dir == "" {
		return shells.Load(looks.FS)
	}
	files, err := openShell(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	shell, err := shells.Load(files)
	var wrong *descript.Error
	if errors.As(err, &wrong) {
		return nil, &descript.Error{File: filepath.Join(dir, wrong.File), Line: wrong.Line, Problem: wrong.Problem}
	}
	return shell, err
}

// openShell gives the files in the folder of a shell. Nothing outside can be reached by them, by symbolic links neither.
func openShell(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such folder")
	case err == nil && !info.IsDir(): // opening a pipe would wait for its other end
		return nil, fmt.Errorf("this is a %s, not a folder", kindOf(info.Mode()))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, reason(err)
	}
	return root.FS(), nil // which keeps it open for as long as it is used
}

// reason gives what is wrong with a file, without its name.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// options are what the ghost is made of.
func (c cast) options(j *journal.Journal, g *guard, lang string) ghost.Options {
	return ghost.Options{
		Identity: c.identity, Shell: c.shell, Module: c.module, Journal: j, User: user(os.Getenv), Lang: lang,
		Seed: c.seed, Crash: g.crash, Dir: c.dir, Renew: c.think, ShellDir: c.wears, Shells: c.shells,
		List: c.list, Wear: c.outfit, Dressed: c.dressed,
	}
}

// user gives the name of the one who watches, as the environment has it.
func user(getenv func(string) string) string {
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if v := getenv(name); v != "" {
			return v
		}
	}
	return ""
}
