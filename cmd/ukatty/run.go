package main

import (
	"cmp"
	"context"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"ukatty/ghost"
	"ukatty/ghost/journal"
	"ukatty/ghost/memory"
	"ukatty/ghost/sstp"
)

func newRun(use string) *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   use,
		Short: "Show the ghost and serve SSTP (what ukatty does without a command)",
		Long: "Show the ghost on the full screen and serve SSTP. Where the standard output is no terminal, or with --plain,\n" +
			"lines are printed instead: what the characters say, their surfaces, requests and what became of them. With\n" +
			"--journal all of that is also appended to a file, a JSON object a line, with every request byte for byte. At\n" +
			"64 MiB the file is put away as FILE.1 and a new one begins; what was put away is kept up to FILE.3.\n\n" +
			"Exit codes: 0 also when a signal asked the program to end, 1 when its output failed, 2 for wrong usage and a broken\n" +
			"config, ghost or shell.\n\n" + streamHelp,
		Example: `  ukatty run
  ukatty run --listen 127.0.0.1:9801 --lang ja
  ukatty run --ghost sakura.nar
  ukatty run --ghost sakura.nar --ghost ukatty
  ukatty run --plain | tee log
  ukatty run --json | jq -r 'select(.type == "said") | .text'
  ukatty run --journal today.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := settle(f, cmd)
			if err != nil {
				return err
			}
			return run(cmd, s)
		},
	}
	f.register(cmd)
	return cmd
}

// shutdownTime is how long the program may take to end of itself, once it has been asked to; with quitTime and writeTime
// it is gone within two seconds. Only tests change it.
var shutdownTime = 1200 * time.Millisecond

// session is a run with everything that it is put together of.
type session struct {
	settings
	log     *slog.Logger
	logs    *logWriter
	guard   *guard
	journal *journal.Journal
	casts   []cast
	base    *ghost.Baseware
	ghosts  []*ghost.Ghost // those that are there from the beginning
	sockets *sstp.Sockets  // nil: there is no place for them
	ports   []port
	memory  *memory.Memory
	stable  *stable
	guests  []*guest // ghosts that were unpacked for this run
	// boots says of a ghost, by its place and its name, whether it has never been here before; nil where nobody asks.
	boots func(place, name string) bool
	// hints are what the viewer has to know about the ghosts, remarks what is to be told once.
	hints, remarks []string
	// remembers is closed when the memory is open, or known not to be had.
	remembers chan struct{}
	stop      context.CancelFunc // asks everything to end
	parts     sync.WaitGroup     // what runs beside the screen

	lookout   *lookout // for whoever reads the lines; nil for none
	recording recording
	forgetful string // what the viewer has to know about the memory
}

// run shows the ghost until the viewer quits, the ghost leaves or a signal comes.
func run(cmd *cobra.Command, s settings) error {
	if err := widen(s.ambiguous); err != nil {
		return err
	}
	log, logs := newLogger(logFile())
	defer logs.Close()
	p := &session{settings: s, log: log, logs: logs, guard: newGuard(log, cmd.ErrOrStderr()), journal: journal.New(journal.Bounds{})}
	defer p.guard.catch()
	ctx, forget := signal.NotifyContext(cmd.Context(), signals()...)
	defer forget()
	defer p.dismiss()
	if err := p.choose(ctx, cmd); err != nil {
		return &failure{exitUsage, err}
	}
	if p.playing != nil {
		for i := range p.casts {
			p.casts[i].mute()
		}
	}
	if err := p.startRecording(cmd.Context()); err != nil {
		return err
	}
	ctx, p.stop = context.WithCancel(ctx)
	defer p.stop()
	p.open(ctx)
	lean()
	err := p.watch(ctx, cmd)
	p.end()
	return err
}

// signals are those that ask the program to end. One that was ignored from the beginning, as nohup does, stays so.
func signals() []os.Signal {
	var all []os.Signal
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			all = append(all, s)
		}
	}
	return all
}

// open brings the ghost to life and serves SSTP. The memory is opened beside the screen, since a disk takes its time; the
// ghost and the clients wait for it.
func (p *session) open(ctx context.Context) {
	context.AfterFunc(ctx, p.hurry)
	p.ports = listenAll(ctx, p.listen) // which a ghost tells with its first words
	if p.playing == nil {
		p.boots = func(place, name string) bool { return p.firstBoot(ctx, place, name) }
	}
	for _, c := range p.casts {
		p.ghosts = append(p.ghosts, ghost.New(p.ghostOptions(c)))
	}
	p.base = ghost.NewBaseware("ukatty", version, p.journal, p.ghosts[0], p.ghosts[1:]...)
	server := &sstp.Server{Handler: p.base, Log: p.base.Record, Guard: p.guard.catch, Crash: p.crashed, Warn: p.warn}
	server.Allow, server.Readers = p.allow, p.readers
	p.remembers = make(chan struct{})
	if p.playing == nil {
		p.openSockets(ctx, server)
	}
	p.part(func() {
		// Whoever watches learns of the ghost's end by itself; nobody needs the rest any more.
		defer p.stop()
		p.base.Settle(p.home(ctx, server))
		close(p.remembers)
		if err := p.base.Run(ctx); err != nil {
			p.log.Error("ghost", "err", err)
		}
	})
	if p.playing != nil {
		p.part(func() { p.perform(ctx) })
	}
	for _, port := range p.ports {
		if port.ln == nil {
			p.log.Warn("not listening", "addr", port.addr, "err", port.err)
			continue
		}
		p.log.Info("listening", "addr", port.addr)
		p.serve(ctx, server, port.ln)
	}
}

// ghostOptions are what a ghost of this run is made of.
func (p *session) ghostOptions(c cast) ghost.Options {
	o := c.options(p.journal, p.guard, p.lang)
	o.AllowExit = p.allowExit
	p.permit(&o)
	o.Place = p.place(c.dir)
	if p.boots != nil {
		o.FirstBoot = func() bool { return p.boots(cmp.Or(o.Place, c.identity.Name), c.identity.Name) }
	}
	return o
}

// serve serves SSTP on a listener, from when the memory is there.
func (p *session) serve(ctx context.Context, server *sstp.Server, ln net.Listener) {
	p.part(func() {
		<-p.remembers
		if err := server.Serve(ctx, ln); err != nil {
			p.log.Error("serve", "addr", ln.Addr(), "err", err)
		}
	})
}

// part runs something beside the screen.
func (p *session) part(do func()) { p.guard.beside(&p.parts, do) }

// crashed notes a panic that cost one connection and no more.
func (p *session) crashed(value any, stack []byte) {
	p.log.Error("connection", "panic", value, "stack", string(stack))
}

// warn notes what hinders serving.
func (p *session) warn(err error) {
	p.log.Warn("serve", "err", err)
}

// hurry bounds the end of the program: a terminal that takes no more bytes must not keep it alive.
func (p *session) hurry() {
	defer p.guard.catch()
	time.Sleep(shutdownTime)
	p.guard.release()
	p.log.Warn("the end took too long and was cut short")
	p.dismiss()
	p.guard.settle()
	p.guard.exit(exitOK)
}

// dismiss removes the ghosts that were unpacked for this run.
func (p *session) dismiss() {
	for _, g := range p.guests {
		g.leave()
	}
}

// end waits for everything that runs beside the screen.
func (p *session) end() {
	p.stop()
	p.parts.Wait()
	if err := p.memory.Close(); err != nil {
		p.log.Error("memory", "err", err)
	}
	p.endRecording()
	p.guard.settle()
}
