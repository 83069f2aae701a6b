package main

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ukatty/ghost"
)

// settings are what a run is told by flags, config and environment together; a flag counts more than the config, and
// the config more than the environment.
type settings struct {
	listen []string
	// own says that the user named the addresses: one that the machine lacks is then worth a word.
	own   bool
	lang  string
	plain bool
	// who are the ghosts that the run begins with; "" is the one that comes with the program, and so are none. look is the shell of
	// the first; "" for its first.
	who  []string
	look string
	json bool
	// drawing is how the screen is drawn.
	drawing drawing
	// ambiguous is "", narrow or wide.
	ambiguous string
	// allow are the other machines that may send requests, readers the web pages that may read answers.
	allow   []netip.Prefix
	readers []string
	// wishes are the kinds of wishes of scripts that are granted.
	wishes ghost.Allow
	// allowExit: \- in the script of a client of this machine ends the ghost.
	allowExit bool
	// playing is what ukatty play performs; nil for a run.
	playing *playing
	// record is the file that the journal is written to; "" for none.
	record string
}

// runFlags are the flags of run.
type runFlags struct {
	listen  []string
	allow   []string
	lang    string
	who     []string
	look    string
	plain   bool
	json    bool
	exit    bool
	drawing drawingFlags
	record  string
	width   string // of characters of ambiguous width
}

// register adds the flags to a command.
func (f *runFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringArrayVar(&f.listen, "listen", nil, "serve SSTP on `ADDR` only, such as 127.0.0.1:9801; any number of times (default: ports 9801 and 9821 of this machine)")
	fs.StringArrayVar(&f.allow, "allow", nil, "let other machines in `CIDR` send requests, such as 192.0.2.0/24; any number of times")
	fs.StringVar(&f.lang, "lang", "", "language of the ghost, `ja|en` (default: by LANG)")
	fs.StringArrayVar(&f.who, "ghost", nil, "show the ghost in a folder, an archive, or of a name that is installed: `DIR|NAR|NAME`; any number of times")
	fs.StringVar(&f.look, "shell", "", "let the (first) ghost wear the shell in a folder, or of a name that it has: `DIR|NAME`")
	fs.BoolVar(&f.plain, "plain", false, "print lines instead of drawing the screen")
	fs.BoolVar(&f.json, "json", false, "print what happens as JSON, an object a line, instead of drawing the screen")
	f.drawing.register(cmd)
	fs.StringVar(&f.width, "ambiguous", "", "how wide the terminal draws characters of ambiguous width, `narrow|wide`; F7 shows a ruler")
	fs.BoolVar(&f.exit, "allow-exit", false, `let \- in a script of this machine's programs end the ghost, not only send it off the stage`)
	fs.StringVar(&f.record, "journal", "", "append what happens to `FILE` as JSON lines, which 'ukatty replay' sends again")
	complete(cmd, "listen", standard...)
	complete(cmd, "allow")
	complete(cmd, "lang", "ja", "en")
	complete(cmd, "ambiguous", narrow, wide)
	completeGhost(cmd)
}

// complete lets the shell offer the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	f := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // the flag is not there
	}
}

// check says what is wrong with the flags.
func (f *runFlags) check() error {
	for _, a := range f.listen {
		if err := checkAddress(a); err != nil {
			return fmt.Errorf("--listen: %w", err)
		}
	}
	if err := checkLang(f.lang); err != nil {
		return fmt.Errorf("--lang: %w", err)
	}
	if err := checkAmbiguous(f.width); err != nil {
		return fmt.Errorf("--ambiguous: %w", err)
	}
	if f.json && f.plain {
		return errors.New("--json and --plain: choose one")
	}
	if err := checkTheme(f.drawing.theme); err != nil {
		return fmt.Errorf("--theme: %w", err)
	}
	if err := checkGraphics(f.drawing.graphics); err != nil {
		return fmt.Errorf("--graphics: %w", err)
	}
	return nil
}

// settle puts flags, config and environment together. An error about a flag is wrong usage, one about the config is a
// failure with file and line.
func settle(f runFlags, cmd *cobra.Command) (settings, error) {
	if err := f.check(); err != nil {
		return settings{}, err
	}
	allow, err := prefixes(f.allow)
	if err != nil {
		return settings{}, fmt.Errorf("--allow: %w", err)
	}
	c, err := readConfig(configFile())
	if err != nil {
		return settings{}, &failure{exitUsage, err}
	}
	given := cmd.Flags().Changed
	s := settings{
		listen: standard, lang: pick(given("lang"), f.lang, c.Lang), plain: c.Plain, json: f.json, drawing: f.drawing.settle(c, given),
		ambiguous: pick(given("ambiguous"), f.width, c.Ambiguous), allow: allow, readers: c.HTTP.Readers, wishes: c.Allow.Wishes,
		record: pick(given("journal"), f.record, c.Journal), allowExit: c.AllowExit, who: f.who, look: f.look,
	}
	if len(allow) == 0 {
		s.allow, _ = prefixes(c.Allow.Networks) // readConfig has looked at them
	}
	if given("plain") {
		s.plain = f.plain
	}
	if given("allow-exit") {
		s.allowExit = f.exit
	}
	if len(s.who) == 0 {
		s.who = c.Ghost
	}
	if !given("shell") && slices.Equal(s.who, c.Ghost) {
		s.look = c.Shell // it is that of the ghost of the config
	}
	if len(c.Listen) > 0 {
		s.listen, s.own = c.Listen, true
	}
	if len(f.listen) > 0 {
		s.listen, s.own = f.listen, true
	}
	if s.lang == "" {
		s.lang = langOf(os.Getenv)
	}
	return s, nil
}

// pick gives the value of a flag, if that was given, or that of the config.
func pick(given bool, flag, config string) string {
	if given {
		return flag
	}
	return config
}

// prefixes reads networks: addresses of 192.0.2.0/24, or one address.
func prefixes(words []string) ([]netip.Prefix, error) {
	all := make([]netip.Prefix, 0, len(words))
	for _, w := range words {
		p, err := netip.ParsePrefix(w)
		if ip, one := netip.ParseAddr(w); one == nil {
			p, err = netip.PrefixFrom(ip, ip.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is no network such as 192.0.2.0/24", w)
		}
		all = append(all, p.Masked())
	}
	return all, nil
}

// checkLang says what is wrong with a language; "" is to be found out.
func checkLang(lang string) error {
	switch lang {
	case "", "ja", "en":
		return nil
	}
	return fmt.Errorf("%q is neither \"ja\" nor \"en\"", lang)
}

// langVariables are those that name a language, by the order of POSIX.
var langVariables = [...]string{"LC_ALL", "LC_MESSAGES", "LANG"}

// langOf gives the language that the environment asks for, by the order of POSIX: ja for Japanese, else en.
func langOf(getenv func(string) string) string {
	for _, name := range langVariables {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(v, "ja") {
				return "ja"
			}
			return "en"
		}
	}
	return "en"
}
