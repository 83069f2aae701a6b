package ghost

import (
	"context"
	"image"
	"strconv"
	"strings"
	"time"

	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// The events about surfaces, after UKADOC's list of events: OnSurfaceChange, and OnSurfaceRestore once the stage has been empty
// for a while.

// restoreTime is how long after a talk OnSurfaceRestore comes.
const restoreTime = 15 * time.Second

// onSurface is the event of another surface.
const onSurface = "OnSurfaceChange"

// changedSurfaces tells the SHIORI which surfaces a beat has changed, of each scope the last one.
func (l *life) changedSurfaces(b *play.Beat, was stage.Stage) {
	if !l.wants(onSurface) {
		return
	}
	told := map[int]bool{}
	for i := range b.Log {
		e := &b.Log[i]
		if e.Op != play.OpSurface || told[e.Scope] {
			continue
		}
		told[e.Scope] = true
		l.changedSurface(e.Scope, was)
	}
}

// changedSurface tells the SHIORI of the surface of a scope, if that was another one, with its width and height in pixels: a cell of
// text art has 8 × 16. The courier reads how large it is; what nobody knows is 0.
func (l *life) changedSurface(scope int, was stage.Stage) {
	now := l.surface(scope)
	if before, _ := was.Scope(scope); now == before.Surface || !l.wants(onSurface) || l.hurries(onSurface) {
		return
	}
	sakura, kero, shell := l.surface(0), l.surface(1), l.g.Shell()
	tell := func(l *life, size image.Point) {
		l.notify(onSurface, sakura, kero, strings.Join([]string{strconv.Itoa(scope), now, strconv.Itoa(size.X), strconv.Itoa(size.Y)}, ","))
	}
	if shell == nil {
		tell(l, image.Point{})
		return
	}
	l.dispatch(onSurface, func(ctx context.Context) func(*life) {
		size, _ := readWithin(ctx, l.g, listTime, func() (image.Point, error) { return shell.Size(now), nil }, nil) // none: unknown
		return func(l *life) { tell(l, size) }
	}, func(l *life) { tell(l, image.Point{}) })
}

// onRestore is the event that comes once the stage has been empty for a while.
const onRestore = "OnSurfaceRestore"

// restores waits for the time of that event, now that a script has left the stage. What it was answered with is no reason for
// another one.
func (l *life) restores() {
	if l.talk.event != onRestore && l.wants(onRestore) {
		l.restore = l.at.Add(restoreTime)
	}
}

// restoreSurfaces raises the event when its time has come, once for each talk.
func (l *life) restoreSurfaces() {
	if l.restore.IsZero() || l.at.Before(l.restore) {
		return
	}
	l.restore = time.Time{}
	l.unheeded(onRestore, l.surface(0), l.surface(1))
}
