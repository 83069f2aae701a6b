package play

import (
	"math"
	"strings"
)

// maxNumber is what numbers are cut to: far beyond anything that can be meant, with room to calculate.
const maxNumber = math.MaxInt32 * 1000

// number reads a whole number as scripts have them: digits, with a sign perhaps, and blanks around it. What is too large to
// mean anything is cut to maxNumber.
func number(s string) (n int, ok bool) {
	s = strings.Trim(s, " ")
	digits := strings.TrimLeft(s, "+-")
	if digits == "" || len(s)-len(digits) > 1 {
		return 0, false
	}
	for i := range len(digits) {
		c := digits[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), maxNumber)
	}
	if s[0] == '-' {
		n = -n
	}
	return n, true
}
