package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"

	"ukatty/ghost"
	"ukatty/ghost/descript"
	"ukatty/ghost/journal"
	"ukatty/ghost/master"
	"ukatty/ghost/shiori"
	"ukatty/shells"
	looks "ukatty/shells/master"
)

// cast is a ghost that was read and has not come to life: who it is, what it says and how it looks.
type cast struct {
	identity ghost.Identity
	module   shiori.Module
	shell    *shells.Shell
	seed     uint64
}

// newCast reads the ghost that comes with the program, in a language. The error is one sentence with file and line.
func newCast(lang string) (cast, error) {
	c := cast{seed: rand.Uint64()} //nolint:gosec // dice, not secrets
	name := "descript.txt"
	if lang != "ja" {
		name = "descript." + lang + ".txt"
	}
	text, err := fs.ReadFile(master.FS, name)
	if err != nil {
		return c, fmt.Errorf("ghost: %w", err)
	}
	d, err := descript.Parse(name, text)
	if err != nil {
		return c, fmt.Errorf("ghost: %w", err)
	}
	c.identity = ghost.NewIdentity(d)
	if c.module, err = shiori.NewTalk(master.FS, lang, c.seed); err != nil {
		return c, fmt.Errorf("ghost: %w", err)
	}
	if c.shell, err = shells.Load(looks.FS); err != nil {
		return c, fmt.Errorf("shell: %w", err)
	}
	return c, nil
}

// options are what the ghost is made of.
func (c cast) options(j *journal.Journal, g *guard, lang string) ghost.Options {
	return ghost.Options{
		Identity: c.identity, Shell: c.shell, Module: c.module, Journal: j, User: user(os.Getenv), Lang: lang,
		Seed: c.seed, Crash: g.crash,
		Renew: func() (shiori.Module, error) { return shiori.NewTalk(master.FS, lang, c.seed) },
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
