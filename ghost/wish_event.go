package ghost

import (
	"strings"

	"ukatty/ghost/shiori"
)

// report raises an event about a deed that is under way, and calls done when the SHIORI has dealt with it.
func (l *life) report(e link, done func()) {
	if !l.wants(e.id) {
		done()
		return
	}
	req := l.request(shiori.GET, e.id, e.refs)
	l.ask(question{ctx: l.ctx, req: req, then: func(resp shiori.Response, err error) {
		done()
		switch {
		case err != nil:
			l.note("%s stays unanswered: %v", req.ID, err)
		case resp.Value == "":
		case l.closing || l.state().TimeCritical && l.talk.sstp:
			l.note("the answer to %s was dropped: %s", req.ID, l.verdict(Plain).Why)
		default:
			l.start(talk{script: resp.Value, level: trust(resp), event: req.ID})
		}
	}})
}

// eventName gives the event of a wish by the id that the script gave: UKADOC's name, or for an id that begins with On that id
// with what is appended to it.
func eventName(id, appended, otherwise string) string {
	if strings.HasPrefix(id, "On") && len(id) <= maxEvent {
		return id + appended
	}
	return otherwise
}

// onOneLine puts text into one reference: UKADOC has byte 1 for line breaks.
func onOneLine(s string) string {
	return strings.NewReplacer("\r\n", separator, "\n", separator, "\r", separator, "\x00", "").Replace(s)
}
