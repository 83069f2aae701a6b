package tui

import (
	"unicode/utf8"

	"ukatty/ghost/show"
	"ukatty/shells"
)

// ears is what a character's animations listen for: what it says, and how scripts end.
type ears struct {
	heard   int  // bytes of the balloon's text that were counted
	talked  int  // characters since the surface came up
	talking bool // it has begun to speak, and nobody else has since
	playing bool
	cues    []shells.Cue
}

// maxCues bounds how much is remembered of what was said with one surface. Later text moves nothing.
const maxCues = 512

// listen takes what has happened to a character since the last message.
func (m *Model) listen(a *actor, l *looks) {
	e := &l.ears
	at := m.now.Sub(l.since)
	playing := m.frame.Wait == show.Script || m.frame.Wait == show.Click
	if e.playing && !playing {
		l.cue(m.stand.shell, shells.Cue{At: at, Kind: shells.YenE})
	}
	e.playing = playing
	if a.scope == nil {
		return
	}
	text := a.scope.Text.String()
	if len(text) < e.heard {
		e.heard = 0 // it was cleared
	}
	if more := utf8.RuneCountInString(text[e.heard:]); more > 0 {
		e.heard = len(text)
		e.talked += more
		if !e.talking {
			e.talking = true
			l.cue(m.stand.shell, shells.Cue{At: at, Kind: shells.StartTalk})
		}
		l.cue(m.stand.shell, shells.Cue{At: at, Kind: shells.Talk, Talked: e.talked})
	}
	if e.talking && !a.speaks {
		e.talking = false
		l.cue(m.stand.shell, shells.Cue{At: at, Kind: shells.EndTalk})
	}
}

// cue tells the animations of the surface, if any of them listens for it.
func (l *looks) cue(s *shells.Shell, c shells.Cue) {
	if len(l.ears.cues) < maxCues && s.Listens(l.surface, c.Kind) {
		l.ears.cues = append(l.ears.cues, c)
		l.known = false
	}
}
