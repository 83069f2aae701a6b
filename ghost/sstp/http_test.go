package sstp_test

import (
	"bufio"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
)

// post makes a POST of a body, with further lines in its head.
func post(body string, lines ...string) string {
	head := append([]string{"POST /api/sstp/v1 HTTP/1.1", "Host: localhost:9801", "Content-Length: " + strconv.Itoa(len(body))}, lines...)
	return strings.Join(head, "\r\n") + "\r\n\r\n" + body
}

// headers is a head without the empty line.
func headers(lines ...string) string { return strings.Join(lines, "\r\n") + "\r\n" }

const (
	target  = "POST /api/sstp/v1 HTTP/1.1"
	host    = "Host: localhost"
	preface = "OPTIONS /api/sstp/v1 HTTP/1.1"
)

// visits are conversations in HTTP: the bytes of the client, what it does then, the status of HTTP, the first line of the
// answer in SSTP where there is one, when it comes, and what the handler gets to know of the script.
var visits = []struct {
	name   string
	send   string
	then   int
	status int
	want   string
	after  time.Duration
	script string
}{
	{name: "plain", send: post(hello), status: 200, want: "200 OK", script: "b"},
	{name: "refused by SSTP", send: post("SEND SSTP/1.4\r\n\r\n"), status: 200, want: "400 Bad Request"},
	{name: "execute", send: post("EXECUTE SSTP/1.1\r\nCommand: GetName\r\n\r\n"), status: 200, want: "200 OK"},
	{name: "no empty line", send: post("SEND SSTP/1.4\nCharset: UTF-8\nSender: a\nScript: c"), status: 200, want: "200 OK", script: "c"},
	{name: "no body", send: post(""), status: 200, want: "400 Bad Request"},
	{name: "NUL at the end", send: post(hello + "\x00"), status: 200, want: "200 OK", script: "b"},
	{name: "byte order mark", send: post("\xef\xbb\xbf" + hello), status: 200, want: "200 OK", script: "b"},
	{name: "bare line feeds", send: strings.ReplaceAll(headers(target, host, "Content-Length: "+strconv.Itoa(len(hello)))+"\r\n", "\r\n", "\n") + hello, status: 200, want: "200 OK", script: "b"},
	{name: "bytes after the body", send: post(send+"Script: b") + "xyz\r\n\r\n", status: 200, want: "200 OK", script: "b"},
	{name: "names in any case", send: headers(target, "hOST: localhost", "content-LENGTH: 4") + "\r\nabcd", status: 200, want: "400 Bad Request"},
	{name: "a form of a browser", send: post("SSTP="+hello, "Content-Type: text/plain"), status: 200, want: "501 Not Implemented"},
	{name: "HTTP/1.0", send: strings.Replace(post(hello), "1.1", "1.0", 1), status: 200, want: "200 OK", script: "b"},
	{name: "HTTP/1.0 without a host", send: headers("POST /api/sstp/v1 HTTP/1.0", "Content-Length: "+strconv.Itoa(len(hello))) + "\r\n" + hello, status: 200, want: "200 OK", script: "b"},
	{name: "with a query", send: strings.Replace(post(hello), "/v1", "/v1?x=/y", 1), status: 200, want: "200 OK", script: "b"},
	{name: "absolute target", send: strings.Replace(post(hello), "/api", "HTTP://localhost:9801/api", 1), status: 200, want: "200 OK", script: "b"},
	{name: "the body breaks off", send: post(hello)[:len(post(hello))-9], then: closes, status: 200, want: "400 Bad Request"},
	{name: "the body does not come", send: post(hello)[:len(post(hello))-9], status: 200, want: "408 Request Timeout", after: 5 * time.Second},
	{name: "the whole body and the end", send: post(hello), then: closes, status: 200, want: "200 OK", script: "b"},
	{name: "large", send: post(send + "Script: " + strings.Repeat("x", 1<<20-100)), status: 200, want: "200 OK", script: strings.Repeat("x", 1<<20-100)},
	{name: "too large", send: headers(target, host, "Content-Length: 1048577") + "\r\n", status: 200, want: "413 Payload Too Large"},
	{name: "as large as can be", send: headers(target, host, "Content-Length: 1048576") + "\r\n" + strings.Repeat("x", 1<<20), status: 200, want: "413 Payload Too Large"},
	{name: "larger than numbers", send: headers(target, host, "Content-Length: "+strings.Repeat("9", 99)) + "\r\n", status: 200, want: "413 Payload Too Large"},
	{name: "too many lines", send: post(send + strings.Repeat("X: y\r\n", 4096) + "\r\n"), status: 200, want: "413 Payload Too Large"},

	{name: "another path", send: strings.Replace(post(hello), "/v1", "/v2", 1), status: 404},
	{name: "the root", send: headers("GET / HTTP/1.1", host) + "\r\n", status: 404},
	{name: "a path below", send: strings.Replace(post(hello), "/v1", "/v1/", 1), status: 404},
	{name: "an asterisk", send: headers("OPTIONS * HTTP/1.1", host) + "\r\n", status: 404},
	{name: "a tunnel", send: headers("CONNECT localhost:9801 HTTP/1.1", host) + "\r\n", status: 404},
	{name: "GET", send: headers("GET /api/sstp/v1 HTTP/1.1", host) + "\r\n", status: 405},
	{name: "HEAD", send: headers("HEAD /api/sstp/v1 HTTP/1.1", host) + "\r\n", status: 405},
	{name: "PUT", send: strings.Replace(post(hello), "POST", "PUT", 1), status: 405},
	{name: "small letters", send: strings.Replace(post(hello), "POST", "post", 1), status: 405},
	{name: "no length", send: headers(target, host) + "\r\n" + hello, status: 411},
	{name: "chunked", send: headers(target, host, "Transfer-Encoding: chunked") + "\r\n0\r\n\r\n", status: 411},
	{name: "chunked and a length", send: headers(target, host, "Content-Length: 5", "Transfer-Encoding: chunked") + "\r\n0\r\n\r\n", status: 411},
	{name: "a negative length", send: headers(target, host, "Content-Length: -1") + "\r\n", status: 400},
	{name: "a signed length", send: headers(target, host, "Content-Length: +1") + "\r\n", status: 400},
	{name: "an empty length", send: headers(target, host, "Content-Length:") + "\r\n", status: 400},
	{name: "a list of lengths", send: headers(target, host, "Content-Length: 5, 5") + "\r\n", status: 400},
	{name: "two lengths", send: headers(target, host, "Content-Length: 5", "content-length: 5") + "\r\n", status: 400},
	{name: "two hosts", send: post(hello, "Host: localhost"), status: 400},
	{name: "two origins", send: post(hello, "Origin: http://localhost", "origin: http://localhost"), status: 400},
	{name: "a blank before the colon", send: post(hello, "X : y"), status: 400},
	{name: "a folded line", send: post(hello, "X: y", " z"), status: 400},
	{name: "a line without a colon", send: post(hello, "hello"), status: 400},
	{name: "a name that is none", send: post(hello, "X(y: z"), status: 400},
	{name: "a name of letters that are none of ASCII", send: post(hello, "Ħost: z"), status: 400},
	{name: "a control character", send: post(hello, "X: y\x01z"), status: 400},
	{name: "a carriage return inside", send: post(hello, "X: y\rz"), status: 400},
	{name: "a target with letters that are none of ASCII", send: strings.Replace(post(hello), "/v1", "/ｖ1", 1), status: 400},
	{name: "more than three words", send: strings.Replace(post(hello), "/v1", "/v1 x", 1), status: 400},
	{name: "no target", send: headers("POST HTTP/1.1", host) + "\r\n", status: 400},
	{name: "an odd version", send: strings.Replace(post(hello), "1.1", "1.1x", 1), status: 400},
	{name: "HTTP/2", send: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 505},
	{name: "an expectation that is not known", send: post(hello, "Expect: miracles"), status: 417},
	{name: "a head that is too large", send: headers(target, host, "X: "+strings.Repeat("y", 64<<10)), status: 431},
	{name: "too many fields", send: headers(target, host) + strings.Repeat("X: y\r\n", 256) + "\r\n", status: 431},
	{name: "half a head", send: headers(target, host), then: closes, status: 400},
	{name: "a first line only", send: target, then: closes, status: 400},
	{name: "half a head, waits", send: headers(target, host), status: 408, after: 5 * time.Second},
}

func TestVisits(t *testing.T) {
	for _, tt := range visits {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ln, seen := newListener(), new(seen)
				j := start(t, &sstp.Server{Handler: seen}, ln)
				c := ln.dial(t, "127.0.0.1")
				began := time.Now()
				c.send(t, tt.send)
				if tt.then == closes {
					synctest.Wait()
					_ = c.CloseWrite()
				}
				method, _, _ := strings.Cut(tt.send, " ")
				resp, body := readHTTP(t, c.reply(t), method)
				if resp.StatusCode != tt.status {
					t.Fatalf("HTTP %s, want %d", resp.Status, tt.status)
				}
				if tt.status == 200 && status(body) != tt.want {
					t.Errorf("answer %q, want %q", body, tt.want)
				}
				if took := time.Since(began); took != tt.after {
					t.Errorf("the answer came after %v, want %v", took, tt.after)
				}
				if got := seen.script(); got != tt.script {
					t.Errorf("script %.99q, want %.99q", got, tt.script)
				}
				checkVisit(t, j, resp, body, tt.send)
			})
		})
	}
}

// readHTTP reads an answer with the standard library, and checks what holds for all of them.
func readHTTP(t testing.TB, reply, method string) (*http.Response, string) {
	t.Helper()
	in := bufio.NewReader(strings.NewReader(reply))
	resp, err := http.ReadResponse(in, &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%q: %v", reply, err)
	}
	body, err := io.ReadAll(resp.Body)
	if rest, _ := io.ReadAll(in); err != nil || len(rest) > 0 {
		t.Errorf("body %q, %v, followed by %q", body, err, rest)
	}
	if _, err := http.ParseTime(resp.Header.Get("Date")); err != nil {
		t.Errorf("Date: %v", err)
	}
	if !resp.Close || resp.Header.Get("Vary") != "Origin" {
		t.Errorf("head %v", resp.Header)
	}
	if allow := resp.Header.Get("Allow"); (resp.StatusCode == 405) != (allow == "POST, OPTIONS") && method != "OPTIONS" {
		t.Errorf("HTTP %s with Allow: %s", resp.Status, allow)
	}
	return resp, string(body)
}

// checkVisit checks that the exchange is in the journal once, with both answers and all the bytes.
func checkVisit(t *testing.T, j *journal, resp *http.Response, body, sent string) {
	t.Helper()
	exchanges := j.all()
	if len(exchanges) != 1 {
		t.Fatalf("%d exchanges in the journal, want 1", len(exchanges))
	}
	x := exchanges[0]
	if int(x.HTTP) != resp.StatusCode || x.Road != sstp.RoadHTTP || x.Request.Road != sstp.RoadHTTP {
		t.Errorf("exchange %+v", x)
	}
	if !strings.HasPrefix(sent, string(x.Raw)) || !strings.Contains(string(x.Raw), string(x.Request.Raw)) {
		t.Errorf("raw bytes %.99q of %.99q", x.Raw, sent)
	}
	if !x.Response.Status.OK() && x.Response.Reason == "" {
		t.Errorf("%v without a reason", x.Response.Status)
	}
	if resp.StatusCode != 200 {
		if int(x.Response.Status) != resp.StatusCode {
			t.Errorf("HTTP %s, logged %v", resp.Status, x.Response.Status)
		}
		return
	}
	if want := string(x.Response.Append(nil, x.Request.Charset)); body != want {
		t.Errorf("answer %.99q, logged %.99q", body, want)
	}
	if want := "text/plain; charset=" + x.Request.Charset.String(); resp.Header.Get("Content-Type") != want {
		t.Errorf("Content-Type %q, want %q", resp.Header.Get("Content-Type"), want)
	}
}
