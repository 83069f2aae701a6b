package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpWriter writes the help texts of commands. Cobra drops the error when one cannot be written, so it is kept here.
type helpWriter struct{ err error }

// newHelpWriter makes the commands below root write their help by a helpWriter.
func newHelpWriter(root *cobra.Command) *helpWriter {
	h := new(helpWriter)
	write := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		out := c.OutOrStdout()
		var page bytes.Buffer
		c.SetOut(&page)
		write(c, args)
		c.SetOut(out)
		h.err = printed(out.Write(page.Bytes()))
	})
	return h
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print the help of a command",
		Long:  "Print what a command does, with its flags and examples, as its --help does.",
		Example: `  ukatty help send
  ukatty help run | less`,
		ValidArgsFunction: completeHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err //nolint:wrapcheck // a sentence for the user
			}
			if len(rest) > 0 {
				return fmt.Errorf("there is no command %q", strings.Join(args, " "))
			}
			topic.InitDefaultHelpFlag()
			return topic.Help() //nolint:wrapcheck // it is always nil
		},
	}
}

// completeHelp offers the commands that there is help about.
func completeHelp(cmd *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, c := range cmd.Root().Commands() {
		if len(args) == 0 && c.IsAvailableCommand() && strings.HasPrefix(c.Name(), start) {
			names = append(names, c.Name()+"\t"+c.Short)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
