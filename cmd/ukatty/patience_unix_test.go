//go:build !windows

package main

import (
	"os"
	"strings"
	"time"
)

// patient is the variable by which a test gives the program more time than it gives a terminal of a user, so that it takes a busy
// machine for no slow terminal. Its value is a list of the names in whose.
const patient = "UKATTY_TEST_PATIENCE"

// whose are the times, by whose they are: those of answers of a terminal that is here or at the other end of SSH, of who leaves
// while answers are on their way, and of the rest of a sequence. The end of the program may take long, too, unless the test is about
// that, and says "none". With "late", each answer of a terminal that is here comes too late.
var whose = map[string][]*time.Duration{
	"here": {&answerHere}, "away": {&answerAway}, "leaving": {&leaveTime}, "rest": {&restTime, &escapeTime},
}

// The program is the test binary under another name.
func init() {
	all := os.Getenv(patient)
	if all != "none" {
		shutdownTime = hanging
	}
	if all == "late" {
		answerHere = time.Millisecond
	}
	for name := range strings.SplitSeq(all, ",") {
		for _, limit := range whose[name] {
			*limit = hanging / 2
		}
	}
}
