package ghost

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// web answers requests on loopback; it stands outside of the test's bubble of time.
func web(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestHTTPOfTheGhost(t *testing.T) {
	base := web(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "7"})
		if r.URL.Path == "/missing" {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprintf(w, "%s\r\nline", r.URL.RawQuery)
	})
	inHouse(t, map[string]string{"OnGot": `\0got it\e`}, func(h *house) {
		frame, master := h.watch(), h.folder()
		h.g.opt.Allow = AllowHTTP
		h.asked()
		h.own(`\![execute,http-get,` + base + `/a.txt,--async=x,--param=q=1]\e`)
		want := "GET OnExecuteHTTPComplete get|x|" + base + "/a.txt|" + filepath.Join(master, "var", "a.txt") + "|200|id=7|Content-Length"
		if got := h.asked(); !strings.Contains(got, want) {
			t.Errorf("asked %q\nwant %q", got, want)
		}
		h.own(`\![execute,http-get,` + base + `/missing,--async=OnGot,--nofile]\e`)
		if got := h.asked(); !strings.Contains(got, "GET OnGotFailure get|OnGot|"+base+"/missing|\x01line|404|id=7|") {
			t.Errorf("asked %q", got)
		}
		h.own(`\0a\![execute,http-get,` + base + `/,--sync=OnGot,--nofile,--param=x=y]b\e`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "got it" {
			t.Errorf("after --sync: %q; asked %q", got, h.asked())
		}
		h.asked()
		h.own(`\0a\![execute,http-get,` + base + `/,--sync=none,--nofile]b\e`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "ab" {
			t.Errorf("after --sync without an answer: %q", got)
		}
	})
}

// resolve looks up a name outside of a bubble of time: what package net makes at its first lookup must not belong to one.
func resolve(t *testing.T) {
	t.Helper()
	if _, err := net.DefaultResolver.LookupHost(t.Context(), "localhost"); err != nil {
		t.Skip(err)
	}
}

// However much is allowed, scripts of others do not reach this machine: by address, by name or by a redirect.
func TestHTTPOfOthers(t *testing.T) {
	resolve(t)
	reached := 0
	base := web(t, func(http.ResponseWriter, *http.Request) { reached++ })
	inHouse(t, nil, func(h *house) {
		h.watch()
		h.folder()
		h.g.opt.Allow = AllowHTTP | AllowRSS
		for _, url := range []string{base, strings.Replace(base, "127.0.0.1", "localhost", 1)} {
			h.asked()
			h.send(`Script: \![execute,http-get,` + url + `,--async=x]\![execute,rss-get,` + url + `,--async=y]\e`)
			h.after(time.Second)
			got := h.asked()
			if reached > 0 || !strings.Contains(got, "GET OnExecuteHTTPFailure get|x|"+url+"||refused") ||
				!strings.Contains(got, "GET OnExecuteRSSFailure get|y|"+url+"||refused") {
				t.Errorf("%s: reached %d times, asked %q", url, reached, got)
			}
		}
		if status, _ := h.send("Level: external", `Script: a\![execute,http-get,`+base+`]\e`); status != 200 || reached > 0 {
			t.Errorf("an external script: %d, reached %d times", status, reached)
		}
	})
}

func TestFeedOfTheGhost(t *testing.T) {
	base := web(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bad" {
			fmt.Fprint(w, "<html/>")
			return
		}
		fmt.Fprint(w, `<rss><channel><item><title>One</title><link>http://example.com/</link></item></channel></rss>`)
	})
	inHouse(t, nil, func(h *house) {
		h.watch()
		h.g.opt.Allow = AllowRSS
		h.asked()
		h.own(`\![execute,rss-get,` + base + `,--async=x]\e`)
		if got := h.asked(); !strings.Contains(got, "GET OnExecuteRSSComplete One\x01http://example.com/\x01\x01\x01") {
			t.Errorf("asked %q", got)
		}
		h.own(`\![execute,rss-get,` + base + `/bad,--async=OnFeed]\e`)
		if got := h.asked(); !strings.Contains(got, "GET OnFeedFailure get|OnFeed|"+base+"/bad||parse|") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestProgressAndStreamOfTheGhost(t *testing.T) {
	base := web(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sse" {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, "data: a\ndata: b\n\ndata: c\n\n")
			return
		}
		_, _ = w.Write(make([]byte, 10))
	})
	inHouse(t, nil, func(h *house) {
		h.watch()
		h.g.opt.Allow = AllowHTTP
		h.asked()
		h.own(`\![execute,http-get,` + base + `/sse,--async=On,--streaming]\e`)
		got := h.asked()
		if !strings.Contains(got, "GET OnStreaming get|On|"+base+"/sse||a\x01b|") || !strings.Contains(got, "||c|") {
			t.Errorf("asked %q", got)
		}
		h.own(`\![execute,http-get,` + base + `,--async=x,--nofile,--progress-notify]\e`)
		if got := h.asked(); !strings.Contains(got, "GET OnExecuteHTTPProgress get|x|"+base+"|||||10|10") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestCancelHTTP(t *testing.T) {
	started := make(chan struct{}, 1)
	base := web(t, func(_ http.ResponseWriter, r *http.Request) {
		started <- struct{}{}
		<-r.Context().Done()
	})
	// The request is on the network for as long as it runs, which no bubble of time waits for: so this one has none.
	h := outside(t)
	h.g.opt.Allow = AllowHTTP
	h.say(`\![execute,http-get,` + base + `,--async=x]\e`)
	<-started
	h.say(`\![cancel,http,` + base + `]\e`)
	h.until("GET OnExecuteHTTPFailure get|x|" + base + "||artificial")
	h.say(`\![cancel,http,` + base + `]\e`)
	h.stop()
	if err := <-h.err; err != nil {
		t.Error(err)
	}
}

func TestLeavingEndsWhatIsUnderWay(t *testing.T) {
	started, ended := make(chan struct{}, 1), make(chan struct{})
	base := web(t, func(_ http.ResponseWriter, r *http.Request) {
		started <- struct{}{}
		<-r.Context().Done()
		close(ended)
	})
	h := outside(t)
	h.g.opt.Allow = AllowHTTP
	h.say(`\![execute,http-get,` + base + `,--sync=x]\e`)
	<-started
	h.stop()
	if err := <-h.err; err != nil {
		t.Error(err)
	}
	<-ended
}

func TestLookupOfTheGhost(t *testing.T) {
	resolve(t)
	inHouse(t, nil, func(h *house) {
		h.watch()
		h.g.opt.Allow = AllowNSLookup | AllowPing
		h.asked()
		h.own(`\![execute,nslookup,--host=localhost,--event=x]\e`)
		h.after(time.Second)
		if got := h.asked(); !strings.Contains(got, "GET OnNSLookupComplete x|localhost|lookup|") {
			t.Errorf("asked %q", got)
		}
		h.send(`Script: \![execute,nslookup,--host=localhost,--event=OnL]\![execute,nslookup,--host=10.0.0.1]\![execute,ping,--host=127.0.0.1]\e`)
		h.after(time.Second)
		got := h.asked()
		for _, want := range []string{
			"GET OnLFailure OnL|localhost|lookup", "GET OnNSLookupFailure |10.0.0.1|reverse", "GET OnPingComplete |127.0.0.1\x011\x010\x011|refused\x01\x010",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("asked %q, not %q", got, want)
			}
		}
	})
}
