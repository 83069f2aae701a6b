package shiori

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// section is what stands under one heading.
type section struct {
	when []condition
	// otherwise: the word else. every: each how many times it answers, pass: how many times it still keeps silent.
	otherwise bool
	every     span
	pass      int
	talks     []*talk
}

// condition is one condition of a heading.
type condition func(r Request, now time.Time) bool

// span is a range of whole numbers, both ends within.
type span struct{ first, last int }

// contains says whether n is in the range; one that ends before it begins goes round.
func (s span) contains(n int) bool {
	if s.first <= s.last {
		return s.first <= n && n <= s.last
	}
	return n >= s.first || n <= s.last
}

// clock are the conditions on the time: what they look at, and the values that it can take.
var clock = map[string]struct {
	of    func(time.Time) int
	limit span
}{
	"hour":    {time.Time.Hour, span{0, 23}},
	"day":     {time.Time.Day, span{1, 31}},
	"month":   {func(t time.Time) int { return int(t.Month()) }, span{1, 12}},
	"weekday": {func(t time.Time) int { return int(t.Weekday()) }, span{0, 6}},
}

// holds says whether all conditions are met.
func (s *section) holds(r Request, now time.Time) bool {
	for _, c := range s.when {
		if !c(r, now) {
			return false
		}
	}
	return true
}

// parseHeading reads what stands behind the # of a heading.
func parseHeading(heading string) (name string, s *section, err error) {
	words := strings.Fields(heading)
	if len(words) == 0 {
		return "", nil, errors.New("a heading names an event, such as # OnBoot")
	}
	s = &section{every: span{1, 1}}
	for _, w := range words[1:] {
		if err := s.add(w); err != nil {
			return "", nil, err
		}
	}
	return words[0], s, nil
}

// add takes one word of a heading into the section.
func (s *section) add(word string) error {
	if word == "else" {
		s.otherwise = true
		return nil
	}
	at := strings.IndexAny(word, "=~")
	if at < 0 {
		return unknownCondition(word)
	}
	key, sign, value := word[:at], word[at], word[at+1:]
	if c, ok := clock[key]; ok && sign == '=' {
		sp, err := parseSpan(word, value, c.limit)
		s.when = append(s.when, func(_ Request, now time.Time) bool { return sp.contains(c.of(now)) })
		return err
	}
	if key == "every" && sign == '=' {
		sp, err := parseSpan(word, value, span{1, 1000})
		if err == nil && sp.first > sp.last {
			err = fmt.Errorf("%q ends before it begins", word)
		}
		s.every = sp
		return err
	}
	if digits, ok := strings.CutPrefix(key, "ref"); ok {
		n, err := strconv.ParseUint(digits, 10, 16)
		if err == nil && n < MaxReferences {
			s.when = append(s.when, onReference(int(n), sign, value))
			return nil
		}
	}
	return unknownCondition(word)
}

func unknownCondition(word string) error {
	return fmt.Errorf("%.40q is no condition: there are hour=, day=, month=, weekday=, refN=, refN~, every= and else", word)
}

// onReference is the condition that the reference number n is one of the alternatives of value, or contains one.
func onReference(n int, sign byte, value string) condition {
	if sign == '=' {
		words := strings.Split(value, "|")
		return func(r Request, _ time.Time) bool {
			for _, w := range words {
				if r.Reference(n) == w {
					return true
				}
			}
			return false
		}
	}
	words := strings.Split(strings.ToLower(value), "|")
	return func(r Request, _ time.Time) bool {
		ref := strings.ToLower(r.Reference(n))
		for _, w := range words {
			if strings.Contains(ref, w) {
				return true
			}
		}
		return false
	}
}

// parseSpan reads "5" or "5-10"; both must lie within limit. word is the condition as it was written.
func parseSpan(word, value string, limit span) (span, error) {
	from, to, isRange := strings.Cut(value, "-")
	if !isRange {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || !limit.contains(first) || !limit.contains(last) {
		return span{}, fmt.Errorf("%.40q needs a number or a range from %d to %d", word, limit.first, limit.last)
	}
	return span{first, last}, nil
}
