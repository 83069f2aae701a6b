package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// streams are the standard streams of a command.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// command runs the command line args and gives the exit code.
func command(ctx context.Context, args []string, std streams) int {
	root := newRoot()
	root.SetArgs(args)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		unquoteFlags(root)
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	help := newHelpWriter(root)
	cmd, err := root.ExecuteContextC(ctx)
	return report(std.err, cmd, cmp.Or(err, help.err))
}

// unquoteFlags takes the quotes that mark the names of values out of what flags are for: a shell that completes shows them as they
// stand there.
func unquoteFlags(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) })
	for _, sub := range c.Commands() {
		unquoteFlags(sub)
	}
}

// newRoot makes the tree of commands. Without a command, run is meant.
func newRoot() *cobra.Command {
	run := newRun("run")
	root := newRun("ukatty")
	root.Short = "Watch ukagaka ghosts in a terminal"
	root.Long = "ukatty is a baseware for ukagaka ghosts that lives in a terminal: it listens for SSTP, plays SakuraScript,\n" +
		"shows what the characters say, and says why it answered what it answered."
	root.Example = `  ukatty
  ukatty send '\0\s[5]Hello.\w9\1\s[10]Hi.\e'
  ukatty execute GetName
  ukatty install sakura.nar
  ukatty --ghost Sakura
  ukatty --plain | tee log`
	root.Args = nil // an argument that is no command is reported as such, with what may have been meant
	var asked bool
	root.Flags().BoolVar(&asked, "version", false, "print the version")
	show := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case asked:
			return printVersion(cmd.OutOrStdout())
		case len(args) > 0: // behind --
			return fmt.Errorf("unknown command %q for %q", args[0], cmd.CommandPath())
		}
		return show(cmd, args)
	}
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.AddCommand(run, newPlay(), newInstall(), newGhosts(), newSend(), newExecute(), newReplay(), newStates(), newTags(), newTrace(), newCheck(), newShell(), newConfig(), newMan(), newCompletion(), newVersion())
	root.SetHelpCommand(newHelp())
	root.CompletionOptions.DisableDefaultCmd = true
	explainUsage(root)
	return root
}
