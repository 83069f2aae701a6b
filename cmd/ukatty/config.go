package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"

	"ukatty/ghost/sstp"
)

// config is the file config.toml: what the flags say, for every run. A flag that is given counts more.
type config struct {
	// Listen replaces the addresses that SSTP is served on.
	Listen []string `toml:"listen"`
	// Lang is the language of the ghost: "ja" or "en"; "": by the environment.
	Lang string `toml:"lang"`
	// Ghost are the ghosts that a run begins with: folders, archives, or names of those that are installed; "" for the one that comes
	// with the program. One may stand there without a list. Shell is the shell of the first: a folder, or a name.
	Ghost ghostList `toml:"ghost"`
	Shell string    `toml:"shell"`
	// Plain asks for lines of text instead of the full screen.
	Plain bool `toml:"plain"`
	// Ambiguous is how wide the terminal draws the characters that Unicode leaves open: "narrow" or "wide"; "": by the
	// environment variable RUNEWIDTH_EASTASIAN.
	Ambiguous string `toml:"ambiguous"`
	// Journal is the file that the journal of a run is appended to; "": none.
	Journal string `toml:"journal"`
	// Theme is "auto", "light" or "dark"; "": auto.
	Theme string `toml:"theme"`
	// Graphics is how pictures are drawn: "auto", "kitty", "blocks" or "none"; "": auto.
	Graphics string `toml:"graphics"`
	// ASCII draws frames in ASCII.
	ASCII bool `toml:"ascii"`
	// Bell rings when something is said while nobody looks.
	Bell bool `toml:"bell"`
	// Allow says what scripts may do beyond the terminal, and which other machines may send requests.
	Allow permissions `toml:"allow"`
	// AllowExit lets \- in the script of a program of this machine end the ghost; else it only leaves the stage.
	AllowExit bool `toml:"allow-exit"`
	// HTTP is about requests of web pages.
	HTTP web `toml:"http"`
}

// ghostList are the names of ghosts, of which one alone may stand without a list.
type ghostList []string

var errNoGhostNames = errors.New("ghost: must be a string or a list of strings")

// UnmarshalTOML takes a string or a list of strings.
func (o *ghostList) UnmarshalTOML(value any) error {
	*o = nil
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			return errNoGhostNames
		}
		*o = append(*o, s)
	}
	return nil
}

// web is the part of the config that is about web pages.
type web struct {
	// Readers are the origins, such as "https://example.com", whose pages may read what they are answered. They are not
	// trusted any further.
	Readers []string `toml:"readers"`
}

// maxConfig bounds the config file, in bytes.
const maxConfig = 64 << 10

// readConfig reads the config file at path. A file that is not there is an empty one. The error is one sentence with
// file and line.
func readConfig(path string) (config, error) {
	var c config
	if path == "" {
		return c, nil
	}
	text, err := readText(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	meta, err := toml.Decode(text, &c)
	if err != nil {
		line, what := place(err)
		return c, fmt.Errorf("%s:%d: %s", path, line, what)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := strings.Join(unknown[0], ".")
		return c, fmt.Errorf("%s:%d: %w", path, lineOf(text, key), unknownKey(key, knownKeys()))
	}
	if first, second := twice(meta.Keys()); second != "" {
		at := lineOf(text, first)
		return c, fmt.Errorf("%s:%d: %s: is set on line %d, too", path, lineAfter(text, second, at), first, at)
	}
	return c, c.check(path, text)
}

// twice gives the first key that is there twice, as it is written first and second: keys are told from one another by their letters,
// and not by their case, which TOML counts. Which of the two would be in force is up to chance.
func twice(keys []toml.Key) (first, second string) {
	seen := map[string]string{}
	for _, k := range keys {
		name := strings.Join(k, ".")
		if first, ok := seen[strings.ToLower(name)]; ok {
			return first, name
		}
		seen[strings.ToLower(name)] = name
	}
	return "", ""
}

// unknownKey says that there is no such key, and which one was meant, or all that there are.
func unknownKey(key string, known []string) error {
	if may := meant(key, known); may != "" {
		return fmt.Errorf("unknown key %q%s", key, may)
	}
	return fmt.Errorf("unknown key %q (there are: %s)", key, strings.Join(known, ", "))
}

// check says what is wrong with the values.
func (c config) check(path, text string) error {
	if err := checkLang(c.Lang); err != nil {
		return fmt.Errorf("%s:%d: lang: %w", path, lineOf(text, "lang"), err)
	}
	if err := checkTheme(c.Theme); err != nil {
		return fmt.Errorf("%s:%d: theme: %w", path, lineOf(text, "theme"), err)
	}
	if err := checkGraphics(c.Graphics); err != nil {
		return fmt.Errorf("%s:%d: graphics: %w", path, lineOf(text, "graphics"), err)
	}
	if err := checkAmbiguous(c.Ambiguous); err != nil {
		return fmt.Errorf("%s:%d: ambiguous: %w", path, lineOf(text, "ambiguous"), err)
	}
	for _, a := range c.Listen {
		if err := checkAddress(a); err != nil {
			return fmt.Errorf("%s:%d: listen: %w", path, lineOf(text, "listen"), err)
		}
	}
	if key, err := c.Allow.check(); err != nil {
		return fmt.Errorf("%s:%d: %w", path, lineOf(text, key), err)
	}
	for _, origin := range c.HTTP.Readers {
		if err := sstp.CheckOrigin(origin); err != nil {
			return fmt.Errorf("%s:%d: http.readers: %w", path, lineOf(text, "http.readers"), err)
		}
	}
	return nil
}

// The widths of characters of ambiguous width.
const (
	narrow = "narrow"
	wide   = "wide"
)

// checkAmbiguous says what is wrong with the word for a width.
func checkAmbiguous(word string) error {
	switch word {
	case "", narrow, wide:
		return nil
	}
	return fmt.Errorf("%q is neither %q nor %q", word, narrow, wide)
}
