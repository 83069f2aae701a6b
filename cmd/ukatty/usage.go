package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// explainUsage makes the commands below root say in one sentence, and in words of the program, what is wrong with a command line.
func explainUsage(root *cobra.Command) {
	root.SetFlagErrorFunc(flagError)
	for _, c := range root.Commands() {
		if check := c.Args; check != nil {
			c.Args = func(c *cobra.Command, args []string) error { return argumentError(c, args, check) }
		}
	}
}

// argumentError says which argument is missing or too many. Sentences that the command has of its own are left alone.
func argumentError(c *cobra.Command, args []string, check cobra.PositionalArgs) error {
	err := check(c, args)
	if err == nil || !foreign(err) {
		return err
	}
	for n, arg := range args {
		if check(c, args[:n]) == nil {
			return fmt.Errorf("%q is too much: the usage is %s", arg, c.UseLine())
		}
	}
	return fmt.Errorf("an argument is missing: the usage is %s", c.UseLine())
}

// foreign says whether an error about arguments has the words of cobra's own checks.
func foreign(err error) bool {
	for _, begin := range []string{"accepts ", "requires ", "unknown command "} {
		if strings.HasPrefix(err.Error(), begin) {
			return true
		}
	}
	return false
}

// kinds say what the value of a flag has to be, by the type that pflag gives it.
var kinds = map[string]string{
	"bool": "neither true nor false", "duration": "no duration such as 1.5s or 2m", "int": "no number", "int64": "no number",
	"uint": "no number from 0 on", "uint64": "no number from 0 on", "uint16": "no number from 0 to 65535", "float64": "no number",
}

// flagError says what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		if kind := kinds[wrong.GetFlag().Value.Type()]; kind != "" {
			return fmt.Errorf("--%s: %q is %s", wrong.GetFlag().Name, wrong.GetValue(), kind)
		}
		return fmt.Errorf("--%s: %q: %w", wrong.GetFlag().Name, wrong.GetValue(), errors.Unwrap(wrong))
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, "--"+f.Name)
			}
		})
		return fmt.Errorf("%w%s", err, meant("--"+unknown.GetSpecifiedName(), names))
	}
	return err
}

// usageWords is an error of the command line as one sentence: cobra puts what may have been meant on lines of its own, and names
// groups of flags as it has them in its hands.
func usageWords(err error) string {
	if _, rest, ok := strings.Cut(err.Error(), "none of the others can be; ["); ok {
		flags, _, _ := strings.Cut(rest, "]")
		return "--" + strings.Join(strings.Fields(flags), " and --") + ": choose one"
	}
	what, may, ok := strings.Cut(err.Error(), "\n\nDid you mean this?\n")
	if ok {
		what += "; did you mean " + strings.Join(strings.Fields(may), " or ") + "?"
	}
	return strings.Join(strings.Fields(what), " ")
}
