package shells_test

import (
	"testing"

	"ukatty/shells"
)

// What both surfaces call shared-index goes on at the same pattern; all else begins anew.
func TestCarry(t *testing.T) {
	blink := func(id, option string, colours ...string) string {
		text := "animation" + id + ".interval,runonce\nanimation" + id + ".option," + option + "\n"
		for i, c := range colours {
			text += "animation" + id + ".pattern" + string(rune('0'+i)) + ",overlay," + c + ",1000," + id + ",0\n"
		}
		return text
	}
	s := whole(t, "descript.txt", alpha, "base.png", drawn(t, "kkk"), "surface1.png", drawn(t, "r"), "surface2.png", drawn(t, "g"),
		"surface3.png", drawn(t, "b"), "surfaces.txt", "surface10-14\n{\nelement0,base,base.png,0,0\n}\n"+
			"surface.append10,11\n{\n"+blink("0", "shared-index", "1", "2", "3")+blink("1", "exclusive,(9)", "1", "2", "3")+"}\n"+
			"surface.append12\n{\n"+blink("0", "background", "1", "2", "3")+"}\n"+
			"surface.append13\n{\n"+blink("0", "shared-index+exclusive,(9)", "3")+"}\n")
	first := shells.Pose{Surface: "10"}
	if got := at(s, first, 2400); got != "ggk\n" {
		t.Fatalf("before it is %q", got)
	}
	for _, tt := range []struct {
		to              string
		at0, at800, end string
	}{
		{"11", "gkk\n", "bkk\n", "bbk\n"},
		{"12", "kkk\n", "kkk\n", "kkk\n"}, // it does not say so, and lies behind
		{"13", "kkk\n", "kkk\n", "bkk\n"}, // it has no such pattern, and begins anew
		{"14", "kkk\n", "kkk\n", "kkk\n"},
	} {
		c := s.Carry(first, millis(2400), 0, tt.to)
		next := shells.Pose{Surface: tt.to, Carried: c}
		if a, b, e := at(s, next, 0), at(s, next, 800), at(s, next, 5000); a != tt.at0 || b != tt.at800 || e != tt.end {
			t.Errorf("to %s: %q, %q, %q", tt.to, a, b, e)
		}
		if (c != nil) != (tt.to == "11" || tt.to == "13") {
			t.Errorf("to %s: carried %v", tt.to, c)
		}
	}
	// On to a third one, and with a Studio that has seen the others.
	studio, second := s.Studio(), shells.Pose{Surface: "11", Carried: s.Carry(first, millis(2400), 0, "11")}
	third := shells.Pose{Surface: "10", Carried: s.Carry(second, millis(400), 0, "10")}
	for _, step := range []struct {
		p    shells.Pose
		ms   int
		want string
	}{{first, 2400, "ggk\n"}, {second, 400, "gkk\n"}, {third, 80, "gkk\n"}, {third, 240, "bkk\n"}, {first, 80, "kkk\n"}} {
		if got, _ := studio.Compose(step.p, millis(step.ms), 0); spelled(got) != step.want {
			t.Errorf("surface %s at %d ms: %q, want %q", step.p.Surface, step.ms, spelled(got), step.want)
		}
	}
}
