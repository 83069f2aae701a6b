// Package ghost is a ghost alive, and the baseware that holds the running ghosts.
//
// A Ghost is one goroutine, Run, that owns everything that changes: the script that plays, the queue, the modes, the
// clock. Whatever others want of it they put into its inbox; what it hands out is frozen. A second goroutine asks the
// ghost's SHIORI, one question at a time, so that a slow SHIORI delays whoever needs it and nobody else. A third one is the
// courier, who carries what ghosts have to tell each other: a ghost never waits for another one's inbox, and so no two can
// wait for each other. Whoever starts a goroutine waits for its end, but for readers of files (reading.go): a disk that does
// not answer would hold up the ghost for ever, so a few of them may be left behind.
//
// What the tags of a script ask for is in one table, asks, that the files of the families add to; the Baseware keeps the
// list of the ghosts that run, which come and go.
//
// What a request may do in which state is decided in one place, by Verdict and its table; whoever wants to know why a
// client got its status reads the row that is named beside it.
//
// Not a manager with locks: an SSTP server, a viewer and timers all want to change the same few things at once, and with
// one owner every interruption has a well-defined before and after.
package ghost
