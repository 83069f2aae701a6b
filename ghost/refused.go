package ghost

import (
	"slices"

	"ukatty/sakura"
	"ukatty/sakura/play"
)

// maxRefused is how many tags of a script are listed as refused.
const maxRefused = 32

// refusedTags lists the tags of a script that its player will not perform, each once, as they are written.
func refusedTags(script string, level play.Level) []string {
	s, _ := sakura.Parse(script)
	var all []string
	for _, n := range s.Nodes() {
		if n.Kind != sakura.Tag || play.Refuses(n.Tag, level) == "" {
			continue
		}
		tag := clip(s.Text(n), remarkLimit)
		if slices.Contains(all, tag) {
			continue
		}
		if all = append(all, tag); len(all) == maxRefused {
			break
		}
	}
	return all
}
