package trace_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"ukatty/sakura/play"
	"ukatty/sakura/trace"
)

// house is the Env of the tests.
type house struct{}

func (house) Expand(name, _ string) (string, bool) {
	value, ok := map[string]string{"month": "4", "username": "あなた"}[name]
	return value, ok
}

func (house) Surface(_ int, name string) (string, bool) { return name, name != "missing" }
func (house) Animation(_ int, id string) (a play.Animation, ok bool) {
	return play.Animation{Length: 700 * time.Millisecond, Alone: true}, id == "400"
}
func (house) Intn(int) int { return 0 }

// object is one line of a trace.
type object map[string]any

// traced gives the JSON form of a trace, line by line.
func traced(tb testing.TB, script string, o trace.Options) []object {
	tb.Helper()
	if o.Env == nil {
		o.Env = house{}
	}
	var b []byte
	trace.Play(script, o, func(r *trace.Record) bool {
		b = trace.AppendJSON(b, r)
		return true
	})
	var all []object
	for line := range bytes.Lines(b) {
		var one object
		if err := json.Unmarshal(line, &one); err != nil {
			tb.Fatalf("%s: %v", line, err)
		}
		all = append(all, one)
	}
	return all
}

// end gives the last object of a trace.
func end(tb testing.TB, script string, o trace.Options) object {
	tb.Helper()
	all := traced(tb, script, o)
	return all[len(all)-1]
}

// words writes a value of an object as JSON does, so that it can be compared.
func words(tb testing.TB, v any) string {
	tb.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// tags gives the tag objects of a trace: at, name and arguments.
func tags(tb testing.TB, script string, o trace.Options) string {
	tb.Helper()
	var all []string
	for _, one := range traced(tb, script, o) {
		if one["op"] == "tag" {
			all = append(all, fmt.Sprintf("%v%v%s", one["at"], one["name"], words(tb, one["args"])))
		}
	}
	return strings.Join(all, " ")
}

// A tag object for every tag that is reached: name without backslash or digit, a digit form has its digit as first argument.
func TestTagObjects(t *testing.T) {
	for _, tt := range []struct {
		script, want string
		o            trace.Options
	}{
		{script: `\![raise,OnX,"100,2"]`, want: `0!["raise","OnX","100,2"]`},
		{script: `\s5`, want: `0s["5"]`},
		{script: `\s[5]`, want: `0s["5"]`},
		{script: `\w9\_w[50]`, want: `0w["9"] 3_w["50"]`},
		{script: `\q0[a][b]`, want: `0q["0","a","b"]`},
		{script: `\q[a][b]`, want: `0q["a","b"]`},
		{script: `\q[はい,script:\e,\_w[3\]]`, want: `0q["はい","script:\\e,\\_w[3]"]`},
		{script: `\0\1\4\5`, want: `00[] 21[] 44[] 65[]`},
		{script: `\0[x]`, want: `00[]`},
		{script: `\p2\p[10]`, want: `0p["2"] 3p["10"]`},
		{script: `あ\s[0]い\e`, want: `1s["0"] 7e[]`},
		{script: `\Z[1,2]\Y`, want: `0Z["1","2"] 7Y[]`},
		{script: `\s[1]\e\s[2]`, want: `0s["1"] 5e[]`},
		{script: `\s[1]\-\s[2]`, want: `0s["1"] 5-[]`},
		{script: `\_?\s[5]\_?\n`, want: `0_?[] 8_?[] 11n[]`},
		{script: `\\\%%month\n`, want: `10n[]`},
		{script: `\![open,browser,https://example.com/]`, want: `0!["open","browser","https://example.com/"]`},
		{script: `\![raise,OnX]\n`, want: `0!["raise","OnX"] 13n[]`, o: trace.Options{Level: play.External}},
		{script: "\\s\n[5]\r", want: `0s["5"]`},
		{script: "a\xff\\n", want: `2n[]`},
		{script: `\n[half]\n[150]`, want: `0n["half"] 8n["150"]`},
		{script: `\8[bell.wav]`, want: `08["bell.wav"]`},
	} {
		if got := tags(t, tt.script, tt.o); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.script, got, tt.want)
		}
	}
}

// The fields of the end object, one by one.
func TestEnd(t *testing.T) {
	none, stop := trace.Options{Pace: -1}, trace.Options{Pace: -1, Click: trace.Stop}
	external := trace.Options{Pace: -1, Level: play.External}
	for _, tt := range []struct {
		script string
		o      trace.Options
		want   map[string]string
	}{
		{``, none, map[string]string{
			"v": "1", "t": "null", "op": `"end"`, "duration_ms": "0", "explicit_wait_ms": "0", "clicks": "0", "paced": "0", "ended_by": `"eof"`,
			"speaker": "0", "scopes": "[]", "choices": "[]", "anchors": "[]", "cues": "[]", "flags": "[]", "refused": "[]", "problems": "[]",
			"choice_timeout_ms": "null", "balloon_timeout_ms": "null",
		}},
		{`\e`, none, map[string]string{"ended_by": `"e"`, "scopes": "[]"}},
		{`\z`, none, map[string]string{"ended_by": `"e"`}},
		{`あ`, none, map[string]string{"ended_by": `"eof"`}},
		// Pace, waits and clicks.
		{`やあ`, trace.Options{}, map[string]string{"duration_ms": "100", "paced": "2", "explicit_wait_ms": "0"}},
		{`やあ`, none, map[string]string{"duration_ms": "0", "paced": "0"}},
		{`か\_qきく\_qけ`, trace.Options{}, map[string]string{"duration_ms": "100", "paced": "2"}},
		{`\_q\w9\_w[50]\_q`, none, map[string]string{"duration_ms": "500", "explicit_wait_ms": "500"}},
		{`\__w[300]\__w[100]`, none, map[string]string{"duration_ms": "300", "explicit_wait_ms": "0"}},
		{`\w10`, none, map[string]string{"duration_ms": "50", "explicit_wait_ms": "50"}},
		{`\x\x[noclear]`, none, map[string]string{"duration_ms": "0", "clicks": "2"}},
		{`\__w[animation,400]`, none, map[string]string{"duration_ms": "700", "explicit_wait_ms": "0"}},
		{`\n\n[half]あ\q[い,う]`, trace.Options{}, map[string]string{"duration_ms": "50", "paced": "1"}},
		{`\_sあ\_s`, trace.Options{}, map[string]string{"duration_ms": "50", "paced": "1"}},
		{"が\U0001F468\u200D\U0001F469", trace.Options{Pace: 20 * time.Millisecond}, map[string]string{"duration_ms": "40", "paced": "2"}},
		// The stage right after the last tag or character.
		{`\1\s[10]あ\0い\-う`, none, map[string]string{
			"ended_by": `"break"`, "flags": `["quit"]`, "cues": "[]", "speaker": "0",
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":"い"},{"balloon":0,"id":1,"surface":"10","text":"あ"}]`,
		}},
		{`あ\xい`, stop, map[string]string{
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":"あ"}]`, "clicks": "0", "ended_by": `"timeout"`,
		}},
		{`\1あ`, none, map[string]string{"speaker": "1", "scopes": `[{"balloon":0,"id":1,"surface":"","text":"あ"}]`}},
		{`\s[-1]\b[-1]`, none, map[string]string{"scopes": `[{"balloon":-1,"id":0,"surface":"-1","text":""}]`}},
		{`\s[smile]\b2`, none, map[string]string{"scopes": `[{"balloon":2,"id":0,"surface":"smile","text":""}]`}},
		{`あ\nい\n[half]う\n[150]え\q[id][お]か`, none, map[string]string{
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":"あ\nい\nう\nえお\nか"}]`,
		}},
		{`\0[x]`, none, map[string]string{"scopes": `[{"balloon":0,"id":0,"surface":"","text":"[x]"}]`}},
		{`100\%\\`, none, map[string]string{"scopes": `[{"balloon":0,"id":0,"surface":"","text":"100%\\"}]`}},
		// Who was neither switched to, spoken in nor posed is absent, whatever stands in the balloon.
		{`\![*]%*\_b[a.png,inline]\![set,balloonmarker,m]\![raise,OnX]\c\_l[1,1]\f[bold,1]`, none, map[string]string{"scopes": `[]`}},
		{`\![*]\p[2]\1\![*]\0`, none, map[string]string{
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":""},{"balloon":0,"id":1,"surface":"","text":""},{"balloon":0,"id":2,"surface":"","text":""}]`,
		}},
		{`\_s[1,3]\![*]\n\_s`, none, map[string]string{
			"scopes": `[{"balloon":0,"id":1,"surface":"","text":"\n"},{"balloon":0,"id":3,"surface":"","text":"\n"}]`,
		}},
		{`\1\![*]\x\![*]`, none, map[string]string{
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":""},{"balloon":0,"id":1,"surface":"","text":""}]`,
		}},
		{`\![set,alpha,50]`, none, map[string]string{"scopes": `[{"balloon":0,"id":0,"surface":"","text":""}]`}},
		// The line break of an old choice stands in the balloon of that choice.
		{`\_s\q[id][old]\_s`, none, map[string]string{"scopes": `[{"balloon":0,"id":0,"surface":"","text":"old\n"}]`}},
		// Where others speak at once and not the speaker, choices and anchors stand with the first of them.
		{`\_s[3,2]\q[id][old]\_a[x]y\_a`, none, map[string]string{
			"scopes":  `[{"balloon":0,"id":2,"surface":"","text":"y"},{"balloon":0,"id":3,"surface":"","text":"old\ny"}]`,
			"anchors": `[{"id":"x","kind":"id","label":"y","refs":[]}]`,
		}},
		// Choices and anchors.
		{`\q[は,yes]\q[い,OnNo,1,2]\q[え,script:\s[5\],\e]\q[id][old]`, none, map[string]string{
			"choices": `[{"id":"yes","kind":"id","label":"は","refs":[]},{"id":"OnNo","kind":"event","label":"い","refs":["1","2"]},` +
				`{"id":"\\s[5],\\e","kind":"script","label":"え","refs":[]},{"id":"id","kind":"id","label":"old","refs":[]}]`,
		}},
		{`\__q[OnA,1]一\n二\__q`, none, map[string]string{"choices": `[{"id":"OnA","kind":"event","label":"一 二","refs":["1"]}]`}},
		{`\_a[OnHelp,1]助\_aて`, none, map[string]string{
			"anchors": `[{"id":"OnHelp","kind":"event","label":"助","refs":["1"]}]`, "choices": "[]",
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":"助て"}]`,
		}},
		// Cues.
		{`\a`, none, map[string]string{"cues": `[{"args":["OnAITalk"],"name":"raise","t":0}]`}},
		{`\w1\![raise,OnX,"100,2"]\![notify,OnY]\![embed,OnZ,a]あ`, none, map[string]string{
			"cues":   `[{"args":["OnX","100,2"],"name":"raise","t":50},{"args":["OnY"],"name":"notify","t":50},{"args":["OnZ","a"],"name":"embed","t":50}]`,
			"scopes": `[{"balloon":0,"id":0,"surface":"","text":"あ"}]`, "ended_by": `"eof"`,
		}},
		{`\![timerraise,1000,1,OnT,a]\![timerraise,0,0,OnT]`, none, map[string]string{
			"cues": `[{"args":["1000","1","OnT","a"],"name":"timerraise","t":0},{"args":["0","0","OnT"],"name":"timerraise","t":0}]`,
		}},
		{`\![raiseother,さくら,OnX,1]\![notifyplugin,p,OnY]`, none, map[string]string{
			"cues": `[{"args":["さくら","OnX","1"],"name":"raiseother","t":0},{"args":["p","OnY"],"name":"notifyplugin","t":0}]`,
		}},
		{`\![open,browser,https://example.com/]\j[https://example.org/]`, none, map[string]string{
			"cues": `[{"args":["browser","https://example.com/"],"name":"open","t":0},{"args":["https://example.org/"],"name":"j","t":0}]`,
		}},
		// Flags.
		{`\t\*\![*]\_n\![enter,nouserbreakmode]`, none, map[string]string{
			"flags": `["time_critical","no_choice_timeout","marker","nowrap","no_user_break"]`,
		}},
		{`\Cあ`, none, map[string]string{"flags": `["append"]`}},
		{`%*\_n\_n`, none, map[string]string{"flags": `["marker"]`}},
		{`\t\x`, none, map[string]string{"flags": `["time_critical"]`}},
		// Timeouts.
		{`\![set,choicetimeout,3000]\![set,balloontimeout,-1]`, none, map[string]string{"choice_timeout_ms": "3000", "balloon_timeout_ms": "-1"}},
		{`\![set,choicetimeout,0]`, none, map[string]string{"choice_timeout_ms": "0", "balloon_timeout_ms": "null"}},
		{`\![set,choicetimeout,99999999999999999999]\![set,balloontimeout,-99999999999999999999]`, none, map[string]string{
			"choice_timeout_ms": "9007199254740991", "balloon_timeout_ms": "-9007199254740991",
		}},
		{`\![set,choicetimeout,x]`, none, map[string]string{"choice_timeout_ms": "null"}},
		// External callers.
		{`\![raise,OnX]\s[5]\q[b,id]\-\j[https://example.com/]あ`, external, map[string]string{
			"refused": `["\\![raise,OnX]","\\-","\\j[https://example.com/]"]`, "cues": "[]", "flags": "[]", "problems": "[]", "ended_by": `"eof"`,
			"scopes": `[{"balloon":0,"id":0,"surface":"5","text":"bあ"}]`,
		}},
		// Problems.
		{`\Z[1]\s[missing]`, none, map[string]string{
			"problems": `[{"at":0,"text":"there is no tag \\Z[1]"},{"at":5,"text":"\\s[missing]: the shell has no such surface"}]`, "refused": "[]",
		}},
		// What the parser found is not said twice.
		{`\w\s[5`, none, map[string]string{
			"problems": `[{"at":0,"text":"\\w needs a digit"},{"at":2,"text":"the bracket of \\s is not closed, so it is shown as it stands"}]`,
		}},
		{`\![sound,play,a.wav]\f[name,serif]`, none, map[string]string{"problems": "[]", "refused": "[]"}},
	} {
		got := end(t, tt.script, tt.o)
		for field, value := range tt.want {
			if is := words(t, got[field]); is != value {
				t.Errorf("%q: %s\n got %s\nwant %s", tt.script, field, is, value)
			}
		}
		_, choice := got["choice_timeout_ms"]
		_, balloon := got["balloon_timeout_ms"]
		if choice != (got["choice_timeout_ms"] != nil) || balloon != (got["balloon_timeout_ms"] != nil) || len(got) < 15 {
			t.Errorf("%q: the end has the fields %v", tt.script, got)
		}
	}
}

// Waits add up to no more than an instant can tell, and never to less than nothing.
func TestEndlessWaits(t *testing.T) {
	const day = `\_w[86400000]`
	got := end(t, strings.Repeat(day, 110_000), trace.Options{})
	if got["explicit_wait_ms"] != 9223372036854.0 || got["duration_ms"] != 9223372036854.0 {
		t.Errorf("waits %v, duration %v", got["explicit_wait_ms"], got["duration_ms"])
	}
}
