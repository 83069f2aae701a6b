package stage_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/sakura/stage"
)

// TestDeleteChars holds deleting against a list of what was added: characters, line breaks, pictures.
func TestDeleteChars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := stage.NewBuilder(stage.Stage{})
		var parts []string
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch part := rapid.SampledFrom([]string{"a", "か\u3099", "\U0001f468\u200d\U0001f469", "\n", "", "cut", "cut at"}).Draw(t, "part"); part {
			case "cut":
				n := count(t)
				parts = cut(parts, max(visible(parts)-n, 0), n)
				b.DeleteChars(0, n)
			case "cut at":
				start, n := count(t), count(t)
				parts = cutSome(parts, start, n)
				b.DeleteCharsFrom(0, start, n)
			case "\n":
				parts = append(parts, part)
				b.Break(0, 100)
			case "":
				parts = append(parts, part)
				b.Picture(0, stage.Picture{File: "a", Inline: true})
			default:
				parts = append(parts, part)
				b.Say(0, part)
			}
			s, _ := b.Freeze().Scope(0)
			if got, want := s.Text.String(), strings.Join(parts, ""); got != want {
				t.Fatalf("the text is %q, want %q", got, want)
			}
			pictures := 0
			for r := range s.Text.Runs() {
				if r.Picture != nil {
					pictures++
				}
			}
			if want := len(parts) - len(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })); pictures != want {
				t.Fatalf("%d pictures, want %d", pictures, want)
			}
		}
	})
}

// visible counts the parts that are characters: all but line breaks.
func visible(parts []string) int {
	n := 0
	for _, p := range parts {
		if p != "\n" {
			n++
		}
	}
	return n
}

// cut takes everything away from the character number start on, if there is one and any is to go.
func cut(parts []string, start, n int) []string {
	if n == 0 || start >= visible(parts) {
		return parts
	}
	return slices.Clone(parts[:index(parts, start)])
}

// cutSome takes the characters from number start on away, n of them, and what stands between them.
func cutSome(parts []string, start, n int) []string {
	if start+n >= visible(parts) {
		return cut(parts, start, n)
	}
	if n == 0 {
		return parts
	}
	return slices.Concat(parts[:index(parts, start)], parts[index(parts, start+n-1)+1:])
}

// index gives where the character of a number stands.
func index(parts []string, number int) int {
	for i, p := range parts {
		if p == "\n" {
			continue
		}
		if number == 0 {
			return i
		}
		number--
	}
	return len(parts)
}

// TestBounds: pictures and texts on surfaces are bounded, and there is room again once some are gone.
func TestBounds(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	fill := func() (pictures, captions int) {
		for b.Picture(0, stage.Picture{File: "a", Inline: true}) {
			pictures++
		}
		for b.AddCaption(0, stage.Caption{Text: "a"}) {
			captions++
		}
		return pictures, captions
	}
	if p, c := fill(); p != stage.MaxPictures || c != stage.MaxCaptions {
		t.Errorf("there is room for %d pictures and %d texts", p, c)
	}
	b.DeleteChars(0, 3)
	b.DropCaptions(0, func(stage.Caption) bool { return true })
	if p, c := fill(); p != 3 || c != stage.MaxCaptions {
		t.Errorf("then there is room for %d pictures and %d texts", p, c)
	}
	b.Clear(0)
	if p, _ := fill(); p != stage.MaxPictures {
		t.Errorf("once it was cleared there is room for %d pictures", p)
	}
	if b.Picture(-1, stage.Picture{}) || b.AddCaption(-1, stage.Caption{}) || b.Move(-1, stage.Place{}) || b.Mark(-1) {
		t.Error("there is a scope -1")
	}
}

// TestSize: what a text is besides its characters counts.
func TestSize(t *testing.T) {
	b := stage.NewBuilder(stage.Stage{})
	b.Say(0, "abc")
	was := b.Size(0)
	for _, add := range []func(){
		func() { b.Move(0, stage.Place{}) },
		func() { b.Mark(0) },
		func() { b.SetAlign(0, stage.Right) },
		func() { b.SetLook(0, stage.Look{Attrs: stage.Bold}); b.Say(0, "d") },
		func() { b.Break(0, 50) },
		func() { b.Choice(stage.Choice{}) },
		func() { b.Picture(0, stage.Picture{File: strings.Repeat("x", 1000)}) },
	} {
		add()
		if is := b.Size(0); is <= was {
			t.Errorf("the size is %d, was %d", is, was)
		} else {
			was = is
		}
	}
	if was < 1000 || b.Size(7) != 0 {
		t.Errorf("the size is %d", was)
	}
	if b.Clear(0); b.Size(0) > 16 {
		t.Errorf("a cleared balloon has a size of %d", b.Size(0))
	}
}
