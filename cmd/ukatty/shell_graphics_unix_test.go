//go:build !windows

package main

import (
	"os"
	"strings"
	"testing"

	"ukatty/tui/screen"
)

// On a terminal the image is drawn in the best way that it has said it knows; it is as before when the program has ended.
func TestShellAsksTerminal(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind  screen.Terminal
		env   []string
		args  []string
		kitty bool
		sixel bool
	}{
		"kitty":            {screen.Terminal{Kitty: true, Name: "WezTerm 2024"}, nil, nil, true, false},
		"sixel":            {screen.Terminal{Sixel: true}, nil, nil, false, true},
		"both":             {screen.Terminal{Sixel: true, Kitty: true, Name: "kitty(0.40.0)"}, nil, nil, true, false},
		"sixel of both":    {screen.Terminal{Sixel: true, Kitty: true, Name: "kitty(0.40.0)"}, nil, []string{"--graphics", "sixel"}, false, true},
		"sixel in tmux":    {screen.Terminal{Sixel: true, Kitty: true, Name: "kitty(0.40.0)"}, []string{"TMUX=/x,1,1"}, nil, false, true},
		"neither":          {screen.Terminal{}, nil, nil, false, false},
		"silent":           {screen.Terminal{Silent: true}, nil, nil, false, false},
		"not asked":        {screen.Terminal{Sixel: true, Kitty: true, Name: "kitty(0.40.0)"}, nil, []string{"--graphics", "blocks"}, false, false},
		"without a colour": {screen.Terminal{Sixel: true}, []string{"NO_COLOR=1"}, nil, false, false},
		"dumb":             {screen.Terminal{Sixel: true}, []string{"TERM=dumb"}, nil, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := append(append(environment(t.TempDir()), "PATH="+os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor"), tt.env...)
			if !tt.kind.Silent {
				env = append(env, patient+"=here")
			}
			args := append([]string{"shell", shellDir(t), "--surface", "0", "--size", "20x10"}, tt.args...)
			tty := open(t, tt.kind, env, "ukatty", args...)
			tty.endsWell()
			out := tty.output()
			if got := strings.Contains(out, apc+"a=T"); got != tt.kitty {
				t.Errorf("by Kitty graphics: %v in %q", got, out)
			}
			if got := strings.Contains(out, "\x1bP0;1q"); got != tt.sixel {
				t.Errorf("by sixel: %v in %q", got, out)
			}
			if n := len(tty.Drawn()); n > 0 != (tt.kitty || tt.sixel) {
				t.Errorf("%d pictures are drawn", n)
			}
			if blocks := strings.Contains(out, "\x1b[0;48;"); tt.env == nil && blocks == (tt.kitty || tt.sixel) {
				t.Errorf("in blocks: %v", blocks)
			}
			if x, y, _ := tty.Cursor(); x != 0 || y < 9 {
				t.Errorf("the cursor is at %d, %d", x, y)
			}
		})
	}
}
