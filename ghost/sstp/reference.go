package sstp

import (
	"slices"
	"strings"

	"ukatty/ghost/wire"
)

// MaxReferences is how many References a request may have. Those with a greater number are not read.
const MaxReferences = 256

// References gives the values of Reference0, Reference1 … by number: "" in a gap, nil without any. The last wins where a
// number occurs twice.
func (r *Request) References() []string {
	var refs []string
	for _, f := range r.Fields {
		i, ok := referenceNumber(f.Name)
		if !ok || i >= MaxReferences {
			continue
		}
		for len(refs) <= i {
			refs = append(refs, "")
		}
		refs[i] = f.Value
	}
	return refs
}

// beyondReferences says whether there is a Reference whose number is too great to be read.
func (r *Request) beyondReferences() bool {
	return slices.ContainsFunc(r.Fields, func(f wire.Field) bool {
		i, ok := referenceNumber(f.Name)
		return ok && i >= MaxReferences
	})
}

// referenceNumber reads the number of a name such as "Reference12". A number that is out of reach comes out as
// MaxReferences.
func referenceNumber(name string) (int, bool) {
	const prefix = "Reference"
	if len(name) <= len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) {
		return 0, false
	}
	n := 0
	for _, c := range []byte(name[len(prefix):]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), MaxReferences)
	}
	return n, true
}
