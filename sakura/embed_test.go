package sakura_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ukatty/sakura"
)

// read tells what a player learns of a node.
func read(s sakura.Script, n sakura.Node) string {
	return n.Tag.String() + " " + s.Name(n) + " " + strings.Join(s.Args(n), "\x00") + " " + s.Text(n)
}

// readAll tells that of some nodes.
func readAll(s sakura.Script, nodes []sakura.Node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, read(s, n))
	}
	return all
}

// written draws scripts: pieces that end in the middle of something among them.
func written() *rapid.Generator[string] {
	pieces := []string{
		`a`, `い`, "\xe3", `\`, `\_`, `\__`, `%`, `%mon`, `%month`, `%property[a]`, `%property[`, `\\`, `\%`, `[`, `]`, `"`, `,`,
		`\0`, `\s5`, `\s[10]`, `\s[`, `\w9`, `\w`, `\q[a,b]`, `\q[a][b]`, `\q0[a][b]`, `\q[a,script:\e,x]`, `\q[a,"b]"`,
		`\![raise,OnX,"1,""2""",\]]`, `\![embed,OnX]`, `\![embed,`, `\_a[x]`, `\_a`, `\Z`, `\_Z[a,b]`, `\_?\0`, `\_?`, `\![`, `\e`, `\z`, "\n",
	}
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12), func(p []string) string { return strings.Join(p, "") })
}

// TestEmbed: the nodes of the result are those of the two scripts, each as it was read in its own, and they tile the source.
func TestEmbed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := sakura.Parse(written().Draw(t, "script"))
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			if len(s.Nodes()) == 0 {
				return
			}
			with, _ := sakura.Parse(written().Draw(t, "with"))
			node := rapid.IntRange(0, len(s.Nodes())-1).Draw(t, "node")
			end := slices.IndexFunc(with.Nodes(), func(n sakura.Node) bool {
				return n.Kind == sakura.Tag && (with.Text(n) == `\e` || with.Text(n) == `\z`)
			})
			if end < 0 {
				end = len(with.Nodes())
			}
			want := slices.Concat(readAll(s, s.Nodes()[:node]), readAll(with, with.Nodes()[:end]), readAll(s, s.Nodes()[node+1:]))
			before := readAll(s, s.Nodes())
			got := s.Embed(node, with)
			if is := readAll(got, got.Nodes()); !slices.Equal(is, want) {
				t.Fatalf("%q in node %d of %q:\n%q\nwant\n%q", with.Source(), node, s.Source(), is, want)
			}
			at := uint32(0)
			for _, n := range got.Nodes() {
				if n.Start != at {
					t.Fatalf("%q: a node begins at %d, the one before ends at %d", got.Source(), n.Start, at)
				}
				at = n.End
			}
			if int(at) != len(got.Source()) {
				t.Fatalf("%q: the last node ends at %d", got.Source(), at)
			}
			if is := readAll(s, s.Nodes()); !slices.Equal(is, before) {
				t.Fatalf("%q was changed", s.Source())
			}
			s = got
		}
	})
}

func TestEmbedNowhere(t *testing.T) {
	s, _ := sakura.Parse(`a\![embed,OnX]b`)
	with, _ := sakura.Parse(`c`)
	for _, node := range []int{-1, 3, 1 << 40} {
		if got := s.Embed(node, with); got.Source() != s.Source() {
			t.Errorf("in node %d: %s", node, got.Source())
		}
	}
	if got := s.Embed(1, sakura.Script{}); got.Source() != "ab" || len(got.Nodes()) != 2 {
		t.Errorf("of nothing: %s", got.Source())
	}
}
