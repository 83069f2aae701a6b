package main

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/tui"
)

// What is written is read again, and only the user can.
func TestDesk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "panels.json")
	if d, err := readDesk(path); err != nil || !reflect.DeepEqual(d, tui.Desk{}) {
		t.Errorf("without a file: %+v, %v", d, err)
	}
	want := tui.Desk{
		Panel: "backlog", Full: true, Side: "below", Wide: 300, Tall: 700, Spoken: []string{"\u3084\u3042"},
		Sent: []tui.Sent{{Event: true, Fields: [][2]string{{"Event", "OnX"}, {"Script", "\\0<\u3042>\n\x1b\\e"}}}},
	}
	for range 2 {
		if err := writeDesk(path, want); err != nil {
			t.Fatal(err)
		}
	}
	if d, err := readDesk(path); err != nil || !reflect.DeepEqual(d, want) {
		t.Errorf("%+v, %v", d, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if all, err := os.ReadDir(filepath.Dir(path)); err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
}

// What is remembered at most has room in the file, however it is written there.
func TestLargestDesk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "panels.json")
	d := tui.Desk{Spoken: []string{strings.Repeat("\x02", tui.MaxSpokenBytes)}, Sent: []tui.Sent{{Fields: [][2]string{{"Script", strings.Repeat("\x01", tui.MaxSentBytes)}}}}}
	if err := writeDesk(path, d); err != nil {
		t.Fatal(err)
	}
	if got, err := readDesk(path); err != nil || !reflect.DeepEqual(got, d) {
		t.Error(err)
	}
}

// A file that is none of ours is told of and costs nothing else.
func TestBrokenDesk(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"empty": "", "cut": `{"v":1,"panel":"back`, "old": `{"v":99}`, "other": `[1,2]`, "types": `{"v":1,"wide":"x"}`, "huge": strings.Repeat("x", maxDesk+1),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if d, err := readDesk(path); err == nil || !strings.Contains(err.Error(), path) || !reflect.DeepEqual(d, tui.Desk{}) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if _, err := readDesk(dir); err == nil {
		t.Error("a folder is read")
	}
	if err := writeDesk(filepath.Join(dir, "empty", "x"), tui.Desk{}); err == nil {
		t.Error("a file is written below a file")
	}
}

// Two programs that run at a time keep what was sent and said in either of them.
func TestTwoDesks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "panels.json")
	script := func(s string) tui.Sent { return tui.Sent{Fields: [][2]string{{"Script", s}}} }
	before := tui.Desk{Sent: []tui.Sent{script("h")}, Spoken: []string{"h"}}
	if err := writeDesk(path, before); err != nil {
		t.Fatal(err)
	}
	fail := func(err error) { t.Error(err) }
	one, two := newDesk(path, fail), newDesk(path, fail)
	for _, d := range []*desk{one, two} {
		if _, err := d.recall(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	write := func(d *desk, words ...string) {
		now := tui.Desk{Spoken: words}
		for _, w := range words {
			now.Sent = append(now.Sent, script(w))
		}
		if err := writeDesk(path, d.joined(now)); err != nil {
			t.Fatal(err)
		}
	}
	want := func(words ...string) {
		t.Helper()
		got, err := readDesk(path)
		if err != nil || !reflect.DeepEqual(got.Spoken, words) || len(got.Sent) != len(words) || got.Sent[len(words)-1].Fields[0][1] != words[len(words)-1] {
			t.Errorf("%q, %v, want %q", got.Spoken, err, words)
		}
	}
	write(one, "h", "a")
	write(two, "h", "b")
	want("h", "a", "b")
	write(one, "h", "a", "c")
	want("h", "a", "b", "c")
	write(one, "a", "c") // h has had no room any more here
	want("a", "c", "b")
	var all []string
	for i := range 3 * tui.MaxSpoken {
		all = append(all, strings.Repeat("x", i+1))
	}
	write(two, all...)
	if got, err := readDesk(path); err != nil || len(got.Spoken) != tui.MaxSpoken || len(got.Sent) != tui.MaxSent {
		t.Errorf("%d said, %d sent, %v", len(got.Spoken), len(got.Sent), err)
	}
}

// A link to the file stays one.
func TestLinkedDesk(t *testing.T) {
	dir := t.TempDir()
	path, target := filepath.Join(dir, "panels.json"), filepath.Join(dir, "elsewhere.json")
	if err := writeDesk(target, tui.Desk{Wide: 300}); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, path); err != nil {
		t.Skip("needs symbolic links:", err)
	}
	if err := writeDesk(path, tui.Desk{Wide: 400}); err != nil {
		t.Fatal(err)
	}
	if d, err := readDesk(target); err != nil || d.Wide != 400 {
		t.Errorf("%+v, %v", d, err)
	}
}

// Many changes are written once, and the last one in any case.
func TestDeskIsWrittenLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "panels.json")
		ctx, stop := context.WithCancel(t.Context())
		failures := 0
		d := newDesk(path, func(error) { failures++ })
		done := make(chan struct{})
		go func() {
			d.run(ctx)
			close(done)
		}()
		for i := range 10 {
			d.put(tui.Desk{Wide: i + 1})
			time.Sleep(deskPause / 10)
			synctest.Wait()
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("it was written while it changed")
		}
		time.Sleep(deskPause)
		synctest.Wait()
		if got, err := readDesk(path); err != nil || got.Wide != 10 {
			t.Errorf("%+v, %v", got, err)
		}
		d.put(tui.Desk{Wide: 77})
		stop()
		<-done
		if got, err := readDesk(path); err != nil || got.Wide != 77 {
			t.Errorf("at the end: %+v, %v", got, err)
		}
		if failures > 0 {
			t.Errorf("%d failures", failures)
		}
	})
}
