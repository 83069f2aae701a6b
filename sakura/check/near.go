package check

import "strings"

// maxNear is how long a word may be for others like it to be looked for: hostile ones shall not cost more than they are worth.
const maxNear = 48

// nearest gives the word that is most like another, whatever their case; "" when none is at all.
func nearest(word string, words []string) string {
	if word == "" || len(word) > maxNear {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", len(word)/4+2
	for _, w := range words {
		if d := distance(word, strings.ToLower(w), least); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance gives how many bytes have to be put in, taken out, changed or swapped with their neighbours to make one word of
// another; some number that is not below limit when it is that much.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit || len(b) >= 2*maxNear {
		return limit
	}
	var rows [3][2 * maxNear]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, above := &rows[i%3], &rows[(i+2)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], rows[(i+1)%3][j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}
