package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"ukatty/sakura/check"
)

// ruleTable is the table of README.md: what each rule of check is called and finds.
func ruleTable() string {
	markdown := strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "|", `\|`, "<", "&lt;")
	var b strings.Builder
	b.WriteString("| code | severity | name | what it finds |\n|---|---|---|---|\n")
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "| %s | %s | `%s` | %s |\n", r.Code, r.Severity, r.Name, markdown.Replace(r.Title))
	}
	return b.String()
}

// The rules that README.md tells of are those that there are. With UPDATE_README=1 they are written there.
func TestRuleTable(t *testing.T) {
	const name = "../../README.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := regexp.MustCompile(`(?m)^\| code \| severity \|.*\n(\|.*\n)*`)
	found := table.FindString(string(text))
	if found == ruleTable() {
		return
	}
	if os.Getenv("UPDATE_README") == "" || found == "" {
		t.Fatalf("README.md tells\n%s\nand the rules are\n%s", found, ruleTable())
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), found, ruleTable(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
