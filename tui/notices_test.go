package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/tui/cell"
)

// portsTaken are the notices of a program both of whose ports are taken.
var portsTaken = []string{
	"127.0.0.1:9801 is taken by another program: end it, or choose another port with --listen",
	"127.0.0.1:9821 is taken, too",
}

// However small the screen is, a viewer sees that there are notices, how many, and the key that puts them away; and the
// names stay.
func TestNoticesOnSmallScreens(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want []string
	}{
		{40, 12, []string{"[x 1/2] 127.0.0.1:9801 is taken by", "end it, or choose", "port with --listen"}},
		{20, 5, []string{"[x 1/2] 127.0.0.1:9", "not listening", "Hello"}},
		{20, 3, []string{"[x 1/2] 127.0.0.1:9", "not listening", "s0"}},
		{20, 2, []string{"[x 1/2] 127.0.0.1:9", "s0"}},
		{9, 4, []string{"[x 1/2]", "not lis"}},
	} {
		r := newRig(t, tt.w, tt.h, cell.Metrics{}, func(o *Options) { o.Notices, o.Addresses = portsTaken, nil })
		r.show(newPlay().say(0, "0", "Hello").frame())
		r.fits()
		r.sees(tt.want...)
		r.press("x")
		if r.sees("[x] "); strings.Contains(r.look(), "1/2") {
			t.Errorf("%d×%d: one of two is put away:\n%s", tt.w, tt.h, r.look())
		}
		if r.press("x"); strings.Contains(r.look(), "[x") {
			t.Errorf("%d×%d: all are put away:\n%s", tt.w, tt.h, r.look())
		}
	}
}

// A remark goes by itself, errors stay; nothing changes for one that was put away before.
func TestRemarksGo(t *testing.T) {
	const remark, notice = "Demo: its SHIORI cannot run here", "port 9801 is taken"
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.Remarks, o.Notices = []string{remark}, []string{notice} })
		r.sees("[x 1/2] "+remark, "[x 2/2] "+notice)
		begun := time.Now()
		cmd := r.m.remark(remark)
		msg := cmd()
		if stood := time.Since(begun); stood < 10*time.Second {
			t.Errorf("it stands for %v", stood)
		}
		for range 2 {
			r.send(msg)
			if r.sees("[x] " + notice); strings.Contains(r.look(), remark) {
				t.Errorf("the remark stays:\n%s", r.look())
			}
		}
	})
}
