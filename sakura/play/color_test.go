package play_test

import (
	"fmt"
	"testing"

	"golang.org/x/image/colornames"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// TestColorNames: the names of colours are those of CSS, which took them from SVG.
func TestColorNames(t *testing.T) {
	if len(colornames.Names) != 147 {
		t.Fatalf("there are %d names", len(colornames.Names))
	}
	for _, name := range colornames.Names {
		script, _ := sakura.Parse(fmt.Sprintf(`\f[color,%s]a`, name))
		s := play.New(script, stage.Stage{}, nil, play.Options{Instant: true}).Step(0).Stage
		for run := range s.Scopes[0].Text.Runs() {
			want := colornames.Map[name]
			if r, g, b, ok := run.Look.Color.RGB(); !ok || r != want.R || g != want.G || b != want.B {
				t.Errorf("%s is %d, %d, %d, %v", name, r, g, b, ok)
			}
		}
	}
}
