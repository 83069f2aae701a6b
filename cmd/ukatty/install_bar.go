package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// bar shows how far an installation is, where it takes long and somebody sees it.
type bar struct {
	w     io.Writer // nil: nobody sees it
	began time.Time
	last  time.Time // when it was drawn last; zero while it is not shown
}

// When a bar appears, how often it is drawn, and how wide it is, in cells.
const (
	barAfter = 400 * time.Millisecond
	barEvery = 100 * time.Millisecond
	barWidth = 30
)

// newBar makes a bar for a stream, which is silent unless that is a terminal that can draw one.
func newBar(w io.Writer) *bar {
	b := &bar{began: time.Now()}
	if isTerminal(w) && draws(os.Getenv) {
		b.w = w
	}
	return b
}

// tell draws the bar when it is time to.
func (b *bar) tell(done, whole int64) { b.at(time.Now(), done, whole) }

func (b *bar) at(now time.Time, done, whole int64) {
	if b.w == nil || whole <= 0 || now.Sub(b.began) < barAfter || now.Sub(b.last) < barEvery {
		return
	}
	b.last = now
	done = min(max(done, 0), whole)
	full := int(done * barWidth / whole)
	fmt.Fprintf(b.w, "\r[%s%s] %3d %% of %s\x1b[K", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), done*100/whole, size(whole))
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.w != nil && !b.last.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.last = time.Time{}
	}
}

// size writes a number of bytes.
func size(n int64) string {
	const mib = 1 << 20
	if n < mib {
		return fmt.Sprintf("%d KiB", (n+1023)>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/mib)
}
