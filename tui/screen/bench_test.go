package screen_test

import (
	"strings"
	"testing"

	"ukatty/tui/screen"
)

// BenchmarkWrite paints a full screen of 200×60.
func BenchmarkWrite(b *testing.B) {
	for name, line := range map[string]string{"ascii": strings.Repeat("a", 200), "japanese": strings.Repeat("あ", 100)} {
		b.Run(name, func(b *testing.B) {
			s := screen.New(200, 60)
			page := []byte("\x1b[?2027h\x1b[H" + strings.Repeat(line, 60))
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := s.Write(page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
