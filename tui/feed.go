package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
)

// The messages by which the world comes in. Every one carries the time at which it came: the model has no clock.
type (
	// watching: frames come from a channel.
	watching struct {
		frames <-chan show.Frame
		err    error
	}
	// framed: a frame came.
	framed struct {
		frame  show.Frame
		frames <-chan show.Frame
		at     time.Time
	}
	// gone: there will be no more frames from a channel.
	gone struct{ frames <-chan show.Frame }
	// recorded: entries of the journal came.
	recorded struct {
		entries []journal.Entry
		next    uint64
		lost    int // how many were dropped before them
		at      time.Time
	}
	// second: the countdown with this number has another second to show.
	second struct {
		id int
		at time.Time
	}
)

// Between two frames, and two looks into the journal, lies at least so much time: nobody sees more, and what comes faster
// would only be drawn for nothing.
const (
	framePause   = time.Second / 60
	journalPause = time.Second / 20
)

// watch begins to watch the ghost.
func (m *Model) watch() tea.Cmd {
	viewer := m.viewer
	if viewer == nil {
		return nil
	}
	ctx, stop := context.WithCancel(m.ctx)
	m.company.stop = stop
	return func() tea.Msg {
		frames, err := viewer.Watch(ctx, 0)
		return watching{frames, err}
	}
}

// nextFrame waits for a frame, but not before the pause after the last one is over. The newest one is waiting then.
func (m *Model) nextFrame(frames <-chan show.Frame, last time.Time) tea.Cmd {
	ctx := m.ctx
	return func() tea.Msg {
		if !rest(ctx, last, framePause) {
			return gone{frames}
		}
		select {
		case f, ok := <-frames:
			if !ok {
				return gone{frames}
			}
			return framed{f, frames, time.Now()}
		case <-ctx.Done():
			return gone{frames}
		}
	}
}

// read waits for entries of the journal from a cursor on.
func (m *Model) read(cursor uint64, last time.Time) tea.Cmd {
	ctx, j := m.ctx, m.journal
	if j == nil {
		return nil
	}
	return func() tea.Msg {
		if !rest(ctx, last, journalPause) {
			return nil
		}
		entries, next, lost, err := j.Wait(ctx, cursor)
		if err != nil {
			return nil
		}
		r := recorded{entries, next, lost, time.Time{}}
		r.drain(ctx, j)
		r.at = time.Now()
		return r
	}
}

// What a journal hands out at a time when it has more, how much is taken in one go, and how long more is waited for.
const (
	journalBatch = 256
	journalMost  = 16 * journalBatch
	journalWait  = time.Millisecond
)

// drain takes what the journal has more, so that nothing is lost when very much comes at once.
func (r *recorded) drain(ctx context.Context, j Journal) {
	for last := len(r.entries); last >= journalBatch && len(r.entries) < journalMost; {
		short, stop := context.WithTimeout(ctx, journalWait)
		more, next, lost, err := j.Wait(short, r.next)
		stop()
		if err != nil {
			return
		}
		r.entries, r.next, r.lost, last = append(r.entries, more...), next, r.lost+lost, len(more)
	}
}

// rest waits until a pause since last is over; it says false when the context ended first.
func rest(ctx context.Context, last time.Time, pause time.Duration) bool {
	left := pause - time.Since(last)
	if left <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(min(left, pause))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// countdown waits for the next full second before until. There is one countdown at most, and none unless something is
// counted down.
func countdown(id int, now, until time.Time) tea.Cmd {
	left := until.Sub(now)
	wait := left - left.Truncate(time.Second)
	if wait <= 0 {
		wait = time.Second
	}
	return tea.Tick(wait, func(t time.Time) tea.Msg { return second{id, t} })
}
