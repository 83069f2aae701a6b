package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"ukatty/ghost"
)

func newStates() *cobra.Command {
	return &cobra.Command{
		Use:   "states",
		Short: "Print the interruption table: what becomes of a request while the ghost does something",
		Long: "Print the table by which ukatty decides what becomes of a request. It is read from the top; the first row that\n" +
			"holds decides. The status line and the journal name the row of every answer.",
		Example:           "  ukatty states",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return printStates(cmd.OutOrStdout()) },
	}
}

// printStates writes the table: a line a row, a column a class of requests.
func printStates(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	head := []string{"row"}
	for c := range ghost.Classes {
		head = append(head, ghost.Class(c).String())
	}
	fmt.Fprintln(t, strings.Join(append(head, "meaning"), "\t"))
	for _, r := range ghost.Table() {
		line := []string{r.ID}
		for _, cell := range r.Cells {
			line = append(line, cellWord(cell))
		}
		fmt.Fprintln(t, strings.Join(append(line, r.Why), "\t"))
	}
	return printed(0, t.Flush())
}

// cellWord writes what becomes of a class of requests: the status of a refusal, or what is done.
func cellWord(c ghost.Cell) string {
	if c.Action == ghost.Refuse {
		return strconv.Itoa(int(c.Status))
	}
	return c.Action.String()
}
