package wire_test

import (
	"errors"
	"testing"

	"ukatty/ghost/wire"
)

// counter counts the writes.
type counter struct {
	writes int
	got    []byte
}

func (c *counter) Write(b []byte) (int, error) {
	c.writes++
	c.got = append(c.got, b...)
	return len(b), nil
}

func TestWriteToIsOneWrite(t *testing.T) {
	m := wire.Message{Start: "SEND SSTP/1.4", Fields: wire.Fields{{"Charset", "Shift_JIS"}, {"Script", "ソ〜"}}, Charset: wire.ShiftJIS}
	var w counter
	n, err := m.WriteTo(&w)
	const want = "SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nScript: \x83\x5c\x81\x60\r\n\r\n"
	if err != nil || w.writes != 1 || string(w.got) != want || int(n) != len(want) {
		t.Errorf("%d writes, %d bytes, %v: %q", w.writes, n, err, w.got)
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteToFails(t *testing.T) {
	if n, err := (wire.Message{Start: "A"}).WriteTo(full{}); n != 0 || !errors.Is(err, errFull) {
		t.Errorf("%d, %v", n, err)
	}
}

// Nothing in a name or a value makes another field, or ends the message.
func TestAppendForgesNothing(t *testing.T) {
	m := wire.Message{
		Start: "A\r\nForged: 1\r\n\r\n",
		Fields: wire.Fields{
			{"B", "c\r\nForged: 2\n\n\x00d"},
			{"C\r\nForged: 3\r\nD", "e"},
			{"\r\n:", "dropped"},
			{" 名E ", "f"},
			{"", "dropped"},
		},
	}
	const want = "AForged: 1\r\nB: cForged: 2d\r\nCForged 3D: e\r\nE: f\r\n\r\n"
	if got := string(m.Append(nil)); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
