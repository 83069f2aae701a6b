package journal

import (
	"strings"
	"testing"

	"ukatty/ghost/wire"
)

// What a request was written in, what it says of itself, and what is said about the difference.
func TestRead(t *testing.T) {
	const hello = "\u3053\u3093\u306b\u3061\u306f\u3001\u4e16\u754c"
	garble, _ := wire.ShiftJIS.Decode([]byte(hello + hello))
	tests := []struct {
		name, label            string
		in                     wire.Charset
		text                   string
		charset, guess, warned string
	}{
		{"plain", "UTF-8", wire.UTF8, "Hello", "UTF-8", "ASCII", ""},
		{"Japanese", "UTF-8", wire.UTF8, hello, "UTF-8", "UTF-8", ""},
		{"Shift_JIS", "Shift_JIS", wire.ShiftJIS, hello, "Shift_JIS", "Shift_JIS", ""},
		{"EUC-JP", "EUC-JP", wire.EUCJP, hello, "EUC-JP", "EUC-JP", ""},
		{"ISO-2022-JP", "ISO-2022-JP", wire.ISO2022JP, hello, "ISO-2022-JP", "ISO-2022-JP", ""},
		{"a lie", "UTF-8", wire.ShiftJIS, hello, "UTF-8", "Shift_JIS", "it says UTF-8, but its bytes look like Shift_JIS"},
		{"the other lie", "Shift_JIS", wire.UTF8, hello, "Shift_JIS", "UTF-8", "it says Shift_JIS, but its bytes look like UTF-8"},
		{"EUC for Shift_JIS", "Shift_JIS", wire.EUCJP, hello, "Shift_JIS", "EUC-JP", "it says Shift_JIS, but its bytes look like EUC-JP"},
		{"none", "", wire.ShiftJIS, hello, "Shift_JIS", "Shift_JIS", "it names no charset; Shift_JIS is a guess"},
		{"unknown", "KOI8-R", wire.UTF8, "x", "UTF-8", "ASCII", "the charset that it names is not known, so it was read as UTF-8"},
		{"garbled before", "UTF-8", wire.UTF8, garble, "UTF-8", "UTF-8", "its text looks like UTF-8 that was once read as Shift_JIS"},
	}
	for _, tt := range tests {
		b := []byte("SEND SSTP/1.4\r\n")
		if tt.label != "" {
			b = append(b, "Charset: "+tt.label+"\r\n"...)
		}
		text, _ := tt.in.Encode(tt.text)
		b = append(append(append(b, "Script: "...), text...), "\r\n\r\n"...)
		got := (&Request{Raw: b}).Read()
		if got.Declared != tt.label || got.Charset != tt.charset || got.Guess != tt.guess || got.Warning != tt.warned {
			t.Errorf("%s: declared %q, read as %q, looks like %q: %q", tt.name, got.Declared, got.Charset, got.Guess, got.Warning)
		}
		if has := strings.Contains(got.Otherwise, hello); has != (tt.guess != "ASCII" && tt.guess != tt.charset) {
			t.Errorf("%s: otherwise it would be %q", tt.name, got.Otherwise)
		}
		if got.Start != "SEND SSTP/1.4" || len(got.Fields) == 0 || !strings.HasPrefix(got.Text, "SEND SSTP/1.4\n") {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

// Inside HTTP the headers of HTTP are told apart.
func TestReadHTTP(t *testing.T) {
	raw := "POST /api/sstp/v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 28\r\n\r\nSEND SSTP/1.4\r\nScript: a\r\n\r\n"
	got := (&Request{Road: roadHTTP, Raw: []byte(raw)}).Read()
	if got.Start != "SEND SSTP/1.4" || len(got.HTTP) != 2 || len(got.Fields) != 1 || got.Fields[0] != [2]string{"Script", "a"} {
		t.Errorf("%+v", got)
	}
}

// Any bytes can be read.
func FuzzRead(f *testing.F) {
	f.Add([]byte("SEND SSTP/1.4\r\nCharset: Shift_JIS\r\n\x83\x1b$B\xff"), true)
	f.Add([]byte{}, false)
	f.Fuzz(func(_ *testing.T, b []byte, http bool) {
		r := Request{Raw: b}
		if http {
			r.Road = roadHTTP
		}
		r.Read()
	})
}

// What was said keeps whose script it was, and an answer is bounded.
func TestProvenance(t *testing.T) {
	j := New(Bounds{})
	j.Add(Entry{Kind: Said, Text: "Hi.", Sender: "a\x1b[1mb", Peer: "127.0.0.1:1", Event: "OnX"})
	j.Add(Entry{Kind: Asked, Request: &Request{Status: 200, Reply: strings.Repeat("SSTP\n\x1b", ReplyLimit)}})
	all, _, _ := j.Since(0)
	if e := all[0]; e.Sender != "ab" || e.Peer != "127.0.0.1:1" || e.Event != "OnX" {
		t.Errorf("%+v", e)
	}
	if r := all[1].Request.Reply; len(r) > ReplyLimit || strings.Contains(r, "\x1b") || !strings.HasPrefix(r, "SSTP\n") {
		t.Errorf("%d bytes: %.20q", len(r), r)
	}
	line, err := ParseLine(Line{Entry: all[0]}.Append(nil))
	if err != nil || line.Entry.Sender != "ab" || line.Entry.Event != "OnX" {
		t.Errorf("%+v, %v", line, err)
	}
}
