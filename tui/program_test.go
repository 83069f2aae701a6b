package tui

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/journal"
	"ukatty/tui/screen"
)

// tape is a terminal that remembers how much was written to it.
type tape struct {
	mu     sync.Mutex
	screen *screen.Screen
	bytes  int
}

func (t *tape) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes += len(p)
	return t.screen.Write(p)
}

func (t *tape) written() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}

// newTape gives a program on a terminal of 80×24, in a bubble of virtual time.
func newTape(ctx context.Context, o Options) (*tea.Program, *tape) {
	t := &tape{screen: screen.Terminal{Cooked: true}.New(80, 24)}
	return Program(ctx, o,
		tea.WithInput(nil), tea.WithOutput(t), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"})), t
}

// The whole program: it draws, goes with what the ghost does, is silent while nothing happens, and ends with the ghost.
func TestProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v, j := newFakeViewer(), journal.New(journal.Bounds{})
		p, out := newTape(t.Context(), Options{Viewer: v, Journal: j, Addresses: []string{"127.0.0.1:9801"}})
		ended := make(chan error)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		time.Sleep(time.Second)
		out.sees(t, "waking up")
		v.frames <- newPlay().say(0, "5", "Hello there!").frame()
		j.Add(journal.Entry{Kind: journal.Note, Text: "something happened"})
		time.Sleep(time.Second)
		out.sees(t, "Hello there!", "something happened", "Katty \\0\\s[5]")

		before := out.written()
		time.Sleep(5 * time.Minute)
		if n := out.written() - before; n != 0 {
			t.Errorf("%d bytes were written while nothing happened", n)
		}

		talk := newPlay()
		talk.f.QuietUntil = time.Now().Add(3 * time.Second)
		v.frames <- talk.frame()
		for _, want := range []string{"quiet 3 s", "quiet 2 s", "quiet 1 s", "idle"} {
			time.Sleep(100 * time.Millisecond)
			out.sees(t, want)
			time.Sleep(900 * time.Millisecond)
		}
		before = out.written()
		time.Sleep(5 * time.Minute)
		if n := out.written() - before; n != 0 {
			t.Errorf("%d bytes were written after Quiet, while nothing happened", n)
		}

		p.Send(keyPress(t, "p"))
		p.Send(keyPress(t, "q"))
		synctest.Wait()
		if done := v.did(); len(done) != 2 {
			t.Errorf("the ghost was told %v", done)
		}
		close(v.frames)
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
}

// sees fails unless the terminal shows the texts.
func (t *tape) sees(tb testing.TB, texts ...string) {
	tb.Helper()
	for _, text := range texts {
		if s := t.screen.Text(); !strings.Contains(s, text) {
			tb.Errorf("the terminal lacks %q:\n%s", text, s)
		}
	}
}

// The context ends everything, and nothing that was started is left.
func TestProgramEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		v := newFakeViewer()
		f := newPlay()
		f.f.QuietUntil = time.Now().Add(2 * time.Second)
		p, _ := newTape(ctx, Options{Viewer: v, Journal: journal.New(journal.Bounds{})})
		v.frames <- f.frame()
		time.AfterFunc(time.Second, cancel)
		if _, err := p.Run(); err != nil && !errors.Is(err, tea.ErrProgramKilled) {
			t.Error(err)
		}
		time.Sleep(2 * time.Second) // the countdown, which nobody waits for any more
	})
}

// While text appears little more is written than that text. Rows with wide characters the renderer writes anew in each
// frame, whatever changed, so that they are only reported.
func TestTypingWritesLittle(t *testing.T) {
	for _, tt := range []struct {
		word, name string
		most       int
	}{{"x", "Prompt", 60}, {"\u732b", "\u30d7\u30ed\u30f3\u30d7", 1 << 20}} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			v := newFakeViewer()
			p, out := newTape(ctx, Options{Viewer: v})
			ended := make(chan struct{})
			go func() {
				_, _ = p.Run()
				close(ended)
			}()
			talk := newPlay()
			talk.f.Names = []string{"Katty", tt.name}
			v.frames <- talk.say(0, "0", "Start: ").frame()
			time.Sleep(time.Second)
			before := out.written()
			const n = 200
			for range n {
				v.frames <- talk.say(0, "", tt.word).frame()
				time.Sleep(50 * time.Millisecond)
			}
			per := (out.written() - before) / n
			t.Logf("%s: %d bytes for a character", tt.word, per)
			if per > tt.most {
				t.Errorf("%s: %d bytes for a character, at most %d expected", tt.word, per, tt.most)
			}
			cancel()
			<-ended
		})
	}
}

// A program without colours writes none.
func TestProgramWithoutColour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		v := newFakeViewer()
		var out bytes.Buffer
		p := Program(ctx, Options{Viewer: v, Shell: testShell(t), NoColor: true},
			tea.WithInput(nil), tea.WithOutput(&out), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(),
			tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}))
		v.frames <- newPlay().say(0, "5", "Hello there!").frame()
		time.AfterFunc(time.Second, cancel)
		_, _ = p.Run()
		if bad := regexp.MustCompile("\x1b\\[[0-9;]*?\\b[349][0-9](;[0-9;]*)?m|\x1b\\]11").FindString(out.String()); bad != "" {
			t.Errorf("%q in %q", bad, out.String())
		}
		if !strings.Contains(out.String(), "Hello there!") {
			t.Errorf("nothing is drawn: %q", out.String())
		}
	})
}
