package main

import "ukatty/tui/kitty"

// interview asks nothing here: a console is not read as a file.
func interview() (ask func(question string) answers, hangUp func()) {
	return func(string) answers { return "" }, func() {}
}

// cellPixels knows nothing here.
func cellPixels() kitty.Pixels { return kitty.Pixels{} }
