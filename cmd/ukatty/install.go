package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ukatty/ghost/house"
	"ukatty/ghost/nar"
	"ukatty/tui/cell"
)

// home is the house of what is installed for this user.
func home() house.House { return house.At(dataDir()) }

func newInstall() *cobra.Command {
	to := ""
	cmd := &cobra.Command{
		Use:   "install FILE.nar|DIR",
		Short: "Install a ghost, shell, balloon or the like from an archive or a folder",
		Long: "Install what an archive (.nar, .zip), or a folder like one, says in its install.txt that it is: a ghost, a shell or\n" +
			"supplement for a ghost that is installed, a balloon, a plug-in, or a package of such things. What is installed already\n" +
			"is updated: files of the same names are replaced, others stay, unless install.txt says refresh; what a delete.txt\n" +
			"lists goes.\n\n" +
			"It goes below $XDG_DATA_HOME/ukatty, or ~/.local/share/ukatty. An installation happens as a whole or not at all, and\n" +
			"nothing is ever written elsewhere: archives with names that lead out, links, two files of one name, or far more than\n" +
			"they seem to hold are refused. Exit codes: 1 when it was refused or failed, 2 for wrong usage.",
		Example: `  ukatty install sakura.nar
  ukatty install ./my-ghost/
  ukatty install winter.nar --to Sakura
  ukatty ghosts`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("which archive or folder is to be installed? name one")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runInstall(cmd, args[0], to) },
	}
	cmd.Flags().StringVar(&to, "to", "", "the ghost `NAME`, or in the folder of that name, gets a shell or supplement that does not say for whom it is")
	offer := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return ghostNames(), cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc("to", offer); err != nil {
		panic(err) // the flag is not there
	}
	return cmd
}

// runInstall installs one thing and says what came of it.
func runInstall(cmd *cobra.Command, from, to string) error {
	ctx, forget := signal.NotifyContext(cmd.Context(), signals()...)
	defer forget()
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		return fail(exitUsage, "%s: there is no such file or folder", from)
	}
	b := newBar(cmd.ErrOrStderr())
	o := house.Order{From: from, To: to, Progress: b.tell}
	if canAsk(cmd) {
		o.Terms = func(text string) bool {
			b.clear()
			return askTerms(cmd.InOrStdin(), cmd.ErrOrStderr(), text)
		}
	}
	r, err := home().Install(ctx, o)
	b.clear()
	if err != nil {
		return fail(exitFailed, "%s: %w", from, plainly(ctx, home(), from, err))
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	for _, i := range r.Items {
		tellItem(out, i)
	}
	for _, n := range r.Notes {
		say(cmd.ErrOrStderr(), "ukatty: "+n)
	}
	if err := out.Flush(); err != nil {
		return fail(exitFailed, "standard output: %w", err)
	}
	return nil
}

// plainError is an error in other words.
type plainError struct {
	text string
	err  error
}

func (p plainError) Error() string { return p.text }

// Unwrap gives the error itself.
func (p plainError) Unwrap() error { return p.err }

// plainly gives an error of an installation, of what is at from into a house, as the user is told of it: without the name of a
// package of ours, and without names that only an installation under way has.
func plainly(ctx context.Context, h house.House, from string, err error) error {
	if ctx.Err() != nil {
		return plainError{"broken off; nothing has changed", err}
	}
	var where *fs.PathError
	var moved *os.LinkError
	switch {
	case errors.As(err, &where) && where.Path == from:
		return plainError{where.Err.Error(), err}
	case errors.As(err, &where) && isUnderWay(where.Path, h):
		return plainError{h.Dir() + ": " + where.Err.Error() + "; nothing has changed", err}
	case errors.As(err, &moved) && isUnderWay(moved.New, h):
		return plainError{h.Dir() + ": " + moved.Err.Error() + "; nothing has changed", err}
	}
	return plainError{strings.TrimPrefix(err.Error(), "nar: "), err}
}

// isUnderWay says whether a file that something went wrong with is one that an installation makes in its house.
func isUnderWay(name string, h house.House) bool {
	return strings.HasPrefix(name, ".install") || strings.HasPrefix(name, ".unpack-") || strings.HasPrefix(name, h.Dir()+string(filepath.Separator))
}

// tellItem says what was installed where.
func tellItem(w io.Writer, i house.Item) {
	verb, whose, files := "installed", "", "files"
	if i.Replaced {
		verb = "updated"
	}
	if i.For != "" {
		whose = " for " + cell.Clean(i.For)
	}
	if i.Files == 1 {
		files = "file"
	}
	fmt.Fprintf(w, "%s the %s %s%s: %d %s in %s\n", verb, i.Kind, cell.Clean(i.Name), whose, i.Files, files, cell.Clean(i.Dir))
	if i.Deleted > 0 {
		fmt.Fprintf(w, "  its delete.txt took %d away\n", i.Deleted)
	}
	if i.Kind == nar.Ghost {
		if g, err := house.ReadGhost(i.Dir); err == nil {
			fmt.Fprintf(w, "  %s\n", cell.Clean(onlyShows(g)))
		}
	}
	for _, text := range []string{i.Terms, i.Readme} {
		if text != "" {
			fmt.Fprintf(w, "  see %s\n", cell.Clean(text))
		}
	}
}

// canAsk says whether there is somebody at a terminal to be asked.
func canAsk(cmd *cobra.Command) bool {
	in, isFile := cmd.InOrStdin().(*os.File)
	return isFile && term.IsTerminal(in.Fd()) && isTerminal(cmd.ErrOrStderr())
}

// isTerminal says whether a stream is a terminal.
func isTerminal(w io.Writer) bool {
	f, isFile := w.(*os.File)
	return isFile && term.IsTerminal(f.Fd())
}

// askTerms shows the terms of an archive and asks for a yes.
func askTerms(in io.Reader, w io.Writer, text string) bool {
	say(w, text)
	fmt.Fprint(w, "Install it on these terms? [y/N] ")
	answer, _ := bufio.NewReader(io.LimitReader(in, 1024)).ReadString('\n') // no answer is a no
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}
