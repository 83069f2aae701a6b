package ghost

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// boxAsks are the tags that open and close boxes, by the slugs of their rows.
var boxAsks = map[string]asker{
	"open-inputbox":      openInput(show.Line),
	"open-passwordinput": openInput(show.Password),
	"open-dateinput":     openInput(show.Date),
	"open-timeinput":     openInput(show.Clock),
	"open-sliderinput":   openInput(show.Slider),
	"open-ipinput":       openInput(show.IP),
	"close-inputbox":     closeInput,

	"open-communicatebox":  openCommunicate,
	"communicatebox-old":   openCommunicate,
	"close-communicatebox": closeKind(communicating),
	"open-teachbox":        openTeach,
	"teachbox-old":         openTeach,
	"close-teachbox":       closeKind(teaching),

	"open-dialog-open":   openDialog(show.OpenFile),
	"open-dialog-save":   openDialog(show.SaveFile),
	"open-dialog-folder": openDialog(show.Folder),
	"open-dialog-color":  openDialog(show.Color),
	"close-dialog":       closeDialog,
	"open-terms":         openTerms,

	"enter-selectmode":           enterSelect,
	"enter-selectmode-rect":      enterSelect,
	"enter-selectmode-collision": enterSelect,
	"leave-selectmode":           leaveSelect,
}

// The words that close all boxes of a class.
const (
	allInputs  = "__SYSTEM_ALL_INPUT__"
	allDialogs = "__SYSTEM_ALL_DIALOG__"
)

// boxOptions are the arguments of a tag that opens a box: those that begin with "--" have a name and may stand anywhere.
type boxOptions struct {
	plain []string          // those without a name, in order
	named map[string]string // the others but --option and --reference; the last of a name counts
	extra []string          // --reference, each of them
	// noClose and noClear are the words of --option.
	noClose, noClear bool
	// idle is the first option that does nothing here; "" without one.
	idle string
}

// knownOptions are the options of boxes that mean something here.
var knownOptions = map[string]bool{
	"text": true, "timeout": true, "limit": true, "title": true, "dir": true, "filter": true, "ext": true, "name": true,
	"id": true, "color": true,
}

// boxOptions reads the options of a tag, and notes what of them means nothing here.
func (l *life) boxOptions(c *play.Cue) boxOptions {
	o := readOptions(operands(c))
	switch o.idle {
	case "":
	case "balloon":
		l.note("%s: --balloon has no meaning in a terminal", spell(c))
	default:
		l.note("%s: there is no option --%s", spell(c), clip(o.idle, remarkLimit))
	}
	return o
}

// readOptions sorts the arguments of a tag. A second "=" as in --option==noclose, which UKADOC's example has, is one too
// many and passed over.
func readOptions(args []string) boxOptions {
	o := boxOptions{named: map[string]string{}}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		if !strings.HasPrefix(name, "--") {
			o.plain = append(o.plain, arg)
			continue
		}
		switch name = strings.ToLower(name[2:]); name {
		case "reference":
			o.extra = append(o.extra, value)
		case "option":
			value = strings.ToLower(strings.TrimPrefix(value, "="))
			o.noClose = o.noClose || value == "noclose"
			o.noClear = o.noClear || value == "noclear"
		default:
			o.named[name] = value
			if o.idle == "" && !knownOptions[name] {
				o.idle = name
			}
		}
	}
	return o
}

// at gives argument n of those without a name; "" where there is none.
func (o *boxOptions) at(n int) string {
	if n < len(o.plain) {
		return o.plain[n]
	}
	return ""
}

// texts gives what stands in the box at first, in parts: those of --text, or the arguments from n on.
func (o *boxOptions) texts(n int) []string {
	if text, ok := o.named["text"]; ok {
		return strings.Split(text, ",")
	}
	return o.plain[min(n, len(o.plain)):]
}

// text is texts for a box with one part.
func (o *boxOptions) text(n int) string {
	if text, ok := o.named["text"]; ok {
		return stage.Clean(text)
	}
	return stage.Clean(o.at(n))
}

// maxTimeout is the longest time after which a box closes by itself; who asks for more means never, or nearly so.
const maxTimeout = 365 * 24 * time.Hour

// until gives when the box closes by itself, of --timeout or argument n, in ms: never when it is no number above 0.
func (o *boxOptions) until(n int, now time.Time) time.Time {
	ms, err := strconv.ParseInt(strings.TrimSpace(cmp.Or(o.named["timeout"], o.at(n))), 10, 64)
	if err != nil || ms <= 0 {
		return time.Time{}
	}
	return now.Add(time.Duration(min(ms, maxTimeout.Milliseconds())) * time.Millisecond)
}

// limit gives how many characters may be typed; 0 for any number.
func (o *boxOptions) limit() int {
	n, err := strconv.Atoi(strings.TrimSpace(o.named["limit"]))
	if err != nil {
		return 0
	}
	return clampInt(n, 0, textLimit)
}

// maxTitle is how many bytes of a title are shown.
const maxTitle = 160

// boxTitle makes a title of what a script wrote.
func boxTitle(s string) string { return clip(stage.Clean(s), maxTitle) }

// openInput opens an InputBox: the id, the ms, and what stands in it at first.
func openInput(kind show.BoxKind) asker {
	return func(l *life, c *play.Cue, _ talk) {
		o := l.boxOptions(c)
		f := &form{class: asking, id: o.at(0), extra: o.extra, box: show.Box{
			Kind: kind, Title: boxTitle(o.at(0)), Until: o.until(1, l.at), Limit: o.limit(), NoClose: o.noClose,
			// A special box begins anew whatever it is told.
			NoClear: o.noClear && kind == show.Line,
		}}
		if fill, ok := fillers[kind]; ok {
			fill(&f.box, o.texts(2), l.at)
		} else {
			f.box.Text = firstOf(o.text(2), f.box.Limit)
		}
		l.openBox(f)
		l.propose(f, "inputbox", f.id)
	}
}

// openCommunicate opens the CommunicateBox.
func openCommunicate(l *life, c *play.Cue, _ talk) {
	o := l.boxOptions(c)
	f := &form{class: communicating, extra: o.extra, box: show.Box{
		Kind: show.Communicate, Limit: o.limit(), NoClose: o.noClose, NoClear: o.noClear,
	}}
	f.box.Until = o.until(len(o.plain), l.at) // only --timeout: it has no place of its own
	f.box.Text = firstOf(o.text(0), f.box.Limit)
	l.openBox(f)
	l.propose(f, "communicatebox")
}

// openTeach opens the TeachBox.
func openTeach(l *life, _ *play.Cue, _ talk) {
	f := &form{class: teaching, box: show.Box{Kind: show.Teach}}
	l.openBox(f)
	l.event(link{id: "OnTeachStart"})
	l.propose(f, "teachbox")
}

// closeInput closes an InputBox, or all. OnUserInputCancel is for the viewer and the clock: the script knows.
func closeInput(l *life, c *play.Cue, _ talk) {
	id := operand(c, 0)
	l.shut(c, func(f *form) bool { return f.class == asking && (f.id == id || id == allInputs) })
}

// closeKind closes the boxes of a class. UKADOC: no event is raised.
func closeKind(class boxClass) asker {
	return func(l *life, c *play.Cue, _ talk) { l.shut(c, func(f *form) bool { return f.class == class }) }
}

// closeDialog closes a dialog, or all. UKADOC: OnSystemDialogCancel is raised.
func closeDialog(l *life, c *play.Cue, _ talk) {
	id := operand(c, 0)
	for _, f := range l.shut(c, func(f *form) bool { return f.class == dialog && (f.id == id || id == allDialogs) }) {
		classes[f.class].dismiss(l, f, closed)
	}
}

// shut closes the boxes that a script means.
func (l *life) shut(c *play.Cue, meant func(*form) bool) []*form {
	dropped := l.dropBoxes(meant)
	if len(dropped) == 0 {
		l.note("%s: no such box is open", spell(c))
	}
	for _, f := range dropped {
		l.note("the script closes the box: %s", f.called())
	}
	return dropped
}
