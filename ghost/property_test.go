package ghost

import (
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

// TestProperties holds what every property says against the project's own copy.
func TestProperties(t *testing.T) {
	src, err := os.ReadFile("testdata/properties.tsv")
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	onEstate(t, map[string]string{"property.get": "blue"}, func(e *estate) {
		e.send(`Script: \0\s[5]\b[2]a\1b\p[2]\s[-1]\w9\w9\w9\w9long\e`)
		e.after(200 * time.Millisecond)
		for line := range strings.Lines(strings.ReplaceAll(string(src), "DIR", e.dir)) {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if strings.HasPrefix(line, "#") {
				continue
			}
			key, _, _ := splitProperty(f[0])
			if head, _, ok := strings.Cut(key, ".ext."); ok {
				key = head + extended
			}
			met[key] = true
			near, afar := e.execute("GetProperty", f[0]), e.executeFromAfar("GetProperty", f[0])
			if f[2] == "=" {
				f[2] = f[1]
			}
			for i, r := range []*sstp.Response{near, afar} {
				want := "200 " + f[i+1]
				switch f[i+1] {
				case "+":
					want = "200 " + r.Data
				case "-":
					want = "204"
				}
				if got(r) != want || f[i+1] == "+" && r.Data == "" {
					t.Errorf("%s, afar %d: %q, want %q", f[0], i, got(r), want)
				}
			}
		}
	})
	ours := ofGhosts()
	for key := range properties() {
		if _, own := ours[key]; (own || strings.HasSuffix(key, ".count")) && !met[key] {
			t.Errorf("the property %s is in no line of the copy", key)
		}
	}
}

func TestSystemTimes(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.after(3*time.Hour + 4*time.Minute + 5*time.Second + 678*time.Millisecond)
		now := time.Now()
		_, east := now.Zone()
		for name, want := range map[string]int{
			"year": now.Year(), "month": int(now.Month()), "day": now.Day(), "hour": now.Hour(), "minute": 4, "second": 5,
			"millisecond": 678, "dayofweek": int(now.Weekday()), "os.unixtime": int(now.Unix()), "os.timezone.offset": -east / 60,
			"os.dst": 0,
		} {
			if name == "minute" {
				want = now.Minute()
			}
			h.want("GetProperty system."+name, "200 "+strconv.Itoa(want))
		}
		east = 9 * 60 * 60
		if got := times["os.timezone.offset"](now.In(time.FixedZone("JST", east))); got != -540 {
			t.Errorf("the offset of Japan is %d", got)
		}
	})
}

func TestSystemFiles(t *testing.T) {
	files := map[string]string{
		"/etc/os-release":            "ID=x\nPRETTY_NAME=\"Some System 1\"\n",
		"/proc/sys/kernel/osrelease": "6.1.0\n",
		"/proc/uptime":               "123.45 678.90\n",
		"/proc/meminfo":              "MemTotal:       4194304 kB\nMemFree: 1 kB\nMemAvailable:   1048576 kB\nBroken\n",
	}
	read := func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, os.ErrNotExist
	}
	all := func() []string {
		var all []string
		for _, of := range []func() (string, bool){
			func() (string, bool) { return osName(read) },
			func() (string, bool) { return firstWord(read, "/proc/sys/kernel/osrelease") },
			func() (string, bool) { return uptime(read) },
			func() (string, bool) { return inMemory(read, total) },
			func() (string, bool) { return inMemory(read, free) },
			func() (string, bool) { return inMemory(read, load) },
		} {
			value, ok := of()
			if !ok {
				value = "-"
			}
			all = append(all, value)
		}
		return all
	}
	if got, want := all(), []string{"Some System 1", "6.1.0", "123", "4096", "1024", "75"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, broken := range []string{"", "\x00", "MemTotal:\nMemAvailable: x\n", "MemTotal: 1 kB\nMemAvailable: 2 kB\n"} {
		for name := range files {
			files[name] = broken
		}
		if got := all(); !slices.Equal(got[3:], []string{"-", "-", "-"}) || got[0] != "-" {
			t.Errorf("of %q: %q", broken, got)
		}
	}
	clear(files)
	if got := all(); !slices.Equal(got, []string{"-", "-", "-", "-", "-", "-"}) {
		t.Errorf("without files: %q", got)
	}
}

func TestSplitProperty(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"system.year", "system.year"},
		{" System.Year ", "system.year"},
		{"ghostlist(A.b).name", "ghostlist().name A.b"},
		{"ghostlist(A (b)).name", "ghostlist().name A (b)"},
		{"ghostlist(A)b).name", "ghostlist().name A)b"},
		{"a(1).b(2)", "a().b() 1 2"},
		{"a(", "-"},
		{"a)", "-"},
		{"a(b", "-"},
		{"a(b)c", "-"},
		{"", ""},
		{"a(1).a(2).a(3).a(4).a(5)", "-"},
		{strings.Repeat("a", 1025), "-"},
	} {
		key, args, ok := splitProperty(tt.name)
		got := strings.TrimSpace(key + " " + strings.Join(args, " "))
		if !ok {
			got = "-"
		}
		if got != tt.want {
			t.Errorf("%.50q: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSetProperty(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		for _, tt := range []struct{ command, want string }{
			{"SetProperty", "400"},
			{"SetProperty currentghost.shelllist(ukatty).menu", "400"},
			{"SetProperty system.year 1999", "420"},
			{"SetProperty currentghost.name me", "420"},
			{"SetProperty no.such.thing 1", "204"},
			{"SetProperty currentghost.shelllist(ukatty).menu shown", "400"},
			{"SetProperty currentghost.shelllist(none).menu hidden", "204"},
			{"SetProperty currentghost.shelllist(ukatty).menu hidden", "204"},
			{"GetProperty currentghost.shelllist.index(0).menu", "200 hidden"},
			{"SetProperty currentghost.scope(0).surface.num nothing", "400"},
			{"SetProperty currentghost.scope(7).surface.num 5", "400"},
			{"SetProperty currentghost.scope(0).surface.num " + strings.Repeat("5", 1000), "400"},
		} {
			e.want(tt.command, tt.want)
		}
		e.ask(sstp.EXECUTE, "Command: SetProperty[currentghost.shelllist(ukatty).menu,]")
		e.want("GetProperty currentghost.shelllist(ukatty).menu", "200 ")
	})
}

// TestSetSurface holds that a surface that a client puts on stays until a script says otherwise, whatever plays.
func TestSetSurface(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		look := e.watch()
		surface := func() string {
			s, _ := look().Stage.Scope(0)
			return s.Surface
		}
		e.want("SetProperty currentghost.scope(0).surface.num 5", "204")
		if got := surface(); got != "5" {
			t.Errorf("while idle: %q", got)
		}
		e.send(`Script: \0a\w9\w9\s[2]b\w9\w9c\e`)
		e.want("SetProperty currentghost.scope(0).surface.num 6", "204")
		if got := surface(); got != "6" {
			t.Errorf("while it talks: %q", got)
		}
		e.after(500 * time.Millisecond)
		if got, said := surface(), text(look(), 0); got != "6" || said != "a" {
			t.Errorf("half a second later: %q, %q", got, said)
		}
		e.after(time.Second)
		if got := surface(); got != "2" {
			t.Errorf("after \\s[2]: %q", got)
		}
		e.want("SetProperty currentghost.scope(0).surface.num -1", "204")
		e.after(time.Minute)
		if got := surface(); got != "-1" {
			t.Errorf("when the script has gone: %q", got)
		}
		e.send(`Script: \0b\w9\w9\e`)
		if got := surface(); got != "-1" || len(e.g.opt.Identity.Names) != 2 {
			t.Errorf("in the next script: %q", got)
		}
		if news := e.news(); !strings.Contains(news, "surface あかり: 6") {
			t.Errorf("the journal does not tell: %s", news)
		}
	})
}

func TestExtensionProperty(t *testing.T) {
	onEstate(t, map[string]string{}, func(e *estate) {
		e.asked()
		e.want("SetProperty activeghostlist(test).ext.color red", "204")
		if got := e.asked(); got != "GET property.set color|red" {
			t.Errorf("asked %q", got)
		}
		e.shiori.answer = func(_ context.Context, r shiori.Request) (shiori.Response, error) {
			if r.ID == "property.set" {
				return shiori.Response{Status: 400}, nil
			}
			if r.Level != shiori.External {
				return shiori.Response{}, errors.New("not external")
			}
			return shiori.Response{Status: 200, Value: "blue"}, nil
		}
		e.want("SetProperty activeghostlist(test).ext.color red", "420")
		if r := e.executeFromAfar("GetProperty", "activeghostlist(test).ext.color"); got(r) != "200 blue" {
			t.Errorf("from afar: %s", got(r))
		}
		e.want("GetProperty activeghostlist(test).ext.color", "408")
		e.do(show.Input{Kind: show.Hide})
		e.want("SetProperty activeghostlist(test).ext.color red", "512")
	})
}
