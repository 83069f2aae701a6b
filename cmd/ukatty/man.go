package main

import (
	"bytes"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long: "Print the manual page of ukatty and all its commands, made of what their --help says, in the language of man(7): roff\n" +
			"with the macros man.",
		Example: `  ukatty man | man -l -
  mkdir -p ~/.local/share/man/man1 && ukatty man > ~/.local/share/man/man1/ukatty.1`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return printed(cmd.OutOrStdout().Write(manual(cmd.Root())))
		},
	}
}

// manual writes the page for a tree of commands.
func manual(root *cobra.Command) []byte {
	var m roff
	fmt.Fprintf(&m.out, ".\\\" Made by 'ukatty man'.\n.TH UKATTY 1 %q \"ukatty %s\" \"User Commands\"\n", built(), escapeRoff(version))
	m.section("NAME")
	m.text("ukatty - " + lowerFirst(root.Short))
	m.section("SYNOPSIS")
	m.synopsis(root)
	for _, c := range commands(root) {
		m.synopsis(c)
	}
	m.section("DESCRIPTION")
	m.prose(root.Long)
	m.prose("Without a command, run is meant.")
	m.section("COMMANDS")
	for _, c := range commands(root) {
		m.command(c)
	}
	m.section("CONFIGURATION")
	m.prose("The file config.toml says what the flags of run say, for every run; a flag that is given counts more. 'ukatty config' prints\n" +
		"it with what is in force.")
	for _, k := range configKeys() {
		m.item(k.name, strings.Join(k.doc, " "))
	}
	m.section("FILES")
	m.item("$XDG_CONFIG_HOME/ukatty/config.toml, ~/.config/ukatty/config.toml", "The configuration.")
	m.item("$XDG_STATE_HOME/ukatty/log, ~/.local/state/ukatty/log", "What the program has to say about itself.")
	m.item("$XDG_STATE_HOME/ukatty/memory.db", "Cookies, properties and what else outlives a run.")
	m.item("$XDG_STATE_HOME/ukatty/panels.json", "How the panels were left, and what was sent from them. It may be deleted.")
	m.item("$XDG_DATA_HOME/ukatty, ~/.local/share/ukatty", "Ghosts that are installed, and their files.")
	m.section("ENVIRONMENT")
	for _, v := range variables {
		m.item(v[0], v[1])
	}
	m.section("EXIT STATUS")
	for _, c := range exitCodes {
		m.item(c[0], c[1])
	}
	return m.out.Bytes()
}

// built is the day of the source, or where whoever built the program has not kept it, that of the release.
func built() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if at, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
				return at.UTC().Format(time.DateOnly)
			}
		}
	}
	return released
}

// variables are those of the environment that the program heeds, and what they do.
var variables = [...][2]string{
	{"NO_COLOR", "Set and not empty: no colours."},
	{"CLICOLOR", "0: no colours."},
	{"CLICOLOR_FORCE", "1: colours, also where the terminal is not known to have them, and in what 'ukatty shell' prints into a pipe."},
	{"COLORTERM, TERM", "What the terminal can do. TERM=dumb, and none at all, is printed lines to."},
	{"LC_ALL, LC_MESSAGES, LANG", "The language of the ghost that comes with the program."},
	{renderWide, "1: characters of ambiguous width take two cells."},
	{"USER, LOGNAME, USERNAME", "What the ghost calls the viewer."},
}

// exitCodes are what the program ends with.
var exitCodes = [...][2]string{
	{"0", "Done, also when a signal asked the program to end."},
	{"1", "A server answered with an error status, something was found wrong or was not found, or the output failed."},
	{"2", "Wrong usage, a broken config, ghost or shell, or a bug."},
	{"3", "There was no server, or no answer."},
}

// commands gives the commands of the program in their order, without those that cobra adds and hides.
func commands(root *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			all = append(all, c)
		}
	}
	return all
}

// roff is a page in the making.
type roff struct{ out bytes.Buffer }

func (m *roff) section(name string) { fmt.Fprintf(&m.out, ".SH %s\n", escapeRoff(name)) }

// paragraph begins a paragraph. Behind the title of a section one has begun.
func (m *roff) paragraph() {
	page := bytes.TrimSuffix(m.out.Bytes(), []byte("\n"))
	last := page[bytes.LastIndexByte(page, '\n')+1:]
	if !bytes.HasPrefix(last, []byte(".SH ")) && !bytes.HasPrefix(last, []byte(".SS ")) {
		m.out.WriteString(".PP\n")
	}
}

// synopsis writes how a command is called.
func (m *roff) synopsis(c *cobra.Command) {
	name := c.CommandPath()
	m.paragraph()
	fmt.Fprintf(&m.out, ".B %s\n", escapeRoff(name))
	m.text(strings.TrimSpace(strings.TrimPrefix(c.UseLine(), name)))
}

// command writes all about a command.
func (m *roff) command(c *cobra.Command) {
	fmt.Fprintf(&m.out, ".SS %s\n", escapeRoff(c.CommandPath()))
	if c.Long != "" {
		m.prose(c.Long)
	} else {
		m.prose(c.Short + ".")
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			m.flag(f)
		}
	})
	if c.Example != "" {
		m.prose("Examples:")
		m.verbatim(strings.Split(c.Example, "\n"))
	}
}

// flag writes a flag.
func (m *roff) flag(f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if value != "" {
		name += " " + value
	}
	switch f.DefValue {
	case "", "false", "0", "[]", "0s":
	default:
		usage += " (default: " + f.DefValue + ")"
	}
	m.item(name, usage)
}

// item writes a name and what there is to say about it.
func (m *roff) item(name, text string) {
	fmt.Fprintf(&m.out, ".TP\n.B %s\n", escapeRoff(name))
	m.fold(text)
}

// prose writes paragraphs, which blank lines part. Lines that begin with blanks are kept as they are.
func (m *roff) prose(text string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		m.paragraph()
		var table, words []string
		for line := range strings.SplitSeq(paragraph, "\n") {
			if strings.HasPrefix(line, "  ") {
				m.fold(strings.Join(words, " "))
				table, words = append(table, line), nil
				continue
			}
			m.verbatim(table)
			table, words = nil, append(words, line)
		}
		m.verbatim(table)
		m.fold(strings.Join(words, " "))
	}
}

// verbatim writes lines as they are.
func (m *roff) verbatim(lines []string) {
	if len(lines) == 0 {
		return
	}
	m.out.WriteString(".nf\n")
	for _, line := range lines {
		m.text(line)
	}
	m.out.WriteString(".fi\n")
}

// maxRoff is how long lines of text are at most, in bytes, as far as their words allow it.
const maxRoff = 78

// fold writes text in lines of a length that people read; what formats the page fills them anew.
func (m *roff) fold(text string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(escapeRoff(line))+1+len(escapeRoff(word)) > maxRoff {
			m.text(line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	m.text(line)
}

// text writes a line of text. Lines that begin with a dot or an apostrophe would be requests, and empty ones move what follows.
func (m *roff) text(line string) {
	if strings.TrimSpace(line) == "" {
		return
	}
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		m.out.WriteString(`\&`)
	}
	fmt.Fprintln(&m.out, escapeRoff(line))
}

// escapeRoff writes what roff takes for something else than itself: the backslash, the hyphen that is a minus, quotes and the
// accents of ASCII.
func escapeRoff(s string) string { return roffEscapes.Replace(s) }

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, `"`, `\(dq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, "\n", " ", "\r", "")

// lowerFirst begins a sentence with a small letter, as the section NAME has it.
func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
