//go:build !windows

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"ukatty/tui/screen"
)

// evils are texts that would do something to a terminal: every control, every kind of sequence, ended and not, in 7 and in 8
// bits, and what turns the direction of text. None of them has a line break or a bracket, so that each can stand anywhere.
func evils() []string {
	all := []string{"\U0010eeee\u0305\u0305placeholder", "\ufeff\ufff9\ufffa\ufffb", "\U000e0001\U000e0041", "\xff\xfe\xc0\x9b\xe3\x81"}
	for b := range byte(0x20) {
		if b != '\n' && b != '\r' && b != 0 {
			all = append(all, fmt.Sprintf("c0%cx", b))
		}
	}
	all = append(all, "del\x7fx")
	for r := rune(0x80); r < 0xa0; r++ {
		all = append(all, fmt.Sprintf("c1%cx", r))
	}
	for b := byte(0x20); b < 0x7f; b++ {
		if b != '[' && b != ']' && b != '\\' {
			all = append(all, fmt.Sprintf("esc\x1b%cx", b)) // ESC c resets, ESC ( chooses a charset, ESC P begins DCS …
		}
	}
	for _, r := range "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029" {
		all = append(all, fmt.Sprintf("bidi%cx", r))
	}
	for _, csi := range []string{
		"?1049l", "?25l", "?1000h", "?2004l", "?2027h", "?7l", "2J", "H", "31m", "3J", "6n", "c", "18t", "22;0t", "!p", "4h", "5;10r", "1000000b",
	} {
		all = append(all, "\u009b"+csi+"x")
	}
	for _, s := range []string{"0;title", "2;title", "4;1;rgb:ff/00/00", "10;#ff0000", "11;#ff0000", "12;#00ff00", "52;c;aGFja2Vk", "8;;http://example.com", "1337;File=:AAAA", "777;notify;a;b", "9;4;1;50"} {
		all = append(all, "\u009d"+s+"\u009cended", "\u009d"+s+"\aended", "\u009d"+s+" unterminated")
	}
	for _, begin := range []string{"\x1bP", "\x1b_", "\x1b^", "\x1bX", "\u0090", "\u009f", "\u009e", "\u0098"} {
		all = append(all, begin+"+q544e"+"\u009cended", begin+"Gi=1,a=T;AAAA unterminated")
	}
	return all
}

// bracketed are those that have a bracket or a backslash, which are escaped where a tag stands.
var bracketed = []string{
	"\x1b[2J", "\x1b[?1049l", "\x1b[31mred", "\x1b[", "\x1b[999", "\x1b]0;title\a", "\x1b]0;title\x1b\\", "\x1b]52;c;aGFja2Vk\a", "\x1b]0;unterminated",
	"\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\", "\x1b\\",
}

// ask sends bytes to a server and waits until it has answered.
func ask(t *testing.T, addr, request string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(hanging))
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, c) // whatever it says, and be it that it hangs up
}

// attack sends all that is evil: in texts, labels, names of surfaces, markers and events, and in every header, in several
// charsets. Some of it is refused, which is shown, too.
func attack(t *testing.T, addr string) {
	t.Helper()
	escape := strings.NewReplacer(`\`, `\\`, `]`, `\]`)
	all := append(evils(), bracketed...)
	for i := 0; i < len(all); i += 16 {
		part := all[i:min(i+16, len(all))]
		text := strings.Join(part, " ")
		one := part[0]
		tag := escape.Replace(one)
		script := `\_q\0\s[5]` + strings.ReplaceAll(text, `\`, `\\`) + `\1\s[` + tag + `]\![set,balloonmarker,` + tag + `]\![set,balloonnum,` + tag + `,1,2]` +
			`\f[color,` + tag + `]\_a[On` + tag + `]` + tag + `\_a\_b[` + tag + `.png,inline]\![` + tag + `]\e`
		ask(t, addr, "SEND SSTP/1.4\r\nSender: "+one+"\r\nCharset: UTF-8\r\nScript: "+script+"\r\n\r\n")
	}
	for i, one := range all {
		charset := []string{"UTF-8", "Shift_JIS", "ISO-2022-JP", "EUC-JP", one}[i%5]
		ask(t, addr, "NOTIFY SSTP/1.1\r\nSender: "+one+"\r\nEvent: On"+one+"\r\nReference0: "+one+"\r\n"+one+": "+one+"\r\nIfGhost: "+one+
			"\r\nScript: "+one+"\r\nCharset: "+charset+"\r\n\r\n")
	}
	ask(t, addr, all[0]+" SSTP/1.0\r\n\r\n")
	ask(t, addr, "SEND SSTP/\x1b[2J\r\n\r\n")
}

// question is a script that ends the attack: it asks, with evil labels, and holds the stage.
func question() string {
	escape := strings.NewReplacer(`\`, `\\`, `]`, `\]`, `,`, ` `)
	var b strings.Builder
	b.WriteString(`\![quicksession,1]\0\s[5]\c`)
	for _, one := range bracketed {
		b.WriteString(`\q[` + escape.Replace(one) + `x,On` + escape.Replace(one) + `]\n`)
	}
	return b.String() + `\q[the last one,OnLast]\e`
}

// evilGhost writes a ghost whose names are evil.
func evilGhost(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	name := "Evil\x1b]0;title\a\u009b2J\u202eone\x1b[?25l"
	for file, text := range map[string]string{
		"install.txt":               "charset,UTF-8\r\ntype,ghost\r\nname," + name + "\r\ndirectory,evil\r\n",
		"ghost/master/descript.txt": "charset,UTF-8\r\ntype,ghost\r\nname," + name + "\r\nsakura.name,Sakura" + name + "\r\nkero.name,Kero" + name + "\r\n",
		"shell/master/descript.txt": "charset,UTF-8\r\ntype,shell\r\nname," + name + "\r\n",
	} {
		path := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// state is what a screen is besides its cells.
func state(s *screen.Screen) string {
	_, _, visible := s.Cursor()
	return fmt.Sprintf("modes %v, alternate %v, cursor %v, clipboard %q, bells %d, unknown %q, pictures %d",
		s.Modes(), s.AltScreen(), visible, s.Clipboard(), s.Bells(), s.Unknown(), len(s.Images()))
}

// Nothing that comes from outside does anything to the terminal but fill cells that are its own.
func TestHostileInTerminal(t *testing.T) {
	for name, kind := range map[string]screen.Terminal{"modern": {}, "old": {Legacy: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tty, addr := begin(t, kind, nil, "--ghost", evilGhost(t))
			tty.await("SakuraEvil")
			send(t, addr, `\_q\0ready\e`)
			tty.await("ready")
			tty.await(`\? help`)
			before, title := state(tty.Screen), tty.Title()
			if strings.ContainsFunc(title, func(r rune) bool { return unicode.In(r, unicode.C) }) || !strings.HasPrefix(title, "Evil") {
				t.Errorf("the title is %q", title)
			}
			attack(t, addr)
			send(t, addr, question())
			tty.await("the last one")
			tty.reaches("the terminal as it was:\n"+before, func(s *screen.Screen) bool { return state(s) == before }) // between two pictures
			if got := tty.Title(); got != title {
				t.Errorf("the title was %q and is %q", title, got)
			}
			tty.await(`(?m)SakuraEvil.*\\0\\s\[5\].*$`)
			out := ended(t, tty)
			for what, re := range map[string]string{
				"C1":                "\u0080-\u009f",
				"bidi":              "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
				"line separators":   "\u2028\u2029",
				"a placeholder":     "\U0010eeee",
				"C0":                `\x00-\x06\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f`,
				"tags, interlinear": "\U000e0001\U000e0041\ufeff\ufff9-\ufffb",
			} {
				if at := regexp.MustCompile("[" + re + "]").FindStringIndex(out); at != nil {
					t.Errorf("%s reached the terminal: %q", what, out[max(at[0]-40, 0):min(at[1]+20, len(out))])
				}
			}
			if odd := regexp.MustCompile(`\x1b\](?:[013-7]|9|1[02-9]|[2-9]\d|\d{3,});`).FindString(out); odd != "" {
				t.Errorf("it wrote %q", odd)
			}
		})
	}
}

// lines sends all that is evil to a program that writes lines, and gives what it wrote.
func lines(t *testing.T, flag string) []string {
	t.Helper()
	cmd, out, addr := piped(t, flag, "--ghost", evilGhost(t))
	got := make(chan []string)
	go func() {
		var all []string
		for in := bufio.NewReader(out); ; {
			line, err := in.ReadString('\n')
			if line != "" {
				all = append(all, line)
			}
			if err != nil {
				got <- all
				return
			}
		}
	}()
	attack(t, addr)
	send(t, addr, question())
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	all := <-got
	if len(all) < 100 {
		t.Errorf("no more than %d lines", len(all))
	}
	text := strings.Join(all, "")
	for _, word := range []string{"c0x", "c1x", "delx", "bidi", "esc", "placeholder", "unterminated", "SakuraEvil", "the last one"} {
		if !strings.Contains(text, word) {
			t.Errorf("%s: nothing is left of %q", flag, word)
		}
	}
	return all
}

// raw says whether a character may not stand in a line.
func raw(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) || r == 0xfeff || r == 0x10eeee
}

func TestHostileInPlain(t *testing.T) {
	t.Parallel()
	for _, line := range lines(t, "--plain") {
		if s := strings.TrimSuffix(line, "\n"); strings.ContainsFunc(s, raw) || !utf8.ValidString(s) {
			t.Errorf("something raw in %q", s)
		}
	}
}

func TestHostileInJSON(t *testing.T) {
	t.Parallel()
	kinds := map[string]int{}
	for _, line := range lines(t, "--json") {
		s := strings.TrimSuffix(line, "\n")
		if strings.ContainsFunc(s, func(r rune) bool { return raw(r) || unicode.Is(unicode.Cf, r) }) || !utf8.ValidString(s) {
			t.Errorf("something raw in %q", s)
		}
		var event eventJSON
		if err := json.Unmarshal([]byte(s), &event); err != nil || event.V != 1 {
			t.Errorf("%q: %v", s, err)
		}
		kinds[event.Type]++
	}
	for _, kind := range []string{"said", "request", "note", "surface"} {
		if kinds[kind] == 0 {
			t.Errorf("nothing of type %s: %v", kind, kinds)
		}
	}
}
