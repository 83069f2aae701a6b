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
			"script", "SEND SSTP/1.4\r\nSender: it's me\r\nCharset: UTF-8\r\nScript: \\0Hi.\\e\r\n\r\n", asSend,
			`ukatty send --addr 127.0.0.1:9801 --sender 'it'\''s me' '\0Hi.\e'`,
		},
		{
			"event", "NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: a\r\nEvent: OnX\r\nReference0: 1\r\nReference1: \r\n\r\n", asSend,
			`ukatty send --addr 127.0.0.1:9801 --sender a --event OnX --reference 1 --reference ''`,
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
			`printf 'SEND\r\nScript: 100%%\\e\047\377\r\n\r\n' | nc -N 127.0.0.1 9801`,
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
