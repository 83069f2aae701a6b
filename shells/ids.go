package shells

import (
	"slices"
	"strconv"
	"strings"
)

// MaxID is the highest number that a surface, an animation or a dress-up part can have. Authors make numbers that tell what
// they are for, of eight digits and more.
const MaxID = 1 << 30

// span is the ids from first to last.
type span struct{ first, last int }

// spans reads the ids behind "surface": a list of n, a-b, !n and !a-b, where what is excluded is so wherever it stands,
// and where Materia's form repeats the word: surface1,surface3. The result is in ascending order without overlaps. It
// is not ok when the list is not one. A comma may stand behind the last one.
func spans(list string) (ids []span, ok bool) {
	var in, out []span
	for item := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(list), ","), ",") {
		item = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(item), "surface"), ".append")
		exclude := strings.HasPrefix(item, "!")
		s, ok := parseSpan(strings.TrimPrefix(item, "!"))
		if !ok {
			return nil, false
		}
		if exclude {
			out = append(out, s)
		} else {
			in = append(in, s)
		}
	}
	return subtract(merge(in), merge(out)), true
}

// Chosen gives those of the numbers of surfaces that are in a list, which has the form that surfaces.txt knows: n, a-b, !n and
// !a-b with commas between, where what is excluded is so wherever it stands. It is not ok when the list is none.
func Chosen(surfaces []string, list string) (chosen []string, ok bool) {
	in, ok := spans(list)
	if !ok {
		return nil, false
	}
	for _, id := range surfaces {
		n, isID := parseID(id)
		i, _ := slices.BinarySearchFunc(in, n, func(s span, n int) int { return s.last - n })
		if isID && i < len(in) && in[i].first <= n {
			chosen = append(chosen, id)
		}
	}
	return chosen, true
}

func parseSpan(s string) (span, bool) {
	from, to, isRange := strings.Cut(s, "-")
	first, ok := parseID(from)
	if !ok || !isRange {
		return span{first, first}, ok
	}
	last, ok := parseID(to)
	return span{first, last}, ok && first <= last
}

// parseID reads the number of a surface: digits alone, leading zeros allowed, up to MaxID.
func parseID(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n <= MaxID
}

// merge sorts spans and joins those that overlap.
func merge(list []span) []span {
	slices.SortFunc(list, func(a, b span) int { return a.first - b.first })
	var merged []span
	for _, s := range list {
		if n := len(merged); n > 0 && s.first <= merged[n-1].last {
			merged[n-1].last = max(merged[n-1].last, s.last)
		} else {
			merged = append(merged, s)
		}
	}
	return merged
}

// subtract takes the spans of out away from those of in; both are merged.
func subtract(in, out []span) []span {
	var rest []span
	for _, s := range in {
		for len(out) > 0 && out[0].last < s.first {
			out = out[1:]
		}
		for _, o := range out {
			if o.first > s.last {
				break
			}
			if s.first < o.first {
				rest = append(rest, span{s.first, o.first - 1})
			}
			s.first = o.last + 1
		}
		if s.first <= s.last {
			rest = append(rest, s)
		}
	}
	return rest
}
