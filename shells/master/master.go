// Package master is the shell that comes with ukatty: how Katty and Prompt look.
//
// The files are a shell folder in the ukagaka layout, drawn as text art; the package comment of shells says how such
// files are written. They may serve as a pattern for shells of one's own.
package master

import "embed"

// FS holds the files of the shell in its root, as shells.Load wants them.
//
//go:embed descript.txt surfaces.txt katty prompt
var FS embed.FS
