package sakura_test

import (
	"strings"
	"testing"

	"ukatty/sakura"
)

// values are the variables that the tests know, property by what stands in its brackets.
func values(name, arg string) (string, bool) {
	switch name {
	case "username":
		return `a,b]"%month`, true
	case "property":
		return "<" + arg + ">", arg != "none"
	}
	return "", false
}

func TestExpand(t *testing.T) {
	for _, test := range []struct {
		script string
		want   []string
	}{
		{`\s[%username]`, []string{`a,b]"%month`}},
		{`\s5`, []string{"5"}},
		{`\s[50%]`, []string{"50%"}},
		{`\s[%]`, []string{"%"}},
		{`\q[x%usernames,"%username, y"]`, []string{`xa,b]"%months`, `a,b]"%month, y`}},
		{`\q[\%username,\\%username]`, []string{`%username`, `\a,b]"%month`}},
		{`\q[%month,%hour30]`, []string{"%month", "%hour30"}},
		{`\q["%username",y]`, []string{`"a,b]"%month"`, "y"}},
		{`\q[x,"%property[a.b(""c"")] ""%username"""]`, []string{"x", `<a.b("c")> "a,b]"%month"`}},
		{`\q[%property[a\],%property[none\]]`, []string{"<a>", "%property[none]"}},
		{`\q[x,%property[a\\b\]]`, []string{"x", `<a\b>`}},
		{`\q[x,"%property[a"]`, []string{"x", "%property[a"}},
		{`\q[x,%property]`, []string{"x", "%property"}},
		{`\q[x,"%property[%property[b]]"]`, []string{"x", "<%property[b>]"}},
		{`\q0[%username][%property[a\]]`, []string{"0", `a,b]"%month`, "<a>"}},
		{`\![raise,OnX,"100%,%username"]`, []string{"raise", "OnX", `100%,a,b]"%month`}},
	} {
		script, _ := sakura.Parse(test.script)
		n := script.Nodes()[0]
		if script.NArg(n) != len(test.want) {
			t.Errorf("%s has %d arguments, want %d", test.script, script.NArg(n), len(test.want))
			continue
		}
		for i, want := range test.want {
			if got := script.Expand(n, i, values); got != want {
				t.Errorf("%s: argument %d is %q, want %q", test.script, i, got, want)
			}
			if got := script.Expand(n, i, func(string, string) (string, bool) { return "", false }); got != script.Arg(n, i) {
				t.Errorf("%s: argument %d is %q where nothing is known, and %q as written", test.script, i, got, script.Arg(n, i))
			}
		}
		if got := script.Expand(n, len(test.want), values) + script.Expand(n, -1, values); got != "" {
			t.Errorf("%s: there is an argument %q more", test.script, got)
		}
	}
}

// Brackets that are never closed are not searched for to the end of the argument again and again.
func TestExpandIsLinear(t *testing.T) {
	asked := 0
	count := func(_, arg string) (string, bool) {
		asked += len(arg)
		return "", false
	}
	for _, arg := range []string{`"` + strings.Repeat("%property[", 1<<16) + `]"`, strings.Repeat("%username", 1<<16)} {
		script, _ := sakura.Parse(`\q[x,` + arg + `]`)
		asked = 0
		if got, want := script.Expand(script.Nodes()[0], 1, count), script.Arg(script.Nodes()[0], 1); got != want {
			t.Errorf("%.20s: what is unknown is %.20s", want, got)
		}
		if asked > len(arg)*4 {
			t.Errorf("%.20s: %d bytes were looked at for %d", arg, asked, len(arg))
		}
	}
}

// An argument without variables is not copied.
func TestExpandCostsNothing(t *testing.T) {
	script, _ := sakura.Parse(`\q[title,OnX,"with quotes",100]`)
	n := script.Nodes()[0]
	if got := testing.AllocsPerRun(100, func() { _ = script.Expand(n, 0, values) + script.Expand(n, 9, values) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}
