package master

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/ghost/wire"
	"ukatty/sakura"
)

// languages are the folders of talks, with the descript.txt that belongs to each.
var languages = map[string]string{"ja": "descript.txt", "en": "descript.en.txt"}

// raised are the events that a baseware raises by itself; all others come from a script or a link of the dictionary.
var raised = []string{
	"OnFirstBoot", "OnBoot", "OnClose", "OnMinuteChange", "OnSurfaceRestore", "OnWindowStateMinimize", "OnWindowStateRestore",
	"OnMouseDoubleClick", "OnChoiceSelect", "OnChoiceSelectEx", "OnChoiceTimeout", "OnBalloonBreak", "OnSSTPBreak", "OnCommunicate", "OnMusicPlay",
}

// tags are the rows of the table of tags that the talks may use.
var tags = []string{
	"scope-0", "scope-1", "surface", "balloon", "newline", "clear", "click-wait", "wait", "wait-ms", "quick-toggle", "sync-toggle", "end", "exit",
	"choice", "choice-event", "choice-refs", "raise", "set-balloonwait", "set-choicetimeout",
	"env-hour", "env-minute", "env-username",
}

// surfaces are those that the shell draws, by scope.
var surfaces = [][]string{
	{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "25", "-1"},
	{"10", "11", "19", "-1"},
}

// each runs a test for each script of each language.
func each(t *testing.T, test func(t *testing.T, lang string, s shiori.Script, script sakura.Script)) {
	for lang := range languages {
		for s := range load(t, FS, lang).Scripts() {
			script, problems := sakura.Parse(s.Text)
			t.Run(fmt.Sprintf("%s:%d", s.File, s.Line), func(t *testing.T) {
				if err := problems.Err(); err != nil {
					t.Error(err)
				}
				test(t, lang, s, script)
			})
		}
	}
}

func load(t testing.TB, fsys fs.FS, lang string) *shiori.Talk {
	t.Helper()
	talk, err := shiori.NewTalk(fsys, lang, 1)
	if err != nil {
		t.Fatal(err)
	}
	return talk
}

func TestScripts(t *testing.T) {
	each(t, func(t *testing.T, lang string, _ shiori.Script, script sakura.Script) {
		nodes := script.Nodes()
		for i, n := range nodes {
			if n.Kind != sakura.Tag && n.Kind != sakura.Variable {
				continue
			}
			id := n.Tag.Row().ID
			if !slices.Contains(tags, id) {
				t.Errorf("%s is not among the tags that are used", script.Text(n))
			}
			// Append-only output begins a line behind a surface.
			if n.Tag.Row().ID == "surface" && strings.HasPrefix(script.Source()[n.End:], " ") {
				t.Errorf("a blank stands behind %s", script.Text(n))
			}
			if last := i == len(nodes)-1; last != (id == "end") {
				t.Errorf("%s stands at %d of %d", script.Text(n), i, len(nodes))
			}
		}
		if lang == "en" {
			if i := strings.IndexFunc(script.Source(), func(r rune) bool { return r > '~' }); i >= 0 {
				t.Errorf("beyond ASCII: %s", script.Source()[i:])
			}
		}
		b, _ := wire.ShiftJIS.Encode(script.Source())
		if back, _ := wire.ShiftJIS.Decode(b); back != script.Source() {
			t.Errorf("Shift_JIS makes of it %s", back)
		}
	})
}

func TestLanguagesHaveTheSameEvents(t *testing.T) {
	events := map[string][]string{}
	count := map[string]int{}
	for lang := range languages {
		for s := range load(t, FS, lang).Scripts() {
			if !slices.Contains(events[lang], s.Event) {
				events[lang] = append(events[lang], s.Event)
			}
			if s.Event == "OnAITalk" {
				count[lang]++
			}
		}
		if count[lang] < 25 {
			t.Errorf("%s: %d talks, want 25 at least", lang, count[lang])
		}
	}
	if !slices.Equal(events["ja"], events["en"]) {
		t.Errorf("ja has %q, en has %q", events["ja"], events["en"])
	}
}

// Every choice and every raise has an answer that was written for it, and every event has a cause.
func TestEveryChoiceHasAnAnswer(t *testing.T) {
	asked := map[string][]string{}
	talks := map[string]*shiori.Talk{}
	for lang := range languages {
		talks[lang] = load(t, withoutElse(t), lang)
		asked[lang] = append(links(t), raised...)
	}
	each(t, func(t *testing.T, lang string, _ shiori.Script, script sakura.Script) {
		for _, n := range script.Nodes() {
			args := script.Args(n)
			switch n.Tag.Row().ID {
			case "choice":
				answers(t, talks[lang], "OnChoiceSelect", args[1])
			case "choice-refs":
				answers(t, talks[lang], "OnChoiceSelect", args[1])
				answers(t, talks[lang], "OnChoiceSelectEx", args...)
			case "choice-event", "raise":
				// Both have one argument before the event: the label, or the word raise.
				answers(t, talks[lang], args[1], args[2:]...)
				asked[lang] = append(asked[lang], args[1])
			}
		}
	})
	for lang := range languages {
		for s := range load(t, FS, lang).Scripts() {
			if !slices.Contains(asked[lang], s.Event) {
				t.Errorf("%s:%d: nothing raises %s", s.File, s.Line, s.Event)
			}
		}
	}
}

// answers checks that there is an answer to an event.
func answers(t *testing.T, m shiori.Module, event string, refs ...string) {
	t.Helper()
	r, err := m.Ask(t.Context(), shiori.Request{ID: event, References: refs})
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != shiori.StatusOK {
		t.Errorf("%s %q has no answer", event, refs)
	}
}

// withoutElse is FS without the sections that answer whatever nobody else does.
func withoutElse(t *testing.T) fs.FS {
	t.Helper()
	return rewritten(t, func(line string) string {
		if strings.HasPrefix(line, "# ") && strings.Contains(line, " else") {
			return "# OnNothing"
		}
		return line
	})
}

// links are the events that other events draw from.
func links(t *testing.T) []string {
	t.Helper()
	var to []string
	rewritten(t, func(line string) string {
		if l, ok := strings.CutPrefix(line, "=> "); ok {
			to = append(to, l)
		}
		return line
	})
	return to
}

func TestChoicesOfOthersAreAnswered(t *testing.T) {
	for lang := range languages {
		answers(t, load(t, FS, lang), "OnChoiceSelect", "an id of another's script")
		answers(t, load(t, FS, lang), "OnCommunicate", "user", "xyzzy")
		r, err := load(t, FS, lang).Ask(t.Context(), shiori.Request{ID: "OnChoiceSelectEx", References: []string{"label", "howto"}})
		if err != nil || r.Status != shiori.StatusNoContent {
			t.Errorf("%s: OnChoiceSelectEx gives %v, %v, so that OnChoiceSelect would not follow", lang, r, err)
		}
	}
}

func TestEveryHourHasItsGreeting(t *testing.T) {
	for lang := range languages {
		synctest.Test(t, func(t *testing.T) {
			talk := load(t, FS, lang)
			for range 24 {
				for range 4 {
					answers(t, talk, "OnBoot", "master")
					answers(t, talk, "OnClose", "user")
					answers(t, talk, "OnAITalk")
				}
				time.Sleep(time.Hour)
			}
		})
	}
}

func TestCloseEndsTheGhost(t *testing.T) {
	each(t, func(t *testing.T, _ string, s shiori.Script, _ sakura.Script) {
		if exits := strings.HasSuffix(s.Text, `\-\e`); exits != (s.Event == "OnClose") {
			t.Errorf("%s: leaves is %v", s.Event, exits)
		}
	})
}

// No talk knows beforehand where SSTP is listened for: it tells what there is, or nothing. The number that is registered, and
// one from history, are spoken of as such.
func TestAddress(t *testing.T) {
	told := map[string]int{}
	each(t, func(t *testing.T, lang string, s shiori.Script, _ sakura.Script) {
		if strings.Contains(s.Text, "%(address)") {
			told[lang]++
		}
		if strings.Contains(s.Text, "9801") && !strings.Contains(s.Text, "IANA") {
			t.Errorf("a port of its own: %s", s.Text)
		}
	})
	if told["ja"] != told["en"] || told["ja"] < 8 {
		t.Errorf("the address is told in %v talks", told)
	}
}

func TestMinuteTalk(t *testing.T) {
	for lang := range languages {
		talk := load(t, FS, lang)
		said := 0
		for range 60 {
			r, err := talk.Ask(t.Context(), shiori.Request{ID: "OnMinuteChange", References: []string{"1", "0", "0", "1"}})
			if err != nil {
				t.Fatal(err)
			}
			if r.Status == shiori.StatusOK {
				said++
			}
		}
		if said < 30 || said > 55 {
			t.Errorf("%s: %d talks in an hour", lang, said)
		}
		r, err := talk.Ask(t.Context(), shiori.Request{ID: "OnMinuteChange", References: []string{"1", "0", "0", "0"}})
		if err != nil || r.Status != shiori.StatusNoContent {
			t.Errorf("%s: unable to talk, yet says %v, %v", lang, r, err)
		}
		if talk.Wants("OnSecondChange") || !talk.Wants("OnMinuteChange") {
			t.Errorf("%s: wants the wrong clock", lang)
		}
	}
}

func TestDescript(t *testing.T) {
	for lang, file := range languages {
		b, err := fs.ReadFile(FS, file)
		if err != nil {
			t.Fatal(err)
		}
		keys := map[string]string{}
		for line := range strings.Lines(string(b)) {
			if key, value, ok := strings.Cut(strings.TrimSpace(line), ","); ok && !strings.HasPrefix(key, "//") {
				keys[key] = value
			}
		}
		if !strings.HasPrefix(string(b), "charset,UTF-8\n") || keys["type"] != "ghost" {
			t.Errorf("%s: not the descript.txt of a ghost in UTF-8", lang)
		}
		for _, key := range []string{"name", "sakura.name", "kero.name", "craftman", "craftmanw"} {
			v := keys[key]
			b, replaced := wire.ShiftJIS.Encode(v)
			if back, _ := wire.ShiftJIS.Decode(b); v == "" || replaced > 0 || back != v || strings.ContainsAny(v, `,\%`) {
				t.Errorf("%s: %s is %q", lang, key, v)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, FS, "ja")
	}
}
