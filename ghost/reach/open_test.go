package reach

import (
	"context"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// desk is an Opener that starts nothing, with an environment and programs of the test.
func desk(t *testing.T, system string, env map[string]string, programs ...string) (Opener, *[]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("programs are made as scripts")
	}
	bin := t.TempDir()
	for _, p := range programs {
		if err := os.WriteFile(filepath.Join(bin, p), []byte("#!/bin/true\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	started := &[]string{}
	return Opener{
		System: system,
		Getenv: func(name string) string { return env[name] },
		Start: func(_ context.Context, argv []string) error {
			argv = slices.Clone(argv)
			argv[0] = filepath.Base(argv[0])
			*started = argv
			return nil
		},
	}, started
}

func TestBrowse(t *testing.T) {
	const page = "https://example.com/a?b=c%20d"
	x := map[string]string{"DISPLAY": ":0"}
	for _, c := range []struct {
		system string
		env    map[string]string
		has    []string
		page   string
		want   string // or what the error says
	}{
		{"linux", x, []string{"xdg-open"}, page, "xdg-open " + page},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "w"}, []string{"xdg-open"}, page, "xdg-open " + page},
		{"darwin", nil, []string{"open"}, page, "open " + page},
		{"windows", nil, []string{"rundll32"}, page, "rundll32 url.dll,FileProtocolHandler " + page},
		{"linux", x, nil, page, "! no program xdg-open"},
		{"linux", nil, []string{"xdg-open"}, page, "! no display"},
		{"linux", map[string]string{"DISPLAY": ":10", "SSH_CONNECTION": "a"}, []string{"xdg-open"}, page, "! over SSH"},
		{"linux", map[string]string{"BROWSER": "none:w3m:fox --new %s:other"}, []string{"w3m", "fox", "other"}, page, "fox --new " + page},
		{"linux", map[string]string{"BROWSER": "fox"}, []string{"fox"}, page, "fox " + page},
		{"linux", x, []string{"xdg-open"}, "http://example.com/$(id);'\"`", "xdg-open http://example.com/$%28id%29;%27%22%60"},
		{"linux", x, []string{"xdg-open"}, "file:///etc/passwd", "! neither http nor https"},
		{"linux", x, []string{"xdg-open"}, "--help", "! neither http nor https"},
		{"linux", x, []string{"xdg-open"}, "javascript:alert(1)", "! neither http nor https"},
		{"linux", x, []string{"xdg-open"}, "http://a\nb/", "! not an address"},
	} {
		o, started := desk(t, c.system, c.env, c.has...)
		err := o.Browse(t.Context(), c.page)
		if want, fails := strings.CutPrefix(c.want, "! "); fails {
			if err == nil || !strings.Contains(err.Error(), want) || len(*started) > 0 {
				t.Errorf("%s %v %q: %v, want %q", c.system, c.env, c.page, err, want)
			}
			continue
		}
		got := strings.Join(*started, " ")
		if err != nil || got != c.want && !strings.Contains(c.page, "$(") || len(*started) > 3 || strings.ContainsAny(got, "\"`") {
			t.Errorf("%s %v %q: %q, %v", c.system, c.env, c.page, got, err)
		}
	}
}

func TestMailLink(t *testing.T) {
	for to, want := range map[string]string{
		"test@example.com":                        "mailto:test@example.com",
		"mailto:a@example.com,b@example.com":      "mailto:a@example.com,b@example.com",
		"MAILTO:a@example.com?subject=x y&body=z": "mailto:a@example.com?body=z&subject=x%20y",
		"":                                     "mailto:",
		"a@example.com?attach=/etc/passwd":     "!",
		"a@example.com?Subject=a&attachment=x": "!",
		"-x":                                   "!",
		"a b":                                  "!",
		"a@example.com\r\nBcc: c":              "!",
		"%0Aa@example.com":                     "!",
		"http://example.com/":                  "!",
		"a@example.com;rm":                     "!",
		strings.Repeat("a", maxURL+1):          "!",
	} {
		got, err := MailLink(to)
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%.60q: %q, %v", to, got, err)
		}
	}
	o, started := desk(t, "linux", map[string]string{"DISPLAY": ":0"}, "xdg-open")
	if err := o.Mail(t.Context(), "a@example.com"); err != nil || strings.Join(*started, " ") != "xdg-open mailto:a@example.com" {
		t.Errorf("%q, %v", *started, err)
	}
}

func TestFileIsShownNotRun(t *testing.T) {
	dir := t.TempDir()
	o, started := desk(t, "linux", map[string]string{"DISPLAY": ":0"}, "xdg-open")
	for name, c := range map[string]struct {
		mode os.FileMode
		ok   bool
	}{
		"a.txt": {0o600, true}, "picture.png": {0o600, true}, "run": {0o700, false}, "a.desktop": {0o600, false}, "A.EXE": {0o600, false},
		"x.html": {0o600, false}, "a.lnk": {0o600, false}, "s.sh": {0o600, false},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, c.mode); err != nil {
			t.Fatal(err)
		}
		*started = nil
		err := o.File(t.Context(), path)
		if (err == nil) != c.ok || c.ok != (len(*started) == 2) {
			t.Errorf("%s: %v, %q", name, err, *started)
		}
	}
	for _, path := range []string{dir, "a.txt", filepath.Join(dir, "missing.txt"), ""} {
		if err := o.File(t.Context(), path); !errors.Is(err, ErrFile) {
			t.Errorf("%q: %v", path, err)
		}
	}
}

func TestLaunch(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs the programs true and false")
	}
	if err := launch(t.Context(), []string{"/bin/sh", "-c", "exit 0"}); err != nil {
		t.Error(err)
	}
	if err := launch(t.Context(), []string{"/bin/sh", "-c", "exit 4"}); !errors.Is(err, ErrNoOpener) || !strings.Contains(err.Error(), "4") {
		t.Error(err)
	}
	if err := launch(t.Context(), []string{filepath.Join(t.TempDir(), "none")}); err == nil {
		t.Error("what is not there was started")
	}
}

func TestPingOptions(t *testing.T) {
	p, err := ParsePing([]string{
		"--host=example.com", "--ttl=999", "--count=1000", "--size=70000", "--timeout=99999", "--df=TRUE", "--event=OnX", "what=ever",
	})
	want := Ping{Host: "example.com", TTL: 255, Count: maxPings, Size: maxPingSize, Timeout: maxPingTime, Whole: true, Event: "OnX"}
	if err != nil || p != want {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := ParsePing([]string{"--host=::1", "--data=あ"}); err != nil || p.Size != 3 || p.Count != 3 || p.TTL != 255 {
		t.Errorf("%+v, %v", p, err)
	}
	for _, args := range [][]string{
		nil,
		{"--host="},
		{"--host=-f"},
		{"--host=a b"},
		{"--host=a;id"},
		{"--host=$(id)"},
		{"--host=a\nb"},
		{"--host=a", "--count=x"},
		{"--host=" + strings.Repeat("a", 254)},
		{"--host=a/b"},
	} {
		if _, err := ParsePing(args); !errors.Is(err, ErrOption) {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestPingArguments(t *testing.T) {
	p := Ping{TTL: 64, Size: 32, Timeout: 1500 * time.Millisecond, Whole: true}
	to := netip.MustParseAddr("192.0.2.1")
	for system, want := range map[string]string{
		"linux":   "-n -c 1 -W 2 -s 32 -t 64 -M do 192.0.2.1",
		"darwin":  "-n -c 1 -W 1500 -s 32 -m 64 -D 192.0.2.1",
		"windows": "-n 1 -w 1500 -l 32 -i 64 -f 192.0.2.1",
		"openbsd": "-n -c 1 -s 32 192.0.2.1",
	} {
		if got := strings.Join(p.argsOn(system, to), " "); got != want {
			t.Errorf("%s: %q", system, got)
		}
	}
}

func TestPing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the program is a script")
	}
	bin := t.TempDir()
	script := "#!/bin/sh\necho \"64 bytes from $9: icmp_seq=1 ttl=64 time=12.7 ms\"\n"
	if err := os.WriteFile(filepath.Join(bin, "ping"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	p, err := ParsePing([]string{"--host=127.0.0.1", "--count=2"})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	all, err := p.Do(t.Context(), Anywhere, func(e []Echo) error { told += len(e); return nil })
	want := []Echo{{"OK", "127.0.0.1", 12}, {"OK", "127.0.0.1", 12}}
	if err != nil || !slices.Equal(all, want) || told != 3 {
		t.Errorf("%v, %v, told %d", all, err, told)
	}
	if _, err := p.Do(t.Context(), Public, nil); !errors.Is(err, ErrPrivate) {
		t.Errorf("for scripts of others: %v", err)
	}
	enough := errors.New("enough")
	if all, err := p.Do(t.Context(), Anywhere, func([]Echo) error { return enough }); !errors.Is(err, enough) || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	t.Setenv("PATH", "")
	if _, err := p.Do(t.Context(), Anywhere, nil); err == nil || !strings.Contains(err.Error(), "no program ping") {
		t.Errorf("without the program: %v", err)
	}
}

func TestEcho(t *testing.T) {
	to := netip.MustParseAddr("192.0.2.1")
	for _, c := range []struct {
		out  string
		ok   bool
		want Echo
	}{
		{"64 bytes: time=0.042 ms", true, Echo{"OK", "192.0.2.1", 0}},
		{"Reply: bytes=32 time<1ms TTL=64", true, Echo{"OK", "192.0.2.1", 1}},
		{"From x: Time to live exceeded", false, Echo{Status: "TTL_EXPIRED_TRANSIT"}},
		{"ping: connect: Network is unreachable", false, Echo{Status: "DEST_NET_UNREACHABLE"}},
		{"Destination Host Unreachable", false, Echo{Status: "DEST_HOST_UNREACHABLE"}},
		{"1 packets transmitted, 0 received", false, Echo{Status: "REQ_TIMED_OUT"}},
		{"", true, Echo{Status: "REQ_TIMED_OUT"}},
	} {
		if got := echo(c.out, to, c.ok); got != c.want {
			t.Errorf("%q: %v", c.out, got)
		}
	}
}
