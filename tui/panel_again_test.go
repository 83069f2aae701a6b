package tui

import (
	"strings"
	"testing"
)

// The answer to a request that was sent again is said where that was asked for, and is not taken for one to what is being written.
func TestAgainLeavesTheBoxAlone(t *testing.T) {
	r, o := officeRig(t)
	r.feed(crowdOf(1))
	r.press("f6", "x", "f3", "a")
	r.sees("SSTP/1.4 204 No Content")
	if len(o.sent) != 1 {
		t.Fatalf("%q", o.sent)
	}
	r.press("f6")
	if strings.Contains(r.look(), "204 No Content") {
		t.Error("the box shows an answer to something else")
	}
	r.press("enter")
	r.sees("SSTP/1.4 204 No Content", "Charset: UTF-8")
}

// What the bytes of a request look like is said where they look like something.
func TestCharsetThatLooksLikeNone(t *testing.T) {
	r, _ := officeRig(t)
	all := crowdOf(1)
	all[0].Request.Raw = []byte("SEND SSTP/1.4\r\nCharset: UTF-8\r\nScript: \x80\xff\xfe\r\n\r\n")
	all[0].Request.RawSize = len(all[0].Request.Raw)
	r.feed(all)
	r.press("f3", "enter")
	r.sees("declared UTF-8, read as UTF-8")
	if strings.Contains(r.look(), "looks like none") {
		t.Error("it looks like none")
	}
}
