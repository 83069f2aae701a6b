package ghost

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"ukatty/ghost/sstp"
)

// at gives the path of a name in the estate's folder.
func (e *estate) at(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

// put makes a file there.
func (e *estate) put(name, text string) {
	e.t.Helper()
	if err := os.MkdirAll(filepath.Dir(e.at(name)), 0o700); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(e.at(name), []byte(text), 0o600); err != nil {
		e.t.Fatal(err)
	}
}

// read gives what a file holds; "-" where there is none.
func (e *estate) read(name string) string {
	b, err := os.ReadFile(e.at(name))
	if err != nil {
		return "-"
	}
	return string(b)
}

// names lists a folder.
func (e *estate) names(dir string) []string {
	e.t.Helper()
	all, err := os.ReadDir(e.at(dir))
	if err != nil {
		e.t.Fatal(err)
	}
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Name()
	}
	return names
}

// status executes a command and compares its status.
func (e *estate) status(want sstp.Status, command string, params ...string) {
	e.t.Helper()
	r := e.execute(command, params...)
	if r.Status != want || r.HasData || !want.OK() && r.Reason == "" {
		e.t.Errorf("%s %.200q: %d (%s), want %d", command, params, r.Status, r.Reason, want)
	}
}

func TestArchives(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.put("ghost/a/b.txt", "text")
		e.put("ghost/a/深い/c.txt", strings.Repeat("more", 1000))
		e.status(204, "CompressArchive", e.at("ghost/a/a.zip"), e.at("ghost/a"))
		// Again: the archive that stands in the folder is not packed into itself.
		e.status(204, "CompressArchive", e.at("ghost/a/a.zip"), e.at("ghost/a"))
		e.status(204, "ExtractArchive", e.at("ghost/a/a.zip"), e.at("ghost/new/b"))
		if got := e.names("ghost/new/b"); !slices.Equal(got, []string{"b.txt", "深い"}) {
			t.Errorf("extracted %q", got)
		}
		if e.read("ghost/new/b/b.txt") != "text" || len(e.read("ghost/new/b/深い/c.txt")) != 4000 {
			t.Errorf("the files differ: %q", e.read("ghost/new/b/b.txt"))
		}
		if got := e.names("ghost/a"); !slices.Equal(got, []string{"a.zip", "b.txt", "深い"}) {
			t.Errorf("left behind: %q", got)
		}
		if news := e.asked(); strings.Contains(news, "Archive") {
			t.Errorf("without --event there is one: %s", news)
		}
	})
}

func TestArchivesRefused(t *testing.T) {
	outside, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	onEstate(t, nil, func(e *estate) {
		e.put("a/b.txt", "text")
		e.put("bad.zip", "no archive")
		e.put("linked/x", "x")
		e.put("in/the/way", "a file")
		if err := os.WriteFile(filepath.Join(outside, "x.zip"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		for name, to := range map[string]string{
			"out": outside, "linked/out": outside, "dangling": filepath.Join(outside, "none"), "circle": e.at("circle"),
			"link.zip": filepath.Join(outside, "x.zip"),
		} {
			if err := os.Symlink(to, e.at(name)); err != nil {
				t.Skip("needs symbolic links:", err)
			}
		}
		z, dir := e.at("a.zip"), e.at("a")
		tests := []struct {
			want   sstp.Status
			params []string
		}{
			{400, nil},
			{400, []string{z}},
			{400, []string{"", ""}},
			{400, []string{"a.zip", dir}},
			{400, []string{z, "a"}},
			{400, []string{z + "\x00", dir}},
			{400, []string{z, dir, "--nonsense"}},
			{400, []string{z, dir, "--event=" + strings.Repeat("x", 257)}},
			{400, []string{e.at(strings.Repeat("x/", 4096)), dir}},
			{420, []string{z, dir, "--password=secret"}},
			{420, []string{z, outside}},
			{420, []string{filepath.Join(outside, "a.zip"), dir}},
			{420, []string{e.dir + "/../a.zip", dir}},
			{420, []string{z, e.at("out")}},
			{420, []string{e.at("out/a.zip"), dir}},
			{420, []string{e.at("out/none/a.zip"), dir}},
			{420, []string{e.at("link.zip"), dir}},
			{420, []string{e.at("dangling"), dir}},
			{420, []string{z, e.at("dangling")}},
			{420, []string{z, e.at("circle")}},
			{420, []string{e.dir + "x/a.zip", dir}},
		}
		for _, tt := range tests {
			e.status(tt.want, "CompressArchive", tt.params...)
			e.status(tt.want, "ExtractArchive", tt.params...)
		}
		e.status(420, "CompressArchive", z, e.at("linked"))
		e.status(404, "CompressArchive", z, e.at("none"))
		e.status(404, "CompressArchive", z, e.at("a/b.txt"))
		e.status(404, "CompressArchive", e.at("none/a.zip"), dir)
		e.status(409, "CompressArchive", dir, dir)
		e.status(404, "ExtractArchive", e.at("none.zip"), dir)
		e.status(404, "ExtractArchive", dir, dir)
		e.status(400, "ExtractArchive", e.at("bad.zip"), dir)
		e.status(400, "ExtractArchive", e.at("bad.zip"), e.at("new"))
		e.status(404, "ExtractArchive", e.at("bad.zip"), e.at("in/the/way/of"))
		e.status(404, "ExtractArchive", e.at("bad.zip"), e.at("bad.zip"))
		for _, dir := range []string{".", "a", "in/the", "linked"} {
			for _, name := range e.names(dir) {
				if name == "a.zip" || name == "new" || strings.HasPrefix(name, ".") {
					t.Errorf("left behind in %s: %s", dir, name)
				}
			}
		}
		if all, err := os.ReadDir(outside); err != nil || len(all) != 1 {
			t.Errorf("outside: %v, %v", all, err)
		}
	})
}

func TestHostileArchives(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		for name, want := range map[string]sstp.Status{"../evil": 420, "/evil": 420, "locked": 420} {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			h := &zip.FileHeader{Name: name}
			if name == "locked" {
				h.Flags |= 1
			}
			if _, err := z.CreateHeader(h); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			e.put("a.zip", b.String())
			e.status(want, "ExtractArchive", e.at("a.zip"), e.at("in"))
			if e.read("evil") != "-" || e.read("in") != "-" {
				t.Errorf("%s left something behind", name)
			}
		}
	})
}

// TestArchivesWithEvent holds that with --event the answer comes before the work is done and an event after it.
func TestArchivesWithEvent(t *testing.T) {
	onEstate(t, map[string]string{"OnPacked": `\0Packed.\e`}, func(e *estate) {
		e.put("a/b.txt", "text")
		e.put("bad.zip", "no archive")
		for _, tt := range []struct {
			params []string
			want   string
		}{
			{[]string{"CompressArchive", e.at("a.zip"), e.at("a"), "--event=OnPacked"}, "GET OnPacked OnPacked|1|"},
			{[]string{"CompressArchive", e.at("a.zip"), e.at("a"), "--event=mine"}, "GET OnCompressArchiveComplete mine|1|"},
			{[]string{"ExtractArchive", e.at("a.zip"), e.at("b"), "--event="}, "GET OnExtractArchiveComplete |1|"},
			{[]string{"ExtractArchive", e.at("bad.zip"), e.at("b"), "--event=x"}, "GET OnExtractArchiveFailure x|corrupted"},
			{[]string{"ExtractArchive", e.at("no.zip"), e.at("b"), "--event=OnX"}, "GET OnXFailure OnX|file not found"},
			{[]string{"CompressArchive", e.at("a.zip"), e.at("none"), "--event=x"}, "GET OnCompressArchiveFailure x|directory not found"},
			{[]string{"CompressArchive", "/etc/a.zip", e.at("a"), "--event=x"}, "GET OnCompressArchiveFailure x|invalid parameter"},
		} {
			e.asked()
			e.status(204, tt.params[0], tt.params[1:]...)
			if asked := e.asked(); !strings.Contains(asked, tt.want) {
				t.Errorf("%q: asked %q, want %q", tt.params, asked, tt.want)
			}
		}
		if e.read("b/b.txt") != "text" {
			t.Error("nothing was extracted")
		}
		e.after(1e9)
		if news := e.news(); !strings.Contains(news, "Packed.") || !strings.Contains(news, "note: ExtractArchive of tester: 1 files, 4 bytes") {
			t.Errorf("the journal has\n%s", news)
		}
	})
}

// TestChoresEnd holds that no more of them run than may, and that the ghost waits for them at its end.
func TestChoresEnd(t *testing.T) {
	var ended atomic.Int32
	onEstate(t, nil, func(e *estate) {
		x := &execution{ctx: e.t.Context(), b: e.b, g: e.g, r: &sstp.Request{}}
		release := make(chan struct{})
		wait := func(ctx context.Context) (link, string) {
			select {
			case <-ctx.Done():
			case <-release:
			}
			ended.Add(1)
			return link{id: "OnChore"}, "done"
		}
		for range maxBusy {
			if r := e.g.entrust(x, wait); r.Status != sstp.NoContent {
				t.Errorf("%d: %s", r.Status, r.Reason)
			}
		}
		if r := e.g.entrust(x, wait); r.Status != sstp.Conflict {
			t.Errorf("one too many: %d", r.Status)
		}
		e.status(409, "CompressArchive", e.at("a.zip"), e.dir)
		e.status(409, "DumpSurface", e.dir, "0", "0")
		release <- struct{}{}
		synctest.Wait()
		if asked := e.asked(); !strings.Contains(asked, "GET OnChore") {
			t.Errorf("asked %q", asked)
		}
		e.status(204, "CompressArchive", e.at("a.zip"), e.dir)
	})
	if ended.Load() != maxBusy {
		t.Errorf("%d chores ended with the ghost, want %d", ended.Load(), maxBusy)
	}
}

// TestChorePanics holds that a bug in a chore is told, and gives its place back.
func TestChorePanics(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		var told any
		e.g.opt.Crash = func(v any, _ []byte) { told = v }
		x := &execution{ctx: e.t.Context(), b: e.b, g: e.g, r: &sstp.Request{}}
		e.g.entrust(x, func(context.Context) (link, string) { panic("a bug") })
		synctest.Wait()
		if told != "a bug" || e.b.busy.Load() != 0 {
			t.Errorf("told %v, %d at work", told, e.b.busy.Load())
		}
	})
}
