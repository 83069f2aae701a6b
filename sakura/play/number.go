package play

import (
	"math"
	"strconv"
	"strings"
)

// maxNumber is what numbers are cut to: far beyond anything that can be meant, with room to calculate.
const maxNumber = math.MaxInt32 * 1000

// number reads a whole number as scripts have them: digits, with a sign perhaps, and blanks around it. What is too large to
// mean anything is cut to maxNumber.
func number(s string) (n int, ok bool) {
	if n, ok = digits(s); ok {
		return n, true
	}
	s = strings.Trim(s, " ")
	unsigned, negative := strings.CutPrefix(s, "-")
	if !negative {
		unsigned = strings.TrimPrefix(s, "+")
	}
	if n, ok = digits(unsigned); negative {
		n = -n
	}
	return n, ok
}

// digits reads a number that is nothing but digits.
func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = min(n*10+int(c), maxNumber)
	}
	return n, s != ""
}

// decimal reads a number that may have a fraction: digits, one point perhaps, a sign perhaps.
func decimal(s string) (f float64, ok bool) {
	unsigned := strings.TrimLeft(s, "+-")
	if len(s)-len(unsigned) > 1 || strings.Trim(unsigned, "0123456789.") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}
