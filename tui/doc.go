// Package tui is the Bubble Tea program that shows a ghost in a terminal: one root model, local or over SSH.
//
// It knows ghosts only as the interface Viewer. Environment, size and colours are arguments, never read from the process,
// and there are no package-level styles or keys: over SSH, globals would be shared between strangers. Update never
// blocks and a command never touches the model. Whatever text comes from outside passes through package cell before it
// stands in a view.
package tui
