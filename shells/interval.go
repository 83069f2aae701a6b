package shells

import (
	"strconv"
	"strings"
)

// interval is when an animation starts. The zero value is never.
type interval struct {
	bind                     bool // it is a dress-up part
	always, runonce          bool
	yenE, startTalk, endTalk bool
	chance                   int // each second one time in so many
	period                   int // every so many seconds
	talk                     int // after every so many characters
}

// moves says whether there is anything that starts it.
func (i *interval) moves() bool {
	return i.always || i.runonce || i.yenE || i.startTalk || i.endTalk || i.ticks() || i.talk > 0
}

// ticks says whether it may start with any second.
func (i *interval) ticks() bool { return i.chance > 0 || i.period > 0 }

// The chances of the words, after UKADOC: one time in two, one in four.
const (
	sometimes = 2
	rarely    = 4
)

// maxInterval is the longest that random, periodic and talk wait.
const maxInterval = 1 << 30

// parseInterval reads "sometimes", "random,5", "bind+talk,3", in any case. What is not understood never starts.
func parseInterval(file string, e entry) (i interval, err error) {
	value, _, _ := strings.Cut(e.value, "//") // authors write comments there
	kinds, param, _ := strings.Cut(value, ",")
	for kind := range strings.SplitSeq(kinds, "+") {
		kind = strings.ToLower(strings.TrimSpace(kind))
		if set := intervals[kind]; set != nil {
			set(&i)
			continue
		}
		at := i.counted(kind)
		if at == nil {
			err = fail(file, e.line, "the interval %s is not known", quoted(kind))
			continue
		}
		n, bad := strconv.Atoi(strings.TrimSpace(param))
		if bad != nil || n < 1 || n > maxInterval {
			err = fail(file, e.line, "%s wants a number, not %s", kind, quoted(param))
			continue
		}
		*at = n
	}
	return i, err
}

// intervals are the kinds without a number.
var intervals = map[string]func(*interval){
	"never":     func(*interval) {},
	"bind":      func(i *interval) { i.bind = true },
	"always":    func(i *interval) { i.always = true },
	"runonce":   func(i *interval) { i.runonce = true },
	"sometimes": func(i *interval) { i.chance = sometimes },
	"rarely":    func(i *interval) { i.chance = rarely },
	"yen-e":     func(i *interval) { i.yenE = true },
	"starttalk": func(i *interval) { i.startTalk = true },
	"endtalk":   func(i *interval) { i.endTalk = true },
}

// counted gives where the number of a kind goes; nil for a kind without one.
func (i *interval) counted(kind string) *int {
	switch kind {
	case "random":
		return &i.chance
	case "periodic":
		return &i.period
	case "talk":
		return &i.talk
	}
	return nil
}
