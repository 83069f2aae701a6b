package play_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// pieces are what scripts are made of in the tests: every family of tags, and what is awkward in texts.
var pieces = []string{
	`あ`, `ね、それは`, `abc `, `か` + "\u3099", "e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1ef\U0001f1f5\U0001f1ef",
	"\u200b", "\r\n", "\x1b[31m", "\x1b]0;x\a", "\u202e", "\xff", "\xe3\x81", "\u0e33", "한국", "ｶﾞ",
	`\\`, `\%`, `%username`, `%month`, `%hour`, `%selfname`, `%property[a]`,
	`\0`, `\1`, `\h`, `\u`, `\p2`, `\p[7]`, `\p[x]`, `\s5`, `\s[10]`, `\s[smile]`, `\s[-1]`, `\s[99]`, `\b2`, `\b[-1]`,
	`\n`, `\n[half]`, `\n[-50]`, `\w1`, `\w9`, `\_w[70]`, `\__w[400]`, `\__w[clear]`, `\__w[animation,400]`,
	`\_q`, `\![quicksection,1]`, `\_s`, `\_s[0,2]`, `\c`, `\C`, `\t`, `\*`, `\x`, `\x[noclear]`,
	`\q[a,A]`, `\q[b,OnB,r]`, `\q[c,script:\e]`, `\q[I][T]`, `\q0[I][T]`, `\__q[R]`, `\__q`,
	`\![raise,OnX,1]`, `\![raise,OnReplace]`, `\a`, `\![embed,OnReplace]`, `\![embed,OnX]`, `\_a[A]`, `\_a`, `\![set,balloonwait,2]`, `\![set,balloonwait,0]`, `\![set,balloonwait,7ms]`,
	`\![set,choicetimeout,500]`, `\![set,choicetimeout,-1]`, `\![set,balloontimeout,300]`, `\![set,windowstate,minimize]`,
	`\![enter,nouserbreakmode]`, `\![leave,nouserbreakmode]`, `\_?\0\_?`, `\_u[0x3042]`, `\f[bold,1]`, `\Z`, `\-`, `\e`, `\z`,
}

// options draws options.
func options() *rapid.Generator[play.Options] {
	return rapid.Custom(func(t *rapid.T) play.Options {
		return play.Options{
			Level:        rapid.SampledFrom([]play.Level{play.Own, play.Local, play.External}).Draw(t, "level"),
			Instant:      rapid.IntRange(0, 5).Draw(t, "instant") == 0,
			Pace:         rapid.SampledFrom([]time.Duration{0, 1, 10 * time.Millisecond}).Draw(t, "pace"),
			ClickTimeout: rapid.SampledFrom([]time.Duration{0, 120 * time.Millisecond}).Draw(t, "click"),
		}
	})
}

// wish is what a viewer does at an instant.
type wish struct {
	at     play.Instant
	kind   int
	choice int
}

// wishes draws what a viewer does, in the order of time.
func wishes() *rapid.Generator[[]wish] {
	return rapid.Custom(func(t *rapid.T) []wish {
		ws := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) wish {
			return wish{
				at:     time.Duration(rapid.IntRange(0, 3000).Draw(t, "at")) * time.Millisecond,
				kind:   rapid.SampledFrom([]int{0, 0, 0, 0, 1, 1, 2, 3, 4, 4}).Draw(t, "kind"),
				choice: rapid.IntRange(0, 3).Draw(t, "choice"),
			}
		}), 0, 6).Draw(t, "wishes")
		slices.SortStableFunc(ws, func(a, b wish) int { return int(a.at - b.at) })
		return ws
	})
}

// show is a script that was played in a test, with everything that was handed out.
type show struct {
	player *play.Player
	beats  []play.Beat
	// step steps to an instant, in as many steps as a test wants.
	step func(s *show, now play.Instant)
}

// take keeps a beat. A question in it is answered at once: by a script to the event OnReplace.
func (s *show) take(b play.Beat) play.Beat {
	s.beats = append(s.beats, b)
	for b.Ask != nil {
		b = s.player.Answer(`\1\s[3]いや\w2。\q[z,Z]`, slices.Contains(b.Ask.Args, "OnReplace"), b.Now)
		s.beats = append(s.beats, b)
	}
	return b
}

// to steps to an instant, past the questions that are answered on the way.
func (s *show) to(now play.Instant) {
	for b := s.take(s.player.Step(now)); b.Wake <= now; {
		b = s.take(s.player.Step(now))
	}
}

// play plays a script with the wishes of its viewer, and lets time pass until a minute is over.
func (s *show) play(script string, o play.Options, ws []wish) {
	parsed, _ := sakura.Parse(script)
	s.player = play.New(parsed, stage.Stage{}, house{}, o)
	for _, w := range ws {
		s.step(s, w.at)
		switch w.kind {
		case 0:
			s.take(s.player.Click(w.at))
		case 1:
			s.take(s.player.Choose(w.choice, w.at))
		case 2:
			s.take(s.player.Skip(w.at))
		case 3:
			s.take(s.player.Break(w.at))
		case 4:
			s.take(s.player.Anchor(w.choice, w.at))
		}
		s.to(w.at)
	}
	s.step(s, time.Minute)
}

// story tells the events of all beats, texts grapheme by grapheme.
func (s *show) story() []string {
	var lines []string
	for _, b := range s.beats {
		for _, e := range b.Log {
			if e.Op != play.OpText {
				lines = append(lines, event(b, e))
				continue
			}
			for at := 0; at < len(e.Text); {
				piece, used := stage.Cut(e.Text[at:], 1)
				lines = append(lines, fmt.Sprintf("%s \\%d %q %s", clock(e.T), e.Scope, piece.Text(), e.Dur))
				at += used
				e.T += e.Dur * play.Instant(piece.Steps())
			}
		}
	}
	return lines
}

// coarse makes one step of each stretch of time.
func coarse(s *show, now play.Instant) { s.to(now) }

// TestCuttingTime: in how many steps time passes changes nothing.
func TestCuttingTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script, o, ws := scripts().Draw(t, "script"), options().Draw(t, "options"), wishes().Draw(t, "wishes")
		cuts := rapid.SliceOfN(rapid.IntRange(0, 4000), 0, 40).Draw(t, "cuts")
		slices.Sort(cuts)
		whole := &show{step: coarse}
		whole.play(script, o, ws)
		cut := &show{step: func(s *show, now play.Instant) {
			for len(cuts) > 0 && time.Duration(cuts[0])*time.Millisecond <= now {
				s.to(time.Duration(cuts[0]) * time.Millisecond)
				cuts = cuts[1:]
			}
			s.to(now)
		}}
		cut.play(script, o, ws)
		exact := &show{step: func(s *show, now play.Instant) {
			for b := s.take(s.player.Step(0)); b.Wake <= now; {
				if early := s.player.Step(b.Wake - 1); len(early.Log) > 0 || early.Wake != b.Wake {
					t.Fatalf("woke too late: %v, not %v", early.Wake, b.Wake)
				}
				b = s.take(s.player.Step(b.Wake))
			}
			s.to(now)
		}}
		exact.play(script, o, ws)
		for _, other := range []*show{cut, exact} {
			a, b := sorted(whole.story()), sorted(other.story())
			if !slices.Equal(a, b) {
				t.Fatalf("%q\nin one step:\n%s\nin many:\n%s", script, strings.Join(a, "\n"), strings.Join(b, "\n"))
			}
			a1, b1 := whole.beats[len(whole.beats)-1], other.beats[len(other.beats)-1]
			if x, y := picture(a1.Stage), picture(b1.Stage); x != y || a1.At != b1.At || a1.Phase != b1.Phase || a1.Wake != b1.Wake {
				t.Fatalf("%q: the ends differ: %+v, %+v", script, a1, b1)
			}
		}
	})
}

// sorted sorts the texts of each stretch of time between other events: in a synchronised section those of the scopes come
// in turns, as long as a step lasts each.
func sorted(story []string) []string {
	isText := func(s string) bool {
		return strings.HasSuffix(s, "s") && strings.Contains(s, `"`) && !strings.Contains(s, " @")
	}
	for i := 0; i < len(story); i++ {
		j := i
		for j < len(story) && isText(story[j]) {
			j++
		}
		slices.SortStableFunc(story[i:j], strings.Compare)
		i = j
	}
	return story
}

// TestInstants: time never goes back, no beat looks past its own instant, and the places never decrease in one script.
func TestInstants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &show{step: func(s *show, now play.Instant) {
			for at := s.player.Step(0).Now; at < now; at += 77 * time.Millisecond {
				s.to(at)
			}
			s.to(now)
		}}
		s.play(scripts().Draw(t, "script"), options().Draw(t, "options"), wishes().Draw(t, "wishes"))
		var last play.Event
		place, source := 0, ""
		for _, b := range s.beats {
			for _, e := range b.Log {
				if e.T < last.T || e.T > b.Now {
					t.Fatalf("%v comes after %v, in a beat of %v", e, last, b.Now)
				}
				last = e
			}
			if b.Script.Source() == source && b.At < place {
				t.Fatalf("the place went back from %d to %d", place, b.At)
			}
			place, source = b.At, b.Script.Source()
			if n := utf8.RuneCountInString(source); b.At > n {
				t.Fatalf("the place is %d of %d", b.At, n)
			}
			if b.Phase == play.Over != b.Done || b.Done && b.Wake != play.Never || b.Ask != nil != (b.Phase == play.Asking) {
				t.Fatalf("a beat that contradicts itself: %+v", b)
			}
		}
	})
}

// TestBreaking: whenever a script is broken, a stage without balloons is left, unless it may not be broken.
func TestBreaking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &show{step: coarse}
		at := time.Duration(rapid.IntRange(0, 5000).Draw(t, "at")) * time.Millisecond
		s.play(scripts().Draw(t, "script"), options().Draw(t, "options"), []wish{{at: at, kind: 3}})
		var broken play.Beat
		for _, b := range s.beats {
			if b.Now <= at {
				broken = b
			}
		}
		if broken.Modes.NoUserBreak {
			return
		}
		end := s.beats[len(s.beats)-1]
		if !end.Done || len(end.Stage.Choices) > 0 || end.Modes != (play.Modes{}) {
			t.Fatalf("%+v", end)
		}
		for _, scope := range end.Stage.Scopes {
			if scope.Open || len(scope.Text.String()) > 0 || scope.Balloon != 0 {
				t.Fatalf("a balloon is left: %s", picture(end.Stage))
			}
		}
		if again := s.player.Break(at); len(again.Log) > 0 {
			t.Fatalf("a script that is over was broken: %v", again.Log)
		}
	})
}

// TestFrozen: what was handed out does not change, whatever is built on it.
func TestFrozen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var kept []string
		s := &show{}
		s.step = func(s *show, now play.Instant) {
			for at := play.Instant(0); at < now; at += 130 * time.Millisecond {
				s.to(at)
				for len(kept) < len(s.beats) {
					kept = append(kept, s.describe(len(kept)))
				}
			}
		}
		s.play(scripts().Draw(t, "script"), options().Draw(t, "options"), wishes().Draw(t, "wishes"))
		// Another player goes on from a stage in the middle.
		on := s.beats[len(s.beats)/2].Stage
		parsed, _ := sakura.Parse(`\C\0x\n[half]\q[p,P]\1y\n[30]\q[q,Q]\c\p2z`)
		for range 2 {
			play.New(parsed, on, nil, play.Options{}).Step(time.Second)
		}
		for i, was := range kept {
			if is := s.describe(i); is != was {
				t.Fatalf("was\n%s\nis\n%s", was, is)
			}
		}
	})
}

// describe tells all that is in a beat.
func (s *show) describe(i int) string {
	b := s.beats[i]
	var text strings.Builder
	text.WriteString(picture(b.Stage) + runs(b.Stage))
	for _, e := range b.Log {
		text.WriteString(event(b, e))
	}
	fmt.Fprint(&text, b.Now, b.Wake, b.Phase, b.Modes, b.Done, b.At)
	return text.String()
}

// TestClean: no control character, no bidi override and nothing but UTF-8 gets onto a stage or into the texts of a log.
func TestClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		script := scripts().Draw(t, "script") + rapid.String().Draw(t, "text") + scripts().Draw(t, "more")
		s := &show{step: coarse}
		s.play(script, options().Draw(t, "options"), wishes().Draw(t, "wishes"))
		for _, b := range s.beats {
			checkClean(t, b)
		}
	})
}

// fataler is a test of either sort.
type fataler interface {
	Fatalf(format string, args ...any)
}

// checkClean checks that everything in a beat that is meant to be seen can be.
func checkClean(t fataler, b play.Beat) {
	check := func(what, s string) {
		if !utf8.ValidString(s) {
			t.Fatalf("%s is not UTF-8: %q", what, s)
		}
		for _, r := range s {
			if r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
				t.Fatalf("%s holds %U: %q", what, r, s)
			}
		}
	}
	for _, scope := range b.Stage.Scopes {
		check("a surface", scope.Surface)
		check("a text", strings.ReplaceAll(scope.Text.String(), "\n", ""))
		var text strings.Builder
		for r := range scope.Text.Runs() {
			text.WriteString(r.Text)
			if (r.Break != 0) != (r.Text == "\n") || r.Choice >= len(b.Stage.Choices) {
				t.Fatalf("a run that makes no sense: %+v", r)
			}
			if r.Choice >= 0 && b.Stage.Choices[r.Choice].Scope != scope.ID {
				t.Fatalf("the label of a choice of another scope: %+v", r)
			}
		}
		if n := strings.Count(scope.Text.String(), "\n"); strings.Count(text.String(), "\n") > n || !sameLetters(text.String(), scope.Text.String()) {
			t.Fatalf("the runs are not the text: %q, %q", text.String(), scope.Text)
		}
	}
	for _, c := range b.Stage.Choices {
		check("a label", c.Label)
	}
	for _, e := range b.Log {
		check("an event", e.Text)
	}
}

// sameLetters compares two texts but for their line breaks.
func sameLetters(a, b string) bool {
	return reflect.DeepEqual(strings.ReplaceAll(a, "\n", ""), strings.ReplaceAll(b, "\n", ""))
}
