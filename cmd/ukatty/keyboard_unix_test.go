//go:build !windows

package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ukatty/tui/screen"
)

// What a slow line has cut behind its first byte is put together again; keys are left alone.
func TestKeyboard(t *testing.T) {
	for name, tt := range map[string]struct{ come, want []string }{
		"answer":          {[]string{"\x1b", "]11;rgb:ff/ff/ff\a"}, []string{"\x1b", "\x1b]11;rgb:ff/ff/ff\a"}},
		"click":           {[]string{"x\x1b", "[<0;1;1M"}, []string{"x\x1b", "\x1b[<0;1;1M"}},
		"whole":           {[]string{"\x1b[A", "[B"}, []string{"\x1b[A", "[B"}},
		"typed":           {[]string{"\x1b", "[", "]1"}, []string{"\x1b", "[", "]1"}},
		"key":             {[]string{"\x1b", "abc"}, []string{"\x1b", "abc"}},
		"twice escape":    {[]string{"\x1b\x1b", "[A"}, []string{"\x1b\x1b", "[A"}},
		"longest":         {[]string{"\x1b", strings.Repeat("[", 23)}, []string{"\x1b", "\x1b" + strings.Repeat("[", 23)}},
		"no end":          {[]string{"\x1b]11;", "q"}, []string{"\x1b]11;", "q"}},
		"again and again": {[]string{"\x1b", "[A\x1b", "[B"}, []string{"\x1b", "\x1b[A\x1b", "\x1b[B"}},
	} {
		t.Run(name, func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			k := newKeyboard(r, func() {})
			for i, come := range tt.come {
				if _, err := w.WriteString(come); err != nil {
					t.Fatal(err)
				}
				b := make([]byte, 24)
				if n, err := k.Read(b); err != nil || string(b[:n]) != tt.want[i] {
					t.Errorf("got %q, %v, want %q", b[:n], err, tt.want[i])
				}
			}
			_ = w.Close()
			gone := false
			k.gone = func() { gone = true }
			if n, err := k.Read(make([]byte, 1)); n != 0 || err == nil || !gone {
				t.Errorf("at the end: %d, %v, gone %v", n, err, gone)
			}
		})
	}
}

// A sequence of more parameters than the program has room for loses those that are too many, however it is cut; text keeps its signs.
func TestKeyboardBoundsParameters(t *testing.T) {
	many := strings.Repeat("1;", 100)
	for come, want := range map[string]int{
		"\x1b[" + many + "m":       maxParameters,
		"\x1b[<" + many + "M":      maxParameters,
		"\x1bP" + many + "q":       maxParameters,
		"\x9b" + many + "m":        maxParameters,
		"\x1b[?62;4;22c":           2,
		"\x1b[1;2A" + many:         101,
		many:                       100,
		"\x1b[200~" + many:         100,
		"\x1b]11;" + many + "\a":   101,
		"\x1b[A\x1b[" + many + "B": maxParameters,
	} {
		for _, size := range []int{1, 3, len(come)} {
			p := new(parameters)
			var got []byte
			for piece := range slices.Chunk([]byte(come), size) {
				got = append(got, piece[:p.bound(piece)]...)
			}
			if n := strings.Count(string(got), ";"); n != want || got[0] != come[0] || got[len(got)-1] != come[len(come)-1] {
				t.Errorf("%.20q in pieces of %d: %d parameters, want %d: %q", come, size, n, want, got)
			}
		}
	}
}

// Whatever comes from the terminal, the program goes on.
func TestKeyboardOfManyParameters(t *testing.T) {
	t.Parallel()
	tty, _ := begin(t, screen.Terminal{}, nil)
	tty.await("Katty")
	tty.press("\x1b[" + strings.Repeat("1;", 1000) + "m")
	tty.press("\x1b[8;20000;20000t")
	tty.press("?")
	tty.await("give the stage")
	ended(t, tty)
}

func TestUnfinished(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "abc": false, "\x1b": false, "\x1b\x1b": false, "\x1b[": true, "\x1b[<0;1": true, "\x1b[<0;1;1M": false, "\x1bO": true,
		"\x1bOA": false, "\x1b]11;rgb": true, "\x1b]11;rgb\a": false, "\x1b]11;rgb\x1b": true, "\x1b]11;rgb\x1b\\": false, "\x1bP1+r": true,
		"\x1ba": false, "\x1b[A\x1b[": true, "\x1b[\x1b": false,
	} {
		if got := unfinished([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// An answer that comes late, and in pieces, is no keys: it turns the colours and nothing else.
func TestLateAnswer(t *testing.T) {
	t.Parallel()
	for name, pieces := range map[string][]string{
		"late":           {"\x1b]11;rgb:ffff/ffff/ffff\x07"},
		"cut":            {"\x1b", "]11;rgb:ffff/ffff/ffff\x07"},
		"cut elsewhere":  {"\x1b]11;rg", "b:ffff/ffff/ffff\x1b\\"},
		"cut at its end": {"\x1b]11;rgb:ffff/ffff/ffff\x1b", "\\"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, screen.Terminal{Silent: true}, []string{"COLORTERM=truecolor", patient + "=rest"})
			tty.await("Katty")
			send(t, addr, `\t\_q\0\s[5]on the stage\x\e`)
			tty.await("on the stage")
			for _, piece := range pieces {
				tty.press(piece)
				time.Sleep(150 * time.Millisecond) // longer than a key Escape is waited for
			}
			const lightDim = "38;2;99;107;120"
			tty.wrote(lightDim)
			// The key Escape breaks off.
			if text := tty.Text(); !strings.Contains(text, "on the stage") && name != "cut" || strings.Contains(text, "ffff") {
				t.Errorf("keys came through:\n%s", text)
			}
			ended(t, tty)
		})
	}
}

// Who leaves before the terminal has answered leaves no answer to the shell.
func TestLeaveBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	tty, _ := begin(t, screen.Terminal{Silent: true}, []string{patient + "=here,leaving"})
	tty.wrote("\x1b]11;?", "\x1b[6n")
	tty.press("qq")
	time.Sleep(100 * time.Millisecond) // as a line that is slow
	tty.press("\x1b[?2026;2$y")
	tty.press("\x1b[2;8R\x1b]11;rgb:0000/0000/0000\x07")
	tty.endsWell()
	if out := tty.output(); strings.Contains(out, "^[") {
		t.Errorf("the terminal echoes %q", out[strings.Index(out, "^["):])
	}
}
