package shells

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// pattern is one frame of a SERIKO animation, as far as time is concerned.
type pattern struct {
	animation, number int
	// name is what the animation is called, still says that it is a dress-up part, which takes no time: lines of an animation
	// that are no frame. Their number is -1.
	name  string
	still bool
	// from and to are how long the pause before the frame is: the same, or anything between them.
	from, to time.Duration
}

// maxPause is what a pause is cut to.
const maxPause = time.Hour

// parsePattern reads what a line says about an animation: of version 1, animation0.pattern2,overlay,100,50,0,0 with the pause
// in milliseconds, or of version 0, 0pattern2,100,5,overlay,0,0 with hundredths of a second. Other lines are none.
func parsePattern(e entry) (p pattern, ok bool) {
	id, what, modern := strings.Cut(strings.TrimPrefix(e.key, "animation"), ".")
	if modern = modern && strings.HasPrefix(e.key, "animation"); !modern {
		id = e.key[:len(e.key)-len(strings.TrimLeft(e.key, "0123456789"))]
		what = e.key[len(id):]
	}
	n, ok := parseID(id)
	if !ok {
		return p, false
	}
	p = pattern{animation: n, number: -1}
	number, frame := strings.CutPrefix(what, "pattern")
	switch {
	case what == "interval":
		p.still = e.value == "bind"
		return p, true
	case what == "name" && modern:
		p.name = e.value
		return p, e.value != ""
	case !frame:
		return p, false
	}
	fields := strings.Split(e.value, ",")
	at, unit := 1, 10*time.Millisecond
	if modern {
		at, unit = 2, time.Millisecond
	}
	if p.number, ok = parseID(number); ok && at < len(fields) && !starts(fields[0]) {
		p.from, p.to = parsePause(fields[at], unit)
	}
	return p, ok
}

// starts says whether a method starts or stops other animations: such a frame has no pause.
func starts(method string) bool {
	return strings.HasSuffix(method, "start") || strings.HasSuffix(method, "stop") || method == "insert"
}

// parsePause reads a pause: 50, or 50-100 for anything between.
func parsePause(s string, unit time.Duration) (from, to time.Duration) {
	low, high, ranged := strings.Cut(strings.TrimSpace(s), "-")
	if !ranged {
		high = low
	}
	number := func(s string) time.Duration {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			return 0
		}
		return min(time.Duration(n)*unit, maxPause)
	}
	from, to = number(low), number(high)
	return from, max(from, to)
}

// Animation gives how long one run of an animation of a surface takes, by its number or name: the pauses before its frames.
// It is 0 where there is none, or none that takes time. What a range leaves open intn draws, which returns a number from 0
// to n-1.
func (s *Shell) Animation(surface, id string, intn func(n int) int) time.Duration {
	found := s.find(surface)
	if found == nil {
		return 0
	}
	number, ok := parseID(id)
	for _, p := range found.patterns {
		if !ok && p.name == id && id != "" {
			number, ok = p.animation, true
		}
	}
	if !ok {
		return 0
	}
	var frames []pattern
	for _, p := range found.patterns {
		switch {
		case p.animation != number:
		case p.number >= 0:
			frames = append(frames, p)
		case p.still:
			return 0
		}
	}
	slices.Reverse(frames) // of those that share a number the last line counts
	slices.SortStableFunc(frames, func(a, b pattern) int { return cmp.Compare(a.number, b.number) })
	frames = slices.CompactFunc(frames, func(a, b pattern) bool { return a.number == b.number })
	var d time.Duration
	for _, p := range frames {
		d += p.from
		if span := int((p.to - p.from) / time.Millisecond); span > 0 {
			d += time.Duration(intn(span+1)) * time.Millisecond
		}
	}
	return d
}
