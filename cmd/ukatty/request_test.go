package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What send and execute put on the wire.
func TestRequests(t *testing.T) {
	raw := filepath.Join(t.TempDir(), "raw")
	if err := os.WriteFile(raw, []byte("GIVE SSTP/1.1\n\x80\xff\r\n\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, in string
		args     []string
		want     string
		err      string // on the standard error
	}{
		{
			"script", "",
			[]string{"send", `\0Hi.\e`},
			"SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: ukatty\r\nScript: \\0Hi.\\e\r\n\r\n", "",
		},
		{
			"standard input", "\\0Hi,\r\nyou.\n\\e\n",
			[]string{"send", "-"},
			"SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: ukatty\r\nScript: \\0Hi,you.\\e\r\n\r\n", "",
		},
		{
			"event", "",
			[]string{"send", "--event", "OnTest", "--reference", "a", "--reference", "", "--reference", "c,d", "--sender", "me"},
			"NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: me\r\nEvent: OnTest\r\n" +
				"Reference0: a\r\nReference1: \r\nReference2: c,d\r\n\r\n", "",
		},
		{
			"everything", "",
			[]string{"send", "--event=OnTest", "--option", "nodescript,nobreak", "--option", "notify", "--ifghost", "A,B", "S"},
			"NOTIFY SSTP/1.1\r\nCharset: UTF-8\r\nSender: ukatty\r\nEvent: OnTest\r\n" +
				"Option: nodescript,nobreak,notify\r\nIfGhost: A,B\r\nScript: S\r\n\r\n", "",
		},
		{
			"Shift_JIS", "",
			[]string{"send", "--charset", "cp932", "表♡"},
			"SEND SSTP/1.4\r\nCharset: cp932\r\nSender: ukatty\r\nScript: \x95\x5c\x81\xac\r\n\r\n",
			"ukatty: 1 character is not in Shift_JIS and was replaced\n",
		},
		{
			"no line can be forged", "",
			[]string{"send", "--sender", "me\r\nOption: notify", "Hi\r\n\r\nSEND"},
			"SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: meOption: notify\r\nScript: HiSEND\r\n\r\n", "",
		},
		{"raw", "", []string{"send", "--raw", raw}, "GIVE SSTP/1.1\n\x80\xff\r\n\r\n", ""},
		{"raw from the standard input", "SEND\r\n\r\n", []string{"send", "--raw", "-"}, "SEND\r\n\r\n", ""},
		{
			"execute", "",
			[]string{"execute", "SetCookie", "a", "1,2"},
			"EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: ukatty\r\nCommand: SetCookie[a,\"1,2\"]\r\n\r\n", "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			addr, request, stop, err := once("SSTP/1.4 204 No Content\r\n\r\n")
			if err != nil {
				t.Fatal(err)
			}
			defer stop()
			var out, errs bytes.Buffer
			code := command(t.Context(), append(tt.args, "--addr", addr), streams{strings.NewReader(tt.in), &out, &errs})
			if code != exitOK || errs.String() != tt.err {
				t.Fatalf("exit code %d, standard error %q, want 0 and %q", code, &errs, tt.err)
			}
			if got := <-request; got != tt.want {
				t.Errorf("sent\n%q, want\n%q", got, tt.want)
			}
		})
	}
}

func TestTooMuchIsNotRead(t *testing.T) {
	var out, errs bytes.Buffer
	in := strings.NewReader(strings.Repeat("x", maxRequest+1))
	if code := command(t.Context(), []string{"send", "-"}, streams{in, &out, &errs}); code != exitUsage {
		t.Errorf("exit code %d, want %d: %s", code, exitUsage, &errs)
	}
}
