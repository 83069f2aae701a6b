package tui

// changeGhost has the characters look as the ghost's that has the stage now.
func (m *Model) changeGhost() {
	if m.looks == nil || !m.seen || m.who() == m.wearer {
		return
	}
	m.wearer = m.who()
	shell := m.looks(m.frame.Ghost)
	if shell == m.stand.shell {
		return
	}
	m.stand = newStand(shell)
	clear(m.album.shots) // pictures of the same names are other files
}
