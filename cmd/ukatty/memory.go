package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"time"
	"unicode/utf8"

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

// maxPlace is how many bytes of a folder's name a ghost is remembered by.
const maxPlace = 200

// place is what the ghost in a folder is remembered by: the folder, below that of the program's data where it is in there, so that a
// home that moves takes its ghosts along. "": by its name, as the ghost that comes with the program and those that were unpacked for
// one run.
func (p *session) place(dir string) string {
	if dir == "" || slices.ContainsFunc(p.guests, func(g *guest) bool { return isBelow(g.dir, dir) }) {
		return ""
	}
	if data := dataDir(); data != "" && isBelow(data, dir) {
		dir, _ = filepath.Rel(data, dir) // it is below
	}
	dir = filepath.ToSlash(dir)
	if len(dir) > maxPlace || !utf8.ValidString(dir) {
		sum := sha256.Sum256([]byte(dir))
		dir = hex.EncodeToString(sum[:])
	}
	return "\n" + dir // a name has no line break
}

// isBelow says whether a path leads to a folder, or to what is in it.
func isBelow(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// firstBoot says whether this is the first run of the ghost with a place, and notes that there was one: beside everything else, since a
// disk takes its time. Earlier runs may have been noted under its name. Where nothing lasts, no run is the first.
func (p *session) firstBoot(ctx context.Context, place, name string) bool {
	if p.memory.Err() != nil {
		return false
	}
	_, before := p.memory.Place(place, memory.Boots)
	if _, old := p.memory.Place(name, memory.Boots); old {
		before = true
	}
	p.part(func() {
		if _, err := p.memory.Count(ctx, place, memory.Boots); err != nil && ctx.Err() == nil {
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
