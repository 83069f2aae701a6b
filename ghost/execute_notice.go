package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
)

// What a desktop shows outside of the characters. A terminal has a line of news for it: a note in the journal, which all
// viewers see.

// noticeLimit is how many bytes of a client's text a note has.
const noticeLimit = 512

// brief is a text cut to what fits a note.
func brief(text string) string {
	if len(text) <= noticeLimit {
		return text
	}
	return strings.ToValidUTF8(text[:noticeLimit], "") + "…"
}

// moveAsync notes that nothing moves: where characters stand follows from the size of the terminal.
func moveAsync(l *life, x *execution) *sstp.Response {
	if len(x.params) == 0 {
		return refusal(sstp.BadRequest, "MoveAsync without parameters")
	}
	l.note("MoveAsync of %.80s: characters stand where the terminal has room for them, and stay there: %s",
		x.r.Sender(), brief(strings.Join(x.params, ",")))
	return done()
}

// setTrayIcon notes the text of the icon: file.ico, text and options.
func setTrayIcon(l *life, x *execution) *sstp.Response {
	if x.param(0) == "" {
		return refusal(sstp.BadRequest, "SetTrayIcon names no file")
	}
	l.note("%s in the tray of %.80s: there is no tray in a terminal", brief(x.param(1)+" ("+x.param(0)+")"), x.r.Sender())
	return done()
}

// setTrayBalloon notes what the balloon says: one --text= or more, and perhaps --title= and --icon=.
func setTrayBalloon(l *life, x *execution) *sstp.Response {
	var words []string
	title, icon := "", ""
	for _, option := range x.params {
		name, value, _ := strings.Cut(option, "=")
		switch strings.ToLower(name) {
		case "--text":
			words = append(words, value)
		case "--title":
			title = value + ": "
		case "--icon":
			icon = strings.ToLower(value)
		}
	}
	if len(words) == 0 {
		return refusal(sstp.BadRequest, "SetTrayBalloon has no --text")
	}
	kind := "a notice"
	if icon == "warning" || icon == "error" {
		kind = "a notice (" + icon + ")"
	}
	l.note("%s of %.80s: %s", kind, x.r.Sender(), brief(title+strings.Join(words, " ")))
	return done()
}
