//go:build !windows

package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"ukatty/tui/screen"
)

// find gives where a word stands on the screen.
func (t *terminal) find(word string) (x, y int) {
	t.tb.Helper()
	_, h := t.Size()
	for y := range h {
		w, _ := t.Size()
		for x := range w {
			var at strings.Builder
			for i := x; i < w && at.Len() < len(word); i++ {
				at.WriteString(t.Cell(i, y).Text)
			}
			if at.String() == word {
				return x, y
			}
		}
	}
	t.tb.Fatalf("%q does not stand on the screen:\n%s", word, t.Text())
	return 0, 0
}

// click presses and releases the left button on a word, as terminals tell it with mode 1006 (SGR).
func (t *terminal) click(word string) {
	t.tb.Helper()
	x, y := t.find(word)
	t.press(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x+1, y+1, x+1, y+1))
}

// A choice is taken by its number, by the arrows and Enter, and by the mouse; what was chosen goes on.
func TestChoose(t *testing.T) {
	for name, choose := range map[string]func(*terminal){
		"number": func(tty *terminal) { tty.press("2") },
		"arrows": func(tty *terminal) { tty.press("\x1b[B"); tty.press("\r") },
		"mouse":  func(tty *terminal) { tty.click("the pear") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, screen.Terminal{}, nil)
			tty.await("Katty")
			const script = `\_q\0\s[5]Which?\n\q[the apple,script:\_q\0sour\e]\n\q[the pear,script:\_q\0sweet\e]\e`
			send(t, addr, script)
			tty.await("the pear(?s:.*)choosing")
			choose(tty)
			tty.await("sweet")
			if strings.Contains(tty.Text(), "the apple") {
				t.Error("the choices still stand there")
			}
			tty.signal(syscall.SIGTERM)
			tty.end()
			tty.clean()
		})
	}
}
