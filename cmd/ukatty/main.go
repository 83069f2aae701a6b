// Command ukatty is a baseware for ukagaka ghosts that lives in a terminal.
//
// Here everything is put together, and only here are flags, environment, config file, standard streams, signals and
// exit codes: one file a command. Exit codes: 0 done, also when a signal asked the program to end; 1 the server answered
// with an error status, no tag was found, or the output failed; 2 wrong usage, a broken config, ghost or shell, or a bug; 3 no server, or
// no answer.
//
// Cobra reads the command line. Its help stays plain: charm.land/fang, which would colour it, asks the terminal for its
// background colour before each help text and each error, eats what was typed ahead meanwhile, and on a terminal that
// does not answer a user waits four seconds for one sentence.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(command(context.Background(), os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
