package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ukatty/sakura"
	"ukatty/tui/cell"
)

func newTags() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "tags [PATTERN]",
		Short: "Print the table of SakuraScript tags: what each does here, and who does it",
		Long: "Print the table of tags and variables: how each is written, who performs it, and what it does. PATTERN is a piece of\n" +
			"the id, form, section, meaning or summary, in either case, or a pattern with * and ? for the whole of one.\n\n" +
			"Who performs it: stage (the player: it is seen or takes time), ghost (its SHIORI, or a form), permission (it leaves\n" +
			"the terminal, once that is allowed), notice (it would leave the terminal: a notice says what would happen), nothing\n" +
			"(it is accepted and changes nothing). Exit code: 1 when no tag matches.",
		Example: `  ukatty tags
  ukatty tags wait
  ukatty tags 'http-*'
  ukatty tags --json | jq -r .performed | sort | uniq -c`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeTags,
		RunE: func(cmd *cobra.Command, args []string) error {
			pattern := strings.Join(args, "")
			rows := findTags(pattern)
			if len(rows) == 0 {
				return fail(exitFailed, "no tag matches %q; 'ukatty tags' lists them all", pattern)
			}
			form := printTags
			if asJSON {
				form = printTagsJSON
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			if err := cmp.Or(form(out, rows, pattern), out.Flush()); err != nil {
				return fail(exitFailed, "writing the table: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

// completeTags offers the ids of the table.
func completeTags(_ *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, r := range sakura.Tags() {
		if len(args) == 0 && strings.HasPrefix(r.ID, start) {
			ids = append(ids, r.ID+"\t"+r.Summary)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// findTags gives the rows of the table that a pattern matches: all for "".
func findTags(pattern string) []sakura.Row {
	pattern = strings.ToLower(pattern)
	var rows []sakura.Row
	for _, r := range sakura.Tags() {
		for _, field := range []string{r.ID, r.Form, r.Section, r.Meaning.String(), r.Summary} {
			field = strings.ToLower(field)
			glob := false
			if strings.ContainsAny(pattern, "*?") {
				glob, _ = path.Match(pattern, field) // what is no pattern may be a piece of a form
			}
			if glob || strings.Contains(field, pattern) {
				rows = append(rows, r)
				break
			}
		}
	}
	return rows
}

// tagObject is a row of the table in JSON.
type tagObject struct {
	ID        string `json:"id"`
	Form      string `json:"form"`
	Args      string `json:"args"`
	Section   string `json:"section"`
	Meaning   string `json:"meaning"`
	External  bool   `json:"external"`
	Since     string `json:"since"`
	Summary   string `json:"summary"`
	Performed string `json:"performed"`
}

// printTagsJSON writes one object a line.
func printTagsJSON(w io.Writer, rows []sakura.Row, _ string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range rows {
		err := e.Encode(tagObject{
			ID: r.ID, Form: r.Form, Args: r.Args, Section: r.Section, Meaning: r.Meaning.String(), External: r.External,
			Since: r.Since, Summary: r.Summary, Performed: r.Performed.String(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// The columns of the table, in cells: it fits a terminal of 80.
const (
	tagForm      = 27
	tagPerformed = 12
	tagLine      = 80
)

// tagCells measures as most terminals do that show Japanese.
var tagCells = cell.Metrics{Grapheme: true}

// printTags writes the table for people: form, who performs it, summary. A row that is the only one, or that is called by
// its id or form, is told of in full.
func printTags(w io.Writer, rows []sakura.Row, pattern string) error {
	var b strings.Builder
	section := ""
	for _, r := range rows {
		if len(rows) == 1 {
			break
		}
		if r.Section != section {
			section = r.Section
			b.WriteString(section + "\n")
		}
		form := "  " + r.Form
		if tagCells.Width(form) >= tagForm {
			b.WriteString(folded("", "    ", form) + "\n")
			form = ""
		}
		head := tagCells.Pad(form, tagForm) + tagCells.Pad(r.Performed.String(), tagPerformed)
		b.WriteString(folded(head, strings.Repeat(" ", tagForm+tagPerformed), r.Summary) + "\n")
	}
	for _, r := range rows {
		if len(rows) == 1 || pattern == r.ID || pattern == r.Form {
			if b.Len() > 0 {
				b.WriteString("\n")
			}
			describe(&b, r)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// folded gives a text behind a head, its further lines behind an indent.
func folded(head, indent, text string) string {
	var b strings.Builder
	for i, line := range tagCells.Wrap(text, tagLine-tagCells.Width(indent)) {
		if i > 0 {
			b.WriteString("\n" + indent)
		} else {
			b.WriteString(head)
		}
		b.WriteString(strings.TrimRight(line.Text, " "))
	}
	return b.String()
}

// describe writes all that is known about a row.
func describe(b *strings.Builder, r sakura.Row) {
	const indent = 12
	field := func(name, value string) {
		if value != "" {
			b.WriteString(folded(tagCells.Pad(name, indent), strings.Repeat(" ", indent), value) + "\n")
		}
	}
	b.WriteString(folded("", "", r.Form) + "\n")
	field("summary", r.Summary)
	field("id", r.ID)
	field("arguments", r.Args)
	field("takes", taken(r))
	field("options", strings.Join(r.Options(), " "))
	field("section", r.Section)
	field("meaning", r.Meaning.String())
	field("performed", r.Performed.String()+": "+performers[r.Performed])
	field("external", map[bool]string{true: "allowed to external callers", false: "not for external callers"}[r.External])
	field("since", r.Since)
}

// performers say in words who performs a tag.
var performers = map[sakura.Performed]string{
	sakura.OnStage: "the player does it; it is seen or takes time",
	sakura.ByGhost: "the ghost does it, its SHIORI or a form",
	sakura.OnLeave: "it leaves the terminal, once that is allowed; until then a notice says what would happen",
	sakura.Told:    "it would leave the terminal and is not done; a notice says what would happen",
	sakura.Nothing: "it is accepted and changes nothing here",
}

// taken gives how many arguments a row takes behind its words.
func taken(r sakura.Row) string {
	least, most := r.Takes()
	switch {
	case most == 0:
		return "no arguments"
	case most < 0:
		return strconv.Itoa(least) + " or more arguments"
	case least == most:
		return strconv.Itoa(least) + " argument" + plural(least)
	default:
		return strconv.Itoa(least) + " to " + strconv.Itoa(most) + " arguments"
	}
}

// plural gives the ending of a noun that is counted.
func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
