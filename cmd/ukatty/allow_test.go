package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost"
)

func TestAllow(t *testing.T) {
	all := "[allow]\nnetworks = [\"192.0.2.0/24\"]\n"
	var every ghost.Allow
	for _, kind := range ghost.Kinds() {
		all += kind + " = true\n"
		a, _ := ghost.ParseAllow(kind)
		every |= a
	}
	for name, c := range map[string]struct {
		text     string
		wishes   ghost.Allow
		networks []string
		err      string // after the path
	}{
		"nothing":          {"", 0, nil, ""},
		"a list":           {"allow = [\"10.0.0.0/8\"]", 0, []string{"10.0.0.0/8"}, ""},
		"all":              {all, every, []string{"192.0.2.0/24"}, ""},
		"some":             {"[allow]\nbrowser = true\nhttp = false\nping = true\n", ghost.AllowBrowser | ghost.AllowPing, nil, ""},
		"within a line":    {"allow = { rss = true }", ghost.AllowRSS, nil, ""},
		"unknown":          {"plain = true\n[allow]\neverything = true\n", 0, nil, `:3: unknown key "allow.everything" (there are: allow.networks, allow.browser, `},
		"no truth":         {"[allow]\nbrowser = \"yes\"\n", 0, nil, `: allow.browser: must be true or false`},
		"no list":          {"allow = 1\n", 0, nil, `:1: allow: must be a list of strings`},
		"no strings":       {"allow = [1]\n", 0, nil, `:1: allow: must be a list of strings`},
		"no network":       {"[allow]\nnetworks = [\"all\"]\n", 0, nil, `: allow.networks: "all" is no network such as 192.0.2.0/24`},
		"networks no list": {"[allow]\nnetworks = true\n", 0, nil, `: allow.networks: must be a list of strings`},
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readConfig(path)
		if c.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), path) || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: error %v, want %s", name, err, c.err)
			}
			continue
		}
		if err != nil || got.Allow.Wishes != c.wishes || !slices.Equal(got.Allow.Networks, c.networks) {
			t.Errorf("%s: %+v, %v", name, got.Allow, err)
		}
	}
}
