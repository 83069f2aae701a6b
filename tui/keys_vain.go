package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// A key of the stage that has nothing to do just now says so in a word, where the journal's newest line stands otherwise: whoever
// presses it cannot know whether it was taken. What it says goes with the next key, or with the next line.

// vainly is what a key finds nothing to do about, and the sentence that says so.
type vainly struct {
	idle func(*Model) bool
	says string
}

// vainKeys are the keys that can find nothing to do. Those that answer by what they show are not among them.
var vainKeys = map[action]vainly{
	goOn: {(*Model).waitsForNothing, textNothingWaits},

	nextChoice: {(*Model).offersNothing, textNoChoice},
	lastChoice: {(*Model).offersNothing, textNoChoice},
	nextLink:   {(*Model).offersNothing, textNoChoice},
	lastLink:   {(*Model).offersNothing, textNoChoice},

	nextGhost: {(*Model).alone, textOneGhost},
	lastGhost: {(*Model).alone, textOneGhost},

	scrollUp:   {(*Model).allSeen, textAllSeen},
	scrollDown: {(*Model).allSeen, textAllSeen},
	scrollEnd:  {(*Model).allSeen, textAllSeen},

	putAway:   {func(m *Model) bool { return len(m.notices) == 0 }, textNoNotice},
	grantWish: {func(m *Model) bool { return len(m.frame.Wishes) == 0 }, textNoWish},
	denyWish:  {func(m *Model) bool { return len(m.frame.Wishes) == 0 }, textNoWish},
	comeBack:  {func(m *Model) bool { return !m.frame.Away }, textNotAway},
	aside:     {func(m *Model) bool { return !m.form.open }, textNoBox},

	faster:    {func(m *Model) bool { return m.speed == speeds[len(speeds)-1] }, textFastest},
	slower:    {func(m *Model) bool { return m.speed == speeds[0] }, textSlowest},
	asWritten: {func(m *Model) bool { return m.speed == normalSpeed }, textAsWritten},
}

// vain says why a key does nothing now; "" where it does something.
func (m *Model) vain(a action, k tea.KeyPressMsg) string {
	if n := k.String(); a == takeNumber && len(n) == 1 && len(m.frame.Stage.Choices) < int(n[0]-'0') {
		return fmt.Sprintf(textNoNumber, n)
	}
	if v, ok := vainKeys[a]; ok && v.idle(m) {
		return v.says
	}
	return ""
}

// waitsForNothing says whether there is nothing to go on with.
func (m *Model) waitsForNothing() bool {
	return !m.frame.Away && !m.linked() && m.frame.Wait != show.Click && !m.asks()
}

// offersNothing says whether there is nothing to choose from.
func (m *Model) offersNothing() bool { return !m.asks() && len(m.frame.Stage.Anchors) == 0 }

// alone says whether no other ghost runs.
func (m *Model) alone() bool { return len(m.company.all) < 2 }

// allSeen says whether the balloon in focus shows all of its text.
func (m *Model) allSeen() bool {
	b, ok := m.balloons[m.focus()]
	return !ok || b.len() <= b.shown
}

// paintVain draws why the last key did nothing; false where there is nothing to be said.
func (m *Model) paintVain(y int) bool {
	if m.dock.open != noPanel || m.dock.said == "" {
		return false
	}
	m.canvas.put(1, y, m.w-1, m.metrics.Shorten(m.dock.said, m.w-2), m.theme.warn)
	return true
}
