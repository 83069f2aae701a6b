package stage

import "slices"

// Visit marks an anchor as one that was clicked, by its index into Stage.Anchors of the last Freeze.
func (b *Builder) Visit(i int) bool {
	if i < 0 || i >= len(b.anchors) || b.anchors[i].Visited {
		return false
	}
	b.anchors = slices.Clone(b.anchors)
	b.anchors[i].Visited = true
	b.fresh = false
	return true
}
