//go:build !race

package tui

// sweepStep is how many sizes a sweep goes on.
const sweepStep = 1
