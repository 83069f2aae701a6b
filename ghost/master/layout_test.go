package master

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/ghost/shiori"
	"ukatty/sakura"
)

// A balloon at 80 by 24 has about so many columns and lines.
const (
	columns = 30
	rows    = 5
)

// longest is an address as long as those of most machines are, which a talk may have to tell.
const longest = "127.0.0.1:65535"

// balloon is what stands in one balloon while a script is walked through.
type balloon struct {
	text string
	// left says whether another character has spoken since.
	left bool
}

// walk goes through a script as a reader would and reports what does not fit.
type walk struct {
	t        *testing.T
	balloons [2]balloon
	scope    int
	sync     bool
}

func TestLayout(t *testing.T) {
	each(t, func(t *testing.T, _ string, _ shiori.Script, script sakura.Script) {
		w := &walk{t: t}
		for _, n := range script.Nodes() {
			w.node(script, n)
		}
		w.check()
	})
}

// node takes one node of the script.
func (w *walk) node(script sakura.Script, n sakura.Node) {
	switch n.Kind {
	case sakura.Text:
		w.say(strings.ReplaceAll(script.Text(n), "%(address)", longest))
	case sakura.Escape:
		w.say(script.Text(n)[1:])
	case sakura.Variable:
		w.say("12345678"[:map[string]int{"env-hour": 2, "env-minute": 2, "env-username": 8}[n.Tag.Row().ID]])
	case sakura.Tag:
		w.tag(n.Tag.Row().ID, script.Args(n))
	}
}

func (w *walk) tag(id string, args []string) {
	switch id {
	case "scope-0", "scope-1":
		w.balloons[w.scope].left = true
		w.scope = int(id[len(id)-1] - '0')
	case "surface":
		if !slices.Contains(surfaces[w.scope], args[0]) {
			w.t.Errorf("surface %s of scope %d", args[0], w.scope)
		}
	case "newline":
		w.balloons[w.scope].left = false
		w.say("\n")
	case "clear":
		w.check()
		w.balloons[w.scope] = balloon{}
	case "click-wait":
		w.check()
		w.balloons = [2]balloon{}
	case "sync-toggle":
		w.sync = !w.sync
	case "choice", "choice-event", "choice-refs":
		// A viewer may mark a choice.
		w.say("> " + args[0])
	}
}

// say adds text to the balloon of the scope, to both in a synchronised section.
func (w *walk) say(text string) {
	if w.balloons[w.scope].left && w.balloons[w.scope].text != "" {
		w.t.Errorf("%q runs on from %q: a line break is missing", text, w.balloons[w.scope].text)
	}
	w.balloons[w.scope].left = false
	w.balloons[w.scope].text += text
	if w.sync {
		w.balloons[1-w.scope].text += text
	}
}

// check reports balloons that are too full.
func (w *walk) check() {
	for scope, b := range w.balloons {
		lines := strings.Split(b.text, "\n")
		if len(lines) > rows {
			w.t.Errorf("scope %d has %d lines: %q", scope, len(lines), b.text)
		}
		for _, l := range lines {
			if n := width(l); n > columns {
				w.t.Errorf("scope %d has a line of %d columns: %s", scope, n, l)
			}
		}
	}
}

// width counts columns, taking for wide what any terminal may take for wide.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > '~' && (r < '｡' || r > 'ﾟ') {
			n++
		}
	}
	return n
}

// rewritten is FS with every line as rewrite gives it.
func rewritten(t *testing.T, rewrite func(string) string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(FS, name)
		lines := strings.Split(string(b), "\n")
		for i, l := range lines {
			lines[i] = rewrite(l)
		}
		out[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
