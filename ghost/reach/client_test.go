package reach

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// echoes answers with what it was sent.
func echoes(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s\n%s\n%s", r.Method, r.URL.RequestURI(), r.Header.Get("Content-Type"), body)
}

func TestWhatIsSent(t *testing.T) {
	base := serve(t, echoes)
	form := "application/x-www-form-urlencoded"
	for _, c := range []struct {
		method string
		args   []string
		want   string
	}{
		{"get", []string{"/a"}, "GET /a\n\n"},
		{"get", []string{"/a?x=1", "p=SSP 伺か"}, "GET /a?x=1&p=SSP+%E4%BC%BA%E3%81%8B\n\n"},
		{"get", []string{"/a", "a=1,2"}, "GET /a?a=1\n\n"},
		{"post", []string{"/a", "a=1&b=2&m=テ"}, "POST /a\n" + form + "\na=1&b=2&m=%E3%83%86"},
		{"post", []string{"/a", "--param=a=x y", "--param=b=%41%"}, "POST /a\n" + form + "\na=x+y&b=%41%25"},
		{"post", []string{"/a", "--param=one", "--param=b=2"}, "POST /a\n" + form + "\none\r\nb=2"},
		{"get", []string{"/a", "--param=one", "--param=b=2"}, "GET /a?one%0D%0Ab=2\n\n"},
		{"post", []string{"/a", "--param=a=あ", "--param-charset=Shift_JIS"}, "POST /a\n" + form + "\na=%82%A0"},
		{"put", []string{"/a", "--content-type=application/json", `--param={"a":1}`}, "PUT /a\napplication/json\n{\"a\":1}"},
		{"patch", []string{"/a", "--content-type=text/plain", "--param=a", "--param=b"}, "PATCH /a\ntext/plain\na\r\nb"},
		{"delete", []string{"/a", "--param=x=1"}, "DELETE /a?x=1\n\n"},
	} {
		args := slices.Clone(c.args)
		args[0] = base + args[0]
		if len(args) > 1 && args[1] == "a=1,2" { // as the parser of scripts hands it over
			args, c.want = []string{args[0], "a=1", "2"}, "GET /a?a=1,2\n\n"
		}
		res, err := client(t).Do(t.Context(), request(t, c.method, append(args, "--nofile")...), Anywhere, nil)
		if err != nil || res.Data != c.want || res.Code != "200" {
			t.Errorf("%s %q: %q %v\n got %q\nwant %q", c.method, c.args, res.Code, err, res.Data, c.want)
		}
	}
}

func TestMultipart(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		fmt.Fprintf(w, "%q %q", r.FormValue("a"), r.FormValue(`q%22`))
	})
	r := request(t, "post", base, "--content-type=multipart/form-data", "--param=a=1 & 2", "--param=q\"=\r\n--x", "--nofile")
	res, err := client(t).Do(t.Context(), r, Anywhere, nil)
	if err != nil || res.Data != `"1 & 2" "\r\n--x"` {
		t.Errorf("%q, %v", res.Data, err)
	}
}

func TestHeader(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for _, name := range []string{"Accept", "Accept-Language", "Authorization", "Cookie", "Cache-Control", "X-Mine", "User-Agent"} {
			fmt.Fprintf(w, "%s=%s;", name, r.Header.Get(name))
		}
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "7", Path: "/"})
		http.SetCookie(w, &http.Cookie{Name: "b", Value: "x"})
		w.Header().Set("X-Said", "hello")
	})
	r := request(t, "get", base, "--accept=text/html", "--accept-language=ja", "--authorization=Bearer x", "--cookie=id=6; b=y", "--no-cache",
		"--header=x-mine: yes", "--nofile")
	res, err := client(t).Do(t.Context(), r, Anywhere, nil)
	want := "Accept=text/html;Accept-Language=ja;Authorization=Bearer x;Cookie=id=6; b=y;Cache-Control=no-cache;X-Mine=yes;User-Agent=test;"
	if err != nil || res.Data != want {
		t.Errorf("%q, %v", res.Data, err)
	}
	if res.Cookie != "" || slices.Contains(res.Header, "X-Said: hello") {
		t.Error("what was set behind the body was sent")
	}
}

func TestWhatComesBack(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "7", Path: "/"})
		http.SetCookie(w, &http.Cookie{Name: "b", Value: "x"})
		w.Header().Set("X-Said", "hello")
		if r.URL.Path == "/missing" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = w.Write([]byte("\x82\xa0\n"))
	})
	c := client(t)
	res, err := c.Do(t.Context(), request(t, "get", base, "--nofile=cp932"), Anywhere, nil)
	if err != nil || res.Data != "あ\n" || res.Cookie != "id=7; b=x" || !slices.Contains(res.Header, "X-Said: hello") {
		t.Errorf("%+v, %v", res, err)
	}
	res, err = c.Do(t.Context(), request(t, "get", base+"/missing", "--file=sub/結果.txt"), Anywhere, nil)
	if err == nil || res.Code != "404" || res.OK() || read(t, filepath.Join(c.Var, "sub", "結果.txt")) != "\x82\xa0\n" {
		t.Errorf("%+v, %v", res, err)
	}
	res, err = c.Do(t.Context(), request(t, "get", base+"/a/list.html?x"), Anywhere, nil)
	if err != nil || res.Path != filepath.Join(c.Var, "list.html") {
		t.Errorf("%+v, %v", res, err)
	}
	if info, err := os.Stat(res.Path); err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	res, err = c.Do(t.Context(), request(t, "head", base, "--log=log.txt"), Anywhere, nil)
	if err != nil || res.Path != "" || !strings.Contains(read(t, filepath.Join(c.Var, "log.txt")), "> HEAD "+base) {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestNamesThatEscape(t *testing.T) {
	for _, name := range []string{
		"", "..", "../a", "a/../../b", "/etc/passwd", `..\a`, `C:\a`, "C:a", "a\x00b", "a\nb", ".hidden", "a/.git/b", "a//b", "a/", "con:",
		"a?b", "a\u202eb", strings.Repeat("a", 300), strings.Repeat("a/", 20) + "b", "a.", " a", "\xff",
	} {
		if _, err := ParseRequest("get", []string{"http://example.com/", "--file=" + name}); !errors.Is(err, ErrFile) {
			t.Errorf("--file=%q: %v", name, err)
		}
		if _, err := ParseRequest("get", []string{"http://example.com/", "--log=" + name}); !errors.Is(err, ErrFile) {
			t.Errorf("--log=%q: %v", name, err)
		}
	}
	for path, want := range map[string]string{
		"": "index.html", "/": "index.html", "/..": "index.html", "/a/b.txt": "b.txt", "/.bashrc": "bashrc", `/..\..\x`: "x",
		"/a:b": "a_b", "/" + strings.Repeat("é", 300): strings.Repeat("é", 127),
	} {
		if got := nameOf(path); got != want || checkName(got) != nil {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func TestLinksDoNotLeadOut(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("new")) })
	c, outside := client(t), t.TempDir()
	if err := os.MkdirAll(c.Var, folderMode); err != nil {
		t.Fatal(err)
	}
	precious := filepath.Join(outside, "precious")
	if err := os.WriteFile(precious, []byte("old"), fileMode); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"file": precious, "folder": outside} {
		if err := os.Symlink(to, filepath.Join(c.Var, link)); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{"file", "folder/precious", "folder/new"} {
		res, err := c.Do(t.Context(), request(t, "get", base, "--file="+name), Anywhere, nil)
		if err == nil || res.Code != "fileio" {
			t.Errorf("%s: %q, %v", name, res.Code, err)
		}
	}
	if all, _ := os.ReadDir(outside); len(all) != 1 || read(t, precious) != "old" {
		t.Errorf("something was written outside: %v", all)
	}
	for _, name := range []string{"var/file", precious, "../x", "missing", c.Master, ""} {
		if path, err := c.Find(name); !errors.Is(err, ErrFile) {
			t.Errorf("Find(%q) = %q, %v", name, path, err)
		}
	}
}

func TestInputFile(t *testing.T) {
	base := serve(t, echoes)
	c := client(t)
	if err := os.WriteFile(filepath.Join(c.Master, "in.txt"), []byte("--edge\r\nbody"), fileMode); err != nil {
		t.Fatal(err)
	}
	r := request(t, "post", base, "--param-input-file=in.txt", "--content-type=multipart/form-data", "--nofile")
	res, err := c.Do(t.Context(), r, Anywhere, nil)
	if err != nil || res.Data != "POST /\nmultipart/form-data; boundary=edge\n--edge\r\nbody" {
		t.Errorf("%q, %v", res.Data, err)
	}
	r.Input = "/etc/passwd"
	if res, err := c.Do(t.Context(), r, Anywhere, nil); !errors.Is(err, ErrFile) || res.Code != "fileio" {
		t.Errorf("%q, %v", res.Code, err)
	}
}

func TestSizesAreBounded(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		block := make([]byte, 1<<20)
		for range 40 {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	})
	c := client(t)
	for _, option := range []string{"--nofile", "--file=big"} {
		if res, err := c.Do(t.Context(), request(t, "get", base, option), Anywhere, nil); !errors.Is(err, ErrTooLarge) || res.Code != "toolarge" {
			t.Errorf("%s: %q, %v", option, res.Code, err)
		}
	}
	if all, _ := os.ReadDir(c.Var); len(all) != 0 {
		t.Errorf("half a file is left: %v", all)
	}
}

func TestTimeouts(t *testing.T) {
	base := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	r := request(t, "get", base)
	r.Timeout = time.Millisecond
	if res, err := client(t).Do(t.Context(), r, Anywhere, nil); err == nil || res.Code != "timeout" {
		t.Errorf("%q, %v", res.Code, err)
	}
	for value, want := range map[string]time.Duration{"5": 5 * time.Second, "100000": maxTimeout, "0": defaultTimeout} {
		if r := request(t, "get", base, "--timeout="+value); r.Timeout != want {
			t.Errorf("--timeout=%s: %v", value, r.Timeout)
		}
	}
}

func TestRedirects(t *testing.T) {
	var base string
	other := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "%q", r.Header.Get("X-Key")) })
	base = serve(t, func(w http.ResponseWriter, r *http.Request) {
		to := map[string]string{"/loop": base + "/loop", "/file": "file:///etc/passwd", "/other": other, "/same": base + "/end"}[r.URL.Path]
		if to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		fmt.Fprintf(w, "%q", r.Header.Get("X-Key"))
	})
	for path, want := range map[string]string{"/loop": "toomanyredirect", "/file": "refused", "/other": `""`, "/same": `"secret"`} {
		res, err := client(t).Do(t.Context(), request(t, "get", base+path, "--header=X-Key: secret", "--nofile"), Anywhere, nil)
		if got := res.Data + strings.TrimPrefix(res.Code, "200"); got != want && got != want+"302" {
			t.Errorf("%s: %q %q, %v", path, res.Code, res.Data, err)
		}
	}
}

func TestProgressAndStreams(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/big":
			_, _ = w.Write(make([]byte, 1<<20))
		case "/sse":
			w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
			fmt.Fprint(w, ": hi\n\nevent: x\ndata: a\ndata:b\n\ndata: c\r\n\r\ndata: cut")
		case "/lines":
			w.Header().Set("Content-Type", "application/x-ndjson")
			fmt.Fprint(w, "{1}\n\n{2}\r\n{3}")
		case "/endless":
			for {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		}
	})
	c := client(t)
	e := &ear{}
	if _, err := c.Do(t.Context(), request(t, "get", base+"/big", "--progress-notify", "--file=x"), Anywhere, e); err != nil {
		t.Fatal(err)
	}
	if len(e.bytes) == 0 || len(e.bytes) > 5 || e.bytes[len(e.bytes)-1] != 1<<20 {
		t.Errorf("progress %v", e.bytes)
	}
	for path, want := range map[string]string{"/sse": "a\nb|c", "/lines": "{1}|{2}|{3}"} {
		e := &ear{}
		_, err := c.Do(t.Context(), request(t, "get", base+path, "--streaming"), Anywhere, e)
		if got := strings.Join(e.pieces, "|"); err != nil || got != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if res, err := c.Do(t.Context(), request(t, "get", base+"/endless", "--streaming=text"), Anywhere, e); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%q, %v", res.Code, err)
	}
	stop := errors.New("enough")
	e = &ear{end: func() error { return stop }}
	if _, err := c.Do(t.Context(), request(t, "get", base+"/sse", "--streaming=sse"), Anywhere, e); !errors.Is(err, stop) {
		t.Errorf("a listener that has enough: %v", err)
	}
}

func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	c := client(t)
	res, err := c.Do(t.Context(), request(t, "get", s.URL, "--insecure"), Anywhere, nil)
	if err != nil || res.TLS == nil || res.TLS.Protocol != "TLS 1.3" || res.TLS.Subject != "/O=Acme Co" || res.TLS.To.IsZero() {
		t.Errorf("%+v, %v", res.TLS, err)
	}
	if res, err := c.Do(t.Context(), request(t, "get", s.URL), Anywhere, nil); err == nil || res.Code != "error" {
		t.Errorf("a certificate of nobody: %q, %v", res.Code, err)
	}
}

func FuzzParseRequest(f *testing.F) {
	f.Add("http://example.com/\x00--file=a/b\x00--header=A: b\x00p=1\x00--timeout=5")
	f.Add("https://a/?x\x00--nofile=cp932\x00--param-charset=EUC-JP\x00--param=a=\xff\x00--content-type=multipart/form-data\x00--streaming=sse")
	f.Fuzz(func(t *testing.T, args string) {
		r, err := ParseRequest("post", strings.Split(args, "\x00"))
		if err != nil {
			return
		}
		x := &exchange{client: &Client{}, request: &r}
		req, err := x.build(t.Context())
		if err != nil {
			return
		}
		var wire strings.Builder
		if req.Write(&wire) == nil && strings.Count(wire.String()[:strings.Index(wire.String(), "\r\n\r\n")], "\nHost:") != 1 {
			t.Errorf("a forged field:\n%q", wire.String())
		}
		if r.File != "" && !filepath.IsLocal(filepath.FromSlash(strings.ReplaceAll(r.File, `\`, "/"))) {
			t.Errorf("the name %q leads out", r.File)
		}
	})
}

func TestBadOptions(t *testing.T) {
	const base = "http://example.com/"
	for _, args := range [][]string{
		nil,
		{""},
		{"ftp://example.com/"},
		{"file:///etc/passwd"},
		{"http://"},
		{"http://u:p@example.com/"},
		{"http://a b/"},
		{"javascript:alert(1)"},
		{base + strings.Repeat("a", maxURL)},
		{base, "--timeout=x"},
		{base, "--timeout=-1"},
		{base, "--header=none"},
		{base, "--header=Host: x"},
		{base, "--header=a b: c"},
		{base, "--header=A: b\r\nC: d"},
		{base, "--cookie=a\nb"},
		{base, "--nofile=klingon"},
		{base, "--param-charset=x-none"},
		{base, "--streaming=video"},
		append([]string{base}, make([]string, 100)...),
	} {
		if _, err := ParseRequest("get", args); !errors.Is(err, ErrOption) && !errors.Is(err, ErrURL) {
			t.Errorf("%.60q: %v", args, err)
		}
	}
	r := request(t, "get", base, "--nodescript", "--no-such=1", "--async=On")
	if !slices.Equal(r.Ignored, []string{"no-such"}) || r.ID != "On" {
		t.Errorf("%+v", r)
	}
	if r := request(t, "get", base, "--sync=id"); r.ID != "id" {
		t.Errorf("%+v", r)
	}
}
