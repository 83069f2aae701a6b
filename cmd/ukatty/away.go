package main

import "time"

// How long a terminal may take to answer a question, where it stands here and where it is at the other end of SSH: there are lines
// that take more than half a second to and fro, and longer when a picture is on its way before the question. Only tests change them.
var (
	answerHere = 500 * time.Millisecond
	answerAway = 2 * time.Second
)

// leaveTime is how long answers are waited for at most by who leaves, since what comes later is typed into the shell. The rest of
// shutdownTime is for giving the terminal back. Only tests change it.
var leaveTime = time.Second

// away says whether the environment tells that the terminal is at the other end of SSH.
func away(getenv func(string) string) bool { return getenv("SSH_TTY") != "" }

// answerTime is how long the terminal may take to answer that the environment tells of.
func answerTime(getenv func(string) string) time.Duration {
	if away(getenv) {
		return answerAway
	}
	return answerHere
}
