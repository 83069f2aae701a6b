package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// executions are the commands that the shell offers for EXECUTE.
var executions = []string{
	"GetName\tnames of \\0 and \\1", "GetNames\tnames of all ghosts", "GetGhostName\tname of the ghost",
	"GetVersion\tname and version of the baseware", "GetShortVersion\tversion of the baseware",
	"Quiet\tno talk of its own for 16 seconds", "Restore\tends Quiet",
}

func newExecute() *cobra.Command {
	var d dialFlags
	cmd := &cobra.Command{
		Use:   "execute COMMAND [PARAM...]",
		Short: "Ask the baseware by SSTP EXECUTE and print the data",
		Long: "Send EXECUTE with a command and its parameters, and print the data of the answer. Exit code: 0 for a status\n" +
			"from 200 to 299, 1 for another one, 2 for wrong usage, 3 when there is no server or no answer.\n\n" + elsewhere,
		Example: `  ukatty execute GetName
  ukatty execute Quiet --addr 127.0.0.1:9821`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: offer,
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := d.message("EXECUTE SSTP/1.1")
			if err != nil {
				return err
			}
			m.Fields.Add("Command", commandLine(args))
			reply, err := d.ask(cmd, encode(cmd, m))
			if err != nil {
				return err
			}
			if !reply.Status.OK() {
				return fail(exitStatus, "%s: %d %s", args[0], int(reply.Status), reply.Reason)
			}
			return tell(cmd.OutOrStdout(), reply.Data)
		},
	}
	d.register(cmd)
	return cmd
}

// offer gives the commands that begin with what was typed.
func offer(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var all []string
	for _, e := range executions {
		if len(args) == 0 && strings.HasPrefix(strings.ToLower(e), strings.ToLower(typed)) {
			all = append(all, e)
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// commandLine writes a command with its parameters as EXECUTE has them: Name[p0,p1]. A parameter that holds a comma,
// a bracket or a quotation mark is quoted, as in a tag.
func commandLine(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	params := make([]string, 0, len(args)-1)
	for _, p := range args[1:] {
		if strings.ContainsAny(p, `,]"`) {
			p = `"` + strings.ReplaceAll(p, `"`, `""`) + `"`
		}
		params = append(params, p)
	}
	return args[0] + "[" + strings.Join(params, ",") + "]"
}
