package stage_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/sakura/stage"
)

// describe tells all that is on a stage.
func describe(s stage.Stage) string {
	var b strings.Builder
	fmt.Fprintf(&b, "speaker %d\n", s.Speaker)
	for _, c := range s.Scopes {
		fmt.Fprintf(&b, "\\%d %q %d %v", c.ID, c.Surface, c.Balloon, c.Open)
		for r := range c.Text.Runs() {
			fmt.Fprintf(&b, " %q/%d/%d", r.Text, r.Choice, r.Break)
			b.WriteString(details(r))
		}
		if captions := c.Details().Captions; len(captions) > 0 {
			fmt.Fprintf(&b, " %v", captions)
		}
		if motions := c.Details().Motions; len(motions) > 0 {
			fmt.Fprintf(&b, " %v of %d", motions, s.Motions)
		}
		b.WriteString("\n")
	}
	for _, c := range s.Choices {
		fmt.Fprintf(&b, "{Scope:%d Label:%s ID:%s Kind:%d Refs:%v}\n", c.Scope, c.Label, c.ID, c.Kind, c.Refs)
	}
	for _, c := range s.Anchors {
		fmt.Fprintf(&b, "anchor %d %q %v\n", c.Scope, c.Label, c.Visited)
	}
	if s.Held != nil {
		b.WriteString("drawn " + describe(s.Drawn()))
	}
	return b.String()
}

// details tells what is special about a run.
func details(r stage.Run) string {
	var b strings.Builder
	if r.Anchor >= 0 {
		fmt.Fprintf(&b, " anchor %d", r.Anchor)
	}
	if r.Look != (stage.Look{}) {
		fmt.Fprintf(&b, " %+v", r.Look)
	}
	if r.Align != stage.Left || r.NoWrap {
		fmt.Fprintf(&b, " align %d nowrap %v", r.Align, r.NoWrap)
	}
	if r.Move != nil {
		fmt.Fprintf(&b, " move %v", *r.Move)
	}
	if r.Picture != nil {
		fmt.Fprintf(&b, " picture %v", *r.Picture)
	}
	if r.Marker {
		b.WriteString(" marker")
	}
	return b.String()
}

func TestRuns(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	b.Say(0, "a")
	b.Break(0, 100)
	b.Break(0, 50)
	b.Choice(stage.Choice{Label: "b"})
	b.Choice(stage.Choice{Label: ""})
	b.Choice(stage.Choice{Label: "c\x1b[1md"})
	b.Say(0, "e")
	b.Break(0, 0)
	b.Begin(0)
	b.Say(0, "f")
	b.Break(0, -30)
	b.Say(0, "g")
	label, ok := b.ChoiceSince(stage.Choice{ID: "range"})
	if label != "f g" || !ok {
		t.Errorf("the label is %q, %v", label, ok)
	}
	b.Break(0, 200)
	const want = "speaker 0\n" +
		`\0 "" 0 true "a"/-1/0 "\n"/-1/100 "\n"/-1/50 "b"/0/0 "cd"/2/0 "e"/-1/0 "f"/3/0 "\n"/3/-30 "g"/3/0 "\n"/-1/200` + "\n" +
		"{Scope:0 Label:b ID: Kind:0 Refs:[]}\n{Scope:0 Label: ID: Kind:0 Refs:[]}\n" +
		"{Scope:0 Label:cd ID: Kind:0 Refs:[]}\n{Scope:0 Label:f g ID:range Kind:0 Refs:[]}\n"
	s := b.Freeze()
	if got := describe(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if scope, ok := s.Scope(0); !ok || scope.Text.String() != "a\n\nbcde\nf\ng\n" {
		t.Errorf("the text is %q", scope.Text)
	}
	if _, ok := s.Scope(1); ok {
		t.Error("a scope that nobody spoke to is there")
	}
	for r := range s.Scopes[0].Text.Runs() {
		if r.Text == "b" {
			break
		}
	}
}

func TestScopesAreBounded(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	for _, id := range []int{-1, -1 << 63} {
		if b.SetSpeaker(id) || b.SetSurface(id, "0") || b.SetBalloon(id, 0) || b.Say(id, "a") || b.Break(id, 100) || b.Clear(id) ||
			b.Choice(stage.Choice{Scope: id}) {
			t.Errorf("there is a scope %d", id)
		}
	}
	for id := 5000; id >= 2; id-- {
		if ok := b.SetSpeaker(id); ok != (id > 5000-stage.MaxScopes+2) {
			t.Fatalf("scope %d: %v", id, ok)
		}
	}
	for _, id := range []int{1, 0, 5000} {
		if !b.SetSpeaker(id) {
			t.Errorf("there is no room for scope %d", id)
		}
	}
	s := b.Freeze()
	if len(s.Scopes) != stage.MaxScopes {
		t.Errorf("there are %d scopes", len(s.Scopes))
	}
	for i := range s.Scopes[1:] {
		if s.Scopes[i].ID >= s.Scopes[i+1].ID {
			t.Fatal("the scopes are out of order")
		}
	}
}

func TestChoicesAreBounded(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	for i := range stage.MaxChoices {
		if !b.Choice(stage.Choice{Scope: i % 2, Label: "a"}) {
			t.Fatalf("choice %d is one too many", i)
		}
	}
	if b.Choice(stage.Choice{Label: "b"}) || b.Choices() != stage.MaxChoices {
		t.Error("there is room for one more")
	}
	b.Begin(0)
	b.Say(0, "text")
	if _, ok := b.ChoiceSince(stage.Choice{}); ok {
		t.Error("there is room for one more")
	}
	b.Clear(1)
	if n := len(b.Freeze().Choices); n != stage.MaxChoices/2 || b.Choices() != n {
		t.Errorf("%d choices are left", n)
	}
	if !b.Choice(stage.Choice{Label: "b"}) {
		t.Error("there is no room after a clear")
	}
}

func TestChoiceSinceRefuses(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	refused := func(why string) {
		t.Helper()
		if label, ok := b.ChoiceSince(stage.Choice{}); ok {
			t.Errorf("%s makes a choice %q", why, label)
		}
	}
	refused("nothing begun")
	b.Begin(0)
	refused("nothing said")
	b.Begin(0)
	b.Break(0, 100)
	refused("a line break")
	b.Begin(0)
	b.Choice(stage.Choice{Label: "c"})
	b.Break(0, 100)
	refused("another choice")
	b.Say(0, "once")
	refused("what was begun once")
	if label, ok := b.ChoiceSince(stage.Choice{Scope: 7}); ok {
		t.Errorf("a scope that is not there has a choice %q", label)
	}
	b.Begin(0)
	b.Picture(0, stage.Picture{File: "a.png"})
	refused("a picture behind the text")
	b.Begin(0)
	b.Picture(0, stage.Picture{File: "a.png", Inline: true})
	if label, ok := b.ChoiceSince(stage.Choice{}); !ok || label != "" {
		t.Errorf("a picture makes a choice %q, %v", label, ok)
	}
}

// TestBuildersShareNothing: two builders go on from one stage without seeing each other.
func TestBuildersShareNothing(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	for i := range 5 {
		b.Say(0, "a")
		b.Break(0, 10+i)
		b.Choice(stage.Choice{Label: "l", ID: strconv.Itoa(i)})
	}
	from := b.Freeze()
	goOn := func(b *stage.Builder, name string, percent int) stage.Stage {
		b.Say(0, name)
		b.Break(0, percent)
		b.Choice(stage.Choice{Label: name, ID: name})
		return b.Freeze()
	}
	first := goOn(stage.NewBuilder(from), "first", 1)
	was := describe(first)
	goOn(stage.NewBuilder(from), "second", 2)
	goOn(b, "third", 3)
	if is := describe(first); is != was {
		t.Errorf("was\n%sis\n%s", was, is)
	}
}

// TestForeignStage: a stage that somebody took the choices from is still one to build on.
func TestForeignStage(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	b.Choice(stage.Choice{Label: "a"})
	b.Choice(stage.Choice{Label: "b"})
	whole := b.Freeze()
	s := whole
	s.Choices = s.Choices[:1]
	b = stage.NewBuilder(s)
	b.Choice(stage.Choice{Label: "c"})
	b.Choice(stage.Choice{Scope: 1, Label: "d"})
	const want = "speaker 0\n" + `\0 "" 0 true "a"/0/0 "b"/-1/0 "c"/1/0` + "\n" + `\1 "" 0 true "d"/2/0` + "\n"
	if got := describe(b.Freeze()); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	b.Clear(0)
	const left = "speaker 0\n" + `\0 "" 0 true` + "\n" + `\1 "" 0 true "d"/0/0` + "\n{Scope:1 Label:d ID: Kind:0 Refs:[]}\n"
	if got := describe(b.Freeze()); got != left {
		t.Errorf("got\n%swant\n%s", got, left)
	}
	if whole.Choices[1].Label != "b" {
		t.Errorf("the stage itself has another choice now: %v", whole.Choices[1])
	}
}

// TestFrozen: whatever a builder does, what it handed out stays as it was, and Freeze tells the same twice.
func TestFrozen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := stage.NewBuilder(stage.Stage{})
		var stages []stage.Stage
		var kept []string
		scope := func() int { return rapid.IntRange(-1, 3).Draw(t, "scope") }
		text := func() string {
			return rapid.SampledFrom([]string{"あ", "abc", "", "\x1b[1m", "か\u3099"}).Draw(t, "text")
		}
		t.Repeat(map[string]func(*rapid.T){
			"say":    func(*rapid.T) { b.Say(scope(), text()) },
			"break":  func(*rapid.T) { b.Break(scope(), rapid.SampledFrom([]int{100, 50, -1, 0}).Draw(t, "percent")) },
			"choice": func(*rapid.T) { b.Choice(stage.Choice{Scope: scope(), Label: text()}) },
			"begin":  func(*rapid.T) { b.Begin(scope()) },
			"range":  func(*rapid.T) { b.ChoiceSince(stage.Choice{Scope: scope()}) },
			"from":   func(*rapid.T) { b.BeginAnchor(scope()) },
			"anchor": func(*rapid.T) { b.AnchorSince(stage.Choice{Scope: scope()}) },
			"visit":  func(*rapid.T) { b.Visit(rapid.IntRange(-1, 3).Draw(t, "anchor")) },
			"move":   func(*rapid.T) { b.Move(scope(), stage.Place{X: stage.Coord{Unit: stage.Em}}) },
			"picture": func(*rapid.T) {
				b.Picture(scope(), stage.Picture{File: text(), Inline: rapid.Bool().Draw(t, "inline")})
			},
			"mark":    func(*rapid.T) { b.Mark(scope()) },
			"look":    func(*rapid.T) { b.SetLook(scope(), look(t)) },
			"align":   func(*rapid.T) { b.SetAlign(scope(), stage.Align(rapid.IntRange(0, 2).Draw(t, "align"))) },
			"nowrap":  func(*rapid.T) { b.NoWrap() },
			"wrap":    func(*rapid.T) { b.Wrap() },
			"plain":   func(*rapid.T) { b.ResetLooks() },
			"chars":   func(*rapid.T) { b.DeleteChars(scope(), count(t)) },
			"charsAt": func(*rapid.T) { b.DeleteCharsFrom(scope(), count(t), count(t)) },
			"lines":   func(*rapid.T) { b.DeleteLines(scope(), count(t)) },
			"linesAt": func(*rapid.T) { b.DeleteLinesFrom(scope(), count(t), count(t)) },
			"lock":    func(*rapid.T) { b.Lock(stage.Layer(rapid.IntRange(0, 1).Draw(t, "layer"))) },
			"unlock":  func(*rapid.T) { b.Unlock(stage.Layer(rapid.IntRange(0, 1).Draw(t, "layer"))) },
			"caption": func(*rapid.T) { b.AddCaption(scope(), stage.Caption{Text: text()}) },
			"animate": func(t *rapid.T) {
				b.Animate(scope(), stage.Motion{Do: stage.Deed(rapid.IntRange(0, 5).Draw(t, "deed")), Animation: text(), At: 1})
			},
			"age":     func(*rapid.T) { b.AgeMotions() },
			"drop":    func(*rapid.T) { b.DropCaptions(scope(), func(stage.Caption) bool { return true }) },
			"set":     func(*rapid.T) { b.SetMarker(scope(), text()); b.SetNoScroll(scope()); b.SetFaded(scope(), count(t)) },
			"clear":   func(*rapid.T) { b.Clear(scope()) },
			"all":     func(*rapid.T) { b.ClearAll() },
			"close":   func(*rapid.T) { b.CloseAll() },
			"speaker": func(*rapid.T) { b.SetSpeaker(scope()) },
			"surface": func(*rapid.T) { b.SetSurface(scope(), text()) },
			"balloon": func(*rapid.T) { b.SetBalloon(scope(), scope()) },
			"again":   func(*rapid.T) { b = stage.NewBuilder(b.Freeze()) },
			"freeze": func(*rapid.T) {
				s := b.Freeze()
				stages, kept = append(stages, s), append(kept, describe(s))
				if again := describe(b.Freeze()); again != kept[len(kept)-1] {
					t.Fatalf("first\n%sthen\n%s", kept[len(kept)-1], again)
				}
				checkStage(t, s)
				if b.Choices() != len(s.Choices) {
					t.Fatalf("%d choices, %d of them on the stage", b.Choices(), len(s.Choices))
				}
			},
			"": func(*rapid.T) {
				for i, s := range stages {
					if is := describe(s); is != kept[i] {
						t.Fatalf("was\n%sis\n%s", kept[i], is)
					}
				}
			},
		})
	})
}

func TestFreezeIsFree(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	b.Say(0, strings.Repeat("あ", 100))
	b.SetSpeaker(1)
	b.Freeze()
	if n := testing.AllocsPerRun(10, func() { b.SetSpeaker(1); b.Freeze() }); n != 0 {
		t.Errorf("freezing the same stage again allocates %v times", n)
	}
}

func look(t *rapid.T) stage.Look {
	return stage.Look{
		Attrs: stage.Attrs(rapid.IntRange(0, 3).Draw(t, "attrs")), Valign: stage.Valign(rapid.IntRange(0, 2).Draw(t, "valign")),
	}
}

func count(t *rapid.T) int { return rapid.IntRange(0, 4).Draw(t, "count") }

// checkStage checks that the runs of each text, drawn or locked, make up that text, and that their labels lead to choices and
// anchors that are there.
func checkStage(t *rapid.T, s stage.Stage) {
	t.Helper()
	for _, scopes := range [][]stage.Scope{s.Scopes, s.Drawn().Scopes} {
		for _, c := range scopes {
			var all strings.Builder
			spots := 0
			for r := range c.Text.Runs() {
				all.WriteString(r.Text)
				if r.Choice >= len(s.Choices) || r.Anchor >= len(s.Anchors) {
					t.Fatalf("choice %d of %d, anchor %d of %d", r.Choice, len(s.Choices), r.Anchor, len(s.Anchors))
				}
				if r.Text == "" {
					spots++
				}
				if r.Text == "" && r.Move == nil && r.Picture == nil && !r.Marker {
					t.Fatal("a run of nothing")
				}
			}
			if c.Text.String() != all.String() && !strings.Contains(c.Text.String(), "\n") {
				t.Fatalf("the text is %q, its runs are %q", c.Text.String(), all.String())
			}
			if c.Text.Size() < len(c.Text.String())+spots {
				t.Fatalf("a size of %d bytes for %d and %d spots", c.Text.Size(), len(c.Text.String()), spots)
			}
		}
	}
}
