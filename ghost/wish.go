package ghost

import (
	"cmp"
	"slices"
	"time"

	"ukatty/ghost/reach"
	"ukatty/ghost/show"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// Wishes are what scripts ask for beyond the terminal: the rows of class os, and \j. Nothing of that happens unbidden. A wish
// is shown to the viewer, who grants it by a key or puts it away; Options.Allow grants whole kinds beforehand. A wish that
// nothing here could fulfil is shown too, so that nobody wonders why nothing happened. How a wish ended is told by the events
// that UKADOC names, the failure of one that was not granted among them: its word is "artificial".
//
// A script may wait for its wish (--sync, archives without --event). It goes on when the wish was fulfilled or put away; when
// nobody watches, at once; when nobody decides, after wishPatience.

const (
	// maxWishes is how many wishes are shown. One more, and the oldest is put away.
	maxWishes = 16
	// wishPatience is how long a script waits for the viewer's word on its wish.
	wishPatience = 30 * time.Second
	// maxWishText is how many bytes the sentence of a wish has, maxWishLink its link.
	maxWishText = 300
	maxWishLink = 2048
	// maxWisher is how many bytes of the name count of whoever sent the script that wishes.
	maxWisher = 40
)

// plan is what a wish comes to.
type plan struct {
	// text says what would happen: "open https://example.com/ in the browser".
	text string
	// link is an address that a terminal may offer to open.
	link string
	// kind is what Options.Allow is asked about.
	kind Allow
	// do fulfils it; nil where nothing here could, for the reason why.
	do  deed
	why string
	// code is that reason in UKADOC's words, for fail; "" for "artificial".
	code string
	// fail gives the events that say that it was not fulfilled, for a reason in UKADOC's words.
	fail func(code string) []link
	// about is what \![cancel,http,…] names it by.
	about string
}

// failed gives the events of a failure; none for a plan that has none.
func (p *plan) failed(code string) []link {
	if p.fail == nil {
		return nil
	}
	return p.fail(code)
}

// planner says what a wish comes to.
type planner func(l *life, c *play.Cue, t talk) plan

// wish is one thing that a script asked for.
type wish struct {
	plan
	show show.Wish
	cue  *play.Cue
	due  time.Time // when the script that waits goes on without it; zero when none waits
}

// wishes are those that the viewer has not decided on, the newest at the end, and the deeds that are being run.
type wishes struct {
	open    []wish
	last    int // the number of the newest
	running []*running
}

// wishFor makes a wish of a tag.
func (l *life) wishFor(c *play.Cue, p plan, t talk) {
	if !l.mayRaise(c) {
		l.reply(c, "", false)
		return
	}
	p.text = clip(stage.Clean(p.text), maxWishText)
	if t.level != play.Own && t.sender != "" {
		p.text += " for " + clip(stage.Clean(t.sender), maxWisher)
	}
	w := wish{plan: p, cue: c}
	switch {
	case p.do == nil:
		l.note("%s: it would %s; %s", spell(c), p.text, p.why)
		l.list(w)
		l.settle(c, p.failed(cmp.Or(p.code, "artificial")))
	case l.g.opt.Allow.Has(p.kind):
		l.run(w, "the config allows it")
	case l.beat.Ask == c && !l.watched():
		l.note("%s: it would %s; nobody is there to allow it, and the script waits", spell(c), p.text)
		l.settle(c, p.failed("artificial"))
	default:
		l.note("%s: it would %s; a key of the viewer allows it, or %s = true in the config", spell(c), p.text, p.kind)
		if l.beat.Ask == c {
			w.due = l.at.Add(wishPatience)
		}
		l.list(w)
	}
}

// list shows a wish. One that is shown already, and waited for by no script, is not shown twice: the newer one takes its place.
// The one in front, which viewers read, is not pushed out by others: a key is for what they have read.
func (l *life) list(w wish) {
	l.wishes.last++
	w.show = show.Wish{ID: l.wishes.last, Text: w.text, Possible: w.do != nil}
	if len(w.link) <= maxWishLink {
		w.show.Link = stage.Clean(w.link)
	}
	open := l.wishes.open
	l.changed = true
	if i := slices.IndexFunc(open, func(o wish) bool { return o.due.IsZero() && o.same(&w) }); i >= 0 {
		open[i] = w
		return
	}
	if l.wishes.open = append(open, w); len(l.wishes.open) > maxWishes {
		oldest := 0
		if l.wishes.open[0].do != nil {
			oldest = 1
		}
		l.putAway(l.wishes.open[oldest].show.ID, "there are too many others")
	}
}

// same says whether a wish is another one once more: what is said of it may be cut, and does not tell.
func (w *wish) same(o *wish) bool {
	return w.text == o.text && w.cue.Tag == o.cue.Tag && slices.Equal(w.cue.Args, o.cue.Args) && w.show.Possible == o.show.Possible
}

// settle raises the events that tell how a wish ended, and lets the script go on that waited for it.
func (l *life) settle(c *play.Cue, events []link) {
	last := len(events) - 1
	for i, e := range events {
		if i == last && l.player != nil && l.beat.Ask == c {
			l.raiseFor(c, append([]string{e.id}, e.refs...), l.talk)
			return
		}
		l.event(e)
	}
	l.reply(c, "", false)
}

// take takes a wish off the list.
func (w *wishes) take(id int) (wish, bool) {
	i := slices.IndexFunc(w.open, func(o wish) bool { return o.show.ID == id })
	if i < 0 {
		return wish{}, false
	}
	found := w.open[i]
	w.open = slices.Delete(w.open, i, i+1)
	return found, true
}

// putAway takes a wish off the list and tells that it will not be fulfilled.
func (l *life) putAway(id int, why string) {
	w, ok := l.wishes.take(id)
	if !ok {
		l.note("there is no wish %d any more", id)
		return
	}
	l.changed = true
	if w.do == nil {
		return // it was told at once
	}
	l.note("%s: it will not %s: %s", spell(w.cue), w.text, why)
	l.settle(w.cue, w.failed("artificial"))
}

// wishDue is when the first of the wishes is put away by itself; zero while none is.
func (l *life) wishDue() (due time.Time) {
	for _, w := range l.wishes.open {
		if !w.due.IsZero() && (due.IsZero() || w.due.Before(due)) {
			due = w.due
		}
	}
	return due
}

// expireWishes puts the wishes away whose time is over.
func (l *life) expireWishes() {
	for i := range l.wishes.open {
		w := &l.wishes.open[i]
		if w.due.IsZero() || l.at.Before(w.due) {
			continue
		}
		w.due = time.Time{}
		if l.beat.Ask == w.cue { // else its script has ended, and the wish may stay
			l.putAway(w.show.ID, "nobody decided in time")
			return
		}
	}
}

// showWishes gives the wishes for a frame.
func (l *life) showWishes() []show.Wish {
	if len(l.wishes.open) == 0 {
		return nil
	}
	all := make([]show.Wish, len(l.wishes.open))
	for i := range all {
		all[i] = l.wishes.open[i].show
	}
	return all
}

// grant fulfils the wish in.Index.
func (l *life) grant(in show.Input) {
	i := slices.IndexFunc(l.wishes.open, func(o wish) bool { return o.show.ID == in.Index })
	switch {
	case i < 0:
		l.note("there is no wish %d any more", in.Index)
	case l.wishes.open[i].do == nil:
		l.note("%s: nothing here could %s", spell(l.wishes.open[i].cue), l.wishes.open[i].text)
	default:
		w, _ := l.wishes.take(in.Index)
		l.run(w, "the viewer allows it")
	}
}

// deny puts the wish in.Index away.
func (l *life) deny(in show.Input) { l.putAway(in.Index, "the viewer put it away") }

// bounds says how far a script may reach: its own scripts to this machine and its neighbours too.
func (t *talk) bounds() reach.Bounds {
	if t.level == play.Own {
		return reach.Anywhere
	}
	return reach.Public
}
