package ghost

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura/stage"
)

// textLimit is how many characters, and textBytes how many bytes, a text may have that is typed into a box.
const (
	textLimit = 4096
	textBytes = 64 << 10
)

// check gives what is told to the SHIORI of what was typed, or a sentence that says what is wrong with it.
func (f *form) check(text string) (value, wrong string) {
	if len(text) > textBytes {
		return "", "This is too long."
	}
	text = stage.Clean(text)
	if check := checks[f.box.Kind]; check != nil {
		return check(f, text)
	}
	return f.typed(text)
}

// typed checks a text.
func (f *form) typed(text string) (value, wrong string) {
	limit := f.box.Limit
	if limit == 0 {
		limit = textLimit
	}
	if firstOf(text, limit) != text {
		return "", fmt.Sprintf("At most %d characters can be typed.", limit)
	}
	return text, ""
}

// checks are check for the kinds of boxes that take more than a text.
var checks = [...]func(f *form, text string) (value, wrong string){
	show.Communicate: spoken,
	show.Teach:       spoken,
	show.Date: func(_ *form, text string) (string, string) {
		n, ok := numbers(text, 3)
		if !ok || !isDate(n) {
			return "", "There is no such day."
		}
		return joined(n), ""
	},
	show.Clock: func(_ *form, text string) (string, string) {
		n, ok := numbers(text, 3)
		if !ok || !isClock(n) {
			return "", "There is no such time: hours go to 23, minutes and seconds to 59."
		}
		return joined(n), ""
	},
	show.IP:    bytesOf(4, "Each of the four numbers goes from 0 to 255."),
	show.Color: bytesOf(3, "Each of the three numbers goes from 0 to 255."),
	show.Slider: func(f *form, text string) (string, string) {
		n, ok := numbers(text, 1)
		if !ok || n[0] < f.box.Min || n[0] > f.box.Max {
			return "", fmt.Sprintf("It is a number from %d to %d.", f.box.Min, f.box.Max)
		}
		return joined(n), ""
	},
	show.Area: func(_ *form, text string) (string, string) {
		n, ok := numbers(text, 4)
		if !ok || !within(n, math.MinInt16, math.MaxInt16) {
			return "", "An area is four numbers: left, top, right, bottom."
		}
		return joined(n), ""
	},
	show.OpenFile: onePath,
	show.SaveFile: onePath,
	show.Folder:   onePath,
	show.Terms:    func(*form, string) (string, string) { return "", "" },
}

// spoken checks what is said to the ghost: there has to be something.
func spoken(f *form, text string) (value, wrong string) {
	if strings.TrimSpace(text) == "" {
		return "", "There is nothing to say yet."
	}
	return f.typed(text)
}

// bytesOf checks so many numbers of a byte each.
func bytesOf(n int, wrong string) func(*form, string) (string, string) {
	return func(_ *form, text string) (string, string) {
		all, ok := numbers(text, n)
		if !ok || !within(all, 0, math.MaxUint8) {
			return "", wrong
		}
		return joined(all), ""
	}
}

// onePath checks a path. One that is not absolute begins in the folder of the dialog.
func onePath(f *form, text string) (value, wrong string) {
	switch {
	case strings.TrimSpace(text) == "":
		return "", "A path is missing."
	case len(text) > maxPath:
		return "", "The path is too long."
	case !filepath.IsAbs(text) && f.dir == "":
		return "", "The path has to be a whole one, from the root on."
	case !filepath.IsAbs(text):
		text = filepath.Join(f.dir, text)
	}
	last := text[len(text)-1]
	if f.box.Kind != show.Folder && (last == '/' || last == filepath.Separator) {
		return "", "The name of the file is missing."
	}
	text = filepath.Clean(text)
	if f.ext != "" && filepath.Ext(text) == "" {
		text += "." + f.ext
	}
	return text, ""
}

// fillers put into a box what stands there at first, of the parts that the script gave. What makes no sense is passed over
// for today, now, or 0.
var fillers = map[show.BoxKind]func(b *show.Box, parts []string, now time.Time){
	show.Date: func(b *show.Box, parts []string, now time.Time) {
		n := filled(parts, now.Year(), int(now.Month()), now.Day())
		if !isDate(n) {
			n = filled(nil, now.Year(), int(now.Month()), now.Day())
		}
		b.Text = joined(n)
	},
	show.Clock: func(b *show.Box, parts []string, now time.Time) {
		n := filled(parts, now.Hour(), now.Minute(), now.Second())
		if !isClock(n) {
			n = filled(nil, now.Hour(), now.Minute(), now.Second())
		}
		b.Text = joined(n)
	},
	show.IP: func(b *show.Box, parts []string, _ time.Time) {
		if len(parts) == 1 { // the whole address in one
			parts = strings.Split(parts[0], ".")
		}
		b.Text = joined(clamped(filled(parts, 0, 0, 0, 0), 0, math.MaxUint8))
	},
	show.Color: func(b *show.Box, parts []string, _ time.Time) {
		b.Text = joined(clamped(filled(parts, 0, 0, 0), 0, math.MaxUint8))
	},
	// UKADOC: the ends of a slider are those of 32 bits.
	show.Slider: func(b *show.Box, parts []string, _ time.Time) {
		n := clamped(filled(parts, 0, 0, 100), math.MinInt32, math.MaxInt32)
		b.Min, b.Max = min(n[1], n[2]), max(n[1], n[2])
		b.Text = strconv.Itoa(clampInt(n[0], b.Min, b.Max))
	},
}

// firstOf gives the first n characters of a text, as one sees them; all within textLimit for n = 0. The text is clean.
func firstOf(text string, n int) string {
	if n <= 0 || n > textLimit {
		n = textLimit
	}
	piece, used := stage.Cut(text, n)
	if used < len(text) && len(piece.Text()) > 0 {
		return piece.Text()
	}
	return text
}

// numbers reads exactly n numbers with commas between them.
func numbers(text string, n int) ([]int, bool) {
	parts := strings.SplitN(text, ",", n+1)
	if len(parts) != n {
		return nil, false
	}
	all := make([]int, n)
	for i, p := range parts {
		var err error
		if all[i], err = strconv.Atoi(strings.TrimSpace(p)); err != nil {
			return nil, false
		}
	}
	return all, true
}

// filled gives numbers in the place of the defaults, as far as there are any.
func filled(parts []string, defaults ...int) []int {
	for i := range defaults {
		if i < len(parts) {
			if n, err := strconv.Atoi(strings.TrimSpace(parts[i])); err == nil {
				defaults[i] = n
			}
		}
	}
	return defaults
}

// joined writes numbers with commas between them.
func joined(n []int) string {
	words := make([]string, len(n))
	for i := range n {
		words[i] = strconv.Itoa(n[i])
	}
	return strings.Join(words, ",")
}

// isDate says whether year, month and day are a day.
func isDate(n []int) bool {
	if !within(n[:1], 1, 9999) || !within(n[1:2], 1, 12) || !within(n[2:], 1, 31) {
		return false
	}
	return time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC).Day() == n[2]
}

// isClock says whether hour, minute and second are a time of day.
func isClock(n []int) bool { return within(n[:1], 0, 23) && within(n[1:], 0, 59) }

// within says whether all numbers are from lo to hi.
func within(all []int, lo, hi int) bool {
	for _, n := range all {
		if n < lo || n > hi {
			return false
		}
	}
	return true
}

// clamped brings numbers into the range from lo to hi.
func clamped(all []int, lo, hi int) []int {
	for i := range all {
		all[i] = clampInt(all[i], lo, hi)
	}
	return all
}

// clampInt gives n, or the nearer end of the range from lo to hi.
func clampInt(n, lo, hi int) int { return max(lo, min(n, hi)) }
