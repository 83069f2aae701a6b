package sakura_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ukatty/sakura"
)

// documented are the rows of the project's copy of the list of tags, by the names of its columns.
func documented(tb testing.TB) []map[string]string {
	tb.Helper()
	b, err := os.ReadFile("testdata/tags.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, field := range strings.Split(line, "\t") {
			row[columns[i]] = strings.ReplaceAll(field, "␤", "\n")
		}
		rows = append(rows, row)
	}
	return rows
}

func TestTableIsWhole(t *testing.T) {
	rows := documented(t)
	if len(rows) != 368 || len(sakura.Tags()) != len(rows) {
		t.Fatalf("%d rows documented, %d in the table, want 368", len(rows), len(sakura.Tags()))
	}
	for _, want := range rows {
		id, ok := sakura.Lookup(want["id"])
		if !ok {
			t.Errorf("%s is missing", want["id"])
			continue
		}
		row := id.Row()
		got := map[string]string{
			"id": row.ID, "section": row.Section, "signature": row.Form, "arguments": row.Args, "since": row.Since,
			"terminal_meaning": row.Meaning.String(),
		}
		for column, value := range got {
			if value != want[column] {
				t.Errorf("%s: %s is %q, documented %q", row.ID, column, value, want[column])
			}
		}
		if row.Summary == "" {
			t.Errorf("%s has no summary", row.ID)
		}
	}
}

func TestTagsAreInTheOrderOfTheirIDs(t *testing.T) {
	for i, row := range sakura.Tags() {
		id := sakura.TagID(i + 1)
		if found, ok := sakura.Lookup(row.ID); !ok || found != id {
			t.Errorf("Lookup(%q) = %d, %v, want %d", row.ID, found, ok, id)
		}
		if id.Row() != row || id.String() != row.ID {
			t.Errorf("row %d is %v, Tags has %v", id, id.Row(), row)
		}
	}
}

func TestNoRow(t *testing.T) {
	for _, id := range []sakura.TagID{sakura.Unknown, sakura.TagID(len(sakura.Tags()) + 1), 0xffff} {
		if id.Row() != (sakura.Row{}) || id.String() != "" {
			t.Errorf("TagID %d has the row %v", id, id.Row())
		}
	}
	for _, slug := range []string{"", "no-such-tag", "Wait"} {
		if id, ok := sakura.Lookup(slug); ok || id != sakura.Unknown {
			t.Errorf("Lookup(%q) = %v", slug, id)
		}
	}
	if m := sakura.Meaning(0).String() + sakura.Meaning(99).String(); m != "" {
		t.Errorf("no meaning is called %q", m)
	}
}

// Callers from outside may have performed what only plays, and may ask the viewer to click, to choose and to follow anchors.
func TestExternal(t *testing.T) {
	count := 0
	for _, row := range sakura.Tags() {
		want := row.Meaning == sakura.Play ||
			row.Meaning == sakura.Input && (row.Section == "choice" || row.Name == "x")
		if row.External != want {
			t.Errorf("%s: external is %v", row.ID, row.External)
		}
		if row.External {
			count++
		}
	}
	if count != 133 {
		t.Errorf("%d rows are for callers from outside", count)
	}
}

// exampleProblems are the examples of the documentation that are not sound, with the first problem that is reported.
var exampleProblems = map[string]string{
	"anim-pause":  `there is no tag \![anim,pouse,200]`,
	"anim-resume": `there is no tag \![anim,pouse,200]`,
}

// exampleWithout are the rows whose example shows another tag, or none, or shows it in a form that is another row's.
var exampleWithout = map[string]string{
	"anim-pause":        "it is misspelt",
	"timernotify":       "it shows notify",
	"timernotifyother":  "it shows notifyother",
	"timernotifyplugin": "it shows notifyplugin",
	"sound-cdplay":      "it shows sound,play",
}

func TestExamples(t *testing.T) {
	for _, row := range documented(t) {
		if row["example"] == "" {
			continue
		}
		script, problems := sakura.Parse(row["example"])
		got := ""
		if len(problems) > 0 {
			got = problems[0].Message
		}
		if want := exampleProblems[row["id"]]; got != want {
			t.Errorf("%s: %s\nproblem  %q\nexpected %q", row["id"], row["example"], got, want)
		}
		holds := slices.ContainsFunc(script.Nodes(), func(n sakura.Node) bool { return n.Tag.String() == row["id"] })
		if reason, without := exampleWithout[row["id"]]; holds == without {
			t.Errorf("%s: %s\nholds the tag: %v, expected otherwise (%s)", row["id"], row["example"], holds, reason)
		}
	}
}

// forms are the rows whose form as documented is no instance of itself, with one that is. Most forms are one already: the
// Japanese names of their arguments are arguments.
var forms = map[string]string{
	"scope-p-digit":               `\p2`,
	"surface-digit":               `\s5`,
	"balloon-digit":               `\b0`,
	"wait":                        `\w9`,
	"anim-add-overlay-seq-timing": `\![anim,add,overlay,10,1,2,300,11,1,2,300,always]`,
	"raw":                         `\_?\s[5]\_?`,
	"raw-old":                     `\_!\s[5]\_!`,
	"choice-old-numbered":         `\q0[#entry][title]`,
	"updatebymyself":              `\![updatebymyself,checkonly]`,
	"biff":                        `\![biff,account]`,
	"http-get-opt":                `\![execute,http-get,http://localhost/,--timeout=5]`,
	"http-post-opt":               `\![execute,http-post,http://localhost/,--param=a=b,--timeout=5]`,
}

// twins are the rows whose form is another's too, so that no script is read as them.
var twins = map[string]string{
	"choice-multi-id": "choice-refs",
}

func TestForms(t *testing.T) {
	for _, row := range sakura.Tags() {
		src, want := row.Form, row.ID
		if twin, ok := twins[row.ID]; ok {
			want = twin
		}
		if form, ok := forms[row.ID]; ok {
			src = form
		}
		script, problems := sakura.Parse(src)
		if err := problems.Err(); err != nil {
			t.Errorf("%s: %s: %v", row.ID, src, err)
		}
		n := script.Nodes()[0]
		if n.Tag.String() != want || script.Name(n) != row.Name {
			t.Errorf("%s: %s is read as %q with the name %q", row.ID, src, n.Tag, script.Name(n))
		}
		if len(script.Nodes()) > 1 && script.Text(script.Nodes()[1]) != `\s[5]` {
			t.Errorf("%s: %s is more than one tag", row.ID, src)
		}
	}
}
