package damage_test

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"ukatty/tui/screen"
)

// A row that is wider in the terminal than the renderer believes ends in the next one, and what moves the cursor up or down from there
// may scroll: after that no row is known.
func TestScrollsFromAnUnknownRow(t *testing.T) {
	const long = "aaaaaaaawordwordwordword○wor"
	t.Run("down", func(t *testing.T) {
		p := newPair(screen.Terminal{Wide: true}, "xterm-256color", 28, 3)
		for _, f := range []struct {
			content string
			cursor  *uv.Position
		}{{"\nあ\n" + long, nil}, {"あ\n" + long + "\n", &uv.Position{X: 0, Y: 2}}, {"あ\n" + long + "\n", nil}} {
			written := p.frame(f.content, f.cursor)
			if bad := p.differ(); bad != "" {
				t.Errorf("after %q\n%s", written, bad)
			}
		}
	})
	t.Run("up", func(t *testing.T) {
		p := newPair(screen.Terminal{}, "xterm-256color", 28, 4)
		p.write("\x1b[H\x1b[2J\x1b[4;1Hlow\x1b[H\x1b[K" + long + "\r\x1bM")
		p.write("\x1b[4;1Hlow\x1b[K")
		if bad := p.differ(); bad != "" {
			t.Error(bad)
		}
	})
}
