package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// The ruler shows how wide the terminal draws characters that Unicode leaves open (East_Asian_Width=Ambiguous, UAX #11), which
// only an eye can see: each row has the same number of them and a bar behind, and where the bar stands says what they took. The
// rows have no frame, nor anything else to their right, since that would be somewhere else in a terminal that disagrees.

// rulerCount is how many characters a row has.
const rulerCount = 10

// rulerScale says above the rows where a bar stands behind ten narrow characters, and where behind ten wide ones.
const rulerScale = " ....:....N....:....W"

// rulerRows are characters of ambiguous width of different kinds, which some terminals treat differently, and what they are.
var rulerRows = [...][2]string{
	{"\u2192", "arrows"},
	{"\u2460", "numbers in circles"},
	{"\u2605", "stars and marks"},
	{"\u2026", "punctuation"},
	{"\u00d7", "signs of Latin-1"},
	{"\u03b1", "Greek"},
	{"\u0416", "Cyrillic"},
	{"\u2500", "box drawings"},
	{"\u2588", "blocks"},
}

// openRuler shows the ruler. The screen is drawn from scratch, so that each row is written in one go.
func (m *Model) openRuler() tea.Cmd {
	m.ruler, m.stale = true, true
	return tea.ClearScreen
}

// closeRuler puts it away, with all that a terminal that disagrees has left of it.
func (m *Model) closeRuler() tea.Cmd {
	m.ruler, m.stale = false, true
	return tea.ClearScreen
}

// paintRuler draws the ruler over the whole screen. What says least is left out first where there are few rows.
func (m *Model) paintRuler() {
	c := &m.canvas
	c.ascii = false // the point is to see them
	force := textNarrow
	if m.metrics.Wide {
		force = textWide
	}
	head := []part{{textRulerHow, m.theme.text}, {rulerScale, m.theme.dim}}
	foot := []part{{strings.ReplaceAll(textRulerForce, "%", force), m.theme.text}, {m.sentence(textRulerClose, showRuler), m.theme.dim}}
	y := 0
	for _, p := range head {
		for _, l := range m.metrics.Wrap(p.text, max(m.w-1, 1)) {
			c.put(0, y, m.w, l.Text, p.style)
			y++
		}
	}
	var end []string
	for _, p := range foot {
		for _, l := range m.metrics.Wrap(p.text, max(m.w-1, 1)) {
			end = append(end, l.Text)
		}
	}
	for _, r := range rulerRows {
		if y >= m.h-len(end) {
			break
		}
		c.put(0, y, m.w, strings.Repeat(r[0], rulerCount)+"| "+r[1], m.theme.text)
		y++
	}
	for _, line := range end {
		c.put(0, y, m.w, line, m.theme.dim)
		y++
	}
}
