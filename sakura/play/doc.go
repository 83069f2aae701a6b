// Package play performs a script in time.
//
// A Player is a machine without clock, goroutine, lock or input: it is told what time it is (Step), what was answered
// (Answer) and what the viewer did (Choose, Click, Break), and returns a Beat: the stage as it now looks, what happened
// on the way, and when it wants to be told the time again. How finely the time is cut changes nothing but the number of
// beats: a script stepped once to its end and a script stepped every millisecond log the same and end the same.
//
// The times are those of UKADOC's list of SakuraScript tags. Where it leaves them to the user's settings, the defaults
// are ours: see Options.
package play
