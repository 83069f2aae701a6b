package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"ukatty/tui/cell"
)

func newConfig() *cobra.Command {
	var f runFlags
	var path bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the config file, commented, with what is in force and why",
		Long: "Print the config file with a comment on each key, the value that is in force, and where it comes from: the default,\n" +
			"the file, the environment or a flag of run, which may be given here. Values that do not come from the file are\n" +
			"commented out, so that what is printed can be saved as the file and changes nothing. A shell that is told '> config.toml'\n" +
			"empties the file before it is read: save under another name, and rename.",
		Example: `  ukatty config
  ukatty config --theme light
  ukatty config --path`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if path {
				return printPath(cmd.OutOrStdout())
			}
			s, err := settle(f, cmd)
			if err != nil {
				return err
			}
			emptied, err := overConfig(cmd.OutOrStdout())
			if err != nil {
				return err
			}
			if emptied {
				say(cmd.ErrOrStderr(), "ukatty: "+configFile()+" was empty when it was read, as a shell leaves what it writes to: these are the defaults")
			}
			return printConfig(cmd.OutOrStdout(), &s, cmd.Flags().Changed)
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&path, "path", false, "print only where the config file is looked for")
	return cmd
}

// overConfig says whether what is printed goes into the config file itself, which a shell has emptied for that. It is an error where
// the file has kept what it said, and would say it twice.
func overConfig(w io.Writer) (emptied bool, err error) {
	file, ok := w.(*os.File)
	if !ok {
		return false, nil
	}
	out, err := file.Stat()
	if err != nil {
		return false, nil //nolint:nilerr // printing tells
	}
	path := configFile()
	config, err := os.Stat(path)
	if err != nil || !os.SameFile(out, config) {
		return false, nil //nolint:nilerr // whoever reads it tells
	}
	if config.Size() > 0 {
		return false, fail(exitUsage, "%s is the config itself: print to another file, and rename that", path)
	}
	return true, nil
}

// printPath prints where the config is looked for.
func printPath(w io.Writer) error {
	path := configFile()
	if path == "" {
		return fail(exitFailed, "there is no place for a config file: neither XDG_CONFIG_HOME nor HOME is set")
	}
	return printed(fmt.Fprintln(w, cell.Clean(path)))
}

// printed makes a failure of an error of the standard output.
func printed(_ int, err error) error {
	if err != nil {
		return fail(exitFailed, "standard output: %w", err)
	}
	return nil
}

// printConfig prints all keys. changed says which flags were given.
func printConfig(w io.Writer, s *settings, changed func(string) bool) error {
	path := configFile()
	text, err := readText(path)
	where := ": " + cell.Clean(path)
	switch {
	case path == "":
		where = ", which has no place: neither XDG_CONFIG_HOME nor HOME is set"
	case errors.Is(err, fs.ErrNotExist):
		where += ", which is not there"
	case err != nil:
		return &failure{exitUsage, err}
	}
	set, err := keysOf(text)
	if err != nil {
		return &failure{exitUsage, err} // settle has read it a moment ago
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# The config of ukatty%s.\n", where)
	fmt.Fprintln(&out, "# Each key with the value that is in force. A value behind # is no part of the file: it comes from elsewhere.")
	table := ""
	for _, k := range configKeys() {
		now, name := k.split()
		fmt.Fprintln(&out)
		if now != table {
			table = now
			fmt.Fprintf(&out, "[%s]\n", table)
		}
		for _, line := range k.doc {
			fmt.Fprintln(&out, "# "+line)
		}
		if err := k.print(&out, name, s, k.source(set, text, changed)); err != nil {
			return err
		}
	}
	return printed(w.Write(out.Bytes()))
}

// split takes the table off the name of a key; "" for a key at the top.
func (k *configKey) split() (table, name string) {
	if table, name, ok := strings.Cut(k.name, "."); ok {
		return table, name
	}
	return "", k.name
}

// inFile begins the source of a value that the file has.
const inFile = "line "

// print writes the key with its value.
func (k *configKey) print(w io.Writer, name string, s *settings, source string) error {
	var line bytes.Buffer
	if err := toml.NewEncoder(&line).Encode(map[string]any{name: k.value(s)}); err != nil {
		return fmt.Errorf("config: %s: %w", k.name, err)
	}
	off := "# "
	if strings.HasPrefix(source, inFile) {
		off = ""
	}
	fmt.Fprintf(w, "%s%s  # %s\n", off, cell.Clean(strings.TrimSpace(line.String())), source)
	return nil
}

// source says where the value of a key comes from. set are the keys of the file.
func (k *configKey) source(set []string, text string, changed func(string) bool) string {
	switch {
	case k.flag != "" && changed(k.flag):
		return "--" + k.flag
	case slices.Contains(set, k.name):
		return fmt.Sprintf("%s%d", inFile, lineOf(text, k.name))
	}
	for _, v := range k.env {
		if os.Getenv(v) != "" {
			return v
		}
	}
	return "default"
}

// keysOf gives the names of the keys that a config sets.
func keysOf(text string) ([]string, error) {
	var all map[string]any
	if _, err := toml.Decode(text, &all); err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	var names []string
	for name, value := range all {
		name = strings.ToLower(name)
		table, ok := value.(map[string]any)
		switch {
		case ok:
			for key := range table {
				names = append(names, name+"."+key)
			}
		case name == "allow":
			names = append(names, name+"."+networksKey) // the form that is a list
		default:
			names = append(names, name)
		}
	}
	return names, nil
}
