package shiori

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"ukatty/sakura"
)

// talkOf reads one file as a dictionary.
func talkOf(t testing.TB, src string) *Talk {
	t.Helper()
	talk, err := NewTalk(fstest.MapFS{"en/a.txt": {Data: []byte(src)}}, "en", 1)
	if err != nil {
		t.Fatal(err)
	}
	return talk
}

// get asks for an event.
func get(t testing.TB, m Module, id string, refs ...string) string {
	t.Helper()
	r, err := m.Ask(t.Context(), Request{ID: id, References: refs})
	if err != nil {
		t.Fatal(err)
	}
	if (r.Status == StatusOK) != (r.Value != "") {
		t.Fatalf("status %d with value %q", r.Status, r.Value)
	}
	return r.Value
}

func TestTalkForm(t *testing.T) {
	talk := talkOf(t, "\ufeff// comment\r\n# OnA\r\n\r\n  \\0one\\n\r\n// within\r\n\t two\\e\r\n#OnB\n\\-\n\n\n# name\n\nKatty\n")
	for id, want := range map[string]string{
		"OnA":  `\0one\ntwo\e`,
		"OnB":  `\-\e`,
		"name": "Katty",
		"ona":  "",
		"":     "",
	} {
		if got := get(t, talk, id); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
	if !talk.Wants("OnA") || talk.Wants("OnSecondChange") {
		t.Error("Wants does not tell what is there")
	}
	var all []Script
	for s := range talk.Scripts() {
		all = append(all, s)
	}
	want := []Script{{"OnA", "en/a.txt", 4, `\0one\ntwo\e`}, {"OnB", "en/a.txt", 8, `\-\e`}, {"name", "en/a.txt", 13, "Katty"}}
	if !slices.Equal(all, want) {
		t.Errorf("got %v, want %v", all, want)
	}
}

func TestTalkReferences(t *testing.T) {
	talk := talkOf(t, `
# OnA ref0=a|b
letter

# OnA ref0=
none

# OnA else ref1~CAT
cat

# OnA else
other

# OnB ref1~x ref0=1
both
`)
	for _, tt := range []struct {
		id   string
		refs []string
		want string
	}{
		{"OnA", []string{"b"}, `letter\e`},
		{"OnA", []string{"a", "cat"}, `letter\e`},
		{"OnA", nil, `none\e`},
		{"OnA", []string{"A", "Concatenate"}, `cat\e`},
		{"OnA", []string{"c"}, `other\e`},
		{"OnB", []string{"1", "X"}, `both\e`},
		{"OnB", []string{"2", "x"}, ""},
		{"OnB", []string{"1", "y"}, ""},
	} {
		// "cat" and "other" are both else, so that either may be drawn.
		got := get(t, talk, tt.id, tt.refs...)
		if tt.want == `cat\e` && got == `other\e` {
			got = get(t, talk, tt.id, tt.refs...)
		}
		if got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.id, tt.refs, got, tt.want)
		}
	}
}

func TestTalkClock(t *testing.T) {
	talk := talkOf(t, `
# OnA hour=5-10
morning

# OnA hour=22-4
night

# OnB month=2 day=29
leap

# OnC weekday=6-1
weekend
`)
	for _, tt := range []struct{ id, at, want string }{
		{"OnA", "2024-02-29 04:59", `night\e`},
		{"OnA", "2024-02-29 05:00", `morning\e`},
		{"OnA", "2024-02-29 10:59", `morning\e`},
		{"OnA", "2024-02-29 11:00", ""},
		{"OnA", "2024-02-29 22:00", `night\e`},
		{"OnB", "2024-02-29 12:00", `leap\e`},
		{"OnB", "2024-03-29 12:00", ""},
		{"OnC", "2024-03-01 12:00", ""},
		{"OnC", "2024-03-02 12:00", `weekend\e`},
		{"OnC", "2024-03-03 12:00", `weekend\e`},
		{"OnC", "2024-03-05 12:00", ""},
	} {
		now, err := time.Parse("2006-01-02 15:04", tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := talk.say(tt.id, Request{ID: tt.id}, now); got != tt.want {
			t.Errorf("%s at %s: got %q, want %q", tt.id, tt.at, got, tt.want)
		}
	}
}

// A talk tells where SSTP is listened for, as it is when it is said, and not a word of it where that is nowhere.
func TestTalkAddress(t *testing.T) {
	talk := talkOf(t, `
# OnA
\0Hi.
\nSSTP: %(address).\w9
\w1 %(address)? "%(0)"

# OnB
\0
「%(address)」

# OnC
「%(address)」
`)
	at := ""
	for _, tt := range []struct{ at, id, want string }{
		{"", "OnA", `\0Hi.\e`},
		{"127.0.0.1:9801", "OnA", `\0Hi.\nSSTP: 127.0.0.1:9801.\w9\w1 127.0.0.1:9801? "[0]"\e`},
		{"[::1]:1", "OnB", `\0「[::1]:1」\e`},
		{"", "OnB", `\0\e`},
		{"", "OnC", ""},
		{`\-%m`, "OnC", `「\\-\%m」\e`},
	} {
		at = tt.at
		if got := get(t, talk, tt.id, "[0]"); got != tt.want {
			t.Errorf("%s at %q: got %q, want %q", tt.id, tt.at, got, tt.want)
		}
		talk.Address = func() string { return at }
	}
	var all []string
	for s := range talk.Scripts() {
		all = append(all, s.Text)
	}
	want := []string{
		`\0Hi.\nSSTP: %(address).\w9\w1 %(address)? "%(0)"\e`, `\0Hi.\e`, `\0「%(address)」\e`, `\0\e`, `「%(address)」\e`,
	}
	if !slices.Equal(all, want) {
		t.Errorf("the scripts are %q", all)
	}
}

// Ask reads the clock of this place.
func TestTalkAsksTheClock(t *testing.T) {
	talk := talkOf(t, "# OnA hour=0-11\nam\n\n# OnA hour=12-23\npm\n")
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		time.Sleep(time.Until(time.Date(now.Year(), now.Month(), now.Day()+1, 11, 59, 59, 0, time.Local)))
		if got := get(t, talk, "OnA"); got != `am\e` {
			t.Errorf("before noon: got %q", got)
		}
		time.Sleep(time.Second)
		if got := get(t, talk, "OnA"); got != `pm\e` {
			t.Errorf("at noon: got %q", got)
		}
	})
}

const ten = "# OnA\n\n0\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n9\n"

func TestTalkDoesNotRepeat(t *testing.T) {
	talk := talkOf(t, ten)
	var last []string
	count := map[string]int{}
	for range 1000 {
		got := get(t, talk, "OnA")
		if slices.Contains(last[max(0, len(last)-5):], got) {
			t.Fatalf("%q came within five talks: %q", got, last)
		}
		last = append(last, got)
		count[got]++
	}
	for talk, n := range count {
		if n < 50 {
			t.Errorf("%q came %d times only of 1000", talk, n)
		}
	}
	if len(count) != 10 {
		t.Errorf("%d talks came, want 10", len(count))
	}
}

func TestTalkSeed(t *testing.T) {
	run := func(seed uint64) string {
		talk, err := NewTalk(fstest.MapFS{"en/a.txt": {Data: []byte(ten)}}, "en", seed)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for range 50 {
			b.WriteString(get(t, talk, "OnA"))
		}
		return b.String()
	}
	first := run(7)
	if run(7) != first {
		t.Error("the same seed gives another order")
	}
	if run(8) == first {
		t.Error("another seed gives the same order")
	}
}

func TestTalkEvery(t *testing.T) {
	talk := talkOf(t, "# OnA ref3=1 every=2-4\na\n")
	if get(t, talk, "OnA", "", "", "", "1") == "" {
		t.Error("the first time has no answer")
	}
	gaps := map[int]int{}
	silent := 0
	for range 300 {
		get(t, talk, "OnA") // No turn passes while the other conditions do not hold.
		if get(t, talk, "OnA", "", "", "", "1") == "" {
			silent++
			continue
		}
		gaps[silent+1]++
		silent = 0
	}
	if len(gaps) != 3 || gaps[2] == 0 || gaps[3] == 0 || gaps[4] == 0 {
		t.Errorf("answers came after so many times: %v", gaps)
	}
}

func TestTalkLinks(t *testing.T) {
	talk := talkOf(t, "# OnA\n=> OnB\n# OnB\n=>OnC\n# OnC ref0=x\nc %(0)\n# OnD\n=>\n")
	if got := get(t, talk, "OnA", "x"); got != `c x\e` {
		t.Errorf("got %q", got)
	}
	if got := get(t, talk, "OnA", "y"); got != "" {
		t.Errorf("got %q where nothing holds", got)
	}
	if got := get(t, talk, "OnD"); got != "" {
		t.Errorf("silence says %q", got)
	}
}

func TestTalkInsert(t *testing.T) {
	talk := talkOf(t, "# OnA\n「%(0)」と \"%(1)\" \\%(2)\n")
	for _, tt := range []struct{ a, b, want string }{
		{"a", "b", `「a」と "b" \%(2)\e`},
		{`\-`, "100%month", `「\\-」と "100\%month" \%(2)\e`},
		{"a\x1b\n\u0085b", "[x]", `「ab」と "[x]" \%(2)\e`},
		{strings.Repeat("あ", 61), "", `「` + strings.Repeat("あ", 60) + `…」と "" \%(2)\e`},
	} {
		if got := get(t, talk, "OnA", tt.a, tt.b); got != tt.want {
			t.Errorf("got  %q\nwant %q", got, tt.want)
		}
	}
}

// No reference, whatever it is, becomes a tag or a variable.
func FuzzInsert(f *testing.F) {
	f.Add(`\-\![raise,OnX]%username`, "[x]", `\`)
	f.Fuzz(func(t *testing.T, a, b, c string) {
		talk := talkOf(t, "# OnA\n\\0「%(0)」\\n %(1)\\w9(%(2)あ%(0)\n")
		script, _ := sakura.Parse(get(t, talk, "OnA", a, b, c))
		tags := 0
		for _, n := range script.Nodes() {
			if n.Kind == sakura.Tag || n.Kind == sakura.Variable {
				tags++
			}
		}
		if tags != 4 {
			t.Errorf("%d tags in %q, want 4", tags, script.Source())
		}
	})
}

func TestTalkAsk(t *testing.T) {
	talk := talkOf(t, "# OnA\na\n")
	if r, err := talk.Ask(t.Context(), Request{Method: NOTIFY, ID: "OnA"}); err != nil || r.Status != StatusNoContent {
		t.Errorf("NOTIFY: got %v, %v", r, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := talk.Ask(ctx, Request{ID: "OnA"}); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: got error %v", err)
	}
	if err := talk.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := talk.Ask(t.Context(), Request{ID: "OnA"}); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: got error %v", err)
	}
	var _ Selective = talk
}

func TestTalkErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"hello\n", "en/a.txt:1: there is no heading above, such as # OnBoot"},
		{"#\n", "en/a.txt:1: a heading names an event, such as # OnBoot"},
		{"# OnA\n# OnB\nb\n", "en/a.txt:1: the section OnA has no talk"},
		{"# OnB\nb\n\n# OnA\n", "en/a.txt:4: the section OnA has no talk"},
		{"# OnA hours=5\na\n", `en/a.txt:1: "hours=5" is no condition: there are hour=, day=, month=, weekday=, refN=, refN~, every= and else`},
		{"# OnA ref=5\na\n", `en/a.txt:1: "ref=5" is no condition: there are hour=, day=, month=, weekday=, refN=, refN~, every= and else`},
		{"# OnA maybe\na\n", `en/a.txt:1: "maybe" is no condition: there are hour=, day=, month=, weekday=, refN=, refN~, every= and else`},
		{"# OnA hour=5-24\na\n", `en/a.txt:1: "hour=5-24" needs a number or a range from 0 to 23`},
		{"# OnA day=x\na\n", `en/a.txt:1: "day=x" needs a number or a range from 1 to 31`},
		{"# OnA every=3-1\na\n", `en/a.txt:1: "every=3-1" ends before it begins`},
		{"# OnA every=0\na\n", `en/a.txt:1: "every=0" needs a number or a range from 1 to 1000`},
		{"# OnA\n\na\x1b[2J\n", "en/a.txt:3: the line has the control character U+001B"},
		{"# OnA\n\na\u0085\n", "en/a.txt:3: the line has the control character U+0085"},
		{"# OnA\n\xff\n", "en/a.txt:2: the line is not UTF-8"},
		{"# OnA\n\n=> OnB\n", "en/a.txt:3: there is no section OnB to draw from"},
		{"# OnA\n\n=> On B\n", "en/a.txt:3: => is followed by one event name, or by nothing"},
		{"# OnA\n=> OnB\n# OnB\nb\n\n=> OnA\n", "en/a.txt:6: => OnA leads back to where it came from"},
		{"# OnA\n=> OnA\n", "en/a.txt:2: => OnA leads back to where it came from"},
		{"# OnA\n\n\\0\n %(0)\n%(1\n", "en/a.txt:3: %(0) must stand outside of [ ] and follow a blank, a quotation mark, ( or a character beyond ASCII"},
		{"# OnA\n\n %(1\n", "en/a.txt:3: %( has no end"},
		{"# OnA\n\nあ%(x)\n", "en/a.txt:3: %(N) needs the number of a reference"},
		{"# OnA\n\n\\q[「%(0)」,x]\n", "en/a.txt:3: %(0) must stand outside of [ ] and follow a blank, a quotation mark, ( or a character beyond ASCII"},
		{"# OnA\n\na%(address)\n", "en/a.txt:3: %(address) must stand outside of [ ] and follow a blank, a quotation mark, ( or a character beyond ASCII"},
		{"# OnA\n" + strings.Repeat("a", 1<<20), "en/a.txt: the file is larger than 1048576 bytes"},
	} {
		_, err := NewTalk(fstest.MapFS{"en/a.txt": {Data: []byte(tt.src)}}, "en", 1)
		if err == nil {
			t.Errorf("%.40q: no error, want %q", tt.src, tt.want)
		} else if got := err.Error(); got != "shiori: "+tt.want {
			t.Errorf("%.40q:\ngot  %s\nwant shiori: %s", tt.src, got, tt.want)
		}
	}
	for _, lang := range []string{"fr", "../en", "", "empty"} {
		fsys := fstest.MapFS{"en/a.txt": {Data: []byte(ten)}, "empty/readme.md": {}}
		if _, err := NewTalk(fsys, lang, 1); err == nil || !strings.Contains(err.Error(), lang) {
			t.Errorf("folder %q: got error %v", lang, err)
		}
	}
}

// No file, whatever is in it, does harm; one that is refused is named.
func FuzzNewTalk(f *testing.F) {
	f.Add("# OnA hour=22-4 every=1-2\n\n\\0\\s[5]「%(0)」\\e\n\n=> OnB\n\n=>\n# OnB else ref0~a|b\n// c\nb\n")
	f.Add("# OnA\n=> OnA\n")
	f.Fuzz(func(t *testing.T, src string) {
		talk, err := NewTalk(fstest.MapFS{"en/a.txt": {Data: []byte(src)}}, "en", 1)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "shiori: en/a.txt:") {
				t.Errorf("%q does not say where", err)
			}
			return
		}
		for s := range talk.Scripts() {
			if s.Text == "" || s.Line == 0 {
				t.Errorf("empty or lost: %+v", s)
			}
		}
		for name := range talk.events {
			get(t, talk, name, "a")
		}
	})
}
