package main

import (
	"fmt"
	"os"

	"ukatty/ghost"
	"ukatty/tui"
)

// configKey is a key of the config file, with what else decides the same and what is in force.
type configKey struct {
	// name is as in the file, with the table that it stands in before a dot.
	name string
	// doc are lines for whoever reads the file.
	doc []string
	// flag is the flag of run that counts more, env are variables that count less, the first one that is set; "" and nil for
	// none.
	flag string
	env  []string
	// value is what is in force, in a form that TOML has.
	value func(s *settings) any
}

// configKeys are all keys of the config file, in the order in which they stand there: those of tables at the end.
func configKeys() []configKey {
	keys := append(ghostKeys(), screenKeys()...)
	keys = append(keys, configKey{
		"journal",
		[]string{"The file that what happens in a run is appended to as JSON lines, with every request; \"\" for none."},
		"journal", nil,
		func(s *settings) any { return s.record },
	}, configKey{
		"allow-exit",
		[]string{`Let \- in a script of this machine's programs end the ghost.`},
		"allow-exit", nil,
		func(s *settings) any { return s.allowExit },
	}, configKey{
		"allow.networks",
		[]string{`Networks whose machines may send requests, such as "192.0.2.0/24".`},
		"allow", nil,
		func(s *settings) any { return words(s.allow) },
	})
	for _, kind := range ghost.Kinds() {
		keys = append(keys, wishKey(kind))
	}
	return append(keys, configKey{
		"http.readers",
		[]string{`Origins of web pages that may read answers, such as "https://example.com".`},
		"", nil,
		func(s *settings) any { return words(s.readers) },
	})
}

// ghostKeys are the keys about where requests come in, and who takes them.
func ghostKeys() []configKey {
	return []configKey{
		{"listen", []string{"Addresses that SSTP is served on."}, "listen", nil, func(s *settings) any { return s.listen }},
		{
			"ghost",
			[]string{
				"The ghost: a folder, an archive, or the name of one that is installed.", `"" is the one that comes with the program.`,
				`Several are a list: ["a", "b"].`,
			},
			"ghost", nil, ghostsOf,
		},
		{"shell", []string{`The shell of the (first) ghost: a folder, or a name; "" is its first.`}, "shell", nil, func(s *settings) any { return s.look }},
		{
			"lang",
			[]string{`Language of the ghost that comes with the program: "ja" or "en".`},
			"lang", langVariables[:],
			func(s *settings) any { return s.lang },
		},
	}
}

// ghostsOf gives the ghosts that are in force: one alone without a list.
func ghostsOf(s *settings) any {
	switch len(s.who) {
	case 0:
		return ""
	case 1:
		return s.who[0]
	}
	return s.who
}

// screenKeys are the keys about how things are shown.
func screenKeys() []configKey {
	return []configKey{
		{"plain", []string{"Print lines instead of drawing the screen."}, "plain", nil, func(s *settings) any { return s.plain }},
		{
			"theme",
			[]string{`Colours for a "light" or a "dark" background; "auto" asks the terminal.`},
			"theme", nil,
			func(s *settings) any { return themeName(s.drawing.theme) },
		},
		{
			"graphics", []string{
				`How pictures are drawn: by the terminal with "kitty" graphics, as "blocks", or "none"; "auto" asks the terminal.`,
			}, "graphics", nil, func(s *settings) any { return graphicsName(s.drawing.graphics) },
		},
		{
			"ascii",
			[]string{"Draw frames and pictures without box drawings and blocks."},
			"ascii", nil,
			func(s *settings) any { return s.drawing.ascii },
		},
		{
			"bell",
			[]string{"Ring the bell when something is said while the window has not the focus."},
			"bell", nil,
			func(s *settings) any { return s.drawing.bell },
		},
		{
			"ambiguous", []string{
				`How wide the terminal draws the characters that Unicode leaves open: "narrow" or "wide".`,
				"F7 shows a ruler on the screen to judge it by.",
			}, "ambiguous", []string{renderWide}, ambiguity,
		},
	}
}

// wishes says what scripts may do unasked once the config grants a kind of wishes, by its key in the table allow.
var wishes = map[string]string{
	"browser":  `open pages in the browser: \j and \![open,browser]`,
	"file":     `open files of their ghost with the program that the system has for them, never programs: \![open,file]`,
	"mailer":   `begin a mail in the mailer: \![open,mailer]`,
	"http":     `make HTTP requests, and keep what they bring in their ghost's own folder: \![execute,http-get] and the like`,
	"rss":      `read feeds: \![execute,rss-get]`,
	"ping":     `ping hosts: \![execute,ping]`,
	"nslookup": `look up the names and addresses of hosts: \![execute,nslookup]`,
	"archives": `pack and unpack archives below the program's own folders: \![execute,extractarchive] and the like`,
	"install":  `install ghosts and the like from archives below the program's own folders: \![execute,install,path]`,
}

// wishKey is the key for a kind of wishes.
func wishKey(kind string) configKey {
	granted, _ := ghost.ParseAllow(kind)
	return configKey{"allow." + kind, []string{"Without asking you each time, let scripts " + wishes[kind] + "."}, "", nil, func(s *settings) any {
		return s.wishes.Has(granted)
	}}
}

// knownKeys are the keys at the top of the file, and those of the table http.
func knownKeys() []string {
	var names []string
	for _, k := range configKeys() {
		table, rest := k.split()
		switch {
		case table != "allow":
			names = append(names, k.name)
		case rest == networksKey:
			names = append(names, table)
		}
	}
	return names
}

// words gives a list of strings, which is not nil.
func words[T any](all []T) []string {
	list := make([]string, 0, len(all))
	for _, v := range all {
		list = append(list, fmt.Sprint(v))
	}
	return list
}

// themeName gives the word for a theme.
func themeName(t tui.Theme) string {
	switch t {
	case tui.LightTheme:
		return "light"
	case tui.DarkTheme:
		return "dark"
	default:
		return "auto"
	}
}

// ambiguity gives the width of ambiguous characters that is in force.
func ambiguity(s *settings) any {
	switch {
	case s.ambiguous != "":
		return s.ambiguous
	case drawsWide(os.Getenv):
		return wide
	}
	return narrow
}
