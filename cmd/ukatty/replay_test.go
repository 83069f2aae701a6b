package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
)

// written makes a journal file of requests with the status that is recorded for each, and gives its path.
func written(t *testing.T, requests ...journal.Request) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "j")
	file, err := journal.OpenFile(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []journal.Entry
	for i, r := range requests {
		r.RawSize = max(r.RawSize, len(r.Raw))
		all = append(all, journal.Entry{Kind: journal.Asked, Time: time.Unix(int64(i), 0), Request: &r})
	}
	if err := file.Write(all, 0); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// serving serves SSTP by a function until the test ends.
func serving(t *testing.T, network, at string, lim sstp.Limits, handle sstp.HandlerFunc) (addr string) {
	t.Helper()
	ln, err := net.Listen(network, at)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	server := &sstp.Server{Handler: handle, Limits: lim}
	done.Go(func() {
		if err := server.Serve(ctx, ln); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() {
		stop()
		done.Wait()
	})
	return ln.Addr().String()
}

// replayed runs replay and gives the exit code and what it printed.
func replayed(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = command(t.Context(), append([]string{"replay"}, args...), streams{strings.NewReader(""), &o, &e})
	return code, o.String(), e.String()
}

const hello = "SEND SSTP/1.4\r\nSender: s\r\nScript: a\r\n\r\n"

func TestReplay(t *testing.T) {
	var mu sync.Mutex
	var got []string
	addr := serving(t, "tcp", "127.0.0.1:0", sstp.Limits{}, func(_ context.Context, r *sstp.Request) *sstp.Response {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, r.Road+" "+string(r.Raw))
		return &sstp.Response{Status: sstp.Conflict}
	})
	odd := "send\tsstp/1.0\n:\x00\n\n" // not understood and not changed
	strange := "SEND SSTP/1.4\nCharset: Shift_JIS\nSender:\x83\\\n  script : \x80\n\n"
	path := written(t,
		journal.Request{Road: "tcp", Method: "SEND", Sender: "a\x1b[31mb", Status: 409, Raw: []byte(strange)},
		journal.Request{Road: "tcp", Method: "NOTIFY", Event: "OnX", Status: 200, Raw: []byte(hello)},
		journal.Request{Road: "tcp", Status: 501, Raw: []byte(odd)},
		journal.Request{
			Road: "http", Method: "SEND", Status: 409,
			Raw: []byte("POST /api/sstp/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 39\r\n\r\n" + hello),
		},
		journal.Request{Road: "tcp", Status: 503},
		journal.Request{Road: "tcp", Status: 413, Raw: []byte(hello), RawSize: 1 << 30},
		journal.Request{Road: "unix", Method: "EXECUTE", Event: "GetFMO", Status: 200, Raw: []byte("GetFMO")},
		journal.Request{Road: "unix", Method: "EXECUTE", Event: "GetName", Status: 409, Raw: []byte("EXECUTE SSTP/1.1\nCommand: GetName\n\n")},
	)
	code, out, errs := replayed(t, "--at-once", "--addr", addr, path)
	const want = `recorded  obtained
     409       409  equal     line 1: SEND by ab
     200       409  differs   line 2: NOTIFY OnX
     501       501  equal     line 3: what is no request
     409       409  equal     line 4: SEND over http
     503         -  not sent  line 5: what is no request: it was answered before anything of it was read
     413         -  not sent  line 6: what is no request: only 39 of its 1073741824 bytes are in the journal
     200         -  not sent  line 7: EXECUTE GetFMO over unix: a line on the control socket, which is not SSTP
     409       409  equal     line 8: EXECUTE GetName over unix
requests: 8, equal: 4, different: 1, not sent: 3
`
	if code != exitStatus || out != want || errs != "" {
		t.Errorf("exit code %d, %s\ngot:\n%s\nwant:\n%s", code, errs, out, want)
	}
	if want := []string{"tcp " + strange, "tcp " + hello, "http " + hello, "tcp EXECUTE SSTP/1.1\nCommand: GetName\n\n"}; !slices.Equal(got, want) {
		t.Errorf("the server got %q, want %q", got, want)
	}
}

// A request without an end is closed after, or else the server would wait for the rest; unless it was too slow for that.
func TestReplayOfUnfinishedRequests(t *testing.T) {
	t.Parallel()
	addr := serving(t, "tcp", "127.0.0.1:0", sstp.Limits{Send: time.Second}, func(context.Context, *sstp.Request) *sstp.Response {
		return &sstp.Response{Status: sstp.NoContent}
	})
	path := written(t,
		journal.Request{Road: "tcp", Status: 400, Raw: []byte("SEND SSTP/1.4\r\nSen")},
		journal.Request{Road: "tcp", Status: 204, Raw: []byte(strings.TrimSpace(hello))},
		journal.Request{Road: "http", Status: 400, Raw: []byte("POST /api/sstp/v1 HTTP/1.1\r\nContent-Length: 99\r\n\r\n" + hello)},
		journal.Request{Road: "tcp", Status: 408, Raw: []byte("SEND SSTP/1.4\r\nSen")},
	)
	if code, out, errs := replayed(t, "--at-once", "--addr", addr, path); code != exitOK {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
}

// What came on a socket is sent to one.
func TestReplayOnASocket(t *testing.T) {
	dir, err := os.MkdirTemp("", "u") // t.TempDir is too long for the path of a socket on some systems
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	addr := serving(t, "unix", filepath.Join(dir, "s"), sstp.Limits{}, func(_ context.Context, r *sstp.Request) *sstp.Response {
		if r.Road != sstp.RoadUnix || string(r.Raw) != hello {
			t.Errorf("%s: %q", r.Road, r.Raw)
		}
		return &sstp.Response{Status: sstp.NoContent}
	})
	path := written(t, journal.Request{Road: "unix", Status: 204, Raw: []byte(hello)})
	if code, out, errs := replayed(t, "--addr", addr, path); code != exitOK || !strings.Contains(out, "204       204  equal") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
}

// The answers of another server, or of one that gives none.
func TestReplayWithoutAnswers(t *testing.T) {
	path := written(t, journal.Request{Road: "tcp", Status: 200, Raw: []byte(hello)}, journal.Request{Road: "tcp", Status: 200, Raw: []byte(hello)})
	for reply, want := range map[string]string{"": "no reply", "220 mail.example ESMTP\r\n\r\n": "bad reply"} {
		addr, _, stop, err := once(reply)
		if err != nil {
			t.Fatal(err)
		}
		one := written(t, journal.Request{Road: "tcp", Status: 200, Raw: []byte(hello)})
		code, out, _ := replayed(t, "--addr", addr, one)
		if code != exitStatus || !strings.Contains(out, "     200      none  differs ") || !strings.Contains(out, want) {
			t.Errorf("%q: exit code %d: %s", reply, code, out)
		}
		stop()
		const nowhere = "127.0.0.1:1" // while a port that has become free may be taken by anybody
		code, out, errs := replayed(t, "--at-once", "--addr", nowhere, path)
		if code != exitNoConnection || !strings.Contains(errs, "nothing serves SSTP at "+nowhere) || out != replayHead+"\n" {
			t.Errorf("exit code %d: %s%s", code, out, errs)
		}
	}
}

func TestReplayOfBrokenFiles(t *testing.T) {
	dir := t.TempDir()
	const good = `{"v":1,"kind":"note","text":"a"}` + "\n"
	for name, c := range map[string]struct{ text, want string }{
		"garbage": {good + "\nhello\n" + good, "garbage:3: this is no line of a journal: "},
		"future":  {`{"v":2,"kind":"note"}` + "\n", "future:1: version 2 of the journal is not known"},
		"binary":  {"\x1b]0;title\a\n", "binary:1: this is no line of a journal: "},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, errs := replayed(t, path)
		if code != exitUsage || out != "" || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "\x1b") {
			t.Errorf("%s: exit code %d: %q %q", name, code, out, errs)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "none")} {
		if code, out, errs := replayed(t, path); code != exitUsage || out != "" || strings.Count(errs, path) != 1 {
			t.Errorf("%s: exit code %d: %q %q", path, code, out, errs)
		}
	}
}

// What a kill has cut off is left out, what is missing is told of, and a file without requests is no failure.
func TestReplayOfIncompleteFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	text := `{"v":1,"kind":"lost","count":3}` + "\n" + `{"v":1,"kind":"lost","count":4}` + "\n" + `{"v":1,"ki`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := replayed(t, path)
	if code != exitOK || out != replayHead+"\nrequests: 0, equal: 0, different: 0, not sent: 0\n" {
		t.Errorf("exit code %d: %q", code, out)
	}
	if !strings.Contains(errs, "j:3: the last line is not finished and is left out") || !strings.Contains(errs, "the file lacks 7 entries") {
		t.Errorf("%q", errs)
	}
}

func TestReplayUsage(t *testing.T) {
	for want, args := range map[string][]string{
		"an argument is missing":        {},
		"--addr: \"nowhere\" is not":    {"--addr", "nowhere", "j"},
		"--speed: 0 is no number":       {"--speed", "0", "j"},
		"--speed: NaN is no number":     {"--speed", "NaN", "j"},
		"--speed: +Inf is no number":    {"--speed", "Inf", "j"},
		"--max-gap: a time cannot be":   {"--max-gap", "-1s", "j"},
		"--at-once and --speed: choose": {"--speed", "2", "--at-once", "j"},
	} {
		code, out, errs := replayed(t, args...)
		if code != exitUsage || out != "" || !strings.Contains(errs, want) || !strings.Contains(errs, "see 'ukatty replay --help'") {
			t.Errorf("%q: exit code %d: %q %q", args, code, out, errs)
		}
	}
}

func TestReplayGaps(t *testing.T) {
	f := replayFlags{speed: 1, maxGap: 2 * time.Second}
	fast := replayFlags{speed: 4, maxGap: 2 * time.Second}
	for _, c := range []struct {
		flags     replayFlags
		gap, want time.Duration
	}{
		{f, time.Second, time.Second},
		{f, time.Hour, 2 * time.Second},
		{f, -time.Hour, 0},
		{fast, time.Second, 250 * time.Millisecond},
		{fast, time.Hour, 500 * time.Millisecond},
		{replayFlags{speed: 1, maxGap: time.Hour, atOnce: true}, time.Second, 0},
	} {
		if got := c.flags.gap(c.gap); got != c.want {
			t.Errorf("%+v: a gap of %v becomes %v, want %v", c.flags, c.gap, got, c.want)
		}
	}
}

// The file of a program that goes on writing its journal, into which what is sent again comes too, is sent as far as it went at
// the beginning.
func TestReplayOfJournalBeingWritten(t *testing.T) {
	request := journal.Request{Road: "tcp", Method: "SEND", Sender: "s", Status: 200, Raw: []byte(hello), RawSize: len(hello)}
	path := written(t, request, request)
	entry := journal.Entry{Kind: journal.Asked, Time: time.Unix(0, 0), Request: &request}
	var answered atomic.Int32
	addr := serving(t, "tcp", "127.0.0.1:0", sstp.Limits{}, func(context.Context, *sstp.Request) *sstp.Response {
		if answered.Add(1) < 10 { // or it would never end
			file, err := journal.OpenFile(path, 0)
			if err == nil {
				err = errors.Join(file.Write([]journal.Entry{entry}, 0), file.Close())
			}
			if err != nil {
				t.Error(err)
			}
		}
		return &sstp.Response{Status: sstp.OK}
	})
	code, out, errs := replayed(t, "--at-once", "--addr", addr, path)
	if n := answered.Load(); n != 2 || code != exitOK || !strings.HasSuffix(out, "requests: 2, equal: 2, different: 0, not sent: 0\n") {
		t.Errorf("exit code %d, %d requests sent, %s\n%s", code, n, errs, out)
	}
}
