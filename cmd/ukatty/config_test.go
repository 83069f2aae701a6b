package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestReadConfig(t *testing.T) {
	tests := []struct {
		name, text string
		want       config
		err        string // after the path
	}{
		{"empty", "", config{}, ""},
		{
			"all keys",
			"listen = [\"127.0.0.1:1\", \"[::1]:2\"]\nlang = \"ja\"\nplain = true\nambiguous = \"wide\"\nallow-exit = true\n",
			config{Listen: []string{"127.0.0.1:1", "[::1]:2"}, Lang: "ja", Plain: true, Ambiguous: "wide", AllowExit: true},
			"",
		},
		{"no TOML", "plain = true\nlang\n", config{}, `:2: expected '.' or '=', but got '\n' instead`},
		{"wrong type", "plain = true\n\nlisten = 1\n", config{}, ":3: listen: must be a list of strings"},
		{"wrong type within", "listen = [\"127.0.0.1:1\", 2]\n", config{}, ":1: listen: must be a list of strings"},
		{"no truth", "plain = \"yes\"\n", config{}, ":1: plain: must be true or false"},
		{"one key twice", "theme = \"dark\"\n\nTheme = \"light\"\n", config{}, ":3: theme: is set on line 1, too"},
		{"one key of a table twice", "[http]\nreaders = []\nReaders = []\n", config{}, ":3: http.readers: is set on line 2, too"},
		{"one table twice", "[http]\nreaders = []\n[HTTP]\n", config{}, ":3: http: is set on line 1, too"},
		{"no word", "graphics = 1\n", config{}, ":1: graphics: must be a string"},
		{"no string", "lang = 1\n", config{}, ":1: lang: must be a string"},
		{"no table", "http = 1\n", config{}, ":1: http: must be a table"},
		{"wrong type in a table", "[http]\nreaders = \"x\"\n", config{}, ":2: http.readers: must be a list of strings"},
		{"unknown key", "plain = true\n# lines\nlisten_on = []\n", config{}, `:3: unknown key "listen_on"; did you mean listen?`},
		{"unknown table", "plain = true\n\n[looks]\nreaders = []\n", config{}, `:3: unknown key "looks" (there are: listen, ghost, shell, lang, plain, theme, graphics, ascii, bell, ambiguous, journal, allow-exit, allow, http.readers)`},
		{"slip", "plain = true\nThene = \"dark\"\n", config{}, `:2: unknown key "Thene"; did you mean theme?`},
		{"slip in a table", "[allow]\nhttp = true\n\n[ http ]\n\nreader = []\n", config{}, `:6: unknown key "http.reader"; did you mean http.readers?`},
		{"slip with a dot", "\nhttp.reader = []\n", config{}, `:2: unknown key "http.reader"; did you mean http.readers?`},
		{"slip in a permission", "[http]\nreaders = []\n[allow]\nbrowsr = true\n", config{}, `:4: unknown key "allow.browsr"; did you mean allow.browser?`},
		{"control in a key", "\"a\\u001b\" = 1\n", config{}, `:1: unknown key "a\x1b" (there are: listen, ghost, shell, lang, plain, theme, graphics, ascii, bell, ambiguous, journal, allow-exit, allow, http.readers)`},
		{"network", "allow = [\"10.0.0.0/8\", \"all\"]\n", config{}, `:1: allow.networks: "all" is no network such as 192.0.2.0/24`},
		{"reader", "[http]\nreaders = [\"example.com\"]\n", config{}, `:2: http.readers: sstp: "example.com" is not scheme://host or scheme://host:port of http or https`},
		{"language", "\nlang = \"fr\"\n", config{}, `:2: lang: "fr" is neither "ja" nor "en"`},
		{"width", "ambiguous = \"2\"\n", config{}, `:1: ambiguous: "2" is neither "narrow" nor "wide"`},
		{"address", "\n\n\nlisten = [\"9801\"]\n", config{}, `:4: listen: "9801" is not HOST:PORT, such as 127.0.0.1:9801`},
		{"port", "listen = [\"localhost:http\"]\n", config{}, `:1: listen: "localhost:http": the port is not a number from 0 to 65535`},
		{"not UTF-8", "plain = true\nlang = \"\xff\"\n", config{}, ":2: not UTF-8: the byte 0xff"},
		{"mark of UTF-16", "\xff\xfeplain = true\n", config{}, ":1: not UTF-8: the byte 0xff"},
		{"other mark of UTF-16", "\xfe\xffplain = true\n", config{}, ":1: not UTF-8: the byte 0xfe"},
		{"replacement character", "plain = true # \ufffd\n", config{Plain: true}, ""},
		{"too long", strings.Repeat("#\n", maxConfig), config{}, ": longer than 65536 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := readConfig(path)
			if tt.err != "" {
				if err == nil || !strings.HasSuffix(err.Error(), path+tt.err) {
					t.Fatalf("error %v, want …%s", err, tt.err)
				}
				return
			}
			if err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

func TestReadConfigThatIsNotThere(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "no", "config.toml")} {
		if got, err := readConfig(path); err != nil || !reflect.DeepEqual(got, config{}) {
			t.Errorf("%q: got %+v, %v", path, got, err)
		}
	}
	if _, err := readConfig(t.TempDir()); err == nil {
		t.Error("a folder was read as a config")
	}
}

func FuzzReadConfig(f *testing.F) {
	f.Add("listen = [\"127.0.0.1:9801\"]\nlang = \"ja\"")
	f.Add("[http]\nreaders = []")
	f.Add("plain = tru")
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readConfig(path); err != nil && !strings.Contains(err.Error(), path) {
			t.Errorf("an error that does not say where: %v", err)
		}
	})
}

func TestLangOf(t *testing.T) {
	tests := []struct {
		env  map[string]string
		want string
	}{
		{nil, "en"},
		{map[string]string{"LANG": "ja_JP.UTF-8"}, "ja"},
		{map[string]string{"LANG": "C"}, "en"},
		{map[string]string{"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ja"}, "ja"},
	}
	for _, tt := range tests {
		if got := langOf(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.env, got, tt.want)
		}
	}
}
