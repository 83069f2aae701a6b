package tui

import (
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"ukatty/shells"
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

// highShell gives a shell of text art that is so many rows high.
func highShell(t *testing.T, rows int) *shells.Shell {
	t.Helper()
	art := "charset,UTF-8\ntype,art\ntext\n{\n" + strings.Repeat("|      |\n", rows) + "}\n"
	s, err := shells.Load(fstest.MapFS{
		"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,high\n")},
		"surfaces.txt": {Data: []byte("charset,UTF-8\nsurface0\n{\nelement0,base,a.txt,0,0\n}\nsurface10\n{\nelement0,base,a.txt,0,0\n}\n")},
		"a.txt":        {Data: []byte(art)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Notices leave room for more than a row of what is said, above pictures of any height.
func TestNoticesLeaveText(t *testing.T) {
	for rows := 5; rows < 20; rows++ {
		for h := 15; h <= 30; h++ {
			r := newRig(t, 60, h, cell.Metrics{}, func(o *Options) { o.Notices = portsTaken })
			r.m.stand = newStand(highShell(t, rows))
			r.poses(newPlay().say(1, "10", lorem).say(0, "0", lorem).frame())
			for id, b := range r.boxesOf(onBalloon) {
				if b.h-boxEnds < 2 {
					t.Errorf("60×%d, %d rows of art: the balloon %v of %d\n%s", h, rows, b, id, r.look())
				}
			}
		}
	}
}
