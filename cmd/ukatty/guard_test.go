package main

import (
	"bytes"
	"io"
	"log/slog"
	"strings"
	"testing"
)

// A panic restores the terminal before anything is said, and ends the program with the code for bugs.
func TestGuard(t *testing.T) {
	var out bytes.Buffer
	code := make(chan int, 1)
	g := newGuard(slog.New(slog.NewTextHandler(io.Discard, nil)), &out)
	g.exit = func(c int) { code <- c }
	g.watch(func() { out.WriteString("restored\n") })
	go func() {
		// Deferred as a value, as the server has it.
		bottom := g.catch
		defer bottom()
		panic("a nasty \x1b[2J text")
	}()
	if got := <-code; got != exitCrash {
		t.Errorf("exit code %d, want %d", got, exitCrash)
	}
	got := out.String()
	if !strings.HasPrefix(got, "restored\nukatty: this is a bug: a nasty  text\n") ||
		!strings.Contains(got, "guard_test.go") {
		t.Errorf("it said %q", got)
	}
	g.release() // again: the terminal is restored once
	if strings.Count(out.String(), "restored") != 1 {
		t.Error("the terminal was restored twice")
	}
}

func TestGuardWithoutPanic(t *testing.T) {
	g := newGuard(slog.New(slog.DiscardHandler), io.Discard)
	g.exit = func(c int) { t.Errorf("the program ended with %d", c) }
	func() {
		defer g.catch()
	}()
	g.settle() // does not wait: nothing has crashed
}
