package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ukatty/ghost/journal"
)

// replayFlags are the flags of replay.
type replayFlags struct {
	addr   string
	speed  float64
	maxGap time.Duration
	atOnce bool
}

func newReplay() *cobra.Command {
	var f replayFlags
	cmd := &cobra.Command{
		Use:   "replay FILE",
		Short: "Send the requests of a journal again and compare the answers",
		Long: "Send the requests of a file that 'ukatty run --journal FILE' has written, byte for byte and one after another,\n" +
			"and print for each the status that was recorded, the one that is obtained now, and whether they are equal. The\n" +
			"time between two requests is that of the file, but at most --max-gap. What a request is answered may depend on\n" +
			"what plays meanwhile, on choices that a viewer made, and on where it came from: all that is sent again comes\n" +
			"from here. Exit code: 0 when all are equal, 1 when one differs, 2 for wrong usage or a broken file, 3 when\n" +
			"there is no server.",
		Example: `  ukatty replay today.jsonl
  ukatty replay --at-once --addr 127.0.0.1:9821 today.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return f.replay(cmd, args[0])
		},
	}
	f.register(cmd)
	return cmd
}

// register adds the flags to a command.
func (f *replayFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.addr, "addr", standard[0], "the server's `HOST:PORT`, or the path of its Unix socket")
	fs.Float64Var(&f.speed, "speed", 1, "go on `N` times as fast")
	fs.DurationVar(&f.maxGap, "max-gap", 2*time.Second, "wait at most so long between two requests, before --speed counts")
	fs.BoolVar(&f.atOnce, "at-once", false, "do not wait between two requests")
	cmd.MarkFlagsMutuallyExclusive("at-once", "speed")
	cmd.MarkFlagsMutuallyExclusive("at-once", "max-gap")
	complete(cmd, "addr", standard...)
	complete(cmd, "speed")
	complete(cmd, "max-gap")
}

// minSpeed bounds how slow a replay may be: a gap then takes a hundred times as long.
const minSpeed = 0.01

// check says what is wrong with the flags.
func (f *replayFlags) check() error {
	if err := checkAddress(f.addr); err != nil && !isSocket(f.addr) {
		return fmt.Errorf("--addr: %w", err)
	}
	if !(f.speed >= minSpeed) || math.IsInf(f.speed, 0) {
		return fmt.Errorf("--speed: %v is no number from %v on", f.speed, minSpeed)
	}
	if f.maxGap < 0 {
		return errors.New("--max-gap: a time cannot be negative")
	}
	return nil
}

// isSocket says whether an address is the path of a Unix socket.
func isSocket(addr string) bool { return strings.ContainsRune(addr, filepath.Separator) }

// gap is how long to wait before a request that came so long after the one before it.
func (f *replayFlags) gap(recorded time.Duration) time.Duration {
	if f.atOnce {
		return 0
	}
	return time.Duration(float64(min(max(recorded, 0), f.maxGap)) / f.speed)
}

// replay sends the requests of a file. The whole file is looked at before the first is sent; what is written into it from then on,
// as by the very program that is sent to, is left alone.
func (f *replayFlags) replay(cmd *cobra.Command, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return &failure{exitUsage, err}
	}
	defer file.Close()
	missing := 0
	err = eachLine(path, file, func(_ int, l journal.Line) error {
		missing += l.Lost
		return nil
	})
	switch {
	case errors.Is(err, journal.ErrUnfinished):
		say(cmd.ErrOrStderr(), "ukatty: "+err.Error()+" and is left out")
	case err != nil:
		return err
	}
	if missing > 0 {
		say(cmd.ErrOrStderr(), fmt.Sprintf("ukatty: %s: the file lacks %d entries; requests may be among them", path, missing))
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return fail(exitUsage, "a journal is read twice: %w", err)
	}
	r := replayer{replayFlags: *f, out: cmd.OutOrStdout()}
	if err := tell(r.out, replayHead); err != nil {
		return err
	}
	err = eachLine(path, io.LimitReader(file, size), func(number int, l journal.Line) error { return r.line(cmd.Context(), number, l) })
	if err != nil && !errors.Is(err, journal.ErrUnfinished) {
		return err
	}
	return r.sum()
}

// eachLine does something with each line of the journal file at path. What is wrong with it is a sentence with file and line.
func eachLine(path string, file io.Reader, do func(number int, l journal.Line) error) error {
	for in := journal.NewReader(file); ; {
		l, err := in.Next()
		var trouble *fs.PathError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &trouble): // it names the file itself
			return &failure{exitUsage, err}
		case err != nil:
			return fail(exitUsage, "%s:%d: %w", path, in.Number(), err)
		}
		if err := do(in.Number(), l); err != nil {
			return err
		}
	}
}
