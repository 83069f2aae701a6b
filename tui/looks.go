package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/shells"
)

// looks is what a character looks like, and until when.
type looks struct {
	surface string
	dress   shells.Dress // what of dress-up parts is worn with it
	since   time.Time    // when the surface came up
	picture shells.Picture
	known   bool          // the picture is of this surface, and of all that has happened
	next    time.Duration // when it changes, counted from since; 0 for never
	carried *shells.Carried
	ears    ears
	zones   zones
}

// composed is a picture of a shell that a command has composed. It gives the studio back.
type composed struct {
	shell   *shells.Shell
	scope   int
	of      looks
	studio  *shells.Studio
	picture shells.Picture
	next    time.Duration
}

// stirred says that it is time for another picture.
type stirred struct {
	id int
	at time.Time
}

// pose sees to it that the pictures of the characters are those of now. Text art is composed at once; images by a command, one
// after the other, and what was there before stays until they have come.
func (m *Model) pose() tea.Cmd {
	s := &m.stand
	if s.shell == nil || m.now.IsZero() {
		return nil
	}
	s.dress = m.frame.Dress
	m.findFlaws()
	for i := range m.cast {
		a := &m.cast[i]
		l := s.of(a.id, a.surface, m.now)
		l.wear(s.dressOf(a.id))
		m.obey(a, l)
		m.listen(a, l)
		if a.away() || !l.due(m.now) || s.studio == nil {
			continue
		}
		if s.images {
			return s.compose(a.id, *l, m.now, m.spoiled)
		}
		l.picture, l.next = s.studio.Compose(l.posed(a.id), m.now.Sub(l.since), l.seed())
		l.known, m.stale = true, true
	}
	return m.sleep()
}

// of gives the looks of a character that shows a surface, which has come up now if it showed another one.
func (s *stand) of(scope int, surface string, now time.Time) *looks {
	l := s.looks[scope]
	if l == nil {
		l = &looks{}
		s.looks[scope] = l
	}
	if l.surface != surface {
		e := l.ears
		e.talked, e.cues = 0, nil
		carried := s.shell.Carry(l.posed(scope), now.Sub(l.since), l.seed(), surface)
		*l = looks{surface: surface, dress: l.dress, since: now, picture: l.picture, carried: carried, ears: e}
	}
	return l
}

// dressOf gives what a character wears: what its shell says, until a script has put something on or taken it off.
func (s *stand) dressOf(scope int) shells.Dress {
	if d, ok := s.dress[scope]; ok {
		return shells.Dress(d)
	}
	d, ok := s.plain[scope]
	if !ok {
		d = s.shell.Dress(scope)
		s.plain[scope] = d
	}
	return d
}

// wear has a character wear something else.
func (l *looks) wear(d shells.Dress) {
	if l.dress != d {
		l.dress, l.known = d, false
	}
}

// due says whether another picture is to be composed.
func (l *looks) due(now time.Time) bool {
	return !l.known || l.next > 0 && !now.Before(l.since.Add(l.next))
}

// posed gives the pose of a character: what is worn, and what has happened.
func (l *looks) posed(scope int) shells.Pose {
	return shells.Pose{Scope: scope, Surface: l.surface, Dress: l.dress, Cues: slices.Clip(l.ears.cues), Carried: l.carried}
}

// seed is what the chance of animations depends on.
func (l *looks) seed() uint64 { return uint64(l.since.UnixNano()) }

// compose gives the command that composes a picture and tells of images that are broken. It has the studio to itself.
func (s *stand) compose(scope int, l looks, now time.Time, tell func(shell, mistake string)) tea.Cmd {
	studio, shell := s.studio, s.shell
	s.studio = nil
	return func() tea.Msg {
		c := composed{shell: shell, scope: scope, of: l, studio: studio}
		known, noted := len(studio.Mistakes()), len(studio.Notes())
		c.picture, c.next = studio.Compose(l.posed(scope), now.Sub(l.since), l.seed())
		if tell != nil {
			for _, e := range slices.Concat(studio.Mistakes()[known:], studio.Notes()[noted:]) {
				tell(shell.Name(), e.Error())
			}
		}
		return c
	}
}

// tookLooks shows a picture that was composed, unless the character shows another surface by now, or one of another shell.
func (m *Model) tookLooks(msg composed) {
	if msg.shell != m.stand.shell {
		return
	}
	m.stand.studio = msg.studio
	l := m.stand.looks[msg.scope]
	if l == nil || l.surface != msg.of.surface || !l.since.Equal(msg.of.since) {
		return
	}
	l.picture, l.next, m.stale = msg.picture, msg.next, true
	l.known = len(l.ears.cues) == len(msg.of.ears.cues) && l.dress == msg.of.dress // else something has happened since
}

// sleep gives the command that wakes when a picture changes, unless one does already.
func (m *Model) sleep() tea.Cmd {
	s := &m.stand
	var first time.Time
	for i := range m.cast {
		l := s.looks[m.cast[i].id]
		if l == nil || m.cast[i].away() || !l.known || l.next == 0 {
			continue
		}
		if at := l.since.Add(l.next); first.IsZero() || at.Before(first) {
			first = at
		}
	}
	if first.IsZero() || !s.wake.IsZero() && !first.Before(s.wake) {
		return nil
	}
	s.wake = first
	s.wakes++
	id := s.wakes
	return tea.Tick(max(first.Sub(m.now), shells.FrameTime/2), func(at time.Time) tea.Msg { return stirred{id, at} })
}

// tookStir goes on: what is due is composed after every message.
func (m *Model) tookStir(msg stirred) {
	if msg.at.After(m.now) {
		m.now = msg.at
	}
	if msg.id == m.stand.wakes {
		m.stand.wake = time.Time{}
	}
}

// look gives what a character looks like with a surface.
func (s *stand) look(scope int, surface string) shells.Picture {
	l := s.looks[scope]
	if l != nil && (l.surface == surface || s.images) {
		return l.picture
	}
	if s.images || s.studio == nil {
		return shells.Picture{}
	}
	p, _ := s.studio.Compose(shells.Pose{Scope: scope, Surface: surface, Dress: s.dressOf(scope)}, 0, 0)
	return p
}
