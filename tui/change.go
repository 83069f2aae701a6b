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
			clear(m.stand.looks) // of characters that are others
		}
		return
	}
	m.stand = newStand(shell)
	clear(m.album.shots) // pictures of the same names are other files
}
