package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ukatty/ghost/shiori"
)

func newPlay() *cobra.Command {
	var f runFlags
	var again bool
	cmd := &cobra.Command{
		Use:   "play FILE|-",
		Short: "Perform the script in a file on the stage, and again on each save",
		Long: "Perform SakuraScript from a file on a stage like that of run: with a ghost that says nothing of its own, no memory, and\n" +
			"no SSTP unless --listen asks for it. Line breaks in the script are ignored; where lines end in \\e, each is a script, and\n" +
			"they are performed one after the other. What 'ukatty check' finds is shown. Where the standard output is no terminal,\n" +
			"lines are printed as by run.\n\n" +
			"The program ends when the last script has come to its end and its balloons have closed: after 10 seconds, unless the\n" +
			"script sets another timeout or a key closes them; choices are waited for up to 15 seconds. With --watch it does not\n" +
			"end, and performs the file again, on an empty stage, whenever it was saved: written or replaced. A file that is broken,\n" +
			"or missing, is told of, and the next save is waited for.",
		Example: `  ukatty play hello.sakura
  ukatty play --watch --ghost ~/ghosts/katty hello.sakura
  printf '\\0Hello.\\w9\\1Hi.\\e' | ukatty play - | tee log`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := settle(f, cmd)
			if err != nil {
				return err
			}
			if again && args[0] == "-" {
				return errors.New("--watch: the standard input is no file that is saved")
			}
			s.record = f.record // the journal of the config is that of runs
			if s.listen = f.listen; len(f.listen) == 0 {
				s.listen, s.own = nil, false
			}
			if s.playing, err = newPlaying(cmd.InOrStdin(), args[0], again); err != nil {
				return err
			}
			return run(cmd, s)
		},
	}
	f.register(cmd)
	cmd.Flags().BoolVar(&again, "watch", false, "do not end, and perform the file again on each save")
	return cmd
}

// playing is what ukatty play performs.
type playing struct {
	file  watched
	first sheet
	again bool
	// bulletins are what is wrong with the file now; the newest wins.
	bulletins chan []string
}

// newPlaying reads a file for the first time. Unless it is read again on each save, one that cannot be performed is an error.
func newPlaying(stdin io.Reader, name string, again bool) (*playing, error) {
	p := &playing{file: watched{name: name}, again: again, bulletins: make(chan []string, 1)}
	if again {
		p.file.look()
	}
	var err error
	p.first, err = readSheet(stdin, name)
	switch {
	case again && err != nil:
		p.first = sheet{problems: []string{err.Error()}}
	case err != nil:
		return nil, err
	case !again && len(p.first.scripts) == 0:
		return nil, fail(exitUsage, "%s: there is no script in it", name)
	}
	return p, nil
}

// mute makes the cast say nothing of its own.
func (c *cast) mute() {
	c.module = shiori.Silent{}
	c.think = func() (shiori.Module, error) { return shiori.Silent{}, nil }
}

// perform performs the file, and again whenever it was saved.
func (p *session) perform(ctx context.Context) {
	defer p.stop()
	for next := p.playing.first; ; {
		p.announce(next.problems)
		var over <-chan struct{}
		if len(next.scripts) > 0 {
			var err error
			if over, err = p.ghosts[0].Perform(ctx, next.scripts); err != nil {
				return // the ghost has left, or the program ends
			}
		}
		if !p.playing.again {
			select {
			case <-over:
			case <-ctx.Done():
			}
			return
		}
		var ok bool
		if next, ok = p.playing.file.saved(ctx); !ok {
			return
		}
	}
}

// announced is how many problems are said on the screen; the journal has them all.
const announced = 3

// announce says what is wrong with the file.
func (p *session) announce(problems []string) {
	for _, s := range problems {
		p.tell("%s", s)
	}
	if n := len(problems) - announced; n > 0 {
		problems = append(problems[:announced:announced], fmt.Sprintf("… and %d more: see 'ukatty check'", n))
	}
	select {
	case <-p.playing.bulletins: // that nobody has read
	default:
	}
	p.playing.bulletins <- problems // there is room: only this goroutine sends
}
