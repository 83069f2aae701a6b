package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// sorted gives words in order.
func sorted(words []string) []string {
	slices.Sort(words)
	return words
}

func TestFormGoldens(t *testing.T) {
	for name, box := range kinds {
		for _, size := range [][2]int{{20, 5}, {40, 12}, {80, 24}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], cellMetrics, nil)
				f := newPlay().frame()
				f.Boxes = []show.Box{box}
				r.show(f)
				r.fits()
				// The stage around it has goldens of its own.
				p := r.m.formPanel()
				text := fmt.Sprintf("row %d to %d\n", p.y, p.y+p.h-1) + strings.Join(r.rows()[p.y:p.y+p.h], "\n") + "\n"
				if c := r.m.View().Cursor; c != nil {
					text += fmt.Sprintf("cursor %d %d\n", c.X, c.Y)
				}
				golden.RequireEqual(t, text)
			})
		}
	}
}

// key is either the name of a key that kit_test knows, a key, or text that is typed.
func (r *rig) strikes(keys ...any) {
	r.t.Helper()
	for _, k := range keys {
		switch k := k.(type) {
		case tea.Key:
			r.chord(k)
		case string:
			if text, ok := strings.CutPrefix(k, "="); ok {
				r.types(text)
			} else {
				r.press(k)
			}
		case tea.PasteMsg:
			r.send(k)
		}
	}
}

func TestFormKeys(t *testing.T) {
	for name, tt := range map[string]struct {
		box  show.Box
		keys []any
		want []show.Input
	}{
		"as it stands": {kinds["line"], []any{"enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "\u30c6\u30b9\u30c8\u5165\u529b"}}},
		"cancel":       {kinds["line"], []any{"=abc", "esc"}, []show.Input{{Kind: show.Cancel, Index: 7}}},
		"letters are text": {show.Box{}, []any{"=sphq?tmx+-0 123jk", "enter"}, []show.Input{
			{Kind: show.Submit, Index: 7, Text: "sphq?tmx+-0 123jk"},
		}},
		"japanese": {show.Box{}, []any{"=\u3042\u3044\u3046", left, backspace, "=\u732b", "enter"}, []show.Input{
			{Kind: show.Submit, Index: 7, Text: "\u3042\u732b\u3046"},
		}},
		"paste": {show.Box{}, []any{"=<>", left, tea.PasteMsg{Content: "one\ntwo\x1b[2J"}, "enter"}, []show.Input{
			{Kind: show.Submit, Index: 7, Text: "<one two>"},
		}},
		"limit":          {show.Box{Limit: 2}, []any{"=\u3042\u3044\u3046", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "\u3042\u3044"}}},
		"buttons":        {show.Box{}, []any{"=a", "tab", "tab", "space"}, []show.Input{{Kind: show.Cancel, Index: 7}}},
		"ok":             {show.Box{}, []any{"=a", "tab", "space"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "a"}}},
		"between":        {show.Box{}, []any{"=a", "tab", right, left, "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "a"}}},
		"round":          {show.Box{}, []any{"shift+tab", "enter"}, []show.Input{{Kind: show.Cancel, Index: 7}}},
		"lines of shell": {show.Box{}, []any{"=one two", ctrl('w'), "=three", ctrl('a'), "=>", ctrl('e'), "=<", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: ">one three<"}}},
		"date typed": {kinds["date"], []any{"=1999", "tab", "=1", "tab", "=31", "enter"}, []show.Input{
			{Kind: show.Submit, Index: 7, Text: "1999,1,31"},
		}},
		"date with signs": {kinds["date"], []any{"=1999-1/31", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "1999,1,31"}}},
		"date by arrows":  {kinds["date"], []any{"up", "tab", "up", "tab", "down", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "2013,12,22"}}},
		"time wide":       {kinds["clock"], []any{"=\uff10\uff1a\uff15\uff1a\uff19", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "0,5,9"}}},
		"address pasted":  {kinds["ip"], []any{tea.PasteMsg{Content: "10.20.30.40"}, "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "10,20,30,40"}}},
		"address edited":  {kinds["ip"], []any{"tab", "tab", backspace, "=7x", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "192,168,7,1"}}},
		"slider":          {kinds["slider"], []any{left, left, "up", "pgup", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "54"}}},
		"slider's ends":   {kinds["slider"], []any{"=100", right, "up", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "100"}}},
		"empty number":    {kinds["slider"], []any{backspace, backspace, "enter", "up", "enter"}, []show.Input{{Kind: show.Submit, Index: 7}, {Kind: show.Submit, Index: 7, Text: "0"}}},
		"colour":          {kinds["color"], []any{"pgdown", "tab", right, "tab", "=9", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "243,129,9"}}},
		"area":            {kinds["area"], []any{"=-5", "tab", "=1", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "-5,1,200,32000"}}},
		"terms":           {kinds["terms"], []any{"down", "pgdown", "enter"}, []show.Input{{Kind: show.Submit, Index: 7}}},
		"declined":        {kinds["terms"], []any{"tab", "enter"}, []show.Input{{Kind: show.Cancel, Index: 7}}},
		"proposals":       {kinds["communicate"], []any{"=\u304a", "down", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "\u304a\u306f\u3088\u3046"}}},
		"no proposal":     {kinds["communicate"], []any{"down", "down", "down", "=x", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "x"}}},
		"behind":          {show.Box{}, []any{"=a", f2, "s", f2, "=b", "enter"}, []show.Input{{Kind: show.Skip}, {Kind: show.Submit, Index: 7, Text: "ab"}}},
		"help":            {show.Box{}, []any{"=a", f1, "x", "=b", "enter"}, []show.Input{{Kind: show.Submit, Index: 7, Text: "ab"}}},
		"quit":            {show.Box{}, []any{"=q", "ctrl+c"}, []show.Input{{Kind: show.Close}}},
	} {
		t.Run(name, func(t *testing.T) {
			tt.box.ID = 7
			r := shown(t, 80, 24, tt.box)
			r.strikes(tt.keys...)
			if got := r.viewer.did(); !slices.Equal(got, tt.want) {
				t.Errorf("%+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// The terminal's own cursor stands behind the text in cells, whatever it is made of.
func TestFormCursor(t *testing.T) {
	for _, tt := range []struct {
		box  show.Box
		keys []any
		x    int // from the first cell of the field
	}{
		{show.Box{}, nil, 0},
		{show.Box{}, []any{"=abc"}, 3},
		{show.Box{}, []any{"=\u3042\u3044\u3046"}, 6},
		{show.Box{}, []any{"=\u3042a\u304b\u3099", left}, 3},
		{show.Box{}, []any{"=\u3042\u3044", home}, 0},
		{show.Box{}, []any{"=\u3042\u3044", home, del}, 0},
		{show.Box{Kind: show.Password}, []any{"=\u3042\u3044\u3046"}, 3},
		{show.Box{Text: strings.Repeat("\u3042", 200)}, nil, 56},
	} {
		r := shown(t, 80, 24, tt.box)
		r.strikes(tt.keys...)
		c := r.m.View().Cursor
		if c == nil || c.X != 11+tt.x || c.Y != 18 {
			t.Errorf("%v: %+v", tt.keys, c)
		}
	}
	r := shown(t, 80, 24, kinds["terms"])
	if r.m.View().Cursor != nil {
		t.Error("a cursor where nothing is typed")
	}
	r = shown(t, 80, 24, show.Box{})
	r.strikes(f2)
	if r.m.View().Cursor != nil {
		t.Error("a cursor although the form is behind")
	}
	r.show(withBoxes())
	if r.m.View().Cursor != nil {
		t.Error("a cursor without a form")
	}
}

func TestPasswordIsNotSeen(t *testing.T) {
	r := shown(t, 80, 24, show.Box{Kind: show.Password, Text: "hunter1"})
	r.types("hunter2\u79d8\u5bc6")
	if s := r.look(); strings.Contains(s, "hunter") || strings.Contains(s, "\u79d8") || !strings.Contains(s, strings.Repeat("*", 16)) {
		t.Errorf("the screen:\n%s", s)
	}
}

func TestFormMouse(t *testing.T) {
	r := shown(t, 80, 24, show.Box{ID: 3, Text: "\u3042\u3044\u3046"})
	r.look()
	r.hits(14, 18) // the second half of the second letter
	r.types("x")
	find := func(word string) (int, int) {
		for y := range 24 {
			if i := strings.Index(r.screen().Line(y), word); i >= 0 {
				return cellMetrics.Width(r.screen().Line(y)[:i]), y
			}
		}
		t.Fatalf("no %q on\n%s", word, r.look())
		return 0, 0
	}
	x, y := find("[ OK ]")
	r.hits(x+1, y)
	x, y = find("[ Cancel ]")
	r.hits(x+1, y)
	r.hits(40, 17) // the frame
	want := []show.Input{{Kind: show.Submit, Index: 3, Text: "\u3042x\u3044\u3046"}, {Kind: show.Cancel, Index: 3}}
	if got := r.viewer.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}

	r = shown(t, 80, 24, kinds["slider"])
	x, y = find("=#-")
	r.hits(x+2, y)
	r.strikes("enter")
	if got := r.viewer.did(); len(got) != 1 || got[0].Text != "51" {
		t.Errorf("%+v", got)
	}
	r.strikes(f2)
	x, y = find("F2: Slider")
	r.hits(x, y)
	if !r.m.writing() {
		t.Error("the form stays behind")
	}
}

// What was begun in one box is there again when the newer one is gone.
func TestFormsTakeTurns(t *testing.T) {
	first, second := show.Box{ID: 1, Title: "first"}, show.Box{ID: 2, Title: "second", NoClose: true}
	r := shown(t, 80, 24, first)
	r.strikes("=abc", f2)
	r.show(withBoxes(first, second))
	r.sees("Input: second")
	r.strikes("=x", "enter")
	second.Turn, second.Wrong = 1, "Not quite."
	r.show(withBoxes(first, second))
	r.sees("Not quite.", "[   ")
	r.strikes("=y", "enter")
	second.Turn, second.NoClear = 2, true
	r.show(withBoxes(first, second))
	r.sees("[y ")
	r.show(withBoxes(first))
	r.sees("Input: first", "[abc ")
	r.strikes("enter")
	r.show(withBoxes())
	if strings.Contains(r.look(), "Input:") || len(r.m.drafts) != 0 {
		t.Errorf("it stays:\n%s", r.look())
	}
}

// Nobody who types loses the keyboard: neither to another box nor, when theirs closes, to what letters command.
func TestFormsKeepTheKeyboard(t *testing.T) {
	first, second := show.Box{ID: 1, Title: "first", Kind: show.Password}, show.Box{ID: 2, Title: "second"}
	r := shown(t, 80, 24, first)
	r.types("se")
	r.show(withBoxes(first, second))
	r.types("cret")
	r.sees("Password: first", "[****** ")
	r.strikes("enter")
	r.show(withBoxes(second))
	r.sees("Input: second")
	r.types("hys")
	r.show(withBoxes())
	r.strikes("=yhsq", "space", tea.PasteMsg{Content: "more"})
	r.sees("This box has closed.", "[hys ")
	r.strikes("esc", "h")
	want := []show.Input{{Kind: show.Submit, Index: 1, Text: "secret"}, {Kind: show.Hide}}
	if got := r.viewer.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// What was typed for one ghost is not told another, whatever number its box has.
func TestFormsBelongToTheirGhost(t *testing.T) {
	r := shown(t, 80, 24, show.Box{ID: 1}, show.Box{ID: 2})
	r.types("secret")
	f := withBoxes(show.Box{ID: 1}, show.Box{ID: 2})
	f.Ghost = "Another"
	r.show(f)
	r.sees("This box has closed.")
	r.strikes("=more", "enter", "=open", "enter")
	r.strikes(f2, "t", "=secret")
	r.show(withBoxes(show.Box{ID: 2}))
	r.strikes("enter", "enter")
	want := []show.Input{{Kind: show.Submit, Index: 2, Text: "open"}, {Kind: show.Submit, Index: 2}}
	if got := r.viewer.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// The viewer can speak first. A box that opens meanwhile waits.
func TestSpeakForm(t *testing.T) {
	r := shown(t, 80, 24)
	r.strikes("t", "enter", "=\u3084\u3042", "enter", "s", "t", "=x")
	r.show(withBoxes(show.Box{Title: "later"}))
	r.sees("Say: Katty & Prompt")
	r.strikes("esc", "=z", "enter")
	r.sees("Input: later")
	want := []show.Input{{Kind: show.Speak, Text: "\u3084\u3042"}, {Kind: show.Skip}, {Kind: show.Submit, Index: 1, Text: "z"}}
	if got := r.viewer.did(); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// No form is ever wider or higher than the screen, whatever stands in it.
func TestFormsAtEverySize(t *testing.T) {
	for name, box := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// Between them the kinds go through two kinds of terminals.
			odd := box.Kind%2 == 1
			r := newRig(t, 80, 24, cell.Metrics{Grapheme: odd, Wide: odd}, nil)
			box.Wrong = "This is what is wrong with it: " + lorem
			r.show(withBoxes(box))
			for _, size := range sizes() {
				r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				r.fits()
				if c := r.m.View().Cursor; c != nil && (c.X < 0 || c.X >= size[0] || c.Y < 0 || c.Y >= size[1]) {
					t.Fatalf("%v: the cursor stands at %d, %d", size, c.X, c.Y)
				}
			}
			for w := range 8 {
				for h := range 4 {
					r.send(tea.WindowSizeMsg{Width: w, Height: h})
					if w > 0 && h > 0 {
						r.fits()
					}
				}
			}
		})
	}
}

// Hostile texts reach the screen as text.
func TestHostileBoxes(t *testing.T) {
	for _, bad := range hostile {
		for _, metrics := range []cell.Metrics{{}, {Grapheme: true}} {
			for kind := show.Line; kind <= show.Area; kind++ {
				r := newRig(t, 80, 24, metrics, nil)
				r.show(withBoxes(show.Box{
					Kind: kind, Title: bad, Text: bad, Body: bad + "\n" + bad, Wrong: bad, Offers: []string{bad, bad}, Max: 9, Limit: 50,
				}))
				r.send(tea.PasteMsg{Content: bad})
				r.strikes("down", "down")
				for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}} {
					r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					r.fits()
					r.agrees()
					if s := colouring.ReplaceAllString(r.m.View().Content, ""); strings.ContainsAny(s, "\x1b\a\b\t\r\x7f\u009b\u202e") {
						t.Fatalf("kind %d: %q", kind, s)
					}
				}
			}
		}
	}
}

// On a real screen: what is typed is seen, the terminal's cursor stands behind it, the seconds go down, and the cursor goes
// with the box.
func TestFormOnScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := newFakeViewer()
		p, out := newTape(t.Context(), Options{Viewer: v})
		ended := make(chan error)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		time.Sleep(time.Second)
		v.frames <- withBoxes(show.Box{Title: "name", Until: time.Now().Add(3 * time.Second)})
		for _, want := range []string{"3 s", "2 s", "1 s"} {
			time.Sleep(100 * time.Millisecond)
			out.sees(t, want)
			time.Sleep(900 * time.Millisecond)
		}
		for _, c := range "\u3042\u3044a" {
			p.Send(tea.KeyPressMsg{Code: c, Text: string(c)})
		}
		time.Sleep(time.Second)
		out.sees(t, "[\u3042\u3044a ")
		x, y, visible := out.screen.Cursor()
		if line := out.screen.Line(y); !visible || !strings.Contains(line, "\u3042\u3044a") || x != 11+5 {
			t.Errorf("the cursor stands at %d in %q, visible: %v", x, line, visible)
		}
		v.frames <- withBoxes()
		time.Sleep(time.Second)
		if _, _, visible := out.screen.Cursor(); visible {
			t.Error("the cursor stays")
		}
		close(v.frames)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
