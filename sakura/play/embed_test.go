package play_test

import (
	"strings"
	"testing"

	"ukatty/sakura/play"
)

// embedded plays a script whose every question is answered with the same one, and gives its last beat, how often it asked
// and the notes.
func embedded(script, answer string) (b play.Beat, asked int, notes []string) {
	p := begin(script, play.Options{Instant: true, Hold: true})
	for b = p.Step(0); ; b = p.Step(b.Now) {
		for b.Ask != nil {
			asked++
			b = p.Answer(answer, true, b.Now)
			for _, e := range b.Log {
				if e.Op == play.OpNote {
					notes = append(notes, e.Text)
				}
			}
		}
		if b.Phase != play.Playing {
			return b, asked, notes
		}
	}
}

// TestEmbeddingEnds: what embeds itself does so some times and no more, and so do many tags that embed.
func TestEmbeddingEnds(t *testing.T) {
	for name, script := range map[string]string{
		"itself": `a\![embed,OnX]b`, "many": strings.Repeat(`\![embed,OnY]`, 1000),
	} {
		answer := "c"
		if name == "itself" {
			answer = `c\![embed,OnX]d`
		}
		b, asked, notes := embedded(script, answer)
		text := b.Stage.Scopes[0].Text.String()
		if asked < 16 || asked > 100 || strings.Count(text, "c") != asked {
			t.Errorf("%s: it asked %d times and shows %d answers", name, asked, strings.Count(text, "c"))
		}
		if len(notes) == 0 || !strings.Contains(notes[0], "embedded enough") {
			t.Errorf("%s: the notes are %q", name, notes)
		}
		if name == "itself" && !strings.HasSuffix(text, "db") {
			t.Errorf("it does not go on behind the last: %q", text)
		}
	}
}

// TestEmbeddingIsBounded: answers that are too long together are not embedded, shorter ones behind them are.
func TestEmbeddingIsBounded(t *testing.T) {
	long := strings.Repeat("x", 100<<10)
	b, asked, notes := embedded(strings.Repeat(`\![embed,OnX]`, 5)+"end", long)
	if n := strings.Count(b.Stage.Scopes[0].Text.String(), "x"); n != 2*len(long) {
		t.Errorf("%d bytes were embedded", n)
	}
	if asked != 5 || len(notes) != 3 || !strings.Contains(notes[0], "too long") {
		t.Errorf("it asked %d times, with the notes %q", asked, notes)
	}
	if !strings.HasSuffix(b.Stage.Scopes[0].Text.String(), "end") {
		t.Error("it does not go on")
	}
}

// TestEmbeddedPlaces: the place counts code points of the script as it is by then.
func TestEmbeddedPlaces(t *testing.T) {
	p := begin(`あ\![embed,OnX]い`, play.Options{Instant: true})
	if b := p.Step(0); b.At != 14 {
		t.Errorf("it asks at %d", b.At)
	}
	b := p.Answer("うえ", true, 0)
	if b.At != 4 || b.Script.Source() != "あうえい" {
		t.Errorf("it ends at %d of %q", b.At, b.Script.Source())
	}
	for _, e := range b.Log {
		if e.Node < 0 {
			continue
		}
		if n := b.Script.Nodes()[e.Node]; e.Op == play.OpText && b.Script.Text(n) != e.Text {
			t.Errorf("%q is said to be %q", e.Text, b.Script.Text(n))
		}
	}
}

// TestReplacedPlaces: what is told of a script that an answer has replaced names no node, for the nodes are those of another.
func TestReplacedPlaces(t *testing.T) {
	for _, open := range []string{`\__q[R]`, `\_a[R]`} {
		p := begin(`aaaaaaaaaaaaaaa`+open+`\![raise,OnX]`, play.Options{Instant: true})
		p.Step(0)
		b := p.Answer("b", true, 0)
		notes := 0
		for _, e := range b.Log {
			if int(e.Node) >= len(b.Script.Nodes()) || e.Node >= 0 && e.At > len(b.Script.Source()) {
				t.Errorf("%s: %q at %d of node %d", open, e.Text, e.At, e.Node)
			}
			if e.Op == play.OpNote {
				notes++
			}
		}
		if notes != 1 {
			t.Errorf("%s: %d notes", open, notes)
		}
	}
}
