//go:build !windows

package main

import (
	"os"
	"syscall"
)

// widen makes the renderer count characters of ambiguous width as the config says. It has made up its mind before main
// began, so that the program begins once more where it thinks otherwise.
func widen(ambiguous string) error {
	if ambiguous == "" || drawsWide(os.Getenv) == (ambiguous == wide) {
		return nil
	}
	value := "0"
	if ambiguous == wide {
		value = "1"
	}
	exe, err := os.Executable()
	if err != nil {
		return fail(exitUsage, "ambiguous width %q: %w; set %s=%s instead", ambiguous, err, renderWide, value)
	}
	if err := os.Setenv(renderWide, value); err != nil {
		return fail(exitUsage, "ambiguous width %q: %w", ambiguous, err)
	}
	//nolint:gosec // our own program with our own arguments
	err = syscall.Exec(exe, os.Args, os.Environ())
	return fail(exitUsage, "ambiguous width %q: %w; set %s=%s instead", ambiguous, err, renderWide, value)
}
