package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "ukatty"

// allowed is the import graph as policy: what each package may import of ours. A package that is not named here has
// no business in the tree.
var allowed = map[string][]string{
	"sakura":         nil,
	"sakura/stage":   nil,
	"sakura/play":    {"sakura", "sakura/stage"},
	"sakura/check":   {"sakura", "sakura/play", "sakura/stage"},
	"sakura/extract": {"sakura"},
	"sakura/trace":   {"sakura", "sakura/play", "sakura/stage"},
	"ghost/wire":     nil,
	"ghost/descript": nil,
	"ghost/memory":   nil,
	"ghost/master":   nil,
	"ghost/sstp":     {"ghost/wire"},
	"ghost/shiori":   {"ghost/wire"},
	"ghost/nar":      {"ghost/descript"},
	"ghost/house":    {"ghost/descript", "ghost/nar"},
	"ghost/reach":    nil,
	"ghost/show":     {"sakura", "sakura/stage"},
	"ghost/journal":  {"ghost/wire", "sakura/stage"},
	"shells":         {"ghost/descript", "tui/cell"},
	"shells/master":  nil,
	"tui/cell":       nil,
	"tui/kitty":      nil,
	"tui/damage":     {"tui/cell", "tui/kitty"},
	"tui/screen":     nil,
	"tui":            {"sakura", "sakura/stage", "sakura/check", "shells", "ghost/show", "ghost/journal", "tui/cell", "tui/kitty"},
	"tui/remote":     {"tui", "tui/cell", "ghost/show", "ghost/journal"},
	"cmd/ukatty":     {everything},
	"ghost":          {everything},
}

// everything stands for all of our packages but those that are barred below.
const everything = "*"

// barred is what nobody, or nobody but the named ones, may import, whatever allowed says.
var barred = []struct{ what, from string }{
	{"cmd/ukatty", everything},
	{"tui", "ghost"},
	{"tui/screen", "ghost"},
	{"tui/damage", "ghost"},
	{"tui/remote", "ghost"},
	{"sakura/check", "ghost"},
	{"ghost", "tui"},
}

// outsiders is the policy for the libraries that measure text or split it: who may import them.
var outsiders = map[string][]string{
	"github.com/clipperhouse/uax29":        {"tui/cell", "sakura/play", "sakura/stage"},
	"github.com/clipperhouse/displaywidth": {"tui/cell"},
	"github.com/mattn/go-runewidth":        {"tui/cell"},
	"github.com/rivo/uniseg":               {"tui/cell"},
	"charm.land/bubbletea":                 {"tui", "tui/remote", "cmd/ukatty"},
	"charm.land/lipgloss":                  {"tui", "tui/remote"},
}

// source is one file of the tree, whatever system it is built for.
type source struct {
	pkg  string // folder below the module's root, with slashes
	name string // file name below the module's root
	file *ast.File
	fset *token.FileSet
}

// test says whether the file is a test's.
func (s source) test() bool { return strings.HasSuffix(s.name, "_test.go") }

// at is where a node stands, as compilers write it.
func (s source) at(n ast.Node) string {
	p := s.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", s.name, p.Line)
}

// parseSource reads the text of one file.
func parseSource(name, text string) (source, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.ParseComments)
	return source{pkg: path.Dir(name), name: name, file: f, fset: fset}, err
}

// tree reads every Go file of the module.
func tree(t *testing.T) []source {
	t.Helper()
	root := os.DirFS(filepath.Join("..", ".."))
	var all []source
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(p) != ".go":
			return nil
		}
		b, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		s, err := parseSource(p, string(b))
		if err != nil {
			return err
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d files found: is this the module's tree?", len(all))
	}
	return all
}

// badImports lists the imports of a file that the policy does not allow.
func badImports(s source) []string {
	if s.test() {
		return nil
	}
	mine, known := allowed[s.pkg]
	if !known {
		return []string{fmt.Sprintf("%s: package %s has no row in the import table", s.name, s.pkg)}
	}
	var bad []string
	for _, imp := range s.file.Imports {
		p, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			bad = append(bad, fmt.Sprintf("%s: %v", s.at(imp), err))
			continue
		}
		ours, ok := strings.CutPrefix(p, module+"/")
		if ok && !mayImport(s.pkg, mine, ours) || !ok && !mayUse(s.pkg, p) {
			bad = append(bad, fmt.Sprintf("%s: %s may not import %s", s.at(imp), s.pkg, p))
		}
	}
	return bad
}

// mayImport says whether pkg, whose row of the table is mine, may import one of ours.
func mayImport(pkg string, mine []string, ours string) bool {
	for _, b := range barred {
		if b.what == ours && (b.from == everything || b.from == pkg) {
			return false
		}
	}
	return slices.Contains(mine, everything) || slices.Contains(mine, ours)
}

// mayUse says whether pkg may import something that is not ours.
func mayUse(pkg, p string) bool {
	for lib, who := range outsiders {
		if p == lib || strings.HasPrefix(p, lib+"/") {
			return slices.Contains(who, pkg)
		}
	}
	return true
}

func TestImports(t *testing.T) {
	for _, s := range tree(t) {
		for _, bad := range badImports(s) {
			t.Error(bad)
		}
	}
}

// The checker itself must be able to fail.
func TestImportsOfBadSources(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"sakura/a.go", `package sakura; import "ukatty/sakura/stage"`, "sakura/a.go:1: sakura may not import ukatty/sakura/stage"},
		{"sakura/play/a.go", `package play; import ("fmt"; "ukatty/sakura")`, ""},
		{"tui/a.go", `package tui; import "ukatty/ghost"`, "tui/a.go:1: tui may not import ukatty/ghost"},
		{"tui/a_test.go", `package tui; import "ukatty/ghost"`, ""},
		{"ghost/a.go", `package ghost; import "ukatty/tui"`, "ghost/a.go:1: ghost may not import ukatty/tui"},
		{"ghost/a.go", `package ghost; import "ukatty/sakura/check"`, "ghost/a.go:1: ghost may not import ukatty/sakura/check"},
		{"ghost/a.go", `package ghost; import "ukatty/ghost/sstp"`, ""},
		{"ghost/a.go", `package ghost; import "ukatty/cmd/ukatty"`, "ghost/a.go:1: ghost may not import ukatty/cmd/ukatty"},
		{"cmd/ukatty/a.go", `package main; import ("ukatty/ghost"; "ukatty/tui")`, ""},
		{"tui/a.go", `package tui; import rw "github.com/mattn/go-runewidth"`, "tui/a.go:1: tui may not import github.com/mattn/go-runewidth"},
		{"tui/cell/a.go", `package cell; import "github.com/clipperhouse/uax29/v2/graphemes"`, ""},
		{"ghost/a.go", `package ghost; import tea "charm.land/bubbletea/v2"`, "ghost/a.go:1: ghost may not import charm.land/bubbletea/v2"},
		{"util/a.go", `package util`, "util/a.go: package util has no row in the import table"},
	}
	for _, tt := range tests {
		s, err := parseSource(tt.name, tt.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(badImports(s), "\n"); got != tt.want {
			t.Errorf("%s: %s\n got %q\nwant %q", tt.name, tt.text, got, tt.want)
		}
	}
}
