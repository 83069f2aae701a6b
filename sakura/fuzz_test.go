package sakura

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// pieces are what hostile and sound scripts are made of.
var pieces = []string{
	`\`, `[`, `]`, `"`, `,`, `%`, `_`, `!`, `?`, `0`, `9`, "あ", "\n", "\x00", "\xff", `\\`, `\%`, `\]`, `""`,
	`\0`, `\s[5]`, `\s5`, `\w9`, `\n[half]`, `\q[`, `\q[a,b]`, `\q[a][b]`, `\q0[`, `\q[t,script:`, `\![raise,On`, `\![`, `\_b["data:`,
	`\_b[`, `\_?`, `\_!`, `\_a[On`, `\Z[`, `\__w[clear]`, `%month`, `%property[`, `%m?`,
}

// sound checks what holds for every source.
func sound(t *testing.T, src string) {
	t.Helper()
	script, problems := Parse(src)
	at := uint32(0)
	var kind Kind
	for i, n := range script.Nodes() {
		if n.Start != at || n.End <= n.Start {
			t.Fatalf("%q: node %d stands at %d-%d, the one before ends at %d", src, i, n.Start, n.End, at)
		}
		if i > 0 && n.Kind == Text && kind == Text {
			t.Fatalf("%q: text stands beside text at %d", src, n.Start)
		}
		at, kind = n.End, n.Kind
		args := script.Args(n)
		if len(args) != script.NArg(n) || script.Arg(n, -1) != "" || script.Arg(n, len(args)) != "" {
			t.Fatalf("%q: node %d has %d arguments, or %d", src, i, len(args), script.NArg(n))
		}
		size := 0
		for j, arg := range args {
			size += len(arg)
			if script.Arg(n, j) != arg {
				t.Fatalf("%q: argument %d of node %d is %q, or %q", src, j, i, arg, script.Arg(n, j))
			}
		}
		if size > int(n.End-n.Start) {
			t.Fatalf("%q: the arguments of node %d are longer than the node", src, i)
		}
		if name := script.Name(n); n.Kind == Tag && !strings.HasPrefix(script.Text(n), `\`+name) ||
			n.Kind == Variable && !strings.HasPrefix(script.Text(n), `%`+name) {
			t.Fatalf("%q: node %d has the name %q", src, i, name)
		}
	}
	if int(at) != len(src) || script.Source() != src {
		t.Fatalf("%q: the nodes end at %d of %d", src, at, len(src))
	}
	checkProblems(t, src, problems)
}

func checkProblems(t *testing.T, src string, problems Problems) {
	t.Helper()
	if len(problems) > maxProblems+1 {
		t.Fatalf("%d problems", len(problems))
	}
	for i, p := range problems {
		if p.Start < 0 || p.End <= p.Start || p.End > len(src) || i > 0 && p.Start < problems[i-1].Start {
			t.Fatalf("%q: problem %d stands at %d-%d", src, i, p.Start, p.End)
		}
		if len(p.Message) > 300 || strings.ContainsFunc(p.Message, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Fatalf("%q: problem %d is %q", src, i, p.Message)
		}
	}
}

// forgetful parses without remembering which brackets are never closed.
func forgetful(src string) Script {
	p := newParser(src)
	for at := 0; at < len(src); {
		p.unclosed = unclosed{}
		p.room(1)
		if src[at] == '\\' {
			at = p.tag(at)
		} else {
			at = p.text(at)
		}
	}
	return Script{src: src, nodes: p.nodes, args: p.args}
}

// same says whether two parses of a source agree.
func same(a, b Script) bool {
	return slices.EqualFunc(a.Nodes(), b.Nodes(), func(m, n Node) bool {
		return m.Start == n.Start && m.End == n.End && m.Kind == n.Kind && m.Tag == n.Tag && slices.Equal(a.Args(m), b.Args(n))
	})
}

func FuzzParse(f *testing.F) {
	b, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	for _, piece := range pieces {
		f.Add(piece)
		f.Add(strings.Repeat(piece, 3))
	}
	f.Fuzz(func(t *testing.T, src string) {
		sound(t, src)
		script, _ := Parse(src)
		if !same(script, forgetful(src)) {
			t.Fatalf("%q is read differently when unclosed brackets are remembered", src)
		}
	})
}

// random gives a script of some pieces.
func random(r *rand.Rand, pieces []string) string {
	var b strings.Builder
	for range r.IntN(24) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestRandomScripts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		sound(t, random(r, pieces))
	}
}

// What is remembered about unclosed brackets saves time and changes nothing.
func TestUnclosedIsOnlyAShortcut(t *testing.T) {
	few := []string{`\q[`, `\q[`, `\_b["`, `\_b[`, `,`, `,`, `"`, `"`, `]`, `\]`, `\\`, `\`, `\%`, `a`, `\q[a][`, `%property[`, `\_?`}
	r := rand.New(rand.NewPCG(3, 4))
	unclosed := 0
	for range 100_000 {
		src := random(r, few)
		script, problems := Parse(src)
		if !same(script, forgetful(src)) {
			t.Fatalf("%q is read differently when unclosed brackets are remembered", src)
		}
		if len(problems) > 1 {
			unclosed++
		}
	}
	if unclosed < 1000 {
		t.Errorf("only %d scripts had something to remember", unclosed)
	}
}

// However broken a script is, it costs memory in proportion to its size, and its problems are listed up to a limit.
func TestHostile(t *testing.T) {
	const size = 64 << 10
	for _, piece := range pieces {
		src := strings.Repeat(piece, size/len(piece))
		sound(t, src)
		script, _ := Parse(src)
		nodes, args := cap(script.nodes)*int(unsafe.Sizeof(Node{})), cap(script.args)*int(unsafe.Sizeof(span{}))
		if nodes+args > 64*size {
			t.Errorf("%q: %d bytes of nodes and %d of arguments for %d of source", piece, nodes, args, size)
		}
	}
}

func TestProblemsAreLimited(t *testing.T) {
	_, problems := Parse(strings.Repeat(`\Z`, maxProblems))
	if len(problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(problems), maxProblems)
	}
	_, problems = Parse(strings.Repeat(`\Z`, 3*maxProblems))
	want := Problem{2 * maxProblems, 2*maxProblems + 2, "there are more problems from here on, which are not listed"}
	if len(problems) != maxProblems+1 || problems[maxProblems] != want {
		t.Errorf("%d problems, the last one %v", len(problems), problems[len(problems)-1])
	}
}

func TestNodeIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(Node{}); size != 16 {
		t.Errorf("a node has %d bytes", size)
	}
}
