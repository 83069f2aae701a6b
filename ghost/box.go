package ghost

import (
	"slices"
	"strings"
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// The forms that scripts open for the viewer to fill in, after UKADOC's \![open,inputbox] and its kin. A form stays open
// when its script has ended, and what plays meanwhile does not close it. What is typed never reaches the journal.

// form is a box that is open.
type form struct {
	// box is what viewers see of it.
	box show.Box
	// class says what is done with what is typed.
	class boxClass
	// id is what the script calls it, and event what it tells the SHIORI about beside the id, where a class needs it.
	id string
	// extra are the texts of --reference.
	extra []string
	// dir is the folder that a path begins in, ext what is added to a name without an extension.
	dir, ext string
	// words are those of a TeachBox so far.
	words []string
	// scope is whose character is selected on, area what is selected, and was how the characters stood when that began.
	scope int
	area  string
	was   []stage.Scope
	// since is when it was opened.
	since time.Time
}

// boxes are the forms that are open, the one that was opened last at the end.
type boxes struct {
	open []*form
	last int // the number of the box that was opened last
}

// boxLimit bounds how many boxes are open at a time.
const boxLimit = 16

// openBox opens a form. One of the same class and id that is open gives way to it, without an event: the script knows.
func (l *life) openBox(f *form) {
	l.dropBoxes(func(old *form) bool { return old.class == f.class && old.id == f.id })
	if len(l.boxes.open) >= boxLimit {
		l.note("no box for %s opens: %d are open already", f.called(), boxLimit)
		return
	}
	l.boxes.last++
	f.box.ID, f.since = l.boxes.last, l.at
	l.boxes.open = append(l.boxes.open, f)
	l.changed = true
	switch until := f.box.Until; {
	case until.IsZero():
		l.note("a box opens: %s", f.called())
	default:
		l.note("a box opens for %v: %s", until.Sub(l.at), f.called())
	}
}

// called names a form for the journal.
func (f *form) called() string {
	word := boxWords[f.box.Kind]
	if f.box.Title == "" {
		return word
	}
	return word + ` "` + f.box.Title + `"`
}

// boxWords are what the journal calls the kinds of boxes.
var boxWords = [...]string{
	show.Line: "text", show.Password: "password", show.Date: "date", show.Clock: "time", show.Slider: "slider",
	show.IP: "IP address", show.Communicate: "talk", show.Teach: "teach", show.OpenFile: "file to open",
	show.SaveFile: "file to save", show.Folder: "folder", show.Color: "colour", show.Terms: "terms of use", show.Area: "area",
}

// dropBoxes closes the forms that are meant, raises nothing, and gives them.
func (l *life) dropBoxes(meant func(*form) bool) []*form {
	var dropped []*form
	l.boxes.open = slices.DeleteFunc(l.boxes.open, func(f *form) bool {
		if !meant(f) {
			return false
		}
		dropped = append(dropped, f)
		return true
	})
	if len(dropped) > 0 {
		l.changed = true
	}
	return dropped
}

// boxNumbered gives the form of a number; nil where there is none.
func (l *life) boxNumbered(n int) *form {
	at := slices.IndexFunc(l.boxes.open, func(f *form) bool { return f.box.ID == n })
	if at < 0 {
		return nil
	}
	return l.boxes.open[at]
}

// due is when the form closes by itself, and whether that is because nobody is there who could fill it in: then it waits
// as long as a script does (alonePatience), and not for ever.
func (f *form) due(watched bool) (due time.Time, alone bool) {
	lonely := f.since.Add(alonePatience)
	if watched || !f.box.Until.IsZero() && f.box.Until.Before(lonely) {
		return f.box.Until, false
	}
	return lonely, true
}

// boxDue is when the first of the boxes closes by itself; zero while none does.
func (l *life) boxDue() time.Time {
	var first time.Time
	watched := l.watched()
	for _, f := range l.boxes.open {
		if due, _ := f.due(watched); !due.IsZero() && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	return first
}

// expireBoxes closes the boxes whose time is over.
func (l *life) expireBoxes() {
	if len(l.boxes.open) == 0 {
		return
	}
	watched := l.watched()
	over := l.dropBoxes(func(f *form) bool {
		due, _ := f.due(watched)
		return !due.IsZero() && !l.at.Before(due)
	})
	for _, f := range over {
		if _, alone := f.due(watched); alone {
			l.note("the box closes: nobody is there who could fill in %s", f.called())
			classes[f.class].dismiss(l, f, closed)
			continue
		}
		l.note("the box closes, its time is over: %s", f.called())
		classes[f.class].dismiss(l, f, timedOut)
	}
}

// closeBoxes closes all boxes, since the ghost leaves. No event is raised.
func (l *life) closeBoxes() {
	for _, f := range l.dropBoxes(func(*form) bool { return true }) {
		l.note("the box closes, the ghost leaves: %s", f.called())
	}
}

// showBoxes gives the boxes for a frame.
func (l *life) showBoxes() []show.Box {
	if len(l.boxes.open) == 0 {
		return nil
	}
	seen := make([]show.Box, len(l.boxes.open))
	for i, f := range l.boxes.open {
		seen[i] = f.box
	}
	return seen
}

// opening gives the word of the SHIORI header Status that says which boxes are open; "" without any.
func (l *life) opening() string {
	var words []string
	for _, f := range l.boxes.open {
		if word := classWords[f.class]; word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "opening(" + strings.Join(words, "/") + ")"
}
