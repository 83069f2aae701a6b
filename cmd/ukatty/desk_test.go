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
