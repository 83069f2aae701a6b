package sstp_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// The answer is in the charset of the request, and its length counts bytes.
func TestHTTPCharsets(t *testing.T) {
	for _, cs := range []wire.Charset{wire.UTF8, wire.ShiftJIS, wire.EUCJP, wire.ISO2022JP} {
		synctest.Test(t, func(t *testing.T) {
			ln := newListener()
			j := start(t, &sstp.Server{Handler: new(seen)}, ln)
			text, _ := cs.Encode("SEND SSTP/1.4\r\nCharset: " + cs.String() + "\r\nSender: 名\r\nScript: \\0表\\e\r\n\r\n")
			c := ln.dial(t, "127.0.0.1")
			c.send(t, post(string(text)))
			resp, body := readHTTP(t, c.reply(t), "POST")
			checkVisit(t, j, resp, body, post(string(text)))
			if script, _ := cs.Decode([]byte(body)); !strings.Contains(script, `Script: \0表\e`) {
				t.Errorf("%v: %q", cs, body)
			}
		})
	}
}

// The answer is one write, head and body together.
func TestHTTPAnswerIsOneWrite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		start(t, &sstp.Server{Handler: sstp.HandlerFunc(func(context.Context, *sstp.Request) *sstp.Response {
			return &sstp.Response{Status: sstp.OK, Data: strings.Repeat("やあ\n", 10_000), HasData: true}
		})}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, post("EXECUTE SSTP/1.0\r\nCharset: UTF-8\r\nCommand: a\r\n\r\n"))
		b := make([]byte, 1<<20)
		n, err := c.Read(b) // a pipe hands over one write at a time
		if err != nil {
			t.Fatal(err)
		}
		if _, body := readHTTP(t, string(b[:n]), "POST"); len(body) != 80_000+len("SSTP/1.4 200 OK\r\n\r\n\r\n") {
			t.Errorf("%d bytes of body in the first write", len(body))
		}
	})
}

// A head that comes byte by byte is the same head.
func TestHTTPByteByByte(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln, seen := newListener(), new(seen)
		start(t, &sstp.Server{Handler: seen}, ln)
		c := ln.dial(t, "127.0.0.1")
		for _, b := range []byte(post(hello)) {
			_, _ = c.Write([]byte{b})
		}
		if _, body := readHTTP(t, c.reply(t), "POST"); status(body) != "200 OK" || seen.script() != "b" {
			t.Errorf("%q", body)
		}
	})
}

// A client that waits for leave to send the body gets it once, and at once; one that is refused gets the refusal instead.
func TestContinue(t *testing.T) {
	head := headers(target, host, "Content-Length: "+strconv.Itoa(len(hello)), "Expect: 100-Continue") + "\r\n"
	for _, tt := range []struct {
		name, head, body string
		leave            bool
		status           int
	}{
		{"waits", head, hello, true, 200},
		{"does not wait", head + hello, "", false, 200},
		{"HTTP/1.0", strings.Replace(head, "HTTP/1.1", "HTTP/1.0", 1), hello, false, 200},
		{"too large", strings.Replace(head, "Length: ", "Length: 9999999", 1), "", false, 200},
		{"no place", strings.Replace(head, "v1", "v2", 1), "", false, 404},
	} {
		synctest.Test(t, func(t *testing.T) {
			ln := newListener()
			start(t, &sstp.Server{Handler: new(seen)}, ln)
			c := ln.dial(t, "127.0.0.1")
			began := time.Now()
			reply := c.listen()
			_, _ = io.WriteString(c, tt.head)
			synctest.Wait()
			_, _ = io.WriteString(c, tt.body)
			text := <-reply
			rest, leave := strings.CutPrefix(text, "HTTP/1.1 100 Continue\r\n\r\n")
			if leave != tt.leave || time.Since(began) != 0 {
				t.Errorf("%s: %q after %v", tt.name, text, time.Since(began))
			}
			if resp, _ := readHTTP(t, rest, "POST"); resp.StatusCode != tt.status {
				t.Errorf("%s: HTTP %s", tt.name, resp.Status)
			}
			_ = c.Close()
		})
	}
}

// Who may read the answer, and who may send after a preflight.
func TestPagesThatRead(t *testing.T) {
	for _, tt := range []struct {
		origin string
		reads  bool
	}{
		{"", false},
		{"http://localhost:3000", true},
		{"https://127.0.0.2", true},
		{"http://[::1]:80", true},
		{"https://reader.example", true},
		{"https://reader.example.evil.example", false},
		{"https://other.example", false},
		{"null", false},
	} {
		for _, method := range []string{"POST", "OPTIONS", "GET"} {
			synctest.Test(t, func(t *testing.T) {
				ln := newListener()
				j := start(t, &sstp.Server{Handler: new(seen), Readers: []string{"https://reader.example"}}, ln)
				lines := []string{"Access-Control-Request-Method: POST", "Access-Control-Request-Private-Network: true"}
				if tt.origin != "" {
					lines = append(lines, "Origin: "+tt.origin)
				}
				c := ln.dial(t, "127.0.0.1")
				c.send(t, strings.Replace(post(hello, lines...), "POST", method, 1))
				resp, _ := readHTTP(t, c.reply(t), method)
				want := ""
				if tt.reads {
					want = tt.origin
				}
				got := resp.Header
				if got.Get("Access-Control-Allow-Origin") != want {
					t.Errorf("%s from %q: %v", method, tt.origin, got)
				}
				sends := tt.reads && method == "OPTIONS"
				if (got.Get("Access-Control-Allow-Private-Network") == "true") != sends ||
					(got.Get("Access-Control-Allow-Methods") == "POST") != sends || (got.Get("Access-Control-Allow-Headers") == "*") != sends {
					t.Errorf("%s from %q: %v", method, tt.origin, got)
				}
				if wantStatus := map[string]int{"POST": 200, "OPTIONS": 204, "GET": 405}[method]; resp.StatusCode != wantStatus {
					t.Errorf("%s: HTTP %s", method, resp.Status)
				}
				if x := j.all(); len(x) != 1 || x[0].Request.Origin != tt.origin || method == "OPTIONS" && x[0].Response.Reason == "" {
					t.Errorf("journal %+v", x)
				}
			})
		}
	}
}

// What the journal says of HTTP.
func TestHTTPProblems(t *testing.T) {
	for _, tt := range []struct{ send, want string }{
		{post(send + "Script: b"), ""},
		{post(hello) + "xyz", "3 bytes after the request"},
		{post(hello + "xyz"), "3 bytes after the request"},
		{post(send+"ID: 1\r\nScript: b\r\n\r\n", "Origin: https://other.example"), "ID is void: the page is not of this machine"},
		{post("SEND SSTP/1.4\r\nSender: a\r\nScript: b"), "no Charset, read as UTF-8"},
	} {
		synctest.Test(t, func(t *testing.T) {
			ln := newListener()
			j := start(t, &sstp.Server{Handler: new(seen)}, ln)
			c := ln.dial(t, "127.0.0.1")
			c.send(t, tt.send)
			c.reply(t)
			if x := j.all(); len(x) != 1 || x[0].Problem != tt.want {
				t.Errorf("%q: %+v, want %q", tt.send, x, tt.want)
			}
		})
	}
}

// The standard library's client speaks to it over a real connection, with small bodies and large ones.
func TestHTTPClient(t *testing.T) {
	ln := listen(t)
	seen := new(seen)
	start(t, &sstp.Server{Handler: seen}, ln)
	client := &http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Minute}}
	defer client.CloseIdleConnections()
	url := "http://" + ln.Addr().String() + "/api/sstp/v1"
	for _, script := range []string{"a", strings.Repeat("x", 900_000)} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(send+"Script: "+script+"\r\n\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Expect", "100-continue")
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil || status(string(body)) != "200 OK" || seen.script() != script {
			t.Errorf("%.99q, %v", body, err)
		}
	}
}

// Our own client sends the bytes of an HTTP request again and reads the answer, as a replay of the journal does.
func TestDoOverHTTP(t *testing.T) {
	ln := listen(t)
	start(t, &sstp.Server{Handler: new(seen)}, ln)
	for _, tt := range []struct {
		raw    string
		status sstp.Status
		script string
	}{
		{post("SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: a\r\nScript: \x83\x5c\r\n\r\n"), sstp.OK, "ソ"},
		{post(hello, "Expect: 100-continue"), sstp.OK, "b"},
		{strings.Replace(post(hello), "v1", "v2", 1), sstp.NotFound, ""},
	} {
		r, err := sstp.Do(t.Context(), ln.Addr().String(), []byte(tt.raw))
		if err != nil || r.Status != tt.status || !r.HTTP || r.Fields.Get("Script") != tt.script || !strings.HasPrefix(string(r.Raw), "HTTP/1.1 ") {
			t.Errorf("%q: %+v, %v", tt.raw, r, err)
		}
	}
	r, err := sstp.Do(t.Context(), ln.Addr().String(), []byte(post("EXECUTE SSTP/1.0\r\nCharset: EUC-JP\r\nCommand: a\r\n\r\n")))
	if err != nil || !r.HTTP || r.Charset != wire.EUCJP || r.Data != "a,b" {
		t.Errorf("%+v, %v", r, err)
	}
}

// When there is no room, whoever speaks HTTP is told so in HTTP.
func TestHTTPMakesRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		whole := post(hello)
		for cut, want := range map[int]string{len(target) + 2: "503 ", len(whole) - 9: "200 "} {
			ln := newListener()
			start(t, &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Conns: 1}}, ln)
			first := ln.dial(t, "127.0.0.1")
			reply := first.listen()
			_, _ = io.WriteString(first, whole[:cut])
			synctest.Wait()
			second := ln.dial(t, "127.0.0.1")
			second.send(t, hello)
			if r := second.reply(t); status(r) != "200 OK" {
				t.Errorf("the second gets %q", r)
			}
			resp, body := readHTTP(t, <-reply, "POST")
			if !strings.HasPrefix(resp.Status, want) || want == "200 " && status(body) != "503 Service Unavailable" {
				t.Errorf("after %d bytes: HTTP %s, %q", cut, resp.Status, body)
			}
		}
	})
}

// A panic is told in SSTP inside HTTP.
func TestHTTPPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ln := newListener()
		crashes := 0
		start(t, &sstp.Server{
			Handler: sstp.HandlerFunc(func(context.Context, *sstp.Request) *sstp.Response { panic("ouch") }),
			Crash:   func(any, []byte) { crashes++ },
		}, ln)
		c := ln.dial(t, "127.0.0.1")
		c.send(t, post(hello))
		resp, body := readHTTP(t, c.reply(t), "POST")
		if resp.StatusCode != 200 || status(body) != "500 Internal Server Error" || crashes != 1 {
			t.Errorf("HTTP %s, %q, %d crashes", resp.Status, body, crashes)
		}
	})
}

// Every status of HTTP that is answered has a name.
func TestHTTPStatusesHaveNames(t *testing.T) {
	var seen []int
	for _, v := range visits {
		if name := sstp.Status(v.status).String(); name == fmt.Sprint(v.status) {
			t.Errorf("%d has no name", v.status)
		}
		seen = append(seen, v.status)
	}
	for _, want := range []int{200, 400, 404, 405, 408, 411, 417, 431, 505} {
		if !slices.Contains(seen, want) {
			t.Errorf("no visit ends with HTTP %d", want)
		}
	}
}
