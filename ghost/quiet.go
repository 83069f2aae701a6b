package ghost

import "time"

// quietFor is how long Quiet lasts, as UKADOC has it.
const quietFor = 16 * time.Second

// quiet says whether a client has asked for silence and the time is not over.
func (l *life) quiet() bool { return l.at.Before(l.quietUntil) }

// beQuiet silences the ghost's own talk: what plays of it ends, and none begins until Restore or 16 s have passed. A
// script that came by SSTP goes on: the client wants an undisturbed stage, not an empty one.
func (l *life) beQuiet() {
	if !l.quiet() {
		l.note("quiet: the ghost's own talk rests for 16 s")
	}
	l.quietUntil, l.changed = l.at.Add(quietFor), true
	if !l.talk.sstp && !l.closing && !l.beat.Modes.TimeCritical {
		l.silence()
	}
}

// stayQuiet begins the 16 s anew when a script arrives by SSTP during Quiet.
func (l *life) stayQuiet() {
	if l.quiet() {
		l.quietUntil, l.changed = l.at.Add(quietFor), true
	}
}

// endQuiet lets the ghost talk again.
func (l *life) endQuiet(why string) {
	l.quietUntil, l.changed = time.Time{}, true
	l.note("quiet is over: %s", why)
}
