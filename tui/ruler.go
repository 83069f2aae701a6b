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

// fewRows is how many rows of characters are worth more than words about them.
const fewRows = 3

// paintRuler draws the ruler over the whole screen. Where there are few rows on the screen the words are left out first: those
// about what is in force, those about what it shows, and at last those about the way out.
func (m *Model) paintRuler() {
	c := &m.canvas
	c.ascii = false // the point is to see them
	force := textNarrow
	if m.metrics.Wide {
		force = textWide
	}
	how, end := m.rulerWords(textRulerHow), m.rulerWords(m.sentence(textRulerClose, showRuler))
	next := m.rulerWords(strings.ReplaceAll(textRulerForce, "%", force))
	for _, words := range []*[]string{&next, &how, &end} {
		if len(how)+1+fewRows+len(next)+len(end) > m.h {
			*words = nil
		}
	}
	rows := min(len(rulerRows), max(m.h-len(how)-1-len(next)-len(end), 0))
	y := m.putLines(0, how, m.theme.text)
	y = m.putLines(y, []string{rulerScale}, m.theme.dim)
	for _, r := range rulerRows[:rows] {
		y = m.putLines(y, []string{strings.Repeat(r[0], rulerCount) + "| " + r[1]}, m.theme.text)
	}
	y = m.putLines(y, next, m.theme.dim)
	m.putLines(y, end, m.theme.dim)
}

// rulerWords breaks a sentence into lines as wide as the screen.
func (m *Model) rulerWords(text string) []string {
	var lines []string
	for _, l := range m.metrics.Wrap(text, max(m.w-1, 1)) {
		lines = append(lines, l.Text)
	}
	return lines
}

// putLines draws lines from row y on, and gives the row behind them.
func (m *Model) putLines(y int, lines []string, s style) int {
	for _, line := range lines {
		m.canvas.put(0, y, m.w, line, s)
		y++
	}
	return y
}
