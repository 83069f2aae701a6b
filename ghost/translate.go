package ghost

import (
	"strings"

	"ukatty/ghost/shiori"
)

// OnTranslate: before a script is played, the ghost's SHIORI may put another in its place, whoever wrote it, unless the
// client said Option: notranslate. What comes back is not translated again.

// translates says whether a talk is to be translated.
func (l *life) translates(t *talk) bool {
	return !t.translated && t.script != "" && l.wants("OnTranslate")
}

// translate asks for the translation of a talk and plays it then. Questions are answered in order, and so talks keep theirs.
func (l *life) translate(t talk) {
	t.translated = true
	refs := []string{t.script, strings.Join(t.kinds(""), ","), t.event, strings.Join(t.refs, separator)}
	l.translating++
	l.ask(question{ctx: l.ctx, req: l.request(shiori.GET, "OnTranslate", refs), then: func(resp shiori.Response, err error) {
		l.translating--
		if err != nil {
			l.note("OnTranslate stays unanswered: %v", err)
		}
		if err == nil && resp.Value != "" {
			t.script = resp.Value
		}
		if l.closing && !t.goodbye {
			l.note("%s is not played: the ghost is closing", t.from())
			return
		}
		l.begin(t)
	}})
}
