package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// checks runs ukatty check on a standard input.
func checks(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = command(context.Background(), append([]string{"check"}, args...), streams{strings.NewReader(stdin), &o, &e})
	return code, o.String(), e.String()
}

// TestCheckIsClean: no byte of a script acts on the terminal, whatever the format.
func TestCheckIsClean(t *testing.T) {
	script := "\\0a\x07b\x1b]0;title\x1b\\\u009b31m\x7f\u202eabc\\Z\x1b[2J\\e\xff\xfe"
	for _, format := range []string{"--level=info", "--json", "--github", "--sarif"} {
		code, out, errs := checks(t, script, format, "--as", "script", "-")
		if code != 1 || errs != "" {
			t.Errorf("%s: exit code %d, %q", format, code, errs)
		}
		for _, r := range out {
			if r < ' ' && r != '\n' || 0x7f <= r && r <= 0x9f || r == 0x202e {
				t.Fatalf("%s: %+q in %+q", format, r, out)
			}
		}
	}
}

// TestCheckManyPlaces: many findings on one long line are placed in one reading.
func TestCheckManyPlaces(t *testing.T) {
	script := strings.Repeat(`あ\Z`, 200_000)
	code, out, _ := checks(t, script, "--json", "--as", "script", "-")
	if lines := strings.Count(out, "\n"); code != 1 || lines < 100 || !strings.Contains(out, `"column":299,`) {
		t.Errorf("exit code %d, %d lines", code, lines)
	}
}

// TestCheckShiftJIS: a file in Shift_JIS is read, and repaired in its own charset.
func TestCheckShiftJIS(t *testing.T) {
	file := filepath.Join(t.TempDir(), "old.txt")
	sjis := "\\0\x82\xa0\\z" // あ
	if err := os.WriteFile(file, []byte(sjis), 0o640); err != nil {
		t.Fatal(err)
	}
	code, out, errs := checks(t, "", "--fix", "--only", "old-form", file)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "\\0\x82\xa0\\e"; code != 0 || string(got) != want {
		t.Errorf("exit code %d, %q (%s %s), want %q", code, got, out, errs, want)
	}
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions became %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestCheckKeepsBytes: a repair changes nothing but what it repairs, whatever else stands in the file.
func TestCheckKeepsBytes(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"\\0\xff\xfe\x80a\\z", "\\0\xff\xfe\x80a\\e"},
		{"\xef\xbb\xbf\\0\xffa\\z\r\n", "\xef\xbb\xbf\\0\xffa\\e\r\n"},
		{"\\0\x82\xa0\xff\\z", "\\0\x82\xa0\xff\\e"},
	} {
		code, out, errs := checks(t, tt.in, "--fix", "--as", "script", "--only", "old-form", "-")
		if out != tt.want || code != 0 {
			t.Errorf("%q: exit code %d, %q (%s), want %q", tt.in, code, out, errs, tt.want)
		}
	}
	code, out, errs := checks(t, "\\0\x82\xa0\xff\\z", "--fix", "--encoding", "Shift_JIS", "-")
	if code != exitUsage || out != "" || !strings.Contains(errs, "mean nothing in Shift_JIS") {
		t.Errorf("exit code %d, %q, %q", code, out, errs)
	}
}

// TestCheckUnwritableOutput: an output that is full is told.
func TestCheckUnwritableOutput(t *testing.T) {
	var e bytes.Buffer
	code := command(context.Background(), []string{"check", "-"}, streams{strings.NewReader(`\Z`), full{}, &e})
	if code != exitFailed || !strings.Contains(e.String(), "standard output") {
		t.Errorf("exit code %d, %q", code, e.String())
	}
}

// full takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }
