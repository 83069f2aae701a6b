package main

import (
	"os"
	"runtime/debug"
)

// leanPercent is how much garbage may come beside what is in use before it is collected, in percent. ukatty is left open all
// day and does little: half of Go's usual 100 saves a tenth of the memory, and no request takes longer for it.
const leanPercent = 50

// lean keeps the memory of a long run small, unless GOGC says what the user wants. It is called when the start is over, which
// makes more garbage than the hours after it.
func lean() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(leanPercent)
	}
}
