// Package screen is a terminal for tests: bytes go in, cells can be looked at.
package screen
