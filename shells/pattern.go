package shells

import (
	"strconv"
	"strings"
	"time"
)

// pattern is one frame of an animation.
type pattern struct {
	number int
	method string
	// surface is what it shows: the number of a surface, noSurface, endThis or endOthers. name is a name instead of a number.
	surface int
	name    string
	file    string // of import, in place of a surface; as the folder has it once it was found there
	// from and to are how long the pause before the frame is: the same, or anything between them.
	from, to time.Duration
	x, y     int
	ids      []int // what it starts, stops or inserts
	touch    retouch
}

// What the surface of a pattern is besides a number.
const (
	endThis   = -1
	endOthers = -2
	noSurface = -3
)

// maxPause is what a pause is cut to.
const maxPause = time.Hour

// controls are the methods that do something to other animations, and insert, which draws another one. They show nothing of
// their own and have no pause.
var controls = map[string]bool{
	"start": true, "stop": true, "alternativestart": true, "alternativestop": true,
	"parallelstart": true, "parallelstop": true, "insert": true,
}

// parsePattern reads a pattern. Where something is missing it gives what there is: its pause and its place count.
func parsePattern(file, number string, e entry, modern bool) (*pattern, error) {
	n, ok := parseID(number)
	if !ok {
		return nil, fail(file, e.line, "%s: the number of a pattern is at most %d", quoted(e.key), MaxID)
	}
	p := &pattern{number: n, surface: noSurface}
	fields := fieldsOf(e.value)
	read := p.old
	if modern {
		read = p.modern
	}
	if !read(fields, e.value) {
		return p, fail(file, e.line, "%s: %s is not understood", quoted(e.key), quoted(e.value))
	}
	return p, strange(file, e.line, p.method)
}

// modern reads method,surface,wait,x,y or method,ids.
func (p *pattern) modern(fields []string, value string) (ok bool) {
	p.method = strings.ToLower(fields[0])
	if controls[p.method] {
		_, list, _ := strings.Cut(value, ",")
		p.ids, ok = parseIDs(list)
		return ok
	}
	if len(fields) < 2 {
		return false
	}
	var pause, place bool
	named := p.show(fields[1])
	if p.method == "import" {
		file, err := filename("", 0, fields[1])
		p.surface, p.name, p.file, named = noSurface, "", file, err == nil
	}
	pause, place = true, true
	if len(fields) > 2 {
		pause = p.pause(fields[2], time.Millisecond)
	}
	if len(fields) > 3 {
		place = p.place(fields[3:])
	}
	return named && pause && place
}

// old reads surface,wait,method,x,y, where those that start others have the number of what they start instead of x.
func (p *pattern) old(fields []string, value string) (ok bool) {
	named, pause := p.show(fields[0]), true
	if len(fields) > 1 {
		pause = p.pause(fields[1], 10*time.Millisecond)
	}
	if len(fields) < 3 {
		p.method = "overlay"
		return named && pause && p.surface < 0
	}
	p.method = strings.ToLower(fields[2])
	if controls[p.method] {
		p.from, p.to, p.surface = 0, 0, noSurface
		p.ids, ok = parseIDs(strings.SplitN(value, ",", 4)[min(3, len(fields)-1)])
		if p.method == "start" || p.method == "insert" {
			p.ids = p.ids[:min(1, len(p.ids))] // a y may stand behind it
		}
		return ok
	}
	if len(fields) == 3 { // as the first documents of SERIKO have it: at 0, 0
		return named && pause
	}
	return p.place(fields[3:]) && named && pause
}

// show reads the surface of a pattern.
func (p *pattern) show(s string) bool {
	n, isNumber := parseID(s)
	switch {
	case isNumber:
		p.surface = n
	case s == "-1":
		p.surface = endThis
	case s == "-2":
		p.surface = endOthers
	case s == "" || strings.HasPrefix(s, "-"):
		return false
	default:
		p.name = s
	}
	return true
}

// place reads x, y and options. They may be missing where nothing is shown.
func (p *pattern) place(fields []string) (ok bool) {
	if len(fields) == 0 {
		return p.surface < 0 || p.method == "base"
	}
	rest := fields[min(2, len(fields)):]
	n, ok := numbers(fields[:min(2, len(fields))])
	if len(n) == 2 {
		p.x, p.y = n[0], n[1]
	}
	var fine bool
	p.touch, fine = parseRetouch(rest)
	return fine && (ok && len(n) == 2 || p.surface < 0 && p.name == "" || p.method == "scaling")
}

// pause reads a pause: 50, or 50-100 for anything between.
func (p *pattern) pause(s string, unit time.Duration) (ok bool) {
	low, high, ranged := strings.Cut(s, "-")
	if !ranged {
		high = low
	}
	ok = true
	number := func(s string) time.Duration {
		n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
		if err != nil {
			ok = false
			return 0
		}
		return min(time.Duration(n)*unit, maxPause)
	}
	p.from, p.to = number(low), number(high)
	p.to = max(p.from, p.to)
	return ok
}

// parseIDs reads the numbers of animations: 3, (1,2), [1.2].
func parseIDs(list string) (ids []int, ok bool) {
	list = strings.Trim(strings.TrimSpace(list), "()[]")
	for _, item := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '.' }) {
		id, ok := parseID(strings.Trim(strings.TrimSpace(item), "()[]"))
		if !ok {
			return ids, false
		}
		ids = append(ids, id)
	}
	return ids, len(ids) > 0
}
