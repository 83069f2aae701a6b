package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"ukatty/ghost"
	"ukatty/ghost/house"
	"ukatty/ghost/nar"
	"ukatty/tui/cell"
)

func newGhosts() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "ghosts",
		Short: "List the ghosts that are installed, their shells, and what else there is",
		Long: "List the ghost that comes with ukatty and those that 'ukatty install' has installed: their names, the names of\n" +
			"their characters, their folders and shells, and whether their SHIORI, the part that thinks, can run here. Balloons,\n" +
			"plug-ins and the like follow. With --json it is one object a line: kind, name, dir, and for ghosts sakura, kero,\n" +
			"shells, shiori and runs; what is broken is of the kind broken and has a problem.",
		Example: `  ukatty ghosts
  ukatty ghosts --json | jq -r 'select(.kind == "ghost") | .name'
  ukatty --ghost Sakura`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			h := home()
			_ = h.Recover() // what hinders it hinders the next installation, which says so
			own, err := newCast(langOf(os.Getenv), nil)
			if err != nil {
				return &failure{exitUsage, err}
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			form := textForm
			if asJSON {
				form = jsonForm
			}
			for _, thing := range listed(own, h) {
				if err := form(out, thing); err != nil {
					return fail(exitFailed, "writing the list: %w", err)
				}
			}
			if err := out.Flush(); err != nil {
				return fail(exitFailed, "standard output: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

// ghostObject is a ghost of the list, in JSON.
type ghostObject struct {
	Kind   string        `json:"kind"`
	Name   string        `json:"name"`
	Sakura string        `json:"sakura"`
	Kero   string        `json:"kero"`
	Dir    string        `json:"dir"`
	Shells []shellObject `json:"shells"`
	SHIORI string        `json:"shiori"`
	Runs   bool          `json:"runs"`
	why    string
}

// shellObject is a shell of a ghost.
type shellObject struct {
	Name string `json:"name"`
	Dir  string `json:"dir"`
}

// thingObject is something else.
type thingObject struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
	Dir  string `json:"dir"`
}

// brokenObject is what cannot be read.
type brokenObject struct {
	Kind    string `json:"kind"`
	Problem string `json:"problem"`
}

// listed gives what there is: objects of the three kinds.
func listed(own cast, h house.House) []any {
	all := []any{ghostObject{
		Kind: string(nar.Ghost), Name: own.identity.Name, Sakura: own.identity.Character(0), Kero: own.identity.Character(1),
		Shells: []shellObject{{Name: own.shell.Name()}}, Runs: true,
	}}
	ghosts, broken := h.Ghosts()
	for _, g := range ghosts {
		id := ghost.NewIdentity(g.Descript)
		o := ghostObject{
			Kind: string(nar.Ghost), Name: g.Name, Sakura: id.Character(0), Kero: id.Character(1), Dir: g.Dir, SHIORI: g.SHIORI, why: onlyShows(g),
			Shells: []shellObject{},
		}
		for _, s := range g.Shells {
			o.Shells = append(o.Shells, shellObject(s))
		}
		all = append(all, o)
	}
	for _, t := range h.Things() {
		all = append(all, thingObject{string(t.Kind), t.Name, t.Dir})
	}
	for _, err := range broken {
		all = append(all, brokenObject{"broken", err.Error()})
	}
	return all
}

// jsonForm writes an object as JSON.
func jsonForm(w io.Writer, thing any) error {
	b, err := json.Marshal(thing)
	if err != nil {
		return err
	}
	_, err = w.Write(append(escaped(b), '\n'))
	return err
}

// escaped gives JSON with every control and format character escaped that JSON leaves as it is: names are foreign, and the
// output may be a terminal.
func escaped(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for _, r := range string(b) {
		switch {
		case r < 0x7f || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			out = utf8.AppendRune(out, r)
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
		}
	}
	return out
}

// textForm writes an object as lines.
func textForm(w io.Writer, thing any) error {
	var lines []string
	switch t := thing.(type) {
	case ghostObject:
		lines = t.lines()
	case thingObject:
		lines = []string{t.Kind + " " + t.Name + ": " + t.Dir}
	case brokenObject:
		lines = []string{"broken: " + t.Problem}
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, cell.Clean(line)); err != nil {
			return err
		}
	}
	return nil
}

// lines writes a ghost.
func (g ghostObject) lines() []string {
	where := g.Dir
	if where == "" {
		where = "comes with ukatty"
	}
	head := fmt.Sprintf("ghost %s (%s, %s): %s", g.Name, g.Sakura, g.Kero, where)
	var shells []string
	for _, s := range g.Shells {
		name := s.Name
		if folder := filepath.Base(s.Dir); s.Dir != "" && folder != s.Name {
			name += " in " + folder
		}
		shells = append(shells, name)
	}
	lines := []string{head, "  shells: " + strings.Join(shells, ", ")}
	if len(shells) == 0 {
		lines[1] = "  it has no shell"
	}
	if g.why != "" {
		lines = append(lines, "  "+g.why)
	}
	return lines
}

// onlyShows says what cannot run of a ghost, and why.
func onlyShows(g house.Ghost) string {
	return fmt.Sprintf("its SHIORI (%s) cannot run here: it only shows", g.SHIORI)
}

// completeGhost lets the shell offer the ghosts that are installed, and the shells of the one that is named, or of all of them,
// beside files.
func completeGhost(cmd *cobra.Command) {
	for flag, names := range map[string]func() []string{
		"ghost": ghostNames,
		"shell": func() []string { who, _ := cmd.Flags().GetStringArray("ghost"); return wardrobe(who) },
	} {
		offer := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return names(), cobra.ShellCompDirectiveDefault
		}
		if err := cmd.RegisterFlagCompletionFunc(flag, offer); err != nil {
			panic(err) // the flag is not there
		}
	}
}

// wardrobe are the names of the shells that the first of some ghosts has, or, where none is named, any that is installed.
func wardrobe(who []string) []string {
	all, _ := home().Ghosts()
	if len(who) > 0 {
		all = slices.DeleteFunc(all, func(g house.Ghost) bool { return !g.Called(who[0]) })
		if g, err := house.ReadGhost(who[0]); err == nil {
			all = append(all, g)
		}
	}
	var names []string
	for _, g := range all {
		for _, s := range g.Shells {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// ghostNames are the names by which installed ghosts can be asked for, for completion.
func ghostNames() []string {
	all, _ := home().Ghosts() // what is broken cannot be asked for
	names := []string{builtin}
	for _, g := range all {
		names = append(names, g.Name)
	}
	return slices.Compact(names)
}
