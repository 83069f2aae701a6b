package check

// Apply writes the fixes of findings into the script that they are about. Of those that overlap the first counts.
func Apply(src string, findings []Finding) string { return src }

// Repair applies fixes until nothing is left that has a certain one, and tells how many it applied.
func Repair(src string, o Options) (fixed string, n int) { return src, 0 }
