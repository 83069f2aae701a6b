package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ukatty/ghost"
)

// A flag counts more than the config, an empty one too: what it leaves out is as if nobody had said anything.
func TestFlagCountsMore(t *testing.T) {
	for name, value := range environmentOf(t.TempDir()) {
		t.Setenv(name, value)
	}
	file := configFile()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	const text = "shell = \"winter\"\nlang = \"ja\"\ntheme = \"dark\"\ngraphics = \"none\"\nambiguous = \"wide\"\njournal = \"a.jsonl\"\nplain = true\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ flag, value, want string }{
		{"shell", "", `# shell = ""  # --shell`},
		{"shell", "summer", `# shell = "summer"  # --shell`},
		{"lang", "", `# lang = "en"  # --lang`},
		{"theme", "", `# theme = "auto"  # --theme`},
		{"theme", "light", `# theme = "light"  # --theme`},
		{"graphics", "", `# graphics = "auto"  # --graphics`},
		{"ambiguous", "", `# ambiguous = "narrow"  # --ambiguous`},
		{"journal", "", `# journal = ""  # --journal`},
		{"plain", "false", `# plain = false  # --plain`},
		{"theme", "dark", `lang = "ja"  # line 2`},
	} {
		t.Run(tt.flag+"="+tt.value, func(t *testing.T) {
			var out bytes.Buffer
			code := command(t.Context(), []string{"config", "--" + tt.flag + "=" + tt.value}, streams{in: strings.NewReader(""), out: &out, err: io.Discard})
			if code != exitOK || !strings.Contains("\n"+out.String(), "\n"+tt.want+"\n") {
				t.Errorf("exit code %d, want the line %s in\n%s", code, tt.want, out.String())
			}
		})
	}
}

// Every key of the config says of a value of the wrong type what it has to be.
func TestWrongTypes(t *testing.T) {
	for _, k := range configKeys() {
		table, name := k.split()
		if table != "" {
			name = "[" + table + "]\n" + name
		}
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(name+" = 1.5\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readConfig(path)
		if err == nil || !strings.Contains(err.Error(), k.name+": must be ") {
			t.Errorf("%s = 1.5: %v", k.name, err)
		}
	}
}

// Of every permission the config says what it lets scripts do.
func TestWishesAreTold(t *testing.T) {
	for _, kind := range ghost.Kinds() {
		if wishes[kind] == "" {
			t.Errorf("nothing is told of allow.%s", kind)
		}
	}
}

// Where there is no place for a config file, what is printed says so.
func TestNoPlaceForConfig(t *testing.T) {
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(v, "")
	}
	var out bytes.Buffer
	if code := command(t.Context(), []string{"config"}, streams{in: strings.NewReader(""), out: &out, err: io.Discard}); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	if first, _, _ := strings.Cut(out.String(), "\n"); first != "# The config of ukatty, which has no place: neither XDG_CONFIG_HOME nor HOME is set." {
		t.Errorf("it begins with %q", first)
	}
}
