package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"ukatty/tui"
)

// drawing is how the screen is drawn.
type drawing struct {
	theme tui.Theme
	ascii bool
	bell  bool
	// graphics is how pictures are drawn.
	graphics tui.Graphics
}

// themes are the words for the themes.
var themes = map[string]tui.Theme{"": tui.AutoTheme, "auto": tui.AutoTheme, "light": tui.LightTheme, "dark": tui.DarkTheme}

// checkTheme says what is wrong with the word for a theme.
func checkTheme(word string) error {
	if _, ok := themes[word]; !ok {
		return fmt.Errorf("%q is none of \"auto\", \"light\", \"dark\"", word)
	}
	return nil
}

// drawingFlags are the flags about the screen.
type drawingFlags struct {
	theme, graphics string
	ascii, bell     bool
}

// register adds the flags to a command.
func (f *drawingFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.theme, "theme", "", "colours for a background, `auto|light|dark` (default: auto, by asking the terminal)")
	fs.BoolVar(&f.ascii, "ascii", false, "draw frames and pictures without box drawings and blocks")
	fs.BoolVar(&f.bell, "bell", false, "ring the bell when something is said while the window has not the focus")
	fs.StringVar(&f.graphics, "graphics", "", "draw pictures by `auto|kitty|blocks|none` (default: auto, by asking the terminal)")
	complete(cmd, "theme", "auto", "light", "dark")
	complete(cmd, "graphics", graphicsWords...)
}

// settle puts the flags, of which changed says which were given, and the config together. Both were checked.
func (f *drawingFlags) settle(c config, changed func(flag string) bool) drawing {
	l := drawing{
		theme: themes[pick(changed("theme"), f.theme, c.Theme)], graphics: graphicsNamed[pick(changed("graphics"), f.graphics, c.Graphics)],
		ascii: c.ASCII, bell: c.Bell,
	}
	if changed("ascii") {
		l.ascii = f.ascii
	}
	if changed("bell") {
		l.bell = f.bell
	}
	return l
}
