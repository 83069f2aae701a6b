package journal

import (
	"strings"

	"ukatty/sakura/stage"
)

// cleanLines cleans a text and keeps its line breaks, which a balloon has of its own.
func cleanLines(s string) string {
	if !strings.Contains(s, "\n") {
		return stage.Clean(s)
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = stage.Clean(line)
	}
	return strings.Join(lines, "\n")
}
