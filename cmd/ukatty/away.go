package main

import "time"

// How long a terminal may take to answer a question, where it stands here and where it is at the other end of SSH: there are lines
// that take more than half a second to and fro. Whoever would leave waits so long, since an answer that comes later is typed into
// the shell, and no longer: it has to be less than shutdownTime.
const (
	answerHere = 500 * time.Millisecond
	answerAway = time.Second
)

// away says whether the environment tells that the terminal is at the other end of SSH.
func away(getenv func(string) string) bool { return getenv("SSH_TTY") != "" }

// answerTime is how long the terminal may take to answer that the environment tells of.
func answerTime(getenv func(string) string) time.Duration {
	if away(getenv) {
		return answerAway
	}
	return answerHere
}
