package sstp_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// What the client does after it has sent its bytes.
const (
	waits = iota
	closes
)

const (
	head = "Charset: UTF-8\r\nSender: test\r\n"
	send = "SEND SSTP/1.4\r\n" + head
)

// talks are conversations: the bytes of the client, what it does then, the first line of the reply, when it comes, and
// what the handler gets to know of the script.
var talks = []struct {
	name   string
	send   string
	then   int
	want   string
	after  time.Duration
	script string
}{
	{name: "plain", send: send + "Script: \\0あ\\e\r\n\r\n", want: "200 OK", script: `\0あ\e`},
	{name: "notify", send: "NOTIFY SSTP/1.0\r\n" + head + "Event: OnTest\r\n\r\n", want: "204 No Content"},
	{name: "execute", send: "EXECUTE SSTP/1.1\r\nCommand: GetName\r\n\r\n", want: "200 OK"},
	{name: "communicate", send: "COMMUNICATE SSTP/1.1\r\n" + head + "Sentence: a\r\n\r\n", want: "501 Not Implemented"},
	{name: "give", send: "GIVE SSTP/1.1\r\n" + head + "Document: a\r\n\r\n", want: "501 Not Implemented"},

	{name: "blanks before the colon", send: "SEND SSTP/1.4\r\nSender      : a\r\nCharset : UTF-8\r\nScript\t: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "no blank after the colon", send: "SEND SSTP/1.4\r\nCharset:UTF-8\r\nSender:a\r\nScript:b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "names in any case", send: "SEND SSTP/1.4\r\ncharset: UTF-8\r\nSENDER: a\r\nsCRIPT: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "bare line feeds", send: "SEND SSTP/1.4\nCharset: UTF-8\nSender: a\nScript: b\n\n", want: "200 OK", script: "b"},
	{name: "charset last", send: "NOTIFY SSTP/1.5\r\nSender: 名前\r\nScript: やあ\r\nCharset: UTF-8\r\n\r\n", want: "200 OK", script: "やあ"},
	{name: "user agent for sender", send: "SEND SSTP/1.4\r\nCharset: UTF-8\r\nUser-Agent: a\r\nScript: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "byte order mark", send: "\xef\xbb\xbf" + send + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "NUL at the end", send: send + "Script: b\r\n\r\n\x00", want: "200 OK", script: "b"},
	{name: "bytes after the end", send: send + "Script: b\r\n\r\n\r\n\r\nmore", want: "200 OK", script: "b"},
	{name: "NUL lines at the end", send: send + "Script: b\r\n\r\n\x00\r\n\x00", then: closes, want: "200 OK", script: "b"},
	{name: "blanks and tabs around the colon", send: "SEND SSTP/1.4\r\n Charset \t:  UTF-8\r\n\tSender\t:a\r\nScript:\tb\r\n\r\n", want: "200 OK", script: "\tb"},
	{name: "a line break inside a value", send: send + "Reference0: one\r\ntwo\r\nScript: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "line breaks of all kinds", send: "SEND SSTP/1.4\r\nCharset: UTF-8\nSender: a\r\r\nScript: b\r\n\n", want: "200 OK", script: "b"},
	{name: "headers twice", send: "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nCharset: UTF-8\r\nSender: a\r\nSender: b\r\nScript: \u3042\r\n\r\n", want: "200 OK", script: "\u3042"},
	{name: "private headers", send: send + "X-SSTP-PassThru-A: 1\r\nX-Bottle-ChannelID: x\r\nScript: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "x-sjis", send: "SEND SSTP/1.4\r\nCharset: x-sjis\r\nSender: a\r\nScript: \x83\x5c\r\n\r\n", want: "200 OK", script: "\u30bd"},
	{name: "Windows-31J", send: "SEND SSTP/1.4\r\nCharset: Windows-31J\r\nSender: a\r\nScript: \x87\x40\r\n\r\n", want: "200 OK", script: "\u2460"},
	{name: "cp932", send: "SEND SSTP/1.4\r\nCharset:CP932\r\nSender: a\r\nScript: \x81\x60\r\n\r\n", want: "200 OK", script: "\uff5e"},
	{name: "utf8", send: "SEND SSTP/1.4\r\nCharset: utf8\r\nSender: a\r\nScript: \u3042\r\n\r\n", want: "200 OK", script: "\u3042"},
	{name: "no charset, UTF-8", send: "SEND SSTP/1.4\r\nSender: a\r\nScript: \u3042\r\n\r\n", want: "200 OK", script: "\u3042"},
	{name: "no charset, Windows-31J", send: "SEND SSTP/1.4\r\nSender: a\r\nScript: \x83\x5c\r\n\r\n", want: "200 OK", script: "\u30bd"},
	{name: "not valid in its charset", send: send + "Script: \xe3\x81b\r\n\r\n", want: "200 OK", script: "\ufffdb"},
	{name: "STTP", send: "SEND STTP/1.1\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "blanks in the first line", send: "SEND  SSTP/1.4 \r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},

	{name: "no end, closes", send: send + "Script: b\r\n", then: closes, want: "200 OK", script: "b"},
	{name: "NUL for a line break, closes", send: "NOTIFY SSTP/1.0\n" + head + "Event: OnTest\x00", then: closes, want: "204 No Content"},
	{name: "only a first line, closes", send: "EXECUTE SSTP/1.1\r\n", then: closes, want: "400 Bad Request"},
	{name: "no line break, closes", send: send + "Script: b", then: closes, want: "200 OK", script: "b"},
	{name: "NUL for an end, closes", send: send + "Script: b\x00", then: closes, want: "200 OK", script: "b"},
	{name: "deficient, closes", send: send, then: closes, want: "400 Bad Request"},
	{name: "no end, waits", send: send + "Script: b\r\n", want: "200 OK", after: 1500 * time.Millisecond, script: "b"},
	{name: "no line break, waits", send: send + "Script: b", want: "200 OK", after: 1500 * time.Millisecond, script: "b"},
	{name: "event, waits", send: send + "Event: OnTest", want: "204 No Content", after: 1500 * time.Millisecond},
	{name: "sentence, waits", send: "COMMUNICATE SSTP/1.1\r\n" + head + "Sentence: a", want: "501 Not Implemented", after: 1500 * time.Millisecond},
	{name: "command, waits", send: "EXECUTE SSTP/1.1\r\n" + head + "Command: GetName", want: "200 OK", after: 1500 * time.Millisecond},
	{name: "unknown charset, waits", send: "SEND SSTP/1.4\r\nCharset: x\r\nSender: a\r\nScript: b", want: "420 Refuse", after: 1500 * time.Millisecond},
	{name: "garbage, waits", send: "hello\r\n", want: "400 Bad Request", after: 1500 * time.Millisecond},
	{name: "too little, waits", send: send, want: "408 Request Timeout", after: 5 * time.Second},
	{name: "no sender, waits", send: "SEND SSTP/1.4\r\nScript: b", want: "408 Request Timeout", after: 5 * time.Second},
	{name: "half a first line, waits", send: "SEND SSTP/1.4", want: "408 Request Timeout", after: 5 * time.Second},
	{name: "nothing, waits", send: "", want: "408 Request Timeout", after: 5 * time.Second},

	{name: "user agent, waits", send: "SEND SSTP/1.4\r\nUser-Agent: a\r\nCharset: UTF-8\r\nScript: b", want: "200 OK", after: 1500 * time.Millisecond, script: "b"},
	{name: "unknown method, waits", send: "INSTALL SSTP/1.4\r\n", want: "501 Not Implemented", after: 1500 * time.Millisecond},
	{name: "unknown version, waits", send: "SEND SSTP/3.0\r\n", want: "505 Version Not Supported", after: 1500 * time.Millisecond},
	{name: "document, waits", send: "GIVE SSTP/1.1\r\n" + head + "Document: a", want: "408 Request Timeout", after: 5 * time.Second},

	{name: "version 1.0", send: "SEND SSTP/1.0\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "version 1", send: "SEND SSTP/1\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "version 1.10", send: "SEND SSTP/1.10\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "version 2.0", send: "SEND SSTP/2.0\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "version 2.9", send: "SEND SSTP/2.9\r\n" + head + "Script: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "version 0.9", send: "SEND SSTP/0.9\r\n" + head + "Script: b\r\n\r\n", want: "505 Version Not Supported"},
	{name: "version 3.0", send: "SEND SSTP/3.0\r\n" + head + "Script: b\r\n\r\n", want: "505 Version Not Supported"},
	{name: "version beyond numbers", send: "SEND SSTP/" + strings.Repeat("9", 99) + ".0\r\n\r\n", want: "505 Version Not Supported"},
	{name: "no version", send: "SEND SSTP\r\n" + head + "Script: b\r\n\r\n", want: "400 Bad Request"},
	{name: "version of letters", send: "SEND SSTP/x.y\r\n" + head + "Script: b\r\n\r\n", want: "400 Bad Request"},
	{name: "unknown method", send: "INSTALL SSTP/1.4\r\n" + head + "\r\n", want: "501 Not Implemented"},
	{name: "method in small letters", send: "send SSTP/1.4\r\n" + head + "\r\n", want: "501 Not Implemented"},
	{name: "garbage", send: "hello\r\n\r\n", want: "400 Bad Request"},
	{name: "binary garbage", send: "\x16\x03\x01\x02\x00\x01\n\n", want: "400 Bad Request"},
	{name: "empty line first", send: "\r\n" + send + "Script: b\r\n\r\n", want: "400 Bad Request"},
	{name: "HTTP in small letters", send: "POST /api/sstp/v1 http/1.1\r\nHost: localhost\r\n\r\n", want: "400 Bad Request"},
	{name: "unknown charset", send: "SEND SSTP/1.4\r\nCharset: UTF-32\r\nSender: a\r\nScript: b\r\n\r\n", want: "420 Refuse"},
	{name: "no sender", send: "SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: b\r\n\r\n", want: "400 Bad Request"},
	{name: "neither event nor script", send: send + "\r\n", want: "400 Bad Request"},
	{name: "empty event", send: send + "Event: \r\n\r\n", want: "400 Bad Request"},
	{name: "empty event and a script", send: send + "Event: \r\nScript: b\r\n\r\n", want: "200 OK", script: "b"},
	{name: "no command", send: "EXECUTE SSTP/1.1\r\n" + head + "\r\n", want: "400 Bad Request"},
	{name: "no sentence", send: "COMMUNICATE SSTP/1.1\r\n" + head + "\r\n", want: "400 Bad Request"},
	{name: "too large", send: send + "Script: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", want: "413 Payload Too Large"},
	{name: "large", send: send + "Script: " + strings.Repeat("x", 1<<20-100) + "\r\n\r\n", want: "200 OK", script: strings.Repeat("x", 1<<20-100)},
	{name: "too many lines", send: send + strings.Repeat("X: y\r\n", 4096) + "\r\n", want: "413 Payload Too Large"},
}

func TestTalks(t *testing.T) {
	for _, tt := range talks {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ln, seen := newListener(), new(seen)
				j := start(t, &sstp.Server{Handler: seen}, ln)
				c := ln.dial(t, "127.0.0.1")
				began := time.Now()
				if tt.send != "" {
					c.send(t, tt.send)
				}
				if tt.then == closes {
					synctest.Wait()
					_ = c.CloseWrite()
				}
				reply := c.reply(t)
				if line, _, _ := strings.Cut(reply, "\r\n"); line != "SSTP/1.4 "+tt.want {
					t.Errorf("reply %q, want %q", line, tt.want)
				}
				if took := time.Since(began); took != tt.after {
					t.Errorf("the reply came after %v, want %v", took, tt.after)
				}
				if got := seen.script(); got != tt.script {
					t.Errorf("script %.99q, want %.99q", got, tt.script)
				}
				checkLog(t, j, reply, tt.send)
			})
		})
	}
}

// seen is a handler that notes the script.
type seen struct {
	mu   sync.Mutex
	text string
}

func (s *seen) script() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text
}

func (s *seen) ServeSSTP(_ context.Context, r *sstp.Request) *sstp.Response {
	switch r.Method {
	case sstp.EXECUTE:
		return &sstp.Response{Status: sstp.OK, Data: "a,b", HasData: true}
	case sstp.COMMUNICATE, sstp.GIVE:
		return &sstp.Response{Status: sstp.NotImplemented}
	}
	scripts := r.Scripts()
	if len(scripts) == 0 {
		return &sstp.Response{Status: sstp.NoContent}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = scripts[0].Script
	return &sstp.Response{Status: sstp.OK, Fields: wire.Fields{{Name: "Script", Value: s.text}}}
}

// checkLog checks that the exchange is in the journal once, with what was sent and what was answered.
func checkLog(t *testing.T, j *journal, reply, sent string) {
	t.Helper()
	exchanges := j.all()
	if len(exchanges) != 1 {
		t.Fatalf("%d exchanges in the journal, want 1", len(exchanges))
	}
	x := exchanges[0]
	if x.Request == nil || x.Response == nil || x.Peer != "127.0.0.1:9801" || x.Road != sstp.RoadTCP || x.Began.IsZero() {
		t.Fatalf("exchange %+v", x)
	}
	if !strings.HasPrefix(sent, string(x.Raw)) || !strings.HasPrefix(string(x.Raw), string(x.Request.Raw)) {
		t.Errorf("raw bytes %.99q of %.99q", x.Raw, sent)
	}
	if want := string(x.Response.Append(nil, x.Request.Charset)); reply != want {
		t.Errorf("reply %.99q, logged %.99q", reply, want)
	}
	if !x.Response.Status.OK() && x.Response.Reason == "" && x.Request.Method != sstp.COMMUNICATE && x.Request.Method != sstp.GIVE {
		t.Errorf("%v without a reason", x.Response.Status)
	}
}
