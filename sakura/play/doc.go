// Package play performs a script in time.
//
// A Player is a machine without clock, goroutine, lock or input: it is told what time it is (Step), what was answered
// (Answer) and what the viewer did (Choose, Anchor, Click, Break), and returns a Beat: the stage as it now looks, what
// happened on the way, and when it wants to be told the time again. How finely the time is cut changes nothing but the number
// of beats: a script stepped once to its end and a script stepped every millisecond log the same and end the same.
//
// What a tag does follows from its row of the table of package sakura: it plays on the stage, or it asks the outside for
// something, or a note tells why nothing comes of it. What is asked for is a Cue, which somebody else performs; the script
// waits for the answer where the documentation says so, and only there. Nothing that a script holds is looked into twice:
// variables have their values put in once, and what is embedded is read for itself.
//
// The times are those of UKADOC's list of SakuraScript tags. Where it leaves them to the user's settings, the defaults
// are ours: see Options.
package play
