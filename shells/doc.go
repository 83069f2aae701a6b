// Package shells is how a character looks: a shell folder becomes a Shell, a Shell and a Pose become a Picture, and a
// Picture becomes a grid of cells.
//
// A Shell is immutable and shared by every viewer; whoever draws keeps the cache. Nothing here reads a clock or a file
// that was not handed in as an fs.FS.
package shells
