package main

import (
	"context"
	"fmt"
	"sync"

	"ukatty/ghost/journal"
)

// recording is the writing of the journal to the file of --journal. The zero value is a run without one.
type recording struct {
	end  context.CancelFunc // asks it to end once all is written
	done sync.WaitGroup
}

// startRecording opens the file of --journal and begins to write to it.
func (p *session) startRecording(ctx context.Context) error {
	if p.record == "" {
		return nil
	}
	file, err := journal.OpenFile(p.record, journal.FileLimit)
	if err != nil {
		return fail(exitUsage, "journal: %w", err)
	}
	// It outlives everything else, to write down how that ended.
	ctx, p.recording.end = context.WithCancel(context.WithoutCancel(ctx))
	p.guard.beside(&p.recording.done, func() { p.keep(ctx, file) })
	return nil
}

// endRecording waits until all that is in the journal is written.
func (p *session) endRecording() {
	if p.recording.end != nil {
		p.recording.end()
		p.recording.done.Wait()
	}
}

// keep writes the journal to a file until ctx ends and all is written. A file that cannot be written costs what is written
// there and nothing else: the journal and the log say so, once until it works again.
func (p *session) keep(ctx context.Context, file *journal.File) {
	broken := false
	for cursor := uint64(1); ; {
		entries, next, lost, err := p.journal.Wait(ctx, cursor)
		if err != nil {
			break
		}
		cursor = next
		err = file.Write(entries, lost)
		if was := broken; err != nil && !was {
			p.log.Error("journal", "err", err)
			p.tell("the journal is not written to its file: %v; what is left out will be counted there", err)
		} else if err == nil && was {
			p.tell("the journal is written to its file again")
		}
		broken = err != nil
	}
	if err := file.Close(); err != nil {
		p.log.Error("journal", "err", err)
	}
}

// tell adds a note of the program to the journal.
func (p *session) tell(format string, args ...any) {
	p.journal.Add(journal.Entry{Kind: journal.Note, Text: fmt.Sprintf(format, args...)})
}
