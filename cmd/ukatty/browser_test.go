//go:build !windows

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"ukatty/ghost/journal"
)

// wantBrowser is the variable by which .ci/run says that a browser is there, so that its absence is a failure.
const wantBrowser = "UKATTY_TEST_BROWSER"

// browserPage sends requests one after another and shows, as JSON, what it could read of each answer; null for nothing.
const browserPage = `<!DOCTYPE html><meta charset="utf-8"><title>page</title><pre id="read"></pre><script>
(async () => {
	const read = [];
	for (const r of %s) {
		try {
			const answer = await fetch("http://" + r.host + ":%s/api/sstp/v1", {method: "POST", headers: {"Content-Type": r.type}, body: r.body});
			read.push(await answer.text());
		} catch {
			read.push(null);
		}
	}
	document.getElementById("read").textContent = JSON.stringify(read);
})();
</script>`

// browserRequest is a request of the page. Only one that is of the type text/plain goes without being announced.
type browserRequest struct {
	Host string `json:"host"`
	Type string `json:"type"`
	Body string `json:"body"`
}

// browserRequests are what the page sends, whatever it is called. The page says who it is in Sender and script.
func browserRequests(name string) []browserRequest {
	const here, plain = "127.0.0.1", "text/plain"
	charset := "Charset: UTF-8\r\nSender: " + name + "\r\n"
	return []browserRequest{
		{here, plain, "SEND SSTP/1.4\r\n" + charset + `Script: \_q\0やあ、` + name + `\![raise,OnBrowserTest]\e` + "\r\n\r\n"},
		{here, plain, "EXECUTE SSTP/1.1\r\n" + charset + "Command: GetName\r\n\r\n"},
		{here, plain, "EXECUTE SSTP/1.1\r\n" + charset + "Command: Quiet\r\n\r\n"},
		{here, plain, "EXECUTE SSTP/1.1\r\n" + charset + "SecurityLevel: local\r\nCommand: Quiet\r\n\r\n"},
		{"ghost.example", plain, "EXECUTE SSTP/1.1\r\n" + charset + "SecurityLevel: local\r\nCommand: Quiet\r\n\r\n"},
		{here, "application/octet-stream", "NOTIFY SSTP/1.1\r\n" + charset + "Event: OnAnnounced\r\n\r\n"},
	}
}

// browser gives the path of Chromium, or skips the test.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv(wantBrowser) != "" {
		t.Fatal(wantBrowser + " is set, but there is no Chromium: apt-get install chromium")
	}
	t.Skip("needs Chromium: apt-get install chromium")
	return ""
}

// visit opens a page in a browser of its own and gives what its scripts have made of it in the end.
func visit(t *testing.T, path, page string) string {
	t.Helper()
	home, err := os.MkdirTemp("", "ukatty-browser")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(home) }() // t.TempDir would fail if a last helper of the browser still writes there
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--disable-dev-shm-usage", "--user-data-dir="+home, "--host-resolver-rules=MAP ghost.example 127.0.0.1",
		"--virtual-time-budget=60000", "--dump-dom", page)
	cmd.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TMPDIR=" + home}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // its helpers end with it
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v:\n%s%s", err, &out, &errs)
	}
	return out.String()
}

// readByPage gives what a page shows that it could read of each answer: "" for nothing.
func readByPage(t *testing.T, dom string) []string {
	t.Helper()
	m := regexp.MustCompile(`(?s)<pre id="read">(.*?)</pre>`).FindStringSubmatch(dom)
	if m == nil {
		t.Fatalf("the page is not ours: %s", dom)
	}
	var read []string
	if err := json.Unmarshal([]byte(html.UnescapeString(m[1])), &read); err != nil {
		t.Fatalf("the page has not come to its end: %v: %s", err, dom)
	}
	return read
}

// A page of this machine may send, and read the answers; one of a name that is not this machine's may send as an external
// client and reads nothing, though it comes from the same address. Whoever calls ukatty by such a name is external, too.
func TestBrowser(t *testing.T) {
	t.Parallel()
	path := browser(t)
	home := t.TempDir()
	file := filepath.Join(home, "j")
	ukatty := exec.Command("ukatty", "--lang", "en", "--listen", "127.0.0.1:0", "--journal", file)
	ukatty.Env = append(environment(home), "PATH="+os.Getenv("PATH"))
	if err := ukatty.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ukatty.Process.Kill() }()
	_, at, _ := net.SplitHostPort(served(t, filepath.Join(home, "state", "ukatty", "log")))

	pages := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := (&url.URL{Host: r.Host}).Hostname()
		requests, err := json.Marshal(browserRequests(name))
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, browserPage, requests, at)
	}))
	defer pages.Close()
	_, port, _ := net.SplitHostPort(pages.Listener.Addr().String())

	for name, want := range map[string][]string{
		"localhost":     {"200 OK", "200 OK", "420 Refuse", "204 No Content", "420 Refuse", "204 No Content"},
		"ghost.example": {"", "", "", "", "", ""},
	} {
		read := readByPage(t, visit(t, path, "http://"+name+":"+port+"/"))
		if len(read) != len(want) {
			t.Fatalf("%s: %q", name, read)
		}
		for i, status := range want {
			if line, _, _ := strings.Cut(read[i], "\r\n"); strings.TrimPrefix(line, "SSTP/1.4 ") != status {
				t.Errorf("%s, request %d: the page read %q, want %q", name, i+1, read[i], status)
			}
		}
		if name == "localhost" && (!strings.Contains(read[0], `やあ、localhost\!`) || !strings.HasSuffix(read[1], "\r\nKatty,Prompt\r\n\r\n")) {
			t.Errorf("the page read %q", read[:2])
		}
	}

	if err := ukatty.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := ukatty.Wait(); err != nil {
		t.Fatal(err)
	}
	checkBrowserJournal(t, file, port)
}

// checkBrowserJournal checks what ukatty saw of the pages.
func checkBrowserJournal(t *testing.T, path, port string) {
	t.Helper()
	asked, rest := journalOf(t, path)
	for name, want := range map[string]string{
		"localhost": "local SEND 200, local EXECUTE GetName 200, local EXECUTE Quiet 420, local EXECUTE Quiet 204, " +
			"external EXECUTE Quiet 420, local OPTIONS 204, local NOTIFY OnAnnounced 204",
		"ghost.example": "external SEND 200, external EXECUTE GetName 200, external EXECUTE Quiet 420, external EXECUTE Quiet 420, " +
			"external EXECUTE Quiet 420, external OPTIONS 204",
	} {
		// A page that may not read an answer sends the next request while this one is still noted.
		got, wanted := asked["http://"+name+":"+port], strings.Split(want, ", ")
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s sent\n%q, want\n%q", name, got, wanted)
		}
		if !strings.Contains(rest, "said: やあ、"+name+"\n") {
			t.Errorf("the script of %s was not played:\n%s", name, rest)
		}
	}
	if n := strings.Count(rest, `note: \![raise,OnBrowserTest] at `); n != 1 {
		t.Errorf("%d times a tag was refused, want once, to the external page:\n%s", n, rest)
	}
}

// journalOf gives the requests of a journal by their origin, and the other entries as lines.
func journalOf(t *testing.T, path string) (asked map[string][]string, rest string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	asked = map[string][]string{}
	for in := journal.NewReader(file); ; {
		l, err := in.Next()
		if errors.Is(err, io.EOF) {
			return asked, rest
		}
		if err != nil {
			t.Fatal(err)
		}
		r := l.Entry.Request
		if r == nil {
			rest += l.Entry.Kind.String() + ": " + l.Entry.Text + "\n"
			continue
		}
		words := []string{"local", r.Method, r.Event, fmt.Sprint(r.Status)}
		if r.External {
			words[0] = "external"
		}
		m := regexp.MustCompile(`(?m)^Origin: (\S+)\r$`).FindSubmatch(r.Raw)
		if m == nil {
			t.Fatalf("no Origin: %q", r.Raw)
		}
		asked[string(m[1])] = append(asked[string(m[1])], strings.Join(strings.Fields(strings.Join(words, " ")), " "))
	}
}
