package main

import (
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// COLORTERM, by which programs know of terminals with more than 256 colours, does not come through SSH unless both ends were told to
// let it. So such a terminal is asked: it is given a colour that the palette lacks, and asked which one it has (DECRQSS of SGR). One
// that does not know the question leaves it out, and one that has no such colour names another.

// trueColorQuestion asks, and leaves the terminal without colours, as the renderer does behind each picture.
const trueColorQuestion = "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m"

// trueColor is the answer of a terminal that took the colour: with semicolons as it was asked, or with the colons of ISO 8613-6,
// where a colour space may be named, and whatever else it has.
var trueColor = regexp.MustCompile(`^\x1bP1\$r(?:[0-9;:]*;)?48(?:;2;|:2:|:2:\d*:)1[;:]2[;:]3(?:;[0-9;:]*)?m\x1b\\$`)

// asksTrueColor says whether the terminal that the environment tells of is to be asked: one of 256 colours as far as its name
// goes, which has nothing between that makes do with these.
func asksTrueColor(getenv func(string) string) bool {
	return strings.HasSuffix(getenv("TERM"), "256color") && getenv("COLORTERM") == "" && multiplexed(getenv) == noMultiplexer && !colourless(getenv)
}

// saysTrueColor says whether a message is the answer that a terminal has all colours.
func saysTrueColor(msg tea.Msg) bool {
	answer, ok := msg.(uv.UnknownDcsEvent)
	return ok && trueColor.MatchString(string(answer))
}
