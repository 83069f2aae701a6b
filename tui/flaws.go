package tui

import (
	"fmt"
	"slices"

	"ukatty/tui/cell"
)

// flaws are what is wrong with the shell that is worn, as far as it was told.
type flaws struct {
	count  int
	notice string
}

// findFlaws tells what is wrong with the shell: the first mistake, and how many there are. Those in its texts are known at
// once, those in its images when they are drawn.
func (m *Model) findFlaws() {
	s := &m.stand
	if s.shell == nil || s.studio == nil {
		return
	}
	texts, images := s.shell.Mistakes(), s.studio.Mistakes()
	n := len(texts) + len(images)
	if n == s.flaws.count {
		return
	}
	first := slices.Concat(texts, images)[0]
	if s.flaws.notice != "" {
		m.drop(s.flaws.notice)
	}
	s.flaws = flaws{n, cell.Clean(fmt.Sprintf(textFlaw, s.shell.Name(), first))}
	if n > 1 {
		s.flaws.notice = cell.Clean(fmt.Sprintf(textFlaws, s.shell.Name(), first, n-1))
	}
	m.notices, m.stale = append(m.notices, s.flaws.notice), true
}
