package play_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// TestEveryTagIsTold: each tag that is reached is the node of an event, whatever becomes of it, and none behind the end is.
// Whoever lists the tags of a script reads the log for it.
func TestEveryTagIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script, _ := sakura.Parse(scripts().Draw(t, "script"))
		o := options().Draw(t, "options")
		o.Hold = true
		p := play.New(script, stage.Stage{}, mansion{}, o)
		told := make([]bool, len(script.Nodes()))
		by, last := "", len(told)-1
		for b := p.Step(24 * time.Hour); ; {
			for _, e := range b.Log {
				if e.Node >= 0 {
					told[e.Node] = true
				}
				if e.Op == play.OpEnd {
					by = e.Text
				}
				if e.Op == play.OpEnd && e.Node >= 0 {
					last = int(e.Node)
				}
			}
			if by != "" {
				break
			}
			switch b.Phase {
			case play.Asking:
				b = p.Answer("", false, b.Now)
			case play.Clicking:
				b = p.Click(b.Now)
			default:
				b = p.Step(max(b.Now, b.Wake))
			}
		}
		for i, n := range script.Nodes() {
			if n.Kind != sakura.Tag && n.Kind != sakura.Variable {
				continue
			}
			if n.Kind == sakura.Tag && i <= last && !told[i] {
				t.Fatalf("%q: nothing is told of %s", script.Source(), script.Text(n))
			}
			if i > last && told[i] {
				t.Fatalf("%q: %s stands behind the end, and is told of", script.Source(), script.Text(n))
			}
		}
		if by != "eof" && by != "e" && by != "exit" {
			t.Fatalf("%q ended by %q", script.Source(), by)
		}
	})
}
