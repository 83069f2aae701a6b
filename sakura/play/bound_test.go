package play_test

import (
	"strings"
	"testing"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// TestShownIsBounded: what a script puts on the stage ends at a bound, with a note that says so.
func TestShownIsBounded(t *testing.T) {
	for _, tt := range []struct{ script, note string }{
		{strings.Repeat(`\_b[a,inline]`, 300), "too many pictures in one balloon"},
		{strings.Repeat(`\_b[`+strings.Repeat("a", 4000)+`,inline]\c`, 300), "have too much data"},
		{`\_b[` + strings.Repeat("a", 5000) + `,inline]`, "too long for the name of a picture"},
		{strings.Repeat(`\![anim,add,text,0,0,1,1,a]`, 70), "too many texts on one surface"},
		{`\![anim,add,text,0,0,1,1,` + strings.Repeat("a", 2000) + `]`, "too long and was cut"},
		{`\![set,balloonmarker,` + strings.Repeat("あ", 2000) + `]`, "too long and was cut"},
		{`\![set,balloonnum,` + strings.Repeat("あ", 2000) + `,1,2]`, "too long and was cut"},
		{strings.Repeat("a", 100_000) + strings.Repeat(`\c[char,1]`, 100), "cleared in part too often"},
		{strings.Repeat(`\_a[a]b\_a`, 1100), "or there are too many"},
	} {
		script, _ := sakura.Parse(tt.script)
		b := play.New(script, stage.Stage{}, nil, play.Options{Instant: true}).Step(0)
		told := false
		for _, e := range b.Log {
			told = told || e.Op == play.OpNote && strings.Contains(e.Text, tt.note)
		}
		if !told {
			t.Errorf("%.40s…: nothing is told of %q", tt.script, tt.note)
		}
		for _, s := range b.Stage.Scopes {
			if d := s.Details(); len(d.Marker) > 1024 || len(d.Counter.Name) > 256 || len(d.Captions) > stage.MaxCaptions || s.Text.Size() > 1<<20 {
				t.Errorf("%.40s…: it has become too much: %d bytes of text", tt.script, s.Text.Size())
			}
		}
		if len(b.Stage.Anchors) > stage.MaxChoices {
			t.Errorf("%d anchors", len(b.Stage.Anchors))
		}
	}
}

// TestAppendingIsBounded: who appends for ever begins anew now and then, even without a character.
func TestAppendingIsBounded(t *testing.T) {
	for _, piece := range []string{`\_l[0,0]`, `\f[align,right]\f[align,left]`, `\_b[a,inline]`, `\![*]`, `\f[bold,1]\q[,a]`, `あ`} {
		script, _ := sakura.Parse(`\C\0` + strings.Repeat(piece, 200))
		var on stage.Stage
		most := 0
		for range 100 {
			on = play.New(script, on, nil, play.Options{Instant: true, Hold: true}).Step(0).Stage
			most = max(most, on.Scopes[0].Text.Size())
		}
		if most > 100<<10 {
			t.Errorf("%s: %d bytes come together", piece, most)
		}
	}
}

// TestNotesAreBounded: who gives one tag any number of wrong options is told of the first few.
func TestNotesAreBounded(t *testing.T) {
	for _, tag := range []string{`\_b[x,inline`, `\_b[x,1,2`, `\![move,--X=1`, `\b[2`, `\![set,alpha,50`, `\![set,scaling,50,50`} {
		script, _ := sakura.Parse(tag + strings.Repeat(",--no=1", 5000) + "]")
		b := play.New(script, stage.Stage{}, nil, play.Options{Instant: true}).Step(0)
		notes := 0
		for _, e := range b.Log {
			if e.Op == play.OpNote {
				notes++
			}
		}
		if notes == 0 || notes > 8 {
			t.Errorf("%s…]: %d notes", tag, notes)
		}
	}
}
