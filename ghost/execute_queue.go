package ghost

import (
	"strconv"
	"strings"

	"ukatty/ghost/sstp"
)

// CheckQueue and GetStatus are in no document. CheckQueue is ninix's; no other baseware is known to have GetStatus.

// checkQueue answers two lines, as ninix does: how many scripts of this sender wait or play, and how many wait in all.
// What a sender adds to its name behind " / " does not count.
func checkQueue(l *life, x *execution) *sstp.Response {
	mine := 0
	if l.state().Talking && l.talk.broughtBy(x.r.Sender()) {
		mine++
	}
	for i := range l.queue {
		if l.queue[i].broughtBy(x.r.Sender()) {
			mine++
		}
	}
	return list([]string{strconv.Itoa(mine), strconv.Itoa(len(l.queue))})
}

// broughtBy says whether a client of that name brought a talk.
func (t *talk) broughtBy(sender string) bool {
	theirs, _, _ := strings.Cut(t.sender, " / ")
	mine, _, _ := strings.Cut(sender, " / ")
	return t.sstp && theirs == mine
}

// getStatus answers the row of the interruption table that is in force, and in a second line the words of the SHIORI
// header Status, if there are any.
func getStatus(l *life, _ *execution) *sstp.Response {
	return list([]string{l.verdict(Plain).Row, l.status()})
}
