//go:build race

package tui

// sweepStep: under the race detector, which makes the terminals many times slower and has one goroutine to look at, only
// some of the sizes are swept.
const sweepStep = 13
