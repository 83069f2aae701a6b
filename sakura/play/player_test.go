package play_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

func begin(script string, o play.Options) *play.Player {
	s, _ := sakura.Parse(script)
	return play.New(s, stage.Stage{}, nil, o)
}

// TestLogIsOnlyRead: whoever appends to a log does not write into the next one.
func TestLogIsOnlyRead(t *testing.T) {
	p := begin(`abc\n`, play.Options{})
	first := p.Step(0)
	second := p.Step(first.Wake)
	_ = append(first.Log, play.Event{Text: "mine"})
	if second.Log[0].Text != "b" {
		t.Errorf("the second log begins with %v", second.Log[0])
	}
}

// TestHold: the end of a script can be looked at before the clean-up.
func TestHold(t *testing.T) {
	p := begin(`\t\*ab\1\s[10]c\n[half]d\q[q,Q]\![set,choicetimeout,5]\-`, play.Options{Hold: true})
	b := p.Step(time.Hour)
	if b.Phase != play.Choosing || b.Wake != play.Never || b.Now != 200*time.Millisecond ||
		b.Modes != (play.Modes{TimeCritical: true, NoChoiceTimeout: true, Quit: true}) {
		t.Errorf("it ended %v, %v, %v, %v", b.Phase, b.Wake, b.Now, b.Modes)
	}
	const want = `  \0 surface "" says ab` + "\n" + `  \1 surface "10" says c\ndq *` + "\n" + `  0: \1 "q" id "Q" []` + "\n"
	if got := picture(b.Stage); got != want {
		t.Errorf("it left\n%swant\n%s", got, want)
	}
	if e := b.Log[len(b.Log)-1]; e.Op != play.OpEnd || e.Text != "exit" {
		t.Errorf("the last event is %v", e)
	}
	if b = p.Break(b.Now); !b.Done || len(b.Stage.Choices) > 0 || b.Stage.Scopes[0].Open || b.Modes != (play.Modes{}) {
		t.Errorf("after the break there is %v\n%s", b.Modes, picture(b.Stage))
	}
	for script, phase := range map[string]play.Phase{`\s[5]\e`: play.Lingering, `a`: play.Lingering, ``: play.Lingering} {
		if b := begin(script, play.Options{Hold: true}).Step(time.Hour); b.Phase != phase || b.Done || b.Wake != play.Never {
			t.Errorf("%q ends in phase %v, waking at %v", script, b.Phase, b.Wake)
		}
	}
}

// TestStepsAreBounded: a script that has more to do at once than anybody could follow does it in several steps.
func TestStepsAreBounded(t *testing.T) {
	for _, script := range []string{strings.Repeat(`\0`, 100_000), strings.Repeat("a\x01", 100_000)} {
		p := begin(script, play.Options{Instant: true})
		events, steps := 0, 0
		for b := p.Step(0); ; b = p.Step(0) {
			steps++
			if events += len(b.Log); len(b.Log) > 10_000 {
				t.Fatalf("a step tells %d events", len(b.Log))
			}
			if b.Phase != play.Playing {
				break
			}
			if b.Wake > 0 {
				t.Fatalf("it wants to wait until %v", b.Wake)
			}
		}
		if steps < 10 || events != 100_001 {
			t.Errorf("%d events in %d steps", events, steps)
		}
	}
}

// TestNotesOfATagAreBounded: a tag with any number of variables that have no value is told of all the same, in a few lines.
func TestNotesOfATagAreBounded(t *testing.T) {
	p := begin(`\![notify,OnX`+strings.Repeat(",%month", 50_000)+`]`, play.Options{})
	b := p.Step(0)
	if n := len(b.Log); n < 3 || n > 20 {
		t.Errorf("there are %d events", n)
	}
	if c := b.Log[len(b.Log)-2].Cue; c == nil || len(c.Args) != 50_001 || c.Args[50_000] != "%month" {
		t.Errorf("the cue is %v", b.Log[len(b.Log)-2])
	}
}

// performs says whether a tag, or variable, is performed for those who may do everything.
func performs(t sakura.TagID) bool { return play.Refuses(t, play.Own) == "" }

// TestPerforms: what is said to be performed leaves no note that it is not, and what is not does, whoever sent it.
func TestPerforms(t *testing.T) {
	if performs(sakura.Unknown) || performs(1<<16-1) {
		t.Error("what is no row is performed")
	}
	count := 0
	for i, row := range sakura.Tags() {
		id := sakura.TagID(i + 1)
		if performs(id) {
			count++
		}
		script, _ := sakura.Parse(row.Form)
		nodes := script.Nodes()
		if len(nodes) == 0 || nodes[0].Tag != id {
			continue // the form in the documentation is not one that can be played
		}
		for _, level := range []play.Level{play.Own, play.Local, play.External} {
			log := play.New(script, stage.Stage{}, house{}, play.Options{Level: level}).Step(0).Log
			why := play.Refuses(id, level)
			refused := why != "" && slices.ContainsFunc(log, func(e play.Event) bool {
				return e.Op == play.OpNote && e.Node == 0 && e.Text == why
			})
			ownOnly := row.ID == "enter-nouserbreakmode" && level != play.Own
			if want := !performs(id) || level == play.External && !row.External || ownOnly; refused != want {
				t.Errorf("%s at level %d: refused %v, want %v", row.Form, level, refused, want)
			}
		}
	}
	if count < 80 {
		t.Errorf("only %d rows are performed", count)
	}
}

// TestSurvivesStages: whatever stage a script begins on, there is room for \0, \1 and its own characters.
func TestSurvivesStages(t *testing.T) {
	var crowd strings.Builder
	for id := range 2 * stage.MaxScopes {
		fmt.Fprintf(&crowd, `\p[%d]\s[0]x`, id+2)
	}
	s, _ := sakura.Parse(crowd.String())
	b := play.New(s, stage.Stage{}, nil, play.Options{Instant: true}).Step(0)
	if n := len(b.Stage.Scopes); n != stage.MaxScopes-2 {
		t.Errorf("there are %d characters", n)
	}
	if b.Log[len(b.Log)-2].Op != play.OpText || !slices.ContainsFunc(b.Log, func(e play.Event) bool { return e.Op == play.OpNote }) {
		t.Error("who did not fit was left out in silence")
	}
	next, _ := sakura.Parse(`\0a\1b\p[9000]c`)
	after := play.New(next, b.Stage, nil, play.Options{Instant: true}).Step(0)
	const want = `  \0 surface "" says a` + "\n" + `  \1 surface "" says b` + "\n" + `  \9000 surface "" says c *` + "\n"
	if got := picture(after.Stage); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestAppendingForEver: \C begins anew once the balloons are full.
func TestAppendingForEver(t *testing.T) {
	s, _ := sakura.Parse(`\C` + strings.Repeat("あ", 1000))
	var on stage.Stage
	most := 0
	for range 100 {
		on = play.New(s, on, nil, play.Options{Instant: true}).Step(0).Stage
		most = max(most, len(on.Scopes[0].Text.String()))
	}
	if most < 60_000 || most > 80_000 {
		t.Errorf("the balloon held up to %d bytes", most)
	}
}

// flood is an Env whose variables all have this value.
type flood struct {
	house
	value string
}

func (f flood) Expand(string, string) (string, bool) { return f.value, true }

// TestExpansionIsBounded: variables do not multiply a script.
func TestExpansionIsBounded(t *testing.T) {
	s, _ := sakura.Parse(strings.Repeat("%ms", 10_000))
	b := play.New(s, stage.Stage{}, flood{value: strings.Repeat("x", 1<<20)}, play.Options{Instant: true}).Step(0)
	if n := len(b.Stage.Scopes[0].Text.String()); n < 100_000 || n > 300_000 {
		t.Errorf("10,000 variables make %d bytes", n)
	}
}

// TestHostile plays 256 KiB of each to the end: none takes long. BenchmarkHostile shows that no byte costs more in a longer
// script.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			s, _ := sakura.Parse(h.script(256 << 10))
			if playOut(s) == 0 {
				t.Error("nothing was played")
			}
		})
	}
}

// hostile are scripts that cost much where something is done in the wrong way.
var hostile = []attack{
	{name: "text", piece: "あ"},
	{name: "controls", piece: "a\x01"},
	{name: "no-utf8", piece: "\xffa"},
	{name: "marks", piece: "\u0301"},
	{name: "emoji", piece: "\U0001f468\u200d"},
	{name: "scopes", piece: `\0\1`},
	{name: "talk", piece: `\0a\1b`},
	{name: "many-scopes", piece: `\p[7]a\p[200]b`},
	{name: "clear", piece: `\c`},
	{name: "say-clear", piece: `a\c`},
	{name: "choices", piece: `\q[a,b]`},
	{name: "choose-clear", piece: `\q[a,b]\c`},
	{name: "choices-kept", before: strings.Repeat(`\q[a,b]`, 1000) + `\1`, piece: `\q[a,b]\c`},
	{name: "range", piece: `\__q[a]b`},
	{name: "sync", piece: `\_s[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]`},
	{name: "sync-list", before: `\_s[`, piece: `1,`, after: `1]`},
	{name: "sync-text", before: `\_s[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]`, piece: "a"},
	{name: "append", piece: `\C`},
	{name: "breaks", piece: `\n[half]`},
	{name: "break-digits", before: `\n[`, piece: `9`, after: `]`},
	{name: "waits", piece: `\_w[99999999999999999999]`},
	{name: "pace", piece: `\![set,balloonwait,0.00001]a`},
	{name: "variables", piece: `%month`},
	{name: "surfaces", piece: `\s[99]`},
	{name: "clicks", piece: `a\x`},
	{name: "questions", piece: `\![raise,OnX]`},
	{name: "references", before: `\![raise,OnX`, piece: `,r`, after: `]`},
	{name: "unknown", piece: `\Z`},
	{name: "notes", before: `\Z[`, piece: "あ", after: `]`},
	{name: "raw", piece: `\_?a\_?`},
	{name: "arguments", before: `\![notify,OnX`, piece: `,%month`, after: `]`},
	{name: "unknown-arguments", before: `\![notify,OnX`, piece: `,%exh`, after: `]`},
	{name: "open-properties", before: `\q[a,"`, piece: `%property[`, after: `]"]`},
	{name: "properties", before: `\q[a,"`, piece: `%property[a]`, after: `"]`},
	{name: "labels", piece: `\q[%month,%property[a\]]\c`},
	{name: "embeds", piece: `\![embed,OnX]a`},
	{name: "old-cues", piece: `\__t\7`},
	{name: "objects", piece: `\![wait,syncobject,a,1]`},
	{name: "delete", piece: `ab\c[char,1]`},
	{name: "delete-front", piece: `ab\c[char,1,0]`},
	{name: "delete-lines", piece: `a\nb\n\c[line,1]`},
	{name: "fonts", piece: `\f[bold,1]a\f[bold,0]b`},
	{name: "aligns", piece: `\f[align,right]\f[align,left]`},
	{name: "valigns", before: `\f[valign,top]`, piece: `\n`},
	{name: "places", piece: `\_l[0,0]`},
	{name: "pictures", piece: `\_b[a,inline]`},
	{name: "picture-clear", piece: `\_b[a,inline]\c`},
	{name: "picture-data", before: `\_b["data:`, piece: `A`, after: `",inline]`},
	{name: "balloon-marks", piece: `\![*]`},
	{name: "anchors", piece: `\_a[a]b\_a`},
	{name: "anchor-clear", piece: `\_a[a]b\_a\c`},
	{name: "locks", piece: `a\q[b,c]\![lock,balloonrepaint]\c\![unlock,balloonrepaint]`},
	{name: "locked", before: `\q[b,c]\![lock,balloonrepaint]`, piece: `\q[b,c]\c`},
	{name: "lock-choices", before: strings.Repeat(`\q[a,b]`, 1000) + `\1`, piece: `\q[a,b]\c\![lock,repaint]\![unlock,repaint]`},
	{name: "walks", piece: `\4`},
	{name: "moves", piece: `\![moveasync,1,1,99999]`},
	{name: "drifts", piece: `\p[3]\![set,alpha,5,9999]\p[4]\![set,alpha,6,9999]`},
	{name: "captions", piece: `\![anim,add,text,0,0,1,1,a,9]`},
	{name: "counters", piece: `\![set,balloonnum,a,b,c]`},
}

// attack is a script that is a piece over and over.
type attack struct{ name, before, piece, after string }

// script gives the attack in so many bytes.
func (a attack) script(size int) string {
	return a.before + strings.Repeat(a.piece, max(0, size-len(a.before)-len(a.after))/len(a.piece)) + a.after
}
