package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ukatty/tui"
	"ukatty/tui/cell"
)

// watch shows the ghost where there is somebody to see it: on the full screen of a terminal that has one, else as lines.
func (p *session) watch(ctx context.Context, cmd *cobra.Command) error {
	o := tui.Options{
		Viewer: p.base, Journal: p.journal, Shell: p.casts[0].shell, ShellOf: p.shellOf, Spoiled: p.logSpoiled, Picture: p.picture,
		Addresses: p.addresses(), Notices: p.notices(), Remarks: p.remarks, Late: p.late,
		Metrics: cell.Metrics{Wide: drawsWide(os.Getenv)}, AnswerTime: answerTime(os.Getenv),
		NoColor: colourless(os.Getenv),
		Theme:   p.drawing.theme, ASCII: p.drawing.ascii, Bell: p.drawing.bell,
	}
	if p.json {
		return p.lines(ctx, cmd.OutOrStdout(), p.stream)
	}
	terminal, why := term.IsTerminal(os.Stdout.Fd()), undrawable(os.Getenv, stdoutSize)
	if p.plain || !terminal || why != "" {
		if terminal && !p.plain {
			o.Notices = append(o.Notices, why)
		}
		return p.lines(ctx, cmd.OutOrStdout(), func(ctx context.Context, w io.Writer) error { return p.print(ctx, w, o) })
	}
	if p.playing != nil {
		o.Bulletins = p.playing.bulletins
	}
	mux := multiplexed(os.Getenv)
	graphics, notice := picturesBy(p.drawing.graphics, mux)
	if o.Graphics, o.Tmux = graphics, mux == tmux; notice != "" {
		o.Notices = append(o.Notices, notice)
	}
	p.equip(ctx, &o)
	return draw(ctx, o, p.guard, p.stop)
}

// lines writes lines until ctx has ended. When whoever read them is gone, that is the end, and no error.
func (p *session) lines(ctx context.Context, w io.Writer, write func(context.Context, io.Writer) error) error {
	defer heedPipes()()
	p.lookout = newLookout(w)
	defer p.lookout.leave()
	p.part(func() { p.lookout.wait(p.stop) })
	err := write(ctx, w)
	if readerGone(err) {
		return nil
	}
	return err
}

// print writes lines until ctx has ended and everything else with it: the ghost says last what it was in the middle of, and
// clients what became of their requests.
func (p *session) print(ctx context.Context, w io.Writer, o tui.Options) error {
	all, end := p.outlasting(ctx)
	defer end()
	if err := tui.Plain(all, w, o); err != nil {
		return fail(exitFailed, "standard output: %w", err)
	}
	return nil
}

// outlasting gives a context that ends when ctx has ended and everything with it that runs beside the screen.
func (p *session) outlasting(ctx context.Context) (context.Context, context.CancelFunc) {
	all, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		defer p.guard.catch()
		p.lookout.leave()
		p.parts.Wait()
		end()
	})
	return all, func() { stop(); end() }
}

// draws says whether the terminal that the environment names can place characters on a screen: one called dumb cannot, and
// of one that nobody named nothing is known. Windows names none; its consoles can.
func draws(getenv func(string) string) bool {
	name := getenv("TERM")
	return name != "dumb" && (name != "" || runtime.GOOS == "windows")
}

// undrawable says why lines are printed to the terminal that the environment names; "" when it can be drawn on.
func undrawable(getenv func(string) string, size func() (columns, rows int)) string {
	columns, rows := size()
	switch {
	case !draws(getenv) && getenv("TERM") == "":
		return "TERM is not set, so that lines are printed: nobody knows whether this terminal can do more"
	case !draws(getenv):
		return "TERM=dumb, so that lines are printed: such a terminal cannot draw"
	case vast(columns, rows):
		return fmt.Sprintf("the terminal says that it has %d columns and %d rows, so that lines are printed: that cannot be drawn", columns, rows)
	}
	return ""
}

// colourless says whether the environment wants no colours: by NO_COLOR, with any word (no-color.org), or by CLICOLOR=0, unless
// CLICOLOR_FORCE, with any word but 0, wants them (bixense.com/clicolors).
func colourless(getenv func(string) string) bool {
	if getenv("NO_COLOR") != "" {
		return true
	}
	force := getenv("CLICOLOR_FORCE")
	return getenv("CLICOLOR") == "0" && (force == "" || force == "0")
}

// addresses are those that SSTP is served on.
func (p *session) addresses() []string {
	var all []string
	for _, port := range p.ports {
		if port.ln != nil {
			all = append(all, port.addr)
		}
	}
	return all
}

// notices are what the viewer has to know about the ports and the log.
func (p *session) notices() []string {
	all := slices.Clone(p.hints)
	for _, port := range p.ports {
		// A machine without IPv6 lacks half of the standard addresses, and nothing is wrong with it.
		if n := port.notice(); n != "" && (p.own || !port.absent()) {
			all = append(all, n)
		}
	}
	if p.logs != nil {
		if n := p.logs.notice(); n != "" {
			all = append(all, n)
		}
	}
	return all
}

// late is the notice about the memory, once it is known.
func (p *session) late(ctx context.Context) string {
	select {
	case <-p.remembers:
		return p.forgetful
	case <-ctx.Done():
		return ""
	}
}

// renderWide is the variable by which the renderer decides, once and before main, that characters of ambiguous width
// take two cells.
const renderWide = "RUNEWIDTH_EASTASIAN"

// drawsWide says whether the renderer of this process counts characters of ambiguous width as two cells.
func drawsWide(getenv func(string) string) bool {
	yes, err := strconv.ParseBool(getenv(renderWide))
	return err == nil && yes
}
