package tui

import (
	"time"
	"unicode/utf8"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/shells"
)

// ears is what a character's animations listen for: what it says, and how scripts end.
type ears struct {
	heard   int  // bytes of the balloon's text that were counted
	talked  int  // characters since the surface came up
	talking bool // it has begun to speak, and nobody else has since
	playing bool
	cues    []shells.Cue
	moved   uint32 // the last motion of the stage that was taken
	gone    uint32 // the last one that had ended then with its surface
}

// maxCues bounds how much is remembered of what has happened to one surface. Of more its animations begin anew.
const maxCues = 512

// deeds are what scripts do with animations, as shells know it.
var deeds = map[stage.Deed]shells.CueKind{
	stage.Start: shells.Start, stage.Stop: shells.Stop, stage.Pause: shells.Pause, stage.Resume: shells.Resume, stage.Shift: shells.Shift,
	stage.Add: shells.Add,
}

// obey takes what scripts have done with the animations of a character since the last message. For who comes late it is done
// as long ago as the clock of the script says.
func (m *Model) obey(a *actor, l *looks) {
	e := &l.ears
	if len(e.cues) >= maxCues {
		l.begin(m.now)
		e.moved = 0
	}
	if m.frame.Stage.Motions < e.moved {
		e.moved, e.gone = 0, 0 // it is another stage
	}
	if a.scope == nil {
		return
	}
	if gone := a.scope.Details().Gone; gone != e.gone {
		if e.gone = gone; len(e.cues) > 0 { // the surface has gone and come back between two frames
			l.begin(m.now)
		}
	}
	if m.frame.Stage.Motions == e.moved {
		return
	}
	from := max(e.moved, m.frame.Before)
	e.moved = m.frame.Stage.Motions
	for _, d := range a.scope.Details().Motions {
		if d.N <= from {
			continue
		}
		ago := max(m.frame.Elapsed-d.At, 0)
		if len(e.cues) == 0 && l.since.Equal(m.now) {
			l.since = m.now.Add(-ago)
		}
		at := max(m.now.Sub(l.since)-ago, 0)
		if n := len(e.cues); n > 0 {
			at = max(at, e.cues[n-1].At)
		}
		e.cues = append(e.cues, shells.Cue{At: at, Kind: deeds[d.Do], Animation: d.Animation, X: d.X, Y: d.Y})
		l.known = false
	}
}

// begin has the surface come up now.
func (l *looks) begin(now time.Time) {
	l.ears.cues, l.ears.talked = nil, 0
	l.since, l.known, l.carried = now, false, nil
}

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
	if more := utf8.RuneCountInString(text[e.heard:]); m.frame.NoTalk {
		e.heard = len(text)
	} else if more > 0 {
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
	if s.Listens(l.surface, c.Kind) {
		l.ears.cues = append(l.ears.cues, c)
		l.known = false
	}
}
