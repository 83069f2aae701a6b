package stage

import "slices"

// Visit marks an anchor as one that was clicked, by its index into Stage.Anchors of the last Freeze.
func (b *Builder) Visit(i int) bool {
	if b.sweep(); i < 0 || i >= len(b.anchors.all) {
		return false
	}
	b.anchors.all = slices.Clone(b.anchors.all)
	b.anchors.all[i].Visited = true
	return true
}
