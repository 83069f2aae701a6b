package tui

import (
	"strconv"
	"strings"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// field is a part of a form that is typed into.
type field struct {
	editor
	// label says what it is, behind stands between it and the next one where there is no room for labels.
	label, behind string
	// number: it takes digits, for a number from lo to hi.
	number bool
	lo, hi int
	// bar: beside it a bar shows where the number lies between lo and hi.
	bar bool
	// fresh: the first digit that is typed takes the place of the number that stands there.
	fresh bool
	// room is how many cells it wants; 0 for all there are.
	room int
	// Where it is drawn: the column, the row among the rows of fields, the cells; and its bar.
	x, row, w  int
	barX, barW int
}

// numberSpec is what a field for a number is like.
type numberSpec struct {
	label, behind string
	lo, hi        int
}

// specs are the numbers that make up the values of the kinds of boxes.
func specs(b *show.Box) []numberSpec {
	switch b.Kind {
	case show.Date:
		return []numberSpec{{"year", "-", 1, 9999}, {"month", "-", 1, 12}, {"day", "", 1, 31}}
	case show.Clock:
		return []numberSpec{{"hour", ":", 0, 23}, {"minute", ":", 0, 59}, {"second", "", 0, 59}}
	case show.IP:
		return []numberSpec{{"", ".", 0, 255}, {"", ".", 0, 255}, {"", ".", 0, 255}, {"", "", 0, 255}}
	case show.Slider:
		return []numberSpec{{"", "", b.Min, b.Max}}
	case show.Color:
		return []numberSpec{{"red", "", 0, 255}, {"green", "", 0, 255}, {"blue", "", 0, 255}}
	case show.Area:
		const most = 1<<15 - 1
		return []numberSpec{{"left", ",", -most, most}, {"top", ",", -most, most}, {"right", ",", -most, most}, {"bottom", "", -most, most}}
	}
	return nil
}

// newFields gives the fields of a box with what stands in them at first.
func newFields(m cell.Metrics, b *show.Box) []field {
	if b.Kind == show.Terms {
		return nil
	}
	numbers := specs(b)
	if numbers == nil {
		f := field{editor: editor{limit: b.Limit}}
		f.set(m, b.Text)
		return []field{f}
	}
	fields := make([]field, len(numbers))
	for i, n := range numbers {
		room := max(len(strconv.Itoa(n.lo)), len(strconv.Itoa(n.hi)))
		fields[i] = field{
			editor: editor{limit: room, accept: digits(n.lo < 0)},
			label:  n.label, behind: n.behind, number: true, lo: n.lo, hi: n.hi, room: room, fresh: true,
			bar: b.Kind == show.Slider || b.Kind == show.Color,
		}
	}
	fill(m, fields, b.Text)
	return fields
}

// fill puts a value into fields of numbers.
func fill(m cell.Metrics, fields []field, value string) {
	parts := strings.Split(value, ",")
	for i := range fields {
		text := ""
		if i < len(parts) {
			text = strings.TrimSpace(parts[i])
		}
		fields[i].set(m, text)
		fields[i].fresh = true
	}
}

// digits gives what may be typed into a number: digits, the wide ones of an input method too, and a sign.
func digits(signed bool) func(string) string {
	return func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= '\uff10' && r <= '\uff19':
				return r - '\uff10' + '0'
			case r >= '0' && r <= '9', signed && r == '-':
				return r
			}
			return -1
		}, s)
	}
}

// value gives the number, and whether there is one.
func (f *field) value() (int, bool) {
	n, err := strconv.Atoi(f.text)
	return n, err == nil
}

// add changes the number by so much, within its range. Without a number it begins at the lower end.
func (f *field) add(m cell.Metrics, by int) {
	n, ok := f.value()
	if !ok {
		n = f.lo - by
	}
	f.set(m, strconv.Itoa(clamp(n+by, f.lo, f.hi)))
	f.fresh = true
}

// stride is a large step of the number.
func (f *field) stride() int { return max((f.hi-f.lo)/20, 1) }

// share gives which part of n cells lies below the number.
func (f *field) share(n int) int {
	v, ok := f.value()
	if !ok || f.hi <= f.lo {
		return 0
	}
	return int(int64(clamp(v, f.lo, f.hi)-f.lo) * int64(n) / int64(f.hi-f.lo))
}

// pointBar sets the number to where cell x of the bar is.
func (f *field) pointBar(m cell.Metrics, x int) {
	f.set(m, strconv.Itoa(f.lo+int(int64(f.hi-f.lo)*int64(x)/int64(max(f.barW-1, 1)))))
	f.fresh = true
}
