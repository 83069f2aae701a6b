package tui

import (
	"os/exec"
	"strings"
	"testing"

	"ukatty/ghost/journal"
)

// The commands that a request is copied as.
func TestCommands(t *testing.T) {
	tests := []struct {
		name, raw string
		as        copyAs
		want      string
	}{
		{
			"script", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: it's me\r\nScript: \\0Hi.\\e\r\n\r\n", asSend,
			`ukatty send --addr 127.0.0.1:9801 --sender 'it'\''s me' '\0Hi.\e'`,
		},
		{
			"event", "NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: a\r\nEvent: OnX\r\nReference0: 1\r\nReference1: \r\n\r\n", asSend,
			`ukatty send --addr 127.0.0.1:9801 --sender a --event OnX --reference 1 --reference ''`,
		},
		{
			"bare line feeds", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\nScript: b\n\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\nScript: b\n\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"another version", "SEND SSTP/1.2\r\nCharset: UTF-8\r\nSender: a\r\nScript: b\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.2\r\nCharset: UTF-8\r\nSender: a\r\nScript: b\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"another order", "SEND SSTP/1.4\r\nSender: a\r\nCharset: UTF-8\r\nScript: b\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nSender: a\r\nCharset: UTF-8\r\nScript: b\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"Shift_JIS", "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nIfGhost: \x83\x41\r\nScript: \x82\xa0\r\n\r\n", asSend,
			"ukatty send --addr 127.0.0.1:9801 --charset Shift_JIS --sender a --ifghost '\u30a2' '\u3042'",
		},
		{
			"bytes that have a twin", "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \xee\xf9\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \356\371\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"two scripts", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: a\r\nScript: b\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: a\r\nScript: b\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"two charsets", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nCharset: EUC-JP\r\nScript: a\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: UTF-8\r\nCharset: EUC-JP\r\nScript: a\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"what cannot be seen", "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\x1b[1m\r\nScript: b\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: a\033[1m\r\nScript: b\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"bytes", "SEND\r\nScript: 100%\\e'\xff\r\n\r\n", asNetcat,
			`printf 'SEND\r\nScript: 100%%\\e\047\377\r\n\r\n' | nc 127.0.0.1 9801`,
		},
		{
			"no end but that of the stream", "SEND SSTP/1.4\r\nSender: a", asNetcat,
			`printf 'SEND SSTP/1.4\r\nSender: a' | nc -N 127.0.0.1 9801`,
		},
		{
			"a charset that ukatty send does not know", "SEND SSTP/1.4\r\nCharset: Klingon\r\nSender: a\r\nScript: b\r\n\r\n", asSend,
			`printf 'SEND SSTP/1.4\r\nCharset: Klingon\r\nSender: a\r\nScript: b\r\n\r\n' | ukatty send --addr 127.0.0.1:9801 --raw -`,
		},
		{
			"curl", "SEND\r\n\r\n", asCurl,
			`printf 'SEND\r\n\r\n' | curl -s --data-binary @- -H 'Content-Type: text/plain' http://127.0.0.1:9801/api/sstp/v1`,
		},
	}
	for _, tt := range tests {
		r := &journal.Request{Road: "tcp", Raw: []byte(tt.raw), RawSize: len(tt.raw)}
		if got := command(r, tt.as, "127.0.0.1:9801"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// A shell reads back the bytes that were written for it, and a pasted command is one line of printing characters.
func TestPrintf(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	var all []byte
	for c := 1; c < 256; c++ {
		all = append(all, byte(c))
	}
	all = append(all, "100% \\e '\\'' $(x) `x` \n\r\n"...)
	line := printf(all)
	if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
		t.Errorf("%q", line)
	}
	got, err := exec.CommandContext(t.Context(), sh, "-c", line).Output()
	if err != nil || string(got) != string(all) {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := exec.CommandContext(t.Context(), sh, "-c", "printf %s "+quoted(`it's $(x) "q" \e`)).Output(); err != nil || string(got) != `it's $(x) "q" \e` {
		t.Errorf("%q, %v", got, err)
	}
}

// A request that is too long for a command is not cut.
func TestLongCommand(t *testing.T) {
	r, _ := officeRig(t)
	all := crowdOf(1)
	q := all[0].Request
	q.Raw = []byte("SEND SSTP/1.4\r\nScript: " + strings.Repeat("x", maxCommand) + "\r\n\r\n")
	q.RawSize = len(q.Raw)
	r.feed(all)
	r.press("f3")
	for _, k := range []string{"c", "C", "u"} {
		if _, cmd := r.m.Update(keyPress(t, k)); cmd != nil {
			t.Errorf("%s copies something", k)
		}
		r.sees("too long for a command")
	}
}
