package tui

// outfit is a ghost with the number of the shell that it wears.
type outfit struct {
	who
	looks int
}

// changeGhost has the characters look as the ghost's that has the stage now, in the shell that it wears.
func (m *Model) changeGhost() {
	now, was := outfit{m.who(), m.frame.Looks}, m.wearer
	if m.looks == nil || !m.seen || now == was {
		return
	}
	m.wearer = now
	shell := m.looks(m.frame.GhostID, m.frame.Ghost)
	if shell == m.stand.shell {
		if now.who != was.who {
			m.stand.vacate()
		}
		return
	}
	before := m.stand
	m.stand = newStand(shell)
	if now.who == was.who {
		m.stand.lingers(&before)
	}
	clear(m.album.shots) // pictures of the same names are other files
}

// leftover is what the characters looked like in the shell before, and in how much room.
type leftover struct {
	room extent
	pics map[int]picture
}

// lingers keeps for a moment how the characters looked before: until the pictures of the new shell have come, of which the first
// take some time.
func (s *stand) lingers(before *stand) {
	if !s.images || before.shell == nil {
		return
	}
	s.before = leftover{before.room, map[int]picture{}}
	for scope, l := range before.looks {
		if p, ok := before.pics[pose{scope: scope, key: l.picture.Key()}]; ok && p.h > 0 {
			s.before.pics[scope] = p
		}
	}
}

// lingering gives how a character looked in the shell before, as long as there is nothing else to be shown.
func (s *stand) lingering(scope int) (p picture, ok bool) {
	p, ok = s.before.pics[scope]
	if l := s.looks[scope]; ok && l != nil && l.known {
		delete(s.before.pics, scope)
		return picture{}, false
	}
	return p, ok && s.before.room == s.room
}
