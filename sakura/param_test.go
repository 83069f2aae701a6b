package sakura_test

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"ukatty/sakura"
)

// takes are rows with how many arguments stand behind their words, counted by hand from UKADOC.
var takes = []struct {
	id          string
	least, most int
}{
	{"scope-0", 0, 0},
	{"surface-digit", 1, 1},
	{"surface", 1, 1},
	{"anim-play-wait", 2, 2},
	{"anim-add-overlay-seq", 4, -1},
	{"anim-add-overlay-seq-timing", 5, -1},
	{"anim-add-text", 5, 11},
	{"bind", 1, 3},
	{"lock-repaint", 0, 1},
	{"unlock-repaint", 0, 0},
	{"newline", 0, 0},
	{"newline-half", 0, 0},
	{"newline-percent", 1, 1},
	{"clear-char", 1, 1},
	{"clear-char-from", 2, 2},
	{"locate", 2, 2},
	{"speech-disable", 0, 0},
	{"speech-alternate", 1, 1},
	{"font-color", 1, 3},
	{"font-shadowcolor-none", 0, 0},
	{"wait-until-clear", 0, 0},
	{"wait-animation", 1, 1},
	{"choice", 2, 2},
	{"choice-event", 2, -1},
	{"choice-old", 2, 2},
	{"choice-old-numbered", 3, 3},
	{"anchor", 0, 1},
	{"raise", 1, -1},
	{"raiseother", 2, -1},
	{"timerraise", 3, -1},
	{"timerraiseother", 4, -1},
	{"get-property", 2, -1},
	{"set-property", 2, 2},
	{"set-wallpaper", 1, 2},
	{"open-file", 1, 1},
	{"open-inputbox", 1, -1},
	{"http-get", 1, 1},
	{"close-websocket-status", 2, 2},
	{"dumpsurface", 3, 6},
	{"install-url", 1, 2},
	{"enter-collisionmode-rect", 0, 0},
	{"create-shortcut-startup", 0, 0},
	{"env-month", 0, 0},
	{"env-property", 1, 1},
}

func TestTakes(t *testing.T) {
	for _, tt := range takes {
		id, ok := sakura.Lookup(tt.id)
		if least, most := id.Row().Takes(); !ok || least != tt.least || most != tt.most {
			t.Errorf("%s takes %d to %d arguments, want %d to %d", tt.id, least, most, tt.least, tt.most)
		}
	}
}

// words says how many arguments of a node are part of its name.
func words(r sakura.Row) int {
	if r.Words == "" {
		return 0
	}
	return strings.Count(r.Words, ",") + 1
}

// TestExamplesTakeThat: what UKADOC shows of a tag has as many arguments as the table says, and words where it wants words.
func TestExamplesTakeThat(t *testing.T) {
	checked := 0
	for _, row := range documented(t) {
		if exampleProblems[row["id"]] != "" {
			continue
		}
		script, _ := sakura.Parse(row["example"])
		for _, n := range script.Nodes() {
			if n.Tag == sakura.Unknown {
				continue
			}
			checked++
			r := n.Tag.Row()
			least, most := r.Takes()
			args := script.Args(n)
			rest := args[min(words(r), len(args)):]
			if len(rest) < least || most >= 0 && len(rest) > most {
				t.Errorf("%s: %s has %d arguments, the table says %d to %d", r.ID, script.Text(n), len(rest), least, most)
			}
			for i, p := range r.Params() {
				if p.Repeats || i >= len(rest) {
					break
				}
				if (p.Kind == sakura.WordParam || p.Kind == sakura.BoolParam) && rest[i] != "" && !slices.Contains(p.Words, rest[i]) {
					t.Errorf("%s: %s: %q is none of %q", r.ID, script.Text(n), rest[i], p.Words)
				}
			}
		}
	}
	if checked < 400 {
		t.Errorf("only %d tags were checked", checked)
	}
}

// TestParams: every row of the documentation that has arguments has parameters, and their names stand in what is documented
// or in the notation that explains it.
func TestParams(t *testing.T) {
	for _, r := range sakura.Tags() {
		params := r.Params()
		optional := false
		for _, p := range params {
			if p.Name == "" || strings.ContainsAny(p.Name, `[]",.;()`) && p.Name != "file.ico" {
				t.Errorf("%s: a parameter is called %q", r.ID, p.Name)
			}
			if (p.Kind == sakura.WordParam || p.Kind == sakura.BoolParam) != (p.Kind != sakura.AnyParam && len(p.Words) > 0) &&
				p.Kind != sakura.MillisecondsParam {
				t.Errorf("%s: %s is of kind %d with the words %q", r.ID, p.Name, p.Kind, p.Words)
			}
			if optional && !p.Optional && p.Kind != sakura.WordParam {
				t.Errorf("%s: %s follows what may be left out", r.ID, p.Name)
			}
			optional = optional || p.Optional
		}
		if least, most := r.Takes(); most >= 0 && (least > most || most != len(params)) {
			t.Errorf("%s takes %d to %d arguments and has %d parameters", r.ID, least, most, len(params))
		}
		_, after, brackets := strings.Cut(r.Form, "[")
		if named := strings.Count(r.Words, ",") + 1; brackets && r.Words != "" && strings.Count(after, ",")+1 > named && len(params) == 0 {
			t.Errorf("%s: %s has no parameters", r.ID, r.Form)
		}
	}
}

// optionRows gives the slugs that a tag column of the list of options means: some with commas between them, * for anything.
func optionRows(pattern string) []string {
	var rows []string
	for p := range strings.SplitSeq(pattern, ",") {
		for _, r := range sakura.Tags() {
			if ok, err := path.Match(p, r.ID); err == nil && ok {
				rows = append(rows, r.ID)
			}
		}
	}
	return rows
}

// optionNames gives the options that a field of the list of options names, as Options writes them.
func optionNames(field string) []string {
	var names []string
	for word := range strings.FieldsSeq(field) {
		if !strings.HasPrefix(word, "--") {
			continue
		}
		name, _, valued := strings.Cut(word, "=")
		if valued {
			name += "="
		}
		names = append(names, name)
	}
	return names
}

func TestOptions(t *testing.T) {
	b, err := os.ReadFile("testdata/options.tsv")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for line := range strings.Lines(string(b)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for _, name := range optionNames(fields[1]) {
			rows := optionRows(fields[0])
			if len(rows) == 0 {
				t.Errorf("no row is %s", fields[0])
			}
			for _, slug := range rows {
				id, _ := sakura.Lookup(slug)
				r := id.Row()
				// What has no brackets for options cannot have any: \![execute,http-get,URL].
				if !slices.ContainsFunc(r.Params(), func(p sakura.Param) bool { return p.Kind == sakura.OptionParam || p.Name == "where" }) {
					continue
				}
				checked++
				if !slices.Contains(r.Options(), name) {
					t.Errorf("%s does not know %s: %q", slug, name, r.Options())
				}
			}
		}
	}
	if checked < 300 {
		t.Errorf("only %d options were checked", checked)
	}
	for slug, want := range map[string]string{
		"wait": "", "ping": "--host= --ttl= --count= --size= --timeout= --df= --data= --event=", "move-away": "",
		"extractarchive": "--event= --password=", "vanishbymyself": "--option=", "set-alpha": "--time= --wait",
		"move": "--X= --Y= --time= --base= --base-offset= --move-offset= --option=", "balloon": "--fallback=",
	} {
		id, _ := sakura.Lookup(slug)
		if got := strings.Join(id.Row().Options(), " "); got != want {
			t.Errorf("%s has the options %q, want %q", slug, got, want)
		}
	}
}

func TestPerformed(t *testing.T) {
	for _, r := range sakura.Tags() {
		if r.Performed.String() == "" {
			t.Errorf("%s is performed by nobody", r.ID)
		}
		if r.Meaning == sakura.Play && r.Performed != sakura.OnStage {
			t.Errorf("%s plays, and is performed by %s", r.ID, r.Performed)
		}
		if r.Meaning == sakura.Ignore && r.Performed != sakura.Nothing {
			t.Errorf("%s has no meaning here, and is performed by %s", r.ID, r.Performed)
		}
		if out := r.Performed == sakura.OnLeave || r.Performed == sakura.Told; out != (r.Meaning == sakura.OS) {
			t.Errorf("%s is of %s, and is performed by %s", r.ID, r.Meaning, r.Performed)
		}
	}
	if p := sakura.Performed(0).String() + sakura.Performed(99).String(); p != "" {
		t.Errorf("no way is called %q", p)
	}
}
