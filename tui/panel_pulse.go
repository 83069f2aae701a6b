package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
)

// pulse lets the times of the script panel go on between two frames. It beats only while a wait runs that is seen: whatever else
// a script does comes with frames of its own, and what stands still needs no clock.
type pulse struct {
	framed  time.Time // when the frame came
	now     time.Time // when it beat last
	beating bool      // a beat is on its way
}

// pulsePause is between two beats: times are shown to a tenth of a second, and nobody reads them more often.
const pulsePause = time.Second / 5

// pulsed: the pulse has beaten.
type pulsed time.Time

// beat starts the next beat, unless one is on its way or nobody would see it.
func (m *Model) beat() tea.Cmd {
	p := &m.dock.script.pulse
	if p.beating || !m.waitRuns() {
		return nil
	}
	p.beating = true
	return tea.Tick(pulsePause, func(t time.Time) tea.Msg { return pulsed(t) })
}

// tookPulse shows what time it is.
func (m *Model) tookPulse(at time.Time) {
	p := &m.dock.script.pulse
	p.now, p.beating = at, false
	m.stale = m.stale || m.dock.open == scriptPanel
}

// waitRuns says whether a wait runs that can be seen.
func (m *Model) waitRuns() bool {
	f := &m.frame
	if m.dock.open != scriptPanel || f.Paused || f.Progress.Asks || f.Progress.Until <= m.dock.script.elapsed(m) {
		return false
	}
	_, panel, _ := m.dock.divide(m.w, m.h)
	return panel.h > 0
}

// elapsed gives for how long the script has played, in its own time: what the frame says, and what went by since.
func (v *scriptView) elapsed(m *Model) time.Duration {
	f := &m.frame
	since := v.pulse.now.Sub(v.pulse.framed)
	if f.Paused || f.Progress.Asks || since <= 0 || f.Progress.Until <= f.Elapsed {
		return f.Elapsed
	}
	return min(f.Elapsed+since*time.Duration(f.Speed)/normalSpeed, f.Progress.Until)
}

// waiting says what the script waits for, and for how long; "" where it goes on by itself.
func (v *scriptView) waiting(m *Model) string {
	f := &m.frame
	what := ""
	switch nodes := v.script.Nodes(); {
	case f.Paused:
		return textPaused
	case f.Progress.Asks:
		return textWaitsAnswer
	case f.Wait == show.Click:
		what = textWaitsClick
	case f.Wait == show.Choice:
		what = textWaitsChoice
	case f.Progress.Ended:
		what = textBalloonsStand
	case f.Progress.Until > v.elapsed(m) && f.Progress.Node >= 0 && f.Progress.Node < len(nodes):
		return fmt.Sprintf(textWaitsTag, m.metrics.Shorten(v.script.Text(nodes[f.Progress.Node]), maxWaitName), seconds(f.Progress.Until-v.elapsed(m)))
	}
	if left := f.Progress.Until - v.elapsed(m); what != "" && left > 0 {
		return fmt.Sprintf(textStillFor, what, seconds(left))
	}
	return what
}

// maxWaitName is how many cells of a tag stand in the edge of the panel.
const maxWaitName = 24
