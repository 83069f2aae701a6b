package check

import "slices"

// few is how many keys are held without a map: most scripts have no more.
const few = 8

// keys are texts of which each counts once. The zero value holds none.
type keys struct {
	list []string
	more map[string]bool
}

// add adds a text and says whether it was there.
func (k *keys) add(s string) bool {
	switch {
	case slices.Contains(k.list, s), k.more[s]:
		return true
	case len(k.list) < few:
		k.list = append(k.list, s)
		return false
	case k.more == nil:
		k.more = map[string]bool{}
	}
	k.more[s] = true
	return false
}
