package trace_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ukatty/sakura"
	"ukatty/sakura/trace"
)

// lines gives the text form of a trace.
func lines(script string, o trace.Options) string {
	if o.Env == nil {
		o.Env = house{}
	}
	var b []byte
	trace.Play(script, o, func(r *trace.Record) bool {
		b = trace.AppendText(b, r)
		return true
	})
	return string(b)
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		script, want string
		o            trace.Options
	}{
		{
			script: `\w3や\1\s[10]`,
			want: `0.000  \0  wait 150 ms (\w3)
0.150  \0  +"や"
0.200  \1  \1
0.200  \1  surface 10
0.200  end: eof, 0.200 s, waits 0.150 s, clicks 0, paced 1, speaker \1
  \0 surface "" balloon 0 "や"
  \1 surface "10" balloon 0 ""
`,
		},
		{
			script: `\p[3]a\n\c\x\q["b,OnB,1]\![raise,OnX]\Z\t\![set,choicetimeout,1]`, o: trace.Options{Pace: -1},
			want: `0.000  \p[3]  \p[3]
0.000  \p[3]  +"a"
0.000  \p[3]  line break
0.000  \p[3]  clear
0.000  \p[3]  wait for a click
0.000  all  clear
0.000  \0  choice "\"b" event "OnB" "1"
0.000  \0  cue raise "OnX"
0.000  \0  note: \Z: there is no such tag
0.000  \0  \t
0.000  \0  \![set,choicetimeout,1]
0.000  end: eof, 0.000 s, waits 0.000 s, clicks 1, paced 0, speaker \0
  \0 surface "" balloon 0 "\"b"
  \p[3] surface "" balloon 0 ""
  choice 1 "\"b" event "OnB" "1"
  cue 0.000 raise "OnX"
  flag time_critical
  choice timeout 1 ms
  problem at 37: there is no tag \Z
`,
		},
		{
			script: `\s[missing]\n[half]\x[noclear]%exh\__w[9]\i[3]`, o: trace.Options{Pace: -1},
			want: `0.000  \0  note: \s[missing]: the shell has no such surface
0.000  \0  surface missing
0.000  \0  line break (\n[half])
0.000  \0  wait for a click (\x[noclear])
0.000  \0  note: %exh: it has no value here, so it is shown as written
0.000  \0  +"%exh"
0.000  \0  wait 9 ms (\__w[9])
0.009  \0  note: \i[3]: the shell has no such animation
0.009  end: eof, 0.009 s, waits 0.000 s, clicks 1, paced 0, speaker \0
  \0 surface "missing" balloon 0 "\n%exh"
  problem at 0: \s[missing]: the shell has no such surface
  problem at 30: %exh: it has no value here, so it is shown as written
  problem at 41: \i[3]: the shell has no such animation
`,
		},
	} {
		if got := lines(tt.script, tt.o); got != tt.want {
			t.Errorf("%q\n got\n%s\nwant\n%s", tt.script, got, tt.want)
		}
	}
}

// texts gives the text, surface and wait objects of a trace.
func texts(tb testing.TB, script string, o trace.Options) string {
	tb.Helper()
	var all []string
	for _, one := range traced(tb, script, o) {
		switch one["op"] {
		case "text":
			all = append(all, fmt.Sprintf("%v:%v+%v/%v", one["t"], one["scope"], one["text"], one["each_ms"]))
		case "surface":
			all = append(all, fmt.Sprintf("%v:%v=%v", one["t"], one["scope"], one["surface"]))
		case "wait":
			all = append(all, fmt.Sprintf("%v:%v~%v", one["t"], one["scope"], one["ms"]))
		}
	}
	return strings.Join(all, " ")
}

// Times are those of the first grapheme, and text that comes without a break is one run.
func TestRuns(t *testing.T) {
	for _, tt := range []struct{ script, want string }{
		{`\0\s[5]やあ\w2\1\s10どうも`, "0:0=5 0:0+やあ/50 100:0~100 200:1=1 200:1+0どうも/50"},
		{`100\%で%monthだ`, "0:0+100%で4だ/50"},
		{`a\_qbc\_qd`, "0:0+a/50 50:0+bc/0 50:0+d/50"},
		{`\_sやあ\_sよ`, "0:0+やあ/50 0:1+やあ/50 100:0+よ/50"},
		{`a\![set,balloonwait,200%]b\![set,balloonwait,10ms]c`, "0:0+a/50 50:0+b/100 150:0+c/10"},
		{`\__w[100]a\__w[100]b\__w[clear]\__w[100]`, "0:0~100 100:0+a/50 150:0+b/50 200:0~100"},
		{"a\x1b[31mb\u202ec", "0:0+abc/50"},
		{"a\r\nb", "0:0+ab/50"},
	} {
		if got := texts(t, tt.script, trace.Options{}); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.script, got, tt.want)
		}
	}
}

// ends gives when the end of a trace comes: behind the script where something timed out.
func ends(script string, o trace.Options) (at time.Duration) {
	trace.Play(script, o, func(r *trace.Record) bool { at = r.T; return true })
	return at
}

// text gives what stands in the balloon of \0 at the end.
func text(tb testing.TB, e object) any {
	tb.Helper()
	scopes, ok := e["scopes"].([]any)
	if !ok {
		tb.Fatalf("the scopes are %v", e["scopes"])
	}
	for _, s := range scopes {
		if scope, ok := s.(map[string]any); ok && scope["id"] == 0.0 {
			return scope["text"]
		}
	}
	return nil
}

func TestUntil(t *testing.T) {
	for _, tt := range []struct {
		script   string
		until    time.Duration
		text     any
		by       string
		duration float64
		t        float64
	}{
		{`やあ\w9どうも`, 0, "や", "timeout", 0, 0},
		{`やあ\w9どうも`, 49 * time.Millisecond, "や", "timeout", 49, 49},
		{`やあ\w9どうも`, 50 * time.Millisecond, "やあ", "timeout", 50, 50},
		{`やあ\w9どうも`, 549 * time.Millisecond, "やあ", "timeout", 549, 549},
		{`やあ\w9どうも`, 550 * time.Millisecond, "やあど", "timeout", 550, 550},
		{`やあ\w9どうも`, time.Second, "やあどうも", "eof", 700, 700},
		{`やあ\w9どうも`, 10*time.Second + 699*time.Millisecond, "やあどうも", "eof", 700, 700},
		{`やあ\w9どうも`, 10*time.Second + 700*time.Millisecond, "", "eof", 700, 10700},
		{`\q[a,b]`, 14 * time.Second, "a", "eof", 0, 0},
		{`\q[a,b]`, 15 * time.Second, "", "eof", 0, 15000},
		{`\q[a,b]\*`, time.Hour, "a", "eof", 0, 0},
		{`\q[a,b]\![set,choicetimeout,-1]`, time.Hour, "a", "eof", 0, 0},
		{`\![set,choicetimeout,2000]\q[a,b]\e`, 2 * time.Second, "", "e", 0, 2000},
		{`\![set,balloontimeout,2000]\_qa\e`, 2 * time.Second, "", "e", 0, 2000},
		{`\![set,balloontimeout,0]\_qa\e`, time.Hour, "a", "e", 0, 0},
		{`\_qa\-`, time.Hour, "a", "break", 0, 0},
		{`\![enter,passivemode]\q[a,b]`, time.Hour, "a", "eof", 0, 0},
		{`\![enter,passivemode]\_qa`, time.Hour, "a", "eof", 0, 0},
		{`\![enter,passivemode]\![leave,passivemode]\_qa`, 10 * time.Second, "", "eof", 0, 10000},
		{`\s[5]`, time.Hour, "", "eof", 0, 0},
	} {
		e := end(t, tt.script, trace.Options{Until: &tt.until})
		if got := text(t, e); got != tt.text || e["ended_by"] != tt.by || e["duration_ms"] != tt.duration {
			t.Errorf("%q until %v: %q, %v, %v ms; want %q, %s, %v ms",
				tt.script, tt.until, got, e["ended_by"], e["duration_ms"], tt.text, tt.by, tt.duration)
		}
		if at := ends(tt.script, trace.Options{Until: &tt.until}); at != time.Duration(tt.t)*time.Millisecond {
			t.Errorf("%q until %v: the end comes at %v, want %v ms", tt.script, tt.until, at, tt.t)
		}
	}
}

func TestAt(t *testing.T) {
	for _, tt := range []struct {
		script string
		at     int
		text   any
		by     string
	}{
		{`やあ\nどうも\e`, 0, nil, "timeout"},
		{`やあ\nどうも\e`, 1, "や", "timeout"},
		{`やあ\nどうも\e`, 2, "やあ", "timeout"},
		{`やあ\nどうも\e`, 3, "やあ", "timeout"},
		{`やあ\nどうも\e`, 4, "やあ\n", "timeout"},
		{`やあ\nどうも\e`, 5, "やあ\nど", "timeout"},
		{`やあ\nどうも\e`, 8, "やあ\nどうも", "timeout"},
		{`やあ\nどうも\e`, 9, "やあ\nどうも", "e"},
		{`やあ\nどうも\e`, 99, "やあ\nどうも", "e"},
		{`あ\q[い,う]え`, 4, "あ", "timeout"},
		{`あ\q[い,う]え`, 8, "あい", "timeout"},
		{`%month月`, 3, nil, "timeout"},
		{`%month月`, 6, "4", "timeout"},
		{"a\xffb", 2, "a\uFFFD", "timeout"},
	} {
		e := end(t, tt.script, trace.Options{At: &tt.at})
		if got := text(t, e); got != tt.text || e["ended_by"] != tt.by {
			t.Errorf("%q at %d: %q, %v; want %q, %s", tt.script, tt.at, got, e["ended_by"], tt.text, tt.by)
		}
	}
}

func TestChoose(t *testing.T) {
	const script = `あ\w1\q[a,OnA,1]\q[b,script:\e]\e`
	all := traced(t, script, trace.Options{Choose: 1})
	if got := words(t, all[len(all)-2]); got != `{"id":"OnA","kind":"event","label":"a","op":"choose","refs":["1"],"t":100,"v":1}` {
		t.Errorf("the choice is %s", got)
	}
	for choose, by := range map[int]string{0: "e", 1: "break", 2: "break", 3: "e", -1: "e"} {
		e := end(t, script, trace.Options{Choose: choose})
		problems, _ := e["problems"].([]any)
		if missing := choose < 0 || choose > 2; e["ended_by"] != by || text(t, e) != "あab" || (len(problems) > 0) != missing {
			t.Errorf("choice %d: %v", choose, e)
		}
	}
}

// What a trace stops for: a click that is not given, and a reader that has seen enough.
func TestStops(t *testing.T) {
	if got := tags(t, `a\x\s[5]`, trace.Options{Click: trace.Stop}); got != `1x[]` {
		t.Errorf("tags %s", got)
	}
	n := 0
	trace.Play(`\s[1]\s[2]\s[3]`, trace.Options{}, func(*trace.Record) bool { n++; return n < 3 })
	if n != 3 {
		t.Errorf("%d records", n)
	}
}

// Nothing in a trace acts on a terminal, whatever stands in the script.
func TestEscapes(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a\x00\x1b\x7f\u0085\u202e", `\u0000\u001b\u007f\u0085\u202e`},
		{"\\\"", `\\\"`},
		{"\xff", "\uFFFD"},
		{"<>&\u3000", "<>&\u3000"},
	} {
		script := `\![raise,OnX,` + strings.ReplaceAll(tt.in, `"`, `""`) + `]`
		for _, form := range []func([]byte, *trace.Record) []byte{trace.AppendJSON, trace.AppendText} {
			var b []byte
			trace.Play(script, trace.Options{}, func(r *trace.Record) bool {
				if r.Op == trace.OpCue {
					b = form(b, &trace.Record{Op: trace.OpCue, Name: "x", Args: []string{tt.in}})
				}
				return true
			})
			if !strings.Contains(string(b), strings.TrimPrefix(tt.want, "a")) {
				t.Errorf("%q became %s, want %s in it", tt.in, b, tt.want)
			}
		}
	}
}

// wrong says what is wrong with a trace of a script; "" for nothing.
func wrong(tb testing.TB, script string, o trace.Options) string {
	var b, lines []byte
	last, seen := time.Duration(0), false
	trace.Play(script, o, func(r *trace.Record) bool {
		switch {
		case r.T < last:
			tb.Errorf("%q: %v comes after %v", script, r.T, last)
		case seen:
			tb.Errorf("%q: %v comes after the end", script, r.Op)
		}
		last, seen = r.T, r.Op == trace.OpEnd
		if r.Op != trace.OpEnd && r.Op != trace.OpChoose && r.Op != trace.OpTimeout && (r.At < 0 || r.At > len([]rune(script))) {
			tb.Errorf("%q: offset %d", script, r.At)
		}
		b = trace.AppendJSON(b, r)
		lines = trace.AppendText(lines, r)
		return true
	})
	switch {
	case !seen:
		return "there is no end"
	case !utf8.Valid(b) || !utf8.Valid(lines):
		return "this is no UTF-8"
	}
	for _, r := range string(b) + string(lines) {
		if r < ' ' && r != '\n' || r >= 0x7F && r <= 0x9F || r >= 0x202A && r <= 0x202E {
			return fmt.Sprintf("there is a %U in it", r)
		}
	}
	return ""
}

// corpus are the scripts that the parser is measured with.
func corpus(tb testing.TB) []string {
	tb.Helper()
	b, err := os.ReadFile("../testdata/corpus.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

func TestCorpus(t *testing.T) {
	scripts := corpus(t)
	for _, row := range sakura.Tags() {
		scripts = append(scripts, row.Form+"あ", "あ"+row.Form)
	}
	for _, script := range scripts {
		if why := wrong(t, script, trace.Options{Env: house{}}); why != "" {
			t.Errorf("%q: %s", script, why)
		}
		// The same script gives the same trace, and --at the whole of it is the trace itself.
		n := utf8.RuneCountInString(script)
		whole := lines(script, trace.Options{})
		if again := lines(script, trace.Options{At: &n}); again != whole {
			t.Errorf("%q\n got\n%s\nwant\n%s", script, again, whole)
		}
		traced(t, script, trace.Options{})
	}
}

func FuzzPlay(f *testing.F) {
	f.Add("\\0\\s[5]や\\w9\\x\\q[a,b]\\![raise,OnX]\\e", 100, 7, 1)
	f.Add("\\__q[a]x\\__q[b]\\_a[c]y\\_a\\_s\xff\x1b[31m\\_?\\n", -1, -1, 0)
	f.Add("\\![set,choicetimeout,99999999999999]\\q[a][b]\\![timerraise,0]%*%month\\-", 1<<40, 3, 2)
	f.Fuzz(func(t *testing.T, script string, until, at, choose int) {
		if len(script) > 1<<14 {
			return
		}
		o := trace.Options{Env: house{}, Choose: choose % 4}
		if until >= 0 {
			instant := time.Duration(until%(1<<40)) * time.Microsecond
			o.Until = &instant
		}
		if at >= 0 {
			o.At = &at
		}
		if until%3 == 0 {
			o.Level = 2
		}
		if why := wrong(t, script, o); why != "" {
			t.Errorf("%q: %s", script, why)
		}
		traced(t, script, o)
	})
}
