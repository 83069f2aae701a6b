package ghost

import (
	"time"

	"ukatty/sakura/play"
)

// clock turns the time of day into the time of a script, which the viewer can stop, slow down and speed up.
type clock struct {
	at     play.Instant // the script's time…
	since  time.Time    // …at this time of day
	speed  int          // percent: 100 as written
	paused bool
}

// The speeds that a viewer can ask for, in percent.
const (
	minSpeed = 10
	maxSpeed = 1000
)

// now gives the script's time at a time of day.
func (c *clock) now(t time.Time) play.Instant {
	if c.paused {
		return c.at
	}
	return c.at + t.Sub(c.since)*time.Duration(c.speed)/100
}

// when gives how long it takes from a time of day until the script's time is i; ok is false if it never comes.
func (c *clock) when(i play.Instant, t time.Time) (left time.Duration, ok bool) {
	if c.paused || i == play.Never {
		return 0, false
	}
	left = i - c.now(t)
	if left > 24*time.Hour {
		return 24 * time.Hour, true
	}
	// Rounded up, so that the script's time has come when the timer fires.
	return (left*100 + time.Duration(c.speed) - 1) / time.Duration(c.speed), true
}

// restart begins a new script.
func (c *clock) restart(t time.Time) { c.at, c.since = 0, t }

// turn changes speed and pause from a time of day on.
func (c *clock) turn(t time.Time, speed int, paused bool) {
	c.at, c.since = c.now(t), t
	c.speed, c.paused = min(max(speed, minSpeed), maxSpeed), paused
}
