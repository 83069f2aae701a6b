package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ukatty/ghost/wire"
	"ukatty/sakura/check"
	"ukatty/tui/cell"
)

// checkFlags are the flags of check.
type checkFlags struct {
	json, sarif, github    bool
	fix, extract, external bool
	as, dialect, encoding  string
	size, charset, shell   string
	level, explain         string
	maxTime                time.Duration
	only, disable          []string
	rules                  bool
}

func newCheck() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check FILE...|-",
		Short: "Tell what is wrong with scripts, without playing them",
		Long: "Check SakuraScript and print what is wrong with it: where, how bad, what to do. FILE is one script, or a file of\n" +
			"scripts, one a line, which is told by its lines' ending in \\e (--as says it for sure); - is the standard input.\n" +
			"--extract finds the scripts in a dictionary of YAYA, Satori or Kawari, as far as its strings show. A place is\n" +
			"file:line:column, counted from 1, columns in code points. Exit code: 0 when there is no error, 1 when there is\n" +
			"one, 2 for wrong usage or a file that cannot be read.",
		Example: `  ukatty check script.txt
  printf '\\0\\s[0]Hi.\\w10\\e' | ukatty check -
  ukatty check --extract --github ghost/master/*.dic
  ukatty check --size 38x8 --max-time 30s --charset Shift_JIS --shell shell/master talk.txt
  ukatty check --explain UK001`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	f.register(cmd)
	return cmd
}

// register adds the flags to a command.
func (f *checkFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.BoolVar(&f.json, "json", false, "print one JSON object a finding")
	fs.BoolVar(&f.sarif, "sarif", false, "print one SARIF 2.1.0 document")
	fs.BoolVar(&f.github, "github", false, "print annotations for GitHub Actions")
	fs.BoolVar(&f.fix, "fix", false, "write what is certain into the files; the standard input is printed with it")
	fs.StringVar(&f.as, "as", asAuto, "read a file as `WHAT`: auto, script or lines")
	fs.BoolVar(&f.extract, "extract", false, "find the scripts in dictionaries and other texts")
	fs.StringVar(&f.dialect, "dialect", "auto", "with --extract, what it is a dictionary of: `auto|yaya|satori|kawari|plain`")
	fs.StringVar(&f.encoding, "encoding", "", "the `CHARSET` that the files are written in (default: UTF-8, or Shift_JIS where they are valid only as that)")
	fs.BoolVar(&f.external, "external", false, "check for scripts of external callers, who may do less")
	fs.StringVar(&f.size, "size", "", "check that lines and balloons fit `WxH` cells, such as 38x8")
	fs.DurationVar(&f.maxTime, "max-time", 0, "check that a script plays no longer than `TIME`, such as 30s")
	fs.StringVar(&f.charset, "charset", "", "check that `CHARSET` has the characters, such as Shift_JIS")
	fs.StringVar(&f.shell, "shell", "", "check that the shell in `DIR` has the surfaces")
	fs.StringVar(&f.level, "level", "info", "leave out what is less severe than `info|warning|error`")
	fs.StringSliceVar(&f.only, "only", nil, "go by `RULES` alone, by code or name: A,B")
	fs.StringSliceVar(&f.disable, "disable", nil, "leave `RULES` out, by code or name: A,B")
	fs.StringVar(&f.explain, "explain", "", "tell about a rule, by `CODE` or name")
	fs.BoolVar(&f.rules, "rules", false, "list all rules")
	cmd.MarkFlagsMutuallyExclusive("json", "sarif", "github")
	cmd.MarkFlagsMutuallyExclusive("as", "extract")
	complete(cmd, "as", asAuto, asScript, asLines)
	complete(cmd, "dialect", "auto", "yaya", "satori", "kawari", "plain")
	complete(cmd, "level", "info", "warning", "error")
	complete(cmd, "charset", wire.UTF8.String(), wire.ShiftJIS.String(), wire.EUCJP.String(), wire.ISO2022JP.String())
	complete(cmd, "encoding", wire.UTF8.String(), wire.ShiftJIS.String(), wire.EUCJP.String(), wire.ISO2022JP.String())
	complete(cmd, "size", "38x8", "40x8", "40x16")
	complete(cmd, "max-time")
	for _, name := range []string{"only", "disable", "explain"} {
		complete(cmd, name, codes()...)
	}
}

// codes are those of all rules.
func codes() []string {
	var all []string
	for _, r := range check.Rules() {
		all = append(all, r.Code)
	}
	return all
}

// run checks the files, or tells about the rules.
func (f *checkFlags) run(cmd *cobra.Command, args []string) error {
	switch {
	case f.explain != "":
		return explain(cmd.OutOrStdout(), f.explain)
	case f.rules:
		return listRules(cmd.OutOrStdout())
	case len(args) == 0:
		return errors.New("which file is to be checked? - is the standard input")
	}
	o, err := f.options()
	if err != nil {
		return err
	}
	if f.fix && slices.Contains(args, "-") && len(args) > 1 {
		return errors.New("--fix: the standard input cannot be repaired together with files")
	}
	out := cmd.OutOrStdout()
	if f.fix && args[0] == "-" {
		out = cmd.ErrOrStderr() // what was repaired goes where it can be piped on
	}
	r, wrong := f.reporter(out), false
	for _, name := range args {
		err := f.file(cmd, name, o, func(p problem) {
			wrong = wrong || p.Severity == check.Error
			r.tell(p)
		})
		if err != nil {
			return err
		}
	}
	if err := r.end(); err != nil {
		return fail(exitFailed, "standard output: %w", err)
	}
	if wrong {
		return &failure{code: exitStatus} // all was said already
	}
	return nil
}

// file checks one file, and repairs it first where that is wanted.
func (f *checkFlags) file(cmd *cobra.Command, name string, o check.Options, tell func(problem)) error {
	s, err := f.read(cmd.InOrStdin(), name)
	if err == nil && f.fix {
		s, err = s.repair(cmd.OutOrStdout(), o)
	}
	if err != nil {
		return err
	}
	s.check(o, tell)
	return nil
}

// reporter gives the one that prints as the flags say.
func (f *checkFlags) reporter(w io.Writer) reporter {
	switch {
	case f.json:
		return &jsonReport{w: w}
	case f.sarif:
		return &sarifReport{w: w}
	case f.github:
		return &githubReport{w: w}
	}
	return &textReport{w: w}
}

// options makes of the flags what scripts are held against.
func (f *checkFlags) options() (check.Options, error) {
	o := check.Options{External: f.external, MaxTime: f.maxTime, Only: f.only, Disable: f.disable}
	if f.maxTime < 0 {
		return o, errors.New("--max-time: a time cannot be negative")
	}
	for _, code := range slices.Concat(f.only, f.disable) {
		if _, ok := check.Explain(code); !ok {
			return o, fmt.Errorf("there is no rule %q; --rules lists them", code)
		}
	}
	levels := map[string]check.Severity{"info": check.Info, "warning": check.Warning, "error": check.Error}
	level, ok := levels[f.level]
	if !ok {
		return o, fmt.Errorf("--level: %q is none of info, warning, error", f.level)
	}
	o.Level = level
	if f.size != "" {
		if _, err := fmt.Sscanf(f.size, "%dx%d", &o.Columns, &o.Rows); err != nil || o.Columns < 1 || o.Rows < 1 ||
			f.size != strconv.Itoa(o.Columns)+"x"+strconv.Itoa(o.Rows) {
			return o, fmt.Errorf("--size: %q is no size such as 38x8", f.size)
		}
		o.Width = cell.Metrics{Grapheme: true, Wide: drawsWide(os.Getenv)}.Width
	}
	if f.charset != "" {
		c, ok := wire.LookupCharset(f.charset)
		if !ok {
			return o, fmt.Errorf("--charset: %q is not known", f.charset)
		}
		o.Charset = c.String()
		o.Encodable = func(r rune) bool { _, replaced := c.Encode(string(r)); return replaced == 0 }
	}
	return o, f.dress(&o)
}

// dress asks the shell of the flags for its surfaces.
func (f *checkFlags) dress(o *check.Options) error {
	if f.shell == "" {
		return nil
	}
	shell, err := loadShell(looksIn(f.shell))
	if err != nil {
		return fail(exitUsage, "--shell: %w", err)
	}
	o.HasSurface = func(scope int, name string) bool {
		_, ok := shell.Resolve(scope, name, func(int) int { return 0 })
		return ok
	}
	return nil
}

// explain tells about a rule.
func explain(w io.Writer, code string) error {
	r, ok := check.Explain(code)
	if !ok {
		return fmt.Errorf("--explain: there is no rule %q; --rules lists them", code)
	}
	text := fmt.Sprintf("%s %s (%s)\n%s\n\n%s\n", r.Code, r.Name, r.Severity, r.Title, fold(r.Why, foldWidth))
	if r.Wrong != "" {
		text += "\nwrong: " + r.Wrong + "\n"
	}
	if r.Right != "" {
		text += "right: " + r.Right + "\n"
	}
	return tell(w, text)
}

// listRules prints a line a rule.
func listRules(w io.Writer) error {
	var text strings.Builder
	for _, r := range check.Rules() {
		fmt.Fprintf(&text, "%s  %-7s  %-24s  %s\n", r.Code, r.Severity, r.Name, r.Title)
	}
	return tell(w, text.String())
}

// foldWidth is how many characters a line of prose has.
const foldWidth = 78

// fold breaks prose into lines.
func fold(text string, width int) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(text) {
		if n > 0 && n+1+len(word) > width {
			b.WriteByte('\n')
			n = 0
		} else if n > 0 {
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += len(word)
	}
	return b.String()
}
