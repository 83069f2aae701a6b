package ghost

import "ukatty/ghost/sstp"

// quiet silences the ghost's own talk.
func quiet(l *life, _ *execution) *sstp.Response {
	l.beQuiet()
	return done()
}

// restore ends that. Without it there is nothing to do, which is no mistake.
func restore(l *life, _ *execution) *sstp.Response {
	if l.quiet() {
		l.endQuiet("a client said Restore")
	}
	return done()
}
