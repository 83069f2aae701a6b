package cell_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ukatty/tui/cell"
	"ukatty/tui/screen"
)

// page is a program that shows one text after the other, wrapped, padded and with a frame at its right.
type page struct {
	m    cell.Metrics
	text string
	no   int
}

const pageWidth = 24

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore {
			p.m.Grapheme = msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
		}
	case string:
		p.text, p.no = msg, p.no+1
	}
	return p, nil
}

func (p page) View() tea.View {
	var b strings.Builder
	for i, l := range p.m.Wrap(p.text, pageWidth) {
		if i == 10 {
			break
		}
		b.WriteString(p.m.Pad(l.Text, pageWidth) + "|\n")
	}
	fmt.Fprintf(&b, "page %d, graphemes %t.", p.no, p.m.Grapheme)
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}

// TestFrameStands runs a Bubble Tea program in terminals that measure as they please and looks whether the frame stands.
func TestFrameStands(t *testing.T) {
	if startedWide() {
		t.Skip("the terminals here are narrow")
	}
	texts := []string{
		"「吾輩は猫である。」名前はまだ無い。どこで生れたかとんと見当がつかぬ。",
		"ｶﾞｷﾞｸﾞ が 👨\u200d👩\u200d👧 と ❤\ufe0f と ❤\ufe0e と 🇯🇵🇰🇷 と 👍🏽 を 1\ufe0f\u20e3 見た。",
		"❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f❤\ufe0f",
		"ｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞ",
		"e\u0301cole नमस्ते สวัสดี 안녕 \u1112\u1161\u11ab שלום مرحبا ○→─①…",
		"\u0301\n\ufe0f\nﾞ\n\u200d\n\u0600\n\u093f\n🏽\n\u20e3",
		strings.Repeat("👨\u200d👩\u200d👧\u200d👦", 9),
		strings.Repeat("\u0301", 999) + "x" + strings.Repeat("👩\u200d", 99),
		"the end",
	}
	for _, kind := range []screen.Terminal{{Cooked: true}, {Cooked: true, Legacy: true}, {Cooked: true, Silent: true}} {
		s := kind.New(40, 12)
		p := tea.NewProgram(page{}, tea.WithContext(t.Context()), tea.WithInput(s.Answers()), tea.WithOutput(s),
			tea.WithWindowSize(40, 12), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignals())
		done := make(chan error, 1)
		go func() {
			_, err := p.Run()
			done <- err
		}()
		modern := !kind.Legacy && !kind.Silent
		for i, text := range append([]string{""}, texts...) {
			p.Send(text)
			sign := fmt.Sprintf("page %d, graphemes %t.", i+1, modern)
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			if err := s.Wait(ctx, func(s *screen.Screen) bool { return strings.Contains(s.Text(), sign) }); err != nil {
				t.Fatal(err)
			}
			for y := 0; !strings.HasPrefix(s.Line(y), "page"); y++ {
				if c := s.Cell(pageWidth, y); c.Text != "|" {
					t.Errorf("%+v: %+q: the frame is not at its place: %+v in line %d of\n%s", kind, text, c, y, s.Text())
				}
			}
		}
		p.Quit()
		if err := s.Close(); err != nil { // ends its answers, the program's input
			t.Error(err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		if u := s.Unknown(); len(u) > 0 {
			t.Errorf("%+v: the terminal did not understand %q", kind, u)
		}
	}
}
