package main

import "os"

// widen says what the renderer has to be told before the program begins, if it counts characters of ambiguous width
// otherwise than the config says.
func widen(ambiguous string) error {
	if ambiguous == "" || drawsWide(os.Getenv) == (ambiguous == wide) {
		return nil
	}
	value := "0"
	if ambiguous == wide {
		value = "1"
	}
	return fail(exitUsage, "ambiguous width %q needs the environment variable %s=%s on this system", ambiguous, renderWide, value)
}
