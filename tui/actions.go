package tui

import (
	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// act does what a key is bound to.
func (m *Model) act(a action, k tea.KeyPressMsg) tea.Cmd {
	if why := m.vain(a, k); why != "" {
		m.dock.said, m.stale = why, true
	}
	switch a {
	case goOn:
		return m.goOn()
	case nextChoice:
		m.light(1)
		return m.tellLight()
	case lastChoice:
		m.light(-1)
		return m.tellLight()
	case nextLink:
		m.lightLink(1)
		return m.tellLight()
	case lastLink:
		m.lightLink(-1)
		return m.tellLight()
	case takeNumber:
		return m.choose(int(k.String()[0] - '1'))
	case showHelp:
		m.openHelp()
	case scrollUp, scrollDown, scrollEnd:
		m.page(a)
	case quit:
		return m.quit()
	default:
		if by, ok := turns[a]; ok {
			return m.giveStageBy(by)
		}
		if a >= openRequests && a <= showPalette {
			return m.actPanel(a)
		}
		return m.steer(a)
	}
	return nil
}

// turns are the keys that give the stage to another ghost, and how far they go.
var turns = map[action]int{nextGhost: 1, lastGhost: -1}

// steer does what concerns the playing and not the answer to a question.
func (m *Model) steer(a action) tea.Cmd {
	switch a {
	case breakOff:
		return m.do(show.Input{Kind: show.Break})
	case skip:
		return m.do(show.Input{Kind: show.Skip})
	case pause:
		return m.do(show.Input{Kind: show.Pause})
	case hide:
		return m.do(show.Input{Kind: show.Hide})
	case comeBack:
		if m.frame.Away {
			return m.do(show.Input{Kind: show.Return})
		}
	case poke:
		return m.do(show.Input{Kind: show.Poke})
	case faster:
		return m.pace(faster)
	case slower:
		return m.pace(slower)
	case asWritten:
		return m.setSpeed(normalSpeed)
	case grantWish, denyWish:
		return m.answerWish(a)
	default:
		m.tidy(a)
	}
	return nil
}

// tidy does what concerns the screen alone.
func (m *Model) tidy(a action) {
	switch a {
	case putAway:
		m.putAway()
	case speak:
		m.speak()
	case aside:
		m.aside()
	default:
	}
}

// normalSpeed is that of a script as written, in percent.
const normalSpeed = 100

// speeds are the steps between slow and fast, in percent.
var speeds = [...]int{25, 50, 75, normalSpeed, 150, 200, 300, 400, 600, 1000}

// pace goes one step up or down.
func (m *Model) pace(a action) tea.Cmd {
	want := m.speed
	for _, s := range speeds {
		if a == faster && s > m.speed {
			want = s
			break
		}
		if a == slower && s < m.speed {
			want = s
		}
	}
	return m.setSpeed(want)
}

// setSpeed asks for a speed and takes it for given, so that the next step goes on from it.
func (m *Model) setSpeed(percent int) tea.Cmd {
	if percent == m.speed {
		return nil
	}
	m.speed, m.stale = percent, true
	return m.do(show.Input{Kind: show.Speed, Index: percent})
}

// goOn answers what is waited for.
func (m *Model) goOn() tea.Cmd {
	switch {
	case m.frame.Away:
		return m.do(show.Input{Kind: show.Return})
	case m.linked():
		return m.follow(m.link)
	case m.frame.Wait == show.Click:
		return m.do(show.Input{Kind: show.GoOn})
	case m.asks():
		return m.choose(m.chosen)
	}
	return nil
}

// quit asks the ghost to go; the second time nobody is waited for.
func (m *Model) quit() tea.Cmd {
	if m.leaving {
		return tea.Quit
	}
	m.leaving, m.quits, m.stale = true, true, true
	if m.dock.open != noPanel { // which may hide the status
		m.dock.said = textLeaving
	}
	return m.do(show.Input{Kind: show.Close})
}
