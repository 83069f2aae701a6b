package check

import "slices"

// few is how many keys are held without a map: most scripts have no more.
const few = 6

// keys are texts of which each counts once. The zero value holds none.
type keys struct {
	n    int
	list [few]string
	more map[string]bool
}

// add adds a text and says whether it was there.
func (k *keys) add(s string) bool {
	switch {
	case slices.Contains(k.list[:k.n], s), k.more[s]:
		return true
	case k.n < few:
		k.list[k.n] = s
		k.n++
		return false
	case k.more == nil:
		k.more = map[string]bool{}
	}
	k.more[s] = true
	return false
}
