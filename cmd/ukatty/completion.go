package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// completed are the shells that there is a completion for.
var completed = []string{"bash", "fish", "powershell", "zsh"}

func newCompletion() *cobra.Command {
	var bare bool
	cmd := &cobra.Command{
		Use:   "completion bash|fish|powershell|zsh",
		Short: "Print what makes a shell complete the commands of ukatty",
		Long: "Print a script for bash, fish, PowerShell or zsh, with which the shell completes commands and flags and what they\n" +
			"take: ghosts that are installed, tags, rules, files. A line of the examples does so for the shell that it is typed in,\n" +
			"and, in the file that the shell reads when it starts, for each. bash needs the package bash-completion, zsh its compinit.",
		Example: `  source <(ukatty completion bash)
  source <(ukatty completion zsh)
  ukatty completion fish | source
  ukatty completion powershell | Out-String | Invoke-Expression`,
		Args:      oneShell,
		ValidArgs: completed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return printed(0, completion(cmd.Root(), cmd.OutOrStdout(), args[0], !bare))
		},
	}
	cmd.Flags().BoolVar(&bare, "no-descriptions", false, "complete without saying what things are for")
	return cmd
}

// oneShell takes the name of one of the shells.
func oneShell(_ *cobra.Command, args []string) error {
	known := strings.Join(completed, ", ")
	if len(args) == 0 {
		return errors.New("completion for which shell? there are " + known)
	}
	if len(args) == 1 && slices.Contains(completed, args[0]) {
		return nil
	}
	return fmt.Errorf("completion: %q is none of %s", strings.Join(args, " "), known)
}

// completion writes the script for a shell, which tells what things are for where told is true.
func completion(root *cobra.Command, w io.Writer, shell string, told bool) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(w, told)
	case "fish":
		return root.GenFishCompletion(w, told)
	case "zsh":
		if told {
			return root.GenZshCompletion(w)
		}
		return root.GenZshCompletionNoDesc(w)
	}
	if told {
		return root.GenPowerShellCompletionWithDesc(w)
	}
	return root.GenPowerShellCompletion(w)
}
