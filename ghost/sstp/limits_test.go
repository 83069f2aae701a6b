package sstp

import (
	"testing"
	"time"

	"ukatty/ghost/wire"
)

func TestDefaults(t *testing.T) {
	got := Limits{}.withDefaults()
	if got.Conns > 16384 || got.Conns < 1 {
		t.Errorf("%d connections", got.Conns)
	}
	if files := openFiles(); files > 0 && got.Conns > files*3/4 {
		t.Errorf("%d connections with %d files", got.Conns, files)
	}
	want := Limits{
		Message: wire.Limits{Bytes: 1 << 20}, Conns: got.Conns, Memory: 64 << 20, Send: 5 * time.Second,
		Silence: 1500 * time.Millisecond, Write: 5 * time.Second, Drain: 300 * time.Millisecond, DrainBytes: 256 << 10,
	}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if again := want.withDefaults(); again != want {
		t.Errorf("what is set is changed to %+v", again)
	}
}
