package ghost

import (
	"strconv"
	"strings"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// boxClass says what is done with what is typed into a box.
type boxClass uint8

// The classes of boxes.
const (
	asking        boxClass = iota // an InputBox of any kind
	communicating                 // the CommunicateBox
	teaching                      // the TeachBox
	dialog                        // a dialog for a path or a colour
	agreement                     // the terms of use
	selecting                     // an area of a character
)

// ending says how a box was closed that nobody filled in.
type ending uint8

// The ways to close a box.
const (
	closed   ending = iota // by the viewer
	timedOut               // by its own timeout
)

// classes are what the classes of boxes do, after UKADOC's list of events. The references are exactly those of that list.
var classes = [...]struct {
	// answer raises what follows when a value was given. The box has been closed already, unless it stays open.
	answer func(l *life, f *form, value string)
	// dismiss raises what follows when the box was closed without one.
	dismiss func(l *life, f *form, how ending)
}{
	asking:        {answerInput, dismissInput},
	communicating: {answerCommunicate, dismissCommunicate},
	teaching:      {answerTeach, dismissTeach},
	dialog:        {answerDialog, dismissDialog},
	agreement:     {acceptTerms, dismissTerms},
	selecting:     {answerArea, dismissArea},
}

// classWords are what the SHIORI header Status calls the classes of boxes, in opening(…); "" for one that it has no word for.
var classWords = [...]string{
	asking: "input", communicating: "communicate", teaching: "teach", dialog: "dialog", agreement: "dialog", selecting: "",
}

// submit gives what a viewer typed to a box. What is wrong with it is said in the box, which stays open then.
func (l *life) submit(in show.Input) {
	f := l.boxNumbered(in.Index)
	if f == nil {
		l.note("what a viewer typed came too late, its box is closed: dropped")
		return
	}
	value, wrong := f.check(in.Text)
	if f.box.Wrong = wrong; wrong != "" {
		return
	}
	if f.box.NoClose {
		f.box.Turn++
	} else {
		l.dropBoxes(func(other *form) bool { return other == f })
	}
	l.note("a viewer has answered: %s", f.called())
	classes[f.class].answer(l, f, value)
}

// cancel closes a box for a viewer.
func (l *life) cancel(in show.Input) {
	for _, f := range l.dropBoxes(func(f *form) bool { return f.box.ID == in.Index }) {
		l.note("a viewer has closed: %s", f.called())
		if f.class == agreement {
			l.event(link{id: "OnGhostTermsDecline"})
			continue
		}
		classes[f.class].dismiss(l, f, closed)
	}
}

// inputRefs are the references of OnUserInput and OnUserInputCancel.
func (f *form) inputRefs(text string) []string {
	return append([]string{f.id, text, f.span()}, f.extra...)
}

// span gives the ends of a slider; "" for every other box.
func (f *form) span() string {
	if f.box.Kind != show.Slider {
		return ""
	}
	return strconv.Itoa(f.box.Min) + "," + strconv.Itoa(f.box.Max)
}

// answerInput raises OnUserInput, or the event that the id names.
func answerInput(l *life, f *form, value string) {
	if strings.HasPrefix(f.id, "On") {
		l.event(link{id: f.id, refs: f.inputRefs(value)[1:]})
		return
	}
	l.event(link{id: "OnUserInput", refs: f.inputRefs(value)})
}

// dismissInput raises OnUserInputCancel, whatever the id. After a timeout that it leaves unanswered OnUserInput follows, as
// old ghosts expect it.
func dismissInput(l *life, f *form, how ending) {
	if how != timedOut {
		l.event(link{id: "OnUserInputCancel", refs: f.inputRefs("close")})
		return
	}
	refs := f.inputRefs("timeout")
	l.event(link{id: "OnUserInputCancel", refs: refs}, link{id: "OnUserInput", refs: refs})
}

// answerCommunicate raises OnCommunicate.
func answerCommunicate(l *life, f *form, value string) {
	l.event(link{id: "OnCommunicate", refs: append([]string{"user", value}, f.extra...)})
}

func dismissCommunicate(l *life, _ *form, _ ending) {
	l.event(link{id: "OnCommunicateInputCancel", refs: []string{"", "cancel"}})
}

// speak says to the ghost what a viewer typed, as the CommunicateBox does.
func (l *life) speak(in show.Input) {
	f := &form{class: communicating, box: show.Box{Kind: show.Communicate}}
	value, wrong := f.check(in.Text)
	if wrong != "" {
		l.note("what a viewer said was dropped: %s", wrong)
		return
	}
	if now := l.verdict(Communicate); now.Action == Refuse {
		l.note("what a viewer said was dropped: %s", now.Why)
		return
	}
	answerCommunicate(l, f, value)
}

// maxWords bounds how many words a TeachBox collects: a SHIORI that always wants more would never end.
const maxWords = 64

// answerTeach raises OnTeach with all words so far. 311 asks for another word, 312 for another one in the place of the last;
// anything else ends the lesson. A script in the answer plays in each case.
func answerTeach(l *life, f *form, value string) {
	words := append(f.words[:len(f.words):len(f.words)], value)
	l.ask(question{ctx: l.ctx, req: l.request(shiori.GET, "OnTeach", words), then: func(resp shiori.Response, err error) {
		switch {
		case err != nil:
			l.note("OnTeach stays unanswered: %v", err)
			return
		case l.closing || l.over:
			l.note("the answer to OnTeach was dropped: the ghost is closing")
			return
		case resp.Status == shiori.StatusNotEnough:
			l.teachAgain(words)
		case resp.Status == shiori.StatusAdvice:
			l.teachAgain(words[:len(words)-1])
		}
		if resp.Value != "" {
			l.start(talk{script: resp.Value, level: trust(resp), event: "OnTeach"})
		}
	}})
}

// teachAgain opens the TeachBox for another word.
func (l *life) teachAgain(words []string) {
	if len(words) >= maxWords {
		l.note("the TeachBox stays closed: %d words are enough", maxWords)
		return
	}
	l.openBox(&form{class: teaching, words: words, box: show.Box{Kind: show.Teach, Body: strings.Join(words, "\n")}})
}

func dismissTeach(l *life, _ *form, _ ending) {
	l.event(link{id: "OnTeachInputCancel", refs: []string{"", "cancel"}})
}

// answerDialog raises OnSystemDialog, or the event that the id names, with the same references.
func answerDialog(l *life, f *form, value string) {
	id := "OnSystemDialog"
	if strings.HasPrefix(f.id, "On") {
		id = f.id
	}
	l.event(link{id: id, refs: []string{dialogWords[f.box.Kind], f.id, value}})
}

func dismissDialog(l *life, f *form, _ ending) {
	l.event(link{id: "OnSystemDialogCancel", refs: []string{dialogWords[f.box.Kind], f.id}})
}

func acceptTerms(l *life, _ *form, _ string) { l.event(link{id: "OnGhostTermsAccept"}) }

// dismissTerms raises nothing: UKADOC has events for accepting and declining only.
func dismissTerms(*life, *form, ending) {}

// maxOffers is how many completions a box offers.
const maxOffers = 256

// propose asks the SHIORI for completions of what is typed (inputbox.autocomplete): texts with a byte 1 between them.
func (l *life) propose(f *form, refs ...string) {
	if !l.wants("inputbox.autocomplete") || l.boxNumbered(f.box.ID) != f {
		return
	}
	if f.box.Kind != show.Line && f.class == asking {
		return
	}
	req := l.request(shiori.GET, "inputbox.autocomplete", refs)
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		if err != nil || resp.Value == "" || l.boxNumbered(f.box.ID) != f {
			return
		}
		var offers []string
		for text := range strings.SplitSeq(resp.Value, "\x01") {
			if text = firstOf(stage.Clean(text), f.box.Limit); text != "" && len(offers) < maxOffers {
				offers = append(offers, text)
			}
		}
		f.box.Offers, l.changed = offers, true
	}})
}
