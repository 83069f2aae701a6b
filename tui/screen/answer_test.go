package screen_test

import (
	"bufio"
	"io"
	"testing"

	"ukatty/tui/screen"
)

func TestAnswers(t *testing.T) {
	modern, legacy := screen.Terminal{}, screen.Terminal{Legacy: true}
	for _, tc := range []struct {
		name string
		kind screen.Terminal
		in   string
		want string
	}{
		{"attributes", modern, "\x1b[c", "\x1b[?62;22c"},
		{"attributes with 0", modern, "\x1b[0c", "\x1b[?62;22c"},
		{"secondary attributes", modern, "\x1b[>c", "\x1b[>1;10;0c"},
		{"status", modern, "\x1b[5n", "\x1b[0n"},
		{"cursor", modern, "ab\r\nc\x1b[6n", "\x1b[2;2R"},
		{"extended cursor", modern, "\x1b[?6n", "\x1b[1;1R"},
		{"mode 2026", modern, "\x1b[?2026$p", "\x1b[?2026;2$y"},
		{"mode 2027 set", modern, "\x1b[?2027h\x1b[?2027$p", "\x1b[?2027;1$y"},
		{"legacy 2026", legacy, "\x1b[?2026$p", "\x1b[?2026;0$y"},
		{"legacy 2027", legacy, "\x1b[?2027h\x1b[?2027$p", "\x1b[?2027;0$y"},
		{"cursor visible", legacy, "\x1b[?25$p", "\x1b[?25;1$y"},
		{"unknown mode", modern, "\x1b[?4242$p", "\x1b[?4242;0$y"},
		{"ANSI mode", modern, "\x1b[4$p", "\x1b[4;0$y"},
		{"version", modern, "\x1b[>q", "\x1bP>|ukatty-screen\x1b\\"},
		{"capability", modern, "\x1bP+q524742\x1b\\", "\x1bP0+r524742\x1b\\"},
		{"background", modern, "\x1b]11;?\a", "\x1b]11;rgb:0000/0000/0000\a"},
		{"text colour", modern, "\x1b]10;?\x1b\\", "\x1b]10;rgb:ffff/ffff/ffff\a"},
		{"light background", screen.Terminal{Light: true}, "\x1b]11;?\a", "\x1b]11;rgb:ffff/ffff/ffff\a"},
		{"light text colour", screen.Terminal{Light: true}, "\x1b]10;?\a", "\x1b]10;rgb:0000/0000/0000\a"},
		{"size in cells", modern, "\x1b[18t", "\x1b[8;4;30t"},
		{"size in pixels", modern, "\x1b[14t", "\x1b[4;80;300t"},
		{"size of a cell", modern, "\x1b[16t", "\x1b[6;20;10t"},
		{"keyboard protocols", modern, "\x1b[?u\x1b[>1u\x1b[<u\x1b[=1;1u\x1b[>4;2m\x1b[?4m", ""},
		{"settings", modern, "\x1bP$qm\x1b\\", "\x1bP0$r\x1b\\"},
		{"silent", screen.Terminal{Silent: true}, "\x1b[c\x1b[6n\x1b[?2027$p\x1b]11;?\a\x1b[>q", ""},
	} {
		s := tc.kind.New(30, 4)
		write(t, s, tc.in)
		if got := s.TakeAnswers(); got != tc.want {
			t.Errorf("%s: %q was answered %q, want %q", tc.name, tc.in, got, tc.want)
		}
		if u := s.Unknown(); len(u) > 0 && tc.name != "legacy 2027" {
			t.Errorf("%s: unknown: %q", tc.name, u)
		}
		if got := s.TakeAnswers(); got != "" {
			t.Errorf("%s: answered twice: %q", tc.name, got)
		}
	}
}

func TestAnswersReader(t *testing.T) {
	s := screen.New(30, 4)
	r := bufio.NewReader(s.Answers())
	got := make(chan string)
	go func() {
		defer close(got)
		for {
			text, err := r.ReadString('n')
			if err != nil {
				if err != io.EOF {
					t.Errorf("error %v", err)
				}
				return
			}
			got <- text
		}
	}()
	for range 3 {
		write(t, s, "\x1b[5n")
		if text := <-got; text != "\x1b[0n" {
			t.Errorf("read %q", text)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, more := <-got; more {
		t.Error("more after Close")
	}
}
