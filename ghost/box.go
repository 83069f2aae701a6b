package ghost

import (
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura/play"
)

// The forms that scripts open for the viewer to fill in, after UKADOC's \![open,inputbox] and its kin. They stay open when
// their script has ended, and a script that comes meanwhile plays without closing them.

// boxAsks are the tags that open and close boxes, by the slugs of their rows.
var boxAsks = map[string]func(*life, *play.Cue, talk){}

// form is a box that is open.
type form struct {
	// show is what viewers see of it.
	show show.Box
	// id is what the script calls it.
	id string
}

// boxes are the forms that are open, the one that was opened last at the end.
type boxes struct {
	open []form
	last int // the number of the box that was opened last
}

// boxDue is when the first of the boxes closes by itself; zero while none does.
func (l *life) boxDue() time.Time { return time.Time{} }

// expireBoxes closes the boxes whose time is over.
func (l *life) expireBoxes() {}

// closeBoxes closes all boxes, since the ghost leaves. No event is raised.
func (l *life) closeBoxes() {}

// showBoxes gives the boxes for a frame.
func (l *life) showBoxes() []show.Box { return nil }

// submit gives what a viewer typed to the box in.Index.
func (l *life) submit(in show.Input) {}

// cancel closes the box in.Index.
func (l *life) cancel(in show.Input) {}

// speak says in.Text to the ghost.
func (l *life) speak(in show.Input) {}
