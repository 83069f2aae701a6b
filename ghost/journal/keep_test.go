package journal

import (
	"strings"
	"testing"
	"unsafe"
)

func TestEveryTextCounts(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for name, r := range map[string]Request{
		"peer": {Peer: long}, "method": {Method: long}, "version": {Version: long}, "sender": {Sender: long},
		"event": {Event: long}, "script": {Script: long}, "why": {Why: long}, "raw": {Raw: []byte(long)},
	} {
		t.Run(name, func(t *testing.T) {
			j := New(Bounds{Bytes: 10_000})
			for range 100 {
				j.Add(Entry{Kind: Asked, Request: &r})
			}
			if got, _, _ := j.Since(0); len(got) > 10 {
				t.Errorf("%d entries of more than 1000 bytes are kept in 10000", len(got))
			}
		})
	}
}

// What is cut out of a long request must not keep all of it alive.
func TestKeepsNothingButTheEntry(t *testing.T) {
	long := strings.Repeat("x", 1<<10)
	word := long[:5]
	j := New(Bounds{})
	j.Add(Entry{Kind: Asked, Text: word, Request: &Request{Method: word, Sender: word, Event: word, Script: word}})
	entries, _, _ := j.Since(0)
	e := entries[0]
	for _, got := range []string{e.Text, e.Request.Method, e.Request.Sender, e.Request.Event, e.Request.Script} {
		if got != word || unsafe.StringData(got) == unsafe.StringData(long) {
			t.Errorf("%q is a piece of what the client sent", got)
		}
	}
}
