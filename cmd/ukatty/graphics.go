package main

import (
	"fmt"
	"strings"

	"ukatty/tui"
)

// graphicsWords are the words for the ways to draw pictures on the screen, as they are offered.
var graphicsWords = []string{"auto", "kitty", "blocks", "none"}

// graphicsNamed are the ways to draw pictures on the screen; "" is the first.
var graphicsNamed = map[string]tui.Graphics{
	"": tui.AutoGraphics, "auto": tui.AutoGraphics, "kitty": tui.KittyGraphics, "blocks": tui.BlockGraphics, "none": tui.NoGraphics,
}

// checkGraphics says what is wrong with the word for a way to draw pictures on the screen.
func checkGraphics(word string) error {
	if _, ok := graphicsNamed[word]; ok {
		return nil
	}
	err := fmt.Errorf("%q is none of \"%s\"", word, strings.Join(graphicsWords, `", "`))
	if word == sixelWord {
		err = fmt.Errorf("%w; only ukatty shell draws it", err)
	}
	return err
}

// sixelWord is the way that only ukatty shell has: a screen of cells has no place for it.
const sixelWord = "sixel"

// graphicsName gives the word for a way to draw pictures.
func graphicsName(g tui.Graphics) string {
	for _, word := range graphicsWords {
		if graphicsNamed[word] == g {
			return word
		}
	}
	return graphicsWords[0]
}

// multiplexer is a program between us and the terminal.
type multiplexer uint8

// The multiplexers that take questions for something else: tmux, a title.
const (
	noMultiplexer multiplexer = iota
	tmux
	gnuScreen
)

// multiplexed says which multiplexer the environment tells of. Over a network only the name of the terminal is left of it.
func multiplexed(getenv func(string) string) multiplexer {
	name := getenv("TERM")
	switch {
	case getenv("TMUX") != "" || strings.HasPrefix(name, "tmux"):
		return tmux
	case getenv("STY") != "" || strings.HasPrefix(name, "screen"):
		return gnuScreen
	}
	return noMultiplexer
}

const (
	textScreenGraphics = "Kitty graphics do not get through GNU screen: pictures are drawn as blocks."
	textTmuxGraphics   = "Kitty graphics get through tmux only with its option allow-passthrough on, to a terminal that draws placeholders."
)

// picturesBy says how pictures are drawn behind a multiplexer, and what is to be said about it. It is never asked for Kitty
// graphics: its answers are not those of the terminal.
func picturesBy(g tui.Graphics, m multiplexer) (as tui.Graphics, notice string) {
	switch {
	case m == noMultiplexer || g != tui.AutoGraphics && g != tui.KittyGraphics:
		return g, ""
	case g == tui.AutoGraphics:
		return tui.BlockGraphics, ""
	case m == gnuScreen:
		return tui.BlockGraphics, textScreenGraphics
	}
	return g, textTmuxGraphics
}
