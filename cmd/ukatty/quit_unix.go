//go:build !windows

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// heedQuit lets SIGQUIT do what it does to a program in Go, which is to print the stacks of all goroutines and to end, on a terminal
// that was given back before. It comes back when the context ends.
func heedQuit(ctx context.Context, g *guard) {
	if signal.Ignored(syscall.SIGQUIT) {
		return
	}
	quits := make(chan os.Signal, 1)
	signal.Notify(quits, syscall.SIGQUIT)
	defer signal.Stop(quits)
	select {
	case <-ctx.Done():
		return
	case <-quits:
	}
	g.crashed.Lock() // never unlocked: the program ends here, and in no other way
	g.release()
	signal.Reset(syscall.SIGQUIT)
	if syscall.Kill(os.Getpid(), syscall.SIGQUIT) == nil {
		time.Sleep(shutdownTime)
	}
	g.exit(exitCrash)
}
