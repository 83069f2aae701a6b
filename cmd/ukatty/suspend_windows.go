package main

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/tui"
)

// suspender does nothing here, where there is no job control.
type suspender struct {
	program  *tea.Program
	images   *tui.Images
	answered func()
}

func newSuspender(func()) *suspender { return &suspender{} }

func (*suspender) wish() {}

func (*suspender) settle() {}

func (*suspender) run(context.Context) {}

// keys gives no options: the program reads the console as it does by itself.
func keys(func()) (options []tea.ProgramOption, rest func(limit time.Duration), err error) {
	return nil, func(time.Duration) {}, nil
}
