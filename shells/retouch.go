package shells

import (
	"image"
	"strconv"
	"strings"
)

// retouch is what the options of a part ask for: --alpha, --clipping, --scaling. The zero value asks for nothing.
type retouch struct {
	faded uint8 // how much of its opacity is taken away
	clip  image.Rectangle
	// w and h are what it is scaled to, in pixels or percent; negative ones mirror.
	w, h    int
	percent [2]bool
}

// maxScaled is how wide and high a part may be scaled, in pixels or percent.
const maxScaled = 4096

// parseRetouch reads the options behind a part: fields of which each one that begins with -- starts an option. Options of
// other names are passed by.
func parseRetouch(fields []string) (t retouch, ok bool) {
	ok = true
	for i := 0; i < len(fields); i++ {
		name, isOption := strings.CutPrefix(fields[i], "--")
		if !isOption {
			continue
		}
		var values []string
		for i+1 < len(fields) && !strings.HasPrefix(fields[i+1], "--") {
			i++
			values = append(values, fields[i])
		}
		switch name {
		case "alpha":
			ok = t.fade(values) && ok
		case "clipping":
			n, good := numbers(values)
			if good = good && len(n) == 4 && n[0] < n[2] && n[1] < n[3]; good {
				t.clip = image.Rect(n[0], n[1], n[2], n[3])
			}
			ok = ok && good
		case "scaling":
			ok = t.scale(values) && ok
		}
	}
	return t, ok
}

func (t *retouch) fade(values []string) bool {
	if len(values) != 1 {
		return false
	}
	n, err := strconv.ParseUint(values[0], 10, 8)
	t.faded = uint8(0xff - n)
	return err == nil
}

func (t *retouch) scale(values []string) bool {
	if len(values) == 1 {
		values = append(values, values[0])
	}
	if len(values) != 2 {
		return false
	}
	for i, to := range []*int{&t.w, &t.h} {
		v := strings.TrimSuffix(values[i], "px")
		v, t.percent[i] = strings.CutSuffix(v, "%")
		f, err := strconv.ParseFloat(v, 64)
		if *to = int(f); err != nil || f != f || f < -maxScaled || f > maxScaled || *to == 0 {
			t.w, t.h = 0, 0
			return false
		}
	}
	return true
}

// effort is how much longer a pixel takes than one that is only decoded.
func (t *retouch) effort() int {
	if t.w != 0 {
		return 16
	}
	return 1
}

// scaled gives the size that an image of a size gets.
func (t *retouch) scaled(size image.Point) image.Point {
	if t.w == 0 {
		return size
	}
	part := func(to, of int, percent bool) int {
		to = max(to, -to)
		if percent {
			to = min(of*to/100, maxScaled)
		}
		return max(to, 1)
	}
	return image.Pt(part(t.w, size.X, t.percent[0]), part(t.h, size.Y, t.percent[1]))
}

// numbers reads fields that are all offsets.
func numbers(fields []string) (n []int, ok bool) {
	for _, f := range fields {
		v, ok := parseOffset(f)
		if !ok {
			return nil, false
		}
		n = append(n, v)
	}
	return n, true
}
