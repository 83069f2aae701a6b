package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ukatty/sakura/play"
	"ukatty/sakura/trace"
	"ukatty/shells"
)

// traceFlags are the flags of trace.
type traceFlags struct {
	json, external bool
	charMS, choose int
	until, at      int64
	seed           uint64
	click          string
	shell, now     string
}

func newTrace() *cobra.Command {
	f := traceFlags{}
	cmd := &cobra.Command{
		Use:   "trace [SCRIPT|-]",
		Short: "Play a script in virtual time, at once, and print what happens when",
		Long: "Play SakuraScript without waiting, and print a line for each thing that happens, after the second when it does. Without\n" +
			"SCRIPT, or with -, the standard input is the script; line breaks in it are ignored. No server, config or file is needed,\n" +
			"nothing is changed, and the same script gives the same lines on every machine. Exit code: 0 when the script was\n" +
			"played, however broken it is, 2 for wrong usage.",
		Example: `  ukatty trace '\0\s[5]Hello.\w9\1\s[10]Hi there.\e'
  ukatty trace --json - < script.txt > script.trace
  ukatty trace --until 1500 '\0One\_w[1000]two\_w[1000]three'`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := f.options(cmd)
			if err != nil {
				return err
			}
			script, err := scriptOf(cmd.InOrStdin(), args)
			if err != nil {
				return err
			}
			return f.print(cmd.OutOrStdout(), script, o)
		},
	}
	f.register(cmd)
	return cmd
}

// register adds the flags to a command.
func (f *traceFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.BoolVar(&f.json, "json", false, "print one JSON object a line")
	fs.IntVar(&f.charMS, "char-ms", 50, "how long a character takes, in `MS`; 0: no time")
	fs.StringVar(&f.click, "click", clickAuto, "what becomes of \\x: `auto|stop`")
	fs.IntVar(&f.choose, "choose", 0, "take choice `N` at the end, counted from 1")
	fs.BoolVar(&f.external, "external", false, "play it as the script of an external caller, who may do less")
	fs.StringVar(&f.shell, "shell", "", "the shell in `DIR` instead of the one that comes with ukatty")
	fs.Uint64Var(&f.seed, "seed", 1, "what `NUMBER` the dice begin with")
	fs.StringVar(&f.now, "now", traceNow, "what `TIME` it is, as in RFC 3339")
	fs.Int64Var(&f.until, "until", 0, "stop at that instant, in `MS`")
	fs.Int64Var(&f.at, "at", 0, "stop at that `OFFSET` in the script, in code points")
	complete(cmd, "click", clickAuto, clickStop)
}

// What becomes of a script that waits for a click.
const (
	clickAuto = "auto"
	clickStop = "stop"
)

// traceNow is what time it is in a trace that does not say otherwise.
const traceNow = "2026-04-01T12:34:56Z"

// The most that the flags take: a pace of ten seconds, as the player has it, and a year.
const (
	maxCharMS = 10_000
	maxUntil  = 366 * 24 * 60 * 60 * 1000
)

// check says what is wrong with the flags.
func (f *traceFlags) check(given func(string) bool) error {
	switch {
	case f.charMS < 0 || f.charMS > maxCharMS:
		return fmt.Errorf("--char-ms: %d is not between 0 and %d", f.charMS, maxCharMS)
	case f.click != clickAuto && f.click != clickStop:
		return fmt.Errorf("--click: %q is neither auto nor stop", f.click)
	case f.choose < 0 || given("choose") && f.choose == 0:
		return errors.New("--choose: choices are counted from 1")
	case f.until < 0 || f.until > maxUntil:
		return fmt.Errorf("--until: %d is not between 0 and %d", f.until, maxUntil)
	case given("shell") && f.shell == "":
		return errors.New("--shell: it names no folder")
	case f.at < 0:
		return fmt.Errorf("--at: %d is no offset", f.at)
	}
	return nil
}

// options makes of the flags what a trace needs.
func (f *traceFlags) options(cmd *cobra.Command) (trace.Options, error) {
	given := cmd.Flags().Changed
	if err := f.check(given); err != nil {
		return trace.Options{}, err
	}
	env, err := f.scenery()
	if err != nil {
		return trace.Options{}, err
	}
	o := trace.Options{Env: env, Pace: time.Duration(f.charMS) * time.Millisecond, Choose: f.choose}
	if f.charMS == 0 {
		o.Pace = -1
	}
	if f.external {
		o.Level = play.External
	}
	if f.click == clickStop {
		o.Click = trace.Stop
	}
	if given("until") {
		until := time.Duration(f.until) * time.Millisecond
		o.Until = &until
	}
	if given("at") {
		at := int(f.at)
		o.At = &at
	}
	return o, nil
}

// scenery makes what the script finds around it.
func (f *traceFlags) scenery() (*scenery, error) {
	now, err := time.Parse(time.RFC3339, f.now)
	if err != nil {
		return nil, fmt.Errorf("--now: %q is no time such as %s", f.now, traceNow)
	}
	shell, err := traceShell(f.shell)
	if err != nil {
		return nil, fail(exitUsage, "--shell: %w", err)
	}
	env, err := newScenery(shell, now.UTC(), f.seed)
	if err != nil {
		return nil, fail(exitUsage, "%w", err)
	}
	return env, nil
}

// traceShell loads the shell in a folder; nil for none.
func traceShell(dir string) (*shells.Shell, error) {
	if dir == "" {
		return nil, nil //nolint:nilnil // no shell is no error
	}
	return loadShell(looksIn(dir))
}

// maxScript is how many bytes a script on the standard input may have.
const maxScript = 64 << 20

// scriptOf gives the script of the command line or of the standard input, without the mark that some editors begin a file
// with.
func scriptOf(stdin io.Reader, args []string) (string, error) {
	if len(args) > 0 && args[0] != "-" {
		return args[0], nil
	}
	b, err := io.ReadAll(io.LimitReader(stdin, maxScript+1))
	if err != nil {
		return "", fail(exitFailed, "reading the script: %w", err)
	}
	if len(b) > maxScript {
		return "", fail(exitUsage, "the script has more than %d MiB", maxScript>>20)
	}
	return strings.TrimPrefix(string(b), "\uFEFF"), nil
}

// print traces a script and writes what happens.
func (f *traceFlags) print(w io.Writer, script string, o trace.Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	form := trace.AppendText
	if f.json {
		form = trace.AppendJSON
	}
	var line []byte
	var failed error
	trace.Play(script, o, func(r *trace.Record) bool {
		line = form(line[:0], r)
		_, failed = out.Write(line)
		return failed == nil
	})
	if failed == nil {
		failed = out.Flush()
	}
	if failed != nil {
		return fail(exitFailed, "writing the trace: %w", failed)
	}
	return nil
}
