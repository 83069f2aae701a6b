//go:build !windows

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"

	"ukatty/tui/screen"
)

// resize drags the window to a size, which the program is told of by SIGWINCH.
func (t *terminal) resize(w, h int) {
	t.tb.Helper()
	t.Resize(w, h)
	if err := t.pty.Resize(w, h); err != nil {
		t.tb.Fatal(err)
	}
}

// stage gives what stands above the line of news, which tells of times and clients.
func stage(s *screen.Screen) string {
	_, h := s.Size()
	var all strings.Builder
	for y := range max(h-2, 0) {
		fmt.Fprintln(&all, strings.TrimRight(s.Line(y), " "))
	}
	return all.String()
}

// The last words, which look the same whatever was before.
const lastWords = `\_q\0\s[5]The calm \0after\1\s[10]A second one, which is long enough for a balloon of several lines, ` +
	`whatever the size: it goes on and on.\0, at last.\e`

// Two hundred sizes while a script plays: the window ends as one that was opened in its last size, and nothing is left behind.
func TestResizeStorm(t *testing.T) {
	t.Parallel()
	const w, h = 100, 31
	dice := rand.New(rand.NewPCG(1, 2))
	stormy, addr := begin(t, screen.Terminal{}, nil)
	stormy.await("Katty")
	send(t, addr, `\0\s[5]`+strings.Repeat(`漢字 and words \1\s[10]`+strings.Repeat("w", 300)+`\n\0\q[a choice,script:\e]`, 40))
	for range 200 {
		stormy.resize(1+dice.IntN(300), 1+dice.IntN(100))
	}
	stormy.resize(1, 1)
	stormy.resize(w, h)
	calm, other := begin(t, screen.Terminal{}, nil)
	calm.await("Katty")
	calm.resize(w, h)
	calm.reaches("a picture that fits", func(s *screen.Screen) bool { return strings.HasSuffix(strings.TrimRight(s.Line(h-1), " "), "help") })
	send(t, addr, lastWords)
	send(t, other, lastWords)
	calm.await("at last(?s:.*) idle ")
	want := stage(calm.Screen)
	stormy.reaches("the layout of a window that was opened so:\n"+want, func(s *screen.Screen) bool { return stage(s) == want })
	for _, tty := range []*terminal{stormy, calm} {
		tty.signal(syscall.SIGTERM)
		tty.endsWell()
	}
}

// A window of another size is drawn anew, and one of no size at all is waited for.
func TestResize(t *testing.T) {
	t.Parallel()
	tty, addr := begin(t, screen.Terminal{}, nil)
	tty.await("Katty")
	send(t, addr, `\_q\0\s[5]wide enough\e`)
	tty.await("wide enough")
	for _, size := range [][2]int{{120, 40}, {40, 12}, {6, 3}, {1, 1}, {80, 24}} {
		tty.resize(size[0], size[1])
		tty.reaches("a picture that fits", func(s *screen.Screen) bool {
			w, h := s.Size()
			return w == size[0] && h == size[1] && (w < 40 || strings.Contains(s.Line(h-1), "ukatty") && strings.Contains(s.Text(), "wide enough"))
		})
	}
	tty.signal(syscall.SIGTERM)
	tty.end()
	tty.clean()
}
