package tui

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// statusLine gives the lowest row.
func (r *rig) statusLine() string {
	rows := r.rows()
	return strings.TrimSpace(rows[len(rows)-1])
}

func TestStatusLine(t *testing.T) {
	for _, tt := range []struct {
		w    int
		want string
	}{
		{200, "Katty & Prompt │ critical │ quiet 9 s │ paused 50% +3 queued │ NOTIFY by tester: 409 Conflict (critical) │ " +
			"127.0.0.1:9801,9821 [::1]:9801,9821"},
		{120, "Katty & Prompt │ critical │ quiet 9 s │ paused 50% +3 queued │ NOTIFY by tester: 409 critical │ :9801 :9821"},
		{80, "Katty &… │ critical │ quiet 9s │ paused 50% +3 │ NOTIFY: 409 │ :9801 :9821 │ ?"},
		{40, "critical │ quiet 9s │ paused │ 409"},
		{20, "critical │ 9s  │ ?"},
		{8, "critic"},
	} {
		r := newRig(t, tt.w, 24, cell.Metrics{}, nil)
		p := newPlay()
		p.f.Row, p.f.Paused, p.f.Speed, p.f.Queued = "critical", true, 50, 3
		p.f.QuietUntil = noon.Add(8200 * time.Millisecond)
		r.show(p.frame())
		r.tell(journal.Entry{Kind: journal.Asked, Request: testRequest()})
		if got := r.statusLine(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%d cells: %q, want %q", tt.w, got, tt.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		addresses []string
		want      string
		warns     bool
	}{
		{nil, "not listening", true},
		{[]string{"127.0.0.1:9801"}, "127.0.0.1:9801", false},
		{[]string{"127.0.0.1:9801", "127.0.0.1:9821"}, "127.0.0.1:9801,9821", false},
		{[]string{"[::1]:9801", "localhost:1"}, "[::1]:9801 localhost:1", false},
		{[]string{"0.0.0.0:9801"}, "0.0.0.0:9801", true},
		{[]string{"192.0.2.1:9801", "127.0.0.1:9801"}, "192.0.2.1:9801 127.0.0.1:9801", true},
		{[]string{":9801"}, ":9801", true},
		{[]string{"/run/\x1b[31msocket"}, "/run/socket", true},
	} {
		r := newRig(t, 120, 24, cell.Metrics{}, func(o *Options) { o.Addresses = tt.addresses })
		seg := r.m.addressSegment()
		if got := seg.forms[0][0]; got.text != tt.want || (got.style == r.m.theme.warn) != tt.warns {
			t.Errorf("%q: %+v, want %q, warning %v", tt.addresses, got, tt.want, tt.warns)
		}
		r.sees(tt.want)
	}
}

// The seconds of Quiet are counted down by a tick for each, and by none before and after.
func TestQuietIsCountedDown(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	p := newPlay()
	r.show(p.frame())
	if r.m.count() != nil {
		t.Fatal("a tick without Quiet")
	}
	p.f.QuietUntil = noon.Add(2500 * time.Millisecond)
	was := r.m.ticks
	r.show(p.frame())
	r.sees("quiet 3 s")
	if r.m.ticks == was {
		t.Fatal("no countdown with Quiet")
	}
	was = r.m.ticks
	r.show(p.frame())
	if r.m.ticks != was {
		t.Error("a second countdown for the same Quiet")
	}
	for _, tt := range []struct {
		at   time.Duration
		want string
		more bool
	}{{500, "quiet 2 s", true}, {1500, "quiet 1 s", true}, {2500, "idle", false}} {
		cmd := r.m.tookSecond(second{r.m.ticks, noon.Add(tt.at * time.Millisecond)})
		if r.sees(tt.want); (cmd != nil) != tt.more {
			t.Errorf("after %d ms: another tick is %v", tt.at, cmd != nil)
		}
	}
	if strings.Contains(r.look(), "quiet") {
		t.Error("Quiet is over and still shown")
	}
	if cmd := r.m.tookSecond(second{r.m.ticks - 1, noon}); cmd != nil {
		t.Error("an old countdown goes on")
	}
}

func TestCountdown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		for _, tt := range []struct{ left, wait time.Duration }{
			{2500 * time.Millisecond, 500 * time.Millisecond}, {time.Second, time.Second}, {time.Millisecond, time.Millisecond},
		} {
			start := time.Now()
			msg, ok := countdown(4, now, now.Add(tt.left))().(second)
			if !ok || msg.id != 4 || time.Since(start) != tt.wait {
				t.Errorf("%v left: %+v after %v, want after %v", tt.left, msg, time.Since(start), tt.wait)
			}
		}
	})
}

// The line above the status shows what the stage does not show itself.
func TestNewestLine(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(newPlay().frame())
	r.tell(
		journal.Entry{Kind: journal.Note, Text: "a tag was not performed"},
		journal.Entry{Kind: journal.Said, Name: "Katty", Text: "hello"},
		journal.Entry{Kind: journal.Surface, Name: "Katty", Text: "5"},
		journal.Entry{Kind: journal.Choice, Name: "Katty", Text: "yes"},
	)
	r.sees("12:00:00 a tag was not performed")
	r.tell(journal.Entry{Kind: journal.Asked, Request: testRequest()}, journal.Entry{Kind: journal.Script, Text: "it ended"})
	r.sees("12:00:00 it ended", "NOTIFY by tester: 409 critical")
}

// Where there is little room the status of a request is seen before who asked.
func TestRequestLineShrinks(t *testing.T) {
	for _, tt := range []struct {
		w    int
		want string
	}{
		{160, "NOTIFY OnHello by tester from 127.0.0.1:49152: 409 Conflict (critical: a script is time critical (\\t))"},
		{60, "12:00:00 NOTIFY OnHello by tester: 409 Conflict"},
		{40, "NOTIFY OnHello by tester: 409 Conflict"},
		{32, "NOTIFY by tester: 409 Conflict"},
		{30, "NOTIFY: 409 Conflict"},
	} {
		r := newRig(t, tt.w, 24, cell.Metrics{}, nil)
		r.tell(journal.Entry{Kind: journal.Asked, Request: testRequest()})
		r.sees(tt.want)
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		needs       []int
		first, room int
		want        []int
	}{
		{nil, 0, 10, []int{}},
		{[]int{4}, 0, 10, []int{4}},
		{[]int{40}, 0, 10, []int{10}},
		{[]int{4, 5}, 0, 10, []int{4, 5}},
		{[]int{4, 40}, 0, 12, []int{4, 8}},
		{[]int{40, 40}, 0, 12, []int{7, 5}},
		{[]int{40, 40}, 1, 12, []int{5, 7}},
		{[]int{40, 4}, 0, 12, []int{8, 4}},
		{[]int{9, 9}, 0, 5, []int{5, 0}},
		{[]int{9, 9}, 1, 2, []int{0, 0}},
		{[]int{9, 9, 9}, 2, 7, []int{4, 0, 3}},
		{[]int{3, 3}, -1, 9, []int{3, 3}},
	} {
		if got := share(tt.needs, tt.first, 3, tt.room); !slices.Equal(got, tt.want) {
			t.Errorf("share(%v, %d, 3, %d) = %v, want %v", tt.needs, tt.first, tt.room, got, tt.want)
		}
	}
}

// A request of which nothing could be read has no method, and the status line says so as the other lines do.
func TestRequestWithoutMethod(t *testing.T) {
	for _, method := range []string{"", "\x1b[2J"} {
		r := newRig(t, 120, 24, cell.Metrics{}, nil)
		r.tell(journal.Entry{Kind: journal.Asked, Request: &journal.Request{Method: method, Status: 400, Phrase: "Bad Request"}})
		if got := r.statusLine(); !strings.Contains(got, "│ ?: 400 Bad Request") {
			t.Errorf("method %q: %q", method, got)
		}
	}
}

// That nothing is listened for is said before the state, where there is no room for both.
func TestDeafBeforeState(t *testing.T) {
	for _, tt := range []struct {
		w    int
		want string
	}{
		{120, "Katty & Prompt │ talking-sstp │ not listening "},
		{40, "talking-sstp │ not listening"},
		{20, "not listening  │ ?"},
		{10, "not list…"},
	} {
		r := newRig(t, tt.w, 5, cell.Metrics{}, func(o *Options) { o.Addresses = nil })
		p := newPlay()
		p.f.Row = "talking-sstp"
		r.show(p.frame())
		if got := r.statusLine(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%d cells: %q, want %q", tt.w, got, tt.want)
		}
	}
}

// Quiet keeps its name where the seconds alone would leave a viewer guessing.
func TestQuietIsNamed(t *testing.T) {
	r := newRig(t, 40, 12, cell.Metrics{}, nil)
	p := newPlay()
	p.f.Row, p.f.QuietUntil = "choosing-sstp", noon.Add(14*time.Second)
	r.show(p.frame())
	r.tell(journal.Entry{Kind: journal.Asked, Request: &journal.Request{Method: "SEND", Status: 204, Phrase: "No Content"}})
	if got, want := r.statusLine(), "choosing-sstp │ quiet 14 s │ 204"; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestForgettingIsSaid(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, nil)
	r.show(clicking())
	r.send(noticed("another ukatty keeps the memory"))
	rows := strings.Join(r.rows(), "\n")
	if !strings.Contains(rows, "another ukatty keeps") || !strings.Contains(rows, textForgets) {
		t.Errorf("nothing is said of it:\n%s", rows)
	}
	r.m.putAway()
	if rows := r.rows(); !strings.Contains(rows[len(rows)-1], textForgets) {
		t.Errorf("the status line forgets it: %q", rows[len(rows)-1])
	}
}
