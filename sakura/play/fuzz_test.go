package play_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// FuzzPlayer plays any bytes at all, or any sequence of tags of the table, with any wishes of a viewer and any answers:
// nothing panics, nothing that must not gets onto the stage, and with clicks given and questions answered it ends within as
// many steps as twice the bytes of the script that plays in the end.
func FuzzPlayer(f *testing.F) {
	for _, s := range corpus(f, 4<<10) {
		f.Add(s, []byte{0, 1, 2, 3}, uint8(0))
	}
	for i := range pieces {
		f.Add(strings.Join(pieces[:i], ""), []byte{0, 0, 4, 1, 0, 9, 5, 6}, uint8(i))
	}
	for i, tag := range tableTags {
		f.Add(tag+"a"+tag, []byte{1, 4, 6, 0}, uint8(i)&^sequenced)
	}
	for _, tag := range sakura.Tags() {
		f.Add(strings.Repeat(tag.Form, 2), []byte{1}, uint8(0))
	}
	f.Add("\x01\x02\x13\x24\x00\x45\x77\xc8", []byte{4, 12, 6, 0}, uint8(sequenced))
	f.Fuzz(func(t *testing.T, script string, viewer []byte, mode uint8) {
		if mode&sequenced != 0 {
			script = sequence([]byte(script))
		}
		parsed, _ := sakura.Parse(script)
		o := play.Options{Level: play.Level(mode % 3), Instant: mode&8 != 0}
		p := play.New(parsed, stage.Stage{}, cottage{}, o)
		b := p.Step(0)
		for _, w := range viewer {
			checkClean(t, b)
			checkNodes(t, b)
			b = wished(p, b, w)
		}
		checkClean(t, b)
		checkNodes(t, b)
		playToEnd(t, p, b, 2*len(b.Script.Source())+4)
	})
}

// sequenced is the bit of FuzzPlayer's mode that makes a sequence of tags of its bytes.
const sequenced = 64

// checkNodes checks that the nodes of a script, written out, are the script: those of one that was embedded too.
func checkNodes(t fataler, b play.Beat) {
	at := uint32(0)
	for _, n := range b.Script.Nodes() {
		if n.Start != at || n.End < n.Start {
			t.Fatalf("%q: a node stands at %d to %d, the one before ends at %d", b.Script.Source(), n.Start, n.End, at)
		}
		at = n.End
	}
	if int(at) != len(b.Script.Source()) {
		t.Fatalf("%q: the last node ends at %d", b.Script.Source(), at)
	}
}

// cottage is a house whose variables are no longer than what stands for them.
type cottage struct{ house }

func (cottage) Expand(name, _ string) (string, bool) { return "か\u3099\x1b", name != "hour" }

// answers are what questions may be answered with.
var answers = []string{
	`\C\p3\s[3]いや\w2。\q[z,Z]`, ``, `\_q\__q[Id]\_a[A]`, `x\![embed,OnX]y`, `\q[a,\e`, `\_s\e\_s`, "\xe3\x81", `\![raise,"OnX,%username]\`,
}

// wished does one thing that a viewer may do, whenever that is.
func wished(p *play.Player, b play.Beat, w byte) play.Beat {
	now := b.Now + time.Duration(w>>3)*20*time.Millisecond
	switch w & 7 {
	case 0:
		return p.Click(now)
	case 1:
		return p.Choose(int(w>>6), now)
	case 2:
		return p.Skip(now)
	case 3:
		return p.Break(now)
	case 4:
		return p.Answer(answers[int(w>>4)%len(answers)], w&8 != 0, now)
	case 5:
		return p.Step(now - time.Second)
	case 6:
		return p.Anchor(int(w>>6), now)
	default:
		return p.Step(now)
	}
}

// playToEnd steps from beat to beat until a script is over, and checks that it takes no more than so many steps. A step is
// whatever a beat waits for: the time of its Wake, a click, the answer to its question, a choice.
func playToEnd(t fataler, p *play.Player, b play.Beat, most int) {
	for steps := 0; !b.Done; steps++ {
		if steps > most {
			t.Fatalf("%q does not end within %d steps", b.Script.Source(), most)
		}
		switch b.Phase {
		case play.Clicking:
			b = p.Click(b.Now)
		case play.Asking:
			b = p.Answer("", false, b.Now)
		case play.Choosing:
			b = p.Choose(0, b.Now)
		default:
			wake := b.Wake
			if wake == play.Never {
				b = p.Break(b.Now)
				break
			}
			b = p.Step(wake)
			if len(b.Log) == 0 {
				t.Fatalf("%q: it woke at %v for nothing", b.Script.Source(), wake)
			}
		}
		checkClean(t, b)
	}
	if b.At > utf8.RuneCountInString(b.Script.Source()) {
		t.Fatalf("the place is %d", b.At)
	}
}
