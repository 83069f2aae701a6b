package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"ukatty/ghost"
	"ukatty/ghost/memory"
	"ukatty/ghost/sstp"
)

// memoryWait is how long the start waits for the memory of another run that is just ending.
const memoryWait = 200 * time.Millisecond

// memoryFile is where cookies and properties are kept; "" when there is no place for it.
func memoryFile() string {
	return below("XDG_STATE_HOME", filepath.Join(".local", "state"), memory.File)
}

// dataDir is the folder of the program's own data; "" when there is no place for it.
func dataDir() string { return below("XDG_DATA_HOME", filepath.Join(".local", "share"), "") }

// home gives the baseware what outlives a run. What cannot be kept is said on the screen, and the run goes on without it.
func (p *session) home(ctx context.Context, server *sstp.Server) ghost.Home {
	h := ghost.Home{Dir: dataDir(), Memory: memory.New(), Guard: p.guard.catch, Ghosts: p.stable, House: home()}
	if p.sockets != nil {
		h.Door = func(ctx context.Context, g *ghost.Ghost) func() { return p.serveGhost(ctx, server, g) }
	}
	if file := memoryFile(); file != "" && p.playing == nil {
		ctx, cancel := context.WithTimeout(ctx, memoryWait)
		defer cancel()
		var err error
		if h.Memory, err = memory.Open(ctx, file); err != nil {
			p.log.Warn("memory", "err", err)
			p.forgetful = forgetting(err)
		}
	}
	p.memory = h.Memory
	return h
}

// firstBoot says whether this is the first run of the ghost with a name, and notes that there was one: beside everything else, since a disk
// takes its time. Where nothing lasts, no run is the first.
func (p *session) firstBoot(ctx context.Context, name string) bool {
	if p.memory.Err() != nil {
		return false
	}
	_, before := p.memory.Place(name, memory.Boots)
	p.part(func() {
		if _, err := p.memory.Count(ctx, name, memory.Boots); err != nil && ctx.Err() == nil {
			p.log.Warn("memory", "err", err)
		}
	})
	return !before
}

// forgetting says to the viewer what an error of the memory means.
func forgetting(err error) string {
	if errors.Is(err, memory.ErrLocked) {
		return "another ukatty keeps the memory: cookies and properties of this run will be forgotten"
	}
	return "the memory is not as it was: " + err.Error()
}
