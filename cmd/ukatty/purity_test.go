package main

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pure are the packages that are told everything and return everything: they start no goroutine, hold no lock, read no
// clock, file, environment or network, and print nothing.
var pure = []string{
	"sakura", "sakura/stage", "sakura/play", "sakura/check", "sakura/extract", "sakura/trace", "ghost/wire", "ghost/descript", "shells", "tui/cell",
	"tui/kitty",
}

// impure are the standard packages that no pure package imports; a name covers what is below it, but math/rand/v2
// and time are looked at name by name.
var impure = []string{
	"context", "crypto/rand", "database", "embed", "expvar", "io/ioutil", "log", "math/rand", "net", "os",
	"path/filepath", "plugin", "runtime", "sync", "syscall", "testing", "unsafe",
}

// libraries are the modules of others that a pure package may import; what they do at their start is known.
var libraries = map[string][]string{
	"sakura/stage":   {"github.com/clipperhouse/uax29"},
	"sakura/play":    {"github.com/clipperhouse/uax29"},
	"ghost/wire":     {"golang.org/x/text"},
	"ghost/descript": {"golang.org/x/text"},
	"shells":         {"golang.org/x/image"},
	"tui/kitty":      {"github.com/charmbracelet/x/ansi", "golang.org/x/image"},
	"tui/cell": {
		"github.com/clipperhouse/uax29", "github.com/clipperhouse/displaywidth", "github.com/mattn/go-runewidth",
		"github.com/charmbracelet/x/ansi", "golang.org/x/text",
	},
}

// impureNames are the functions that make a permitted package impure.
var impureNames = map[string][]string{
	"fmt": {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"time": {
		"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "LoadLocation", "Local",
	},
	"math/rand/v2": {
		"ExpFloat64", "Float32", "Float64", "Int", "Int32", "Int32N", "Int64", "Int64N", "IntN", "N", "NormFloat64", "Perm",
		"Shuffle", "Uint", "Uint32", "Uint32N", "Uint64", "Uint64N", "UintN",
	},
}

// impurities lists what a file of a pure package does that it must not.
func impurities(s source) []string {
	if s.test() || !slices.Contains(pure, s.pkg) {
		return nil
	}
	var bad []string
	report := func(n ast.Node, format string, args ...any) {
		bad = append(bad, s.at(n)+": "+fmt.Sprintf(format, args...))
	}
	local := imported(s, report)
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			report(n, "starts a goroutine")
		case *ast.SelectStmt:
			report(n, "waits in a select")
		case *ast.SendStmt:
			report(n, "sends on a channel")
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && id.Obj == nil && (id.Name == "print" || id.Name == "println") {
				report(n, "prints")
			}
		case *ast.SelectorExpr:
			if p, ok := packageOf(n, local); ok && slices.Contains(impureNames[p], n.Sel.Name) {
				report(n, "calls %s.%s", p, n.Sel.Name)
			}
		}
		return true
	})
	return append(bad, linknames(s)...)
}

// imported gives the packages of a file by the names they have in it, and reports those that are not for it.
func imported(s source, report func(ast.Node, string, ...any)) map[string]string {
	local := map[string]string{}
	for _, imp := range s.file.Imports {
		p, err := strconv.Unquote(imp.Path.Value)
		if err != nil || !permitted(s.pkg, p) {
			report(imp, "imports %s", imp.Path.Value)
			continue
		}
		name := strings.TrimSuffix(path.Base(p), "/v2")
		if name == "v2" {
			name = path.Base(path.Dir(p))
		}
		if imp.Name != nil {
			name = imp.Name.Name
		}
		if name == "." {
			report(imp, "imports %s without its name", imp.Path.Value)
		}
		local[name] = p
	}
	return local
}

// permitted says whether a pure package may import p at all.
func permitted(pkg, p string) bool {
	if p == "C" {
		return false
	}
	if p == "math/rand/v2" || strings.HasPrefix(p, module+"/") {
		return true
	}
	if strings.Contains(strings.SplitN(p, "/", 2)[0], ".") {
		return slices.ContainsFunc(libraries[pkg], func(lib string) bool { return p == lib || strings.HasPrefix(p, lib+"/") })
	}
	return !slices.ContainsFunc(impure, func(i string) bool { return p == i || strings.HasPrefix(p, i+"/") })
}

// packageOf gives the package that a selector names, unless its left side is a variable of the same name.
func packageOf(n *ast.SelectorExpr, local map[string]string) (string, bool) {
	id, ok := n.X.(*ast.Ident)
	if !ok || id.Obj != nil {
		return "", false
	}
	p, ok := local[id.Name]
	return p, ok
}

// linknames lists the directives that reach round an import.
func linknames(s source) []string {
	var bad []string
	for _, group := range s.file.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:linkname") {
				bad = append(bad, s.at(c)+": uses go:linkname")
			}
		}
	}
	return bad
}

// starts lists the places of a file where a goroutine begins: go statements, and the calls that hide one.
func starts(s source) []string {
	if s.test() {
		return nil
	}
	var at []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			at = append(at, s.at(n)+": go")
		case *ast.SelectorExpr:
			if n.Sel.Name == "Go" || n.Sel.Name == "AfterFunc" {
				at = append(at, s.at(n)+": "+n.Sel.Name)
			}
		}
		return true
	})
	return at
}

func TestPurity(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range tree(t) {
		seen[s.pkg] = true
		for _, bad := range impurities(s) {
			t.Error(bad)
		}
	}
	for _, p := range pure {
		if !seen[p] && p != "sakura/check" && p != "sakura/trace" {
			t.Errorf("the pure package %s has no file", p)
		}
	}
}

// maxStarts bounds the goroutines that the source of the product begins by name: whoever needs another one has to
// think about who owns what.
const maxStarts = 14

func TestGoroutinesAreFew(t *testing.T) {
	var all []string
	for _, s := range tree(t) {
		all = append(all, starts(s)...)
	}
	t.Logf("%d starts:\n%s", len(all), strings.Join(all, "\n"))
	if len(all) > maxStarts {
		t.Errorf("%d goroutines are started in the product, at most %d should be:\n%s",
			len(all), maxStarts, strings.Join(all, "\n"))
	}
}

// The checker itself must be able to fail.
func TestPurityOfBadSources(t *testing.T) {
	tests := []struct{ text, want string }{
		{`import "os"`, `imports "os"`},
		{`import "os/exec"`, `imports "os/exec"`},
		{`import "net/http"`, `imports "net/http"`},
		{`import "log/slog"`, `imports "log/slog"`},
		{`import "sync/atomic"`, `imports "sync/atomic"`},
		{`import "math/rand"`, `imports "math/rand"`},
		{`import "C"`, `imports "C"`},
		{`import "charm.land/lipgloss/v2"`, `imports "charm.land/lipgloss/v2"`},
		{`import . "time"`, `imports "time" without its name`},
		{`import "time"; var t = time.Now()`, "calls time.Now"},
		{`import clock "time"; var t = clock.Now`, "calls time.Now"},
		{`import "time"; const d = time.Second`, ""},
		{`import "time"; type x struct{ Now int }; func f(time x) int { return time.Now }`, ""},
		{`import "fmt"; func f() { fmt.Println() }`, "calls fmt.Println"},
		{`import "fmt"; var s = fmt.Sprint()`, ""},
		{`func f() { println() }`, "prints"},
		{`func f() { go f() }`, "starts a goroutine"},
		{`func f(c chan int) { c <- 1 }`, "sends on a channel"},
		{`func f() { select {} }`, "waits in a select"},
		{`import "math/rand/v2"; var n = rand.IntN(3)`, "calls math/rand/v2.IntN"},
		{`import "math/rand/v2"; var r = rand.New(rand.NewPCG(1, 2))`, ""},
		{"import _ \"strings\"\n//go:linkname f time.now\nfunc f()", "uses go:linkname"},
		{`import "ukatty/sakura"; var _ = sakura.Parse`, ""},
	}
	for _, tt := range tests {
		s, err := parseSource("sakura/play/bad.go", "package play; "+tt.text)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(impurities(s), "\n")
		if _, msg, ok := strings.Cut(got, ": "); ok {
			got = msg
		}
		if got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
		}
		// The same text is nobody's business outside the pure packages and in tests.
		for _, name := range []string{"ghost/fine.go", "sakura/play/fine_test.go"} {
			s, _ := parseSource(name, "package play; "+tt.text)
			if got := impurities(s); got != nil {
				t.Errorf("%s: %s: %q", name, tt.text, got)
			}
		}
	}
}

func TestStartsOfBadSources(t *testing.T) {
	s, err := parseSource("ghost/bad.go", `package ghost
func f() { go f() }
func g(wg *sync.WaitGroup) { wg.Go(f); time.AfterFunc(0, f); context.AfterFunc(ctx, f) }`)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(starts(s)); got != 4 {
		t.Errorf("%d starts found, want 4: %v", got, starts(s))
	}
}
