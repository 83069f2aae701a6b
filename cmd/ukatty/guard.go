package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"
	"sync"
)

// guard is what stands between a panic and a ruined terminal. Its catch is deferred at the bottom of every goroutine of
// ours: the first panic restores the terminal, prints the stack and ends the program.
type guard struct {
	log  *slog.Logger
	err  io.Writer
	exit func(code int)

	crashed sync.Mutex // held from the first panic on, until the process is gone

	mu      sync.Mutex
	restore func()
}

func newGuard(log *slog.Logger, err io.Writer) *guard {
	return &guard{log: log, err: err, exit: os.Exit}
}

// watch sets what restores the terminal. It may be called twice and from any goroutine.
func (g *guard) watch(restore func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.restore = restore
}

// catch ends the program when the goroutine that defers it panics.
func (g *guard) catch() {
	if v := recover(); v != nil {
		g.crash(v, debug.Stack())
	}
}

// beside runs something in a goroutine of its own, which all wait for.
func (g *guard) beside(all *sync.WaitGroup, do func()) {
	all.Go(func() {
		defer g.catch()
		do()
	})
}

// crash ends the program for a bug.
func (g *guard) crash(value any, stack []byte) {
	g.crashed.Lock() // never unlocked: the program ends here, once
	g.release()
	say(g.err, fmt.Sprintf("ukatty: this is a bug: %v\n\n%s", value, stack))
	g.log.Error("crash", "panic", value, "stack", string(stack))
	g.exit(exitCrash)
}

// release gives the terminal back.
func (g *guard) release() {
	g.mu.Lock()
	restore := g.restore
	g.restore = nil
	g.mu.Unlock()
	if restore != nil {
		restore()
	}
}

// settle is called before the program ends in the ordinary way: it does not return when a crash is under way, since the
// crash then has the last word.
func (g *guard) settle() { g.crashed.Lock() }
