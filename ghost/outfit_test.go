package ghost

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ukatty/ghost/show"
	"ukatty/shells"
)

// closet is the shells that a house can have, by the last part of their folders.
var closet = map[string]fstest.MapFS{
	"master": {
		"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,Everyday\nsakura.bindgroup1.name,head,hat,hat.png\nsakura.bindgroup2.name,head,bow\n" +
			"sakura.bindgroup3.name,arm,ring\nsakura.bindgroup3.default,1\nsakura.bindoption0.group,arm,mustselect\n" +
			"sakura.bindgroup4.name,neck,scarf\nsakura.bindgroup5.name,neck,tie\nsakura.bindoption1.group,neck,multiple\nkero.bindgroup1.name,tail,bell\n")},
		"surfaces.txt": {Data: []byte("charset,UTF-8\nsurface0\n{\nanimation0.interval,never\nanimation0.pattern0,overlay,1,200,0,0\n" +
			"animation0.pattern1,overlay,-1,300-500,0,0\n}\nsurface1\n{\n}\nsurface10\n{\n}\nsakura.surface.alias\n{\nsmile,[1]\n}\n")},
	},
	"winter": {
		"descript.txt": {Data: []byte("charset,UTF-8\ntype,shell\nname,Winter\nsakura.bindgroup1.name,head,cap\n")},
		"surfaces.txt": {Data: []byte("charset,UTF-8\nsurface0,5,10\n{\n}\nsakura.surface.alias\n{\nsmile,[5]\n}\n")},
	},
}

// inShells runs a test with a ghost that has those shells, and wears the first. Summer is broken.
func inShells(t *testing.T, answers map[string]string, test func(*house)) {
	t.Helper()
	inHouse(t, answers, func(h *house) {
		ready := make(chan struct{})
		err := h.g.post(h.t.Context(), func(l *life) {
			o := &l.g.opt
			o.Shells = []ShellPlace{{"Everyday", "/g/shell/master"}, {"Winter", "/g/shell/winter"}, {"Summer", "/g/shell/summer"}}
			o.Wear = h.wear
			first, err := h.wear(o.Shells[0])
			if err != nil {
				t.Error(err)
			}
			o.Shell, o.ShellDir = first.Shell, first.Dir
			close(ready)
		})
		if err != nil {
			t.Fatal(err)
		}
		<-ready
		test(h)
	})
}

// wear reads a shell as the program does. It takes its time.
func (h *house) wear(s ShellPlace) (Outfit, error) {
	files, ok := closet[folderName(s.Dir)]
	if !ok {
		return Outfit{}, errors.New("summer/descript.txt:3: broken")
	}
	shell, err := shells.Load(files)
	o := Outfit{Shell: shell, Dir: s.Dir, Names: h.g.opt.Identity.Names}
	if s.Name == "Winter" {
		time.Sleep(50 * time.Millisecond)
		o.Names = []string{"ふゆ", "ボタン"}
	}
	return o, err
}

// The script waits for the shell that it changes to, and what it says then means that one; who watches is told.
func TestChangeShell(t *testing.T) {
	inShells(t, map[string]string{"OnShellChanged": `\0\_qchanged\e`}, func(h *house) {
		frame := h.watch()
		h.do(show.Input{Kind: show.Speed, Index: 100})
		before := frame().Looks
		h.asked()
		h.send(`Script: \0\_q\s[smile]\![change,shell,Winter]%selfname \s[smile]\_w[2000]\e`)
		if f := frame(); f.Looks != before || f.Stage.Scopes[0].Surface != "1" {
			t.Errorf("before the shell has come: %+v", f)
		}
		h.after(time.Second)
		f := frame()
		if f.Looks == before || f.Names[0] != "ふゆ" || f.Stage.Scopes[0].Surface != "5" || text(f, 0) != "ふゆ " {
			t.Errorf("names %q, surface %q, text %q, looks %d", f.Names, f.Stage.Scopes[0].Surface, text(f, 0), f.Looks)
		}
		const want = "NOTIFY OnNotifyShellInfo Winter|/g/shell/winter|0,5,10; " +
			"NOTIFY OnNotifyDressupInfo 0|head|cap||0|; GET OnShellChanged Winter|test|/g/shell/winter"
		if got := strings.ReplaceAll(h.asked(), separator, "|"); got != want {
			t.Errorf("asked\n%s, want\n%s", got, want)
		}
		if h.g.Shell().Name() != "Winter" || h.g.Identity().Character(0) != "ふゆ" {
			t.Errorf("from outside it is %q, in %s", h.g.Identity().Character(0), h.g.Shell().Name())
		}
		h.after(4 * time.Second)
		if got := text(frame(), 0); got != "changed" {
			t.Errorf("the answer to OnShellChanged is not played: %q", got)
		}
	})
}

// What cannot be changed to leaves the shell as it is, with a reason.
func TestShellsThatAreNotPutOn(t *testing.T) {
	inShells(t, nil, func(h *house) {
		frame := h.watch()
		h.asked()
		for _, c := range [][2]string{
			{"Summer", "summer/descript.txt:3: broken"},
			{"Everyday", "worn already"},
			{"master", "worn already"},
			{"Autumn", "none of that name"},
			{"lastinstalled", "since the program was started"},
		} {
			h.send(`Script: \0\_q\![change,shell,` + c[0] + `]on\e`)
			h.after(time.Second)
			if got := h.news(); !strings.Contains(got, c[1]) {
				t.Errorf("%s: %q is missing:\n%s", c[0], c[1], got)
			}
			if f := frame(); f.Looks != 0 || text(f, 0) != "on" || h.g.Shell().Name() != "Everyday" {
				t.Errorf("%s: the ghost is in %s, and says %q", c[0], h.g.Shell().Name(), text(f, 0))
			}
			h.after(20 * time.Second)
		}
		if got := h.asked(); strings.Contains(got, "Shell") {
			t.Errorf("asked %s", got)
		}
	})
}

// A surface that the new shell lacks stays on the stage as a number.
func TestSurfacesThatTheShellLacks(t *testing.T) {
	inShells(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\s[1]\1\s[10]\p[2]\s[-1]\![change,shell,winter]\e`)
		h.after(time.Second)
		if f := frame(); h.g.Shell().Name() != "Winter" || f.Stage.Scopes[0].Surface != "1" {
			t.Errorf("the surface is %q", f.Stage.Scopes[0].Surface)
		}
		if got := h.news(); !strings.Contains(got, "has not what is on the stage: surface 1 of ふゆ\n") {
			t.Errorf("journal:\n%s", got)
		}
	})
}

// With its option a change asks first; the answer is played before, and breaking it off keeps the shell.
func TestShellChanging(t *testing.T) {
	for name, c := range map[string]struct {
		answer, then, shell string
	}{
		"unanswered":   {"", "", "Winter"},
		"answered":     {`\0\_qready\_w[1000]\e`, "", "Winter"},
		"broken off":   {`\0\_qready\_w[1000]\e`, "break", "Everyday"},
		"overtaken":    {`\0\_qready\_w[100000]\e`, "send", "Winter"},
		"with a raise": {`\0\_qready\![raise,OnMore]\e`, "", "Winter"},
	} {
		t.Run(name, func(t *testing.T) {
			inShells(t, map[string]string{"OnShellChanging": c.answer, "OnMore": `\0\_qmore\_w[500]\e`}, func(h *house) {
				frame := h.watch()
				h.asked()
				h.send(`Script: \0\_q\![change,shell,Winter,--option=raise-event]on\_w[200]\e`)
				h.after(100 * time.Millisecond)
				if got := h.asked(); !strings.HasPrefix(got, "GET OnShellChanging Winter|Everyday|/g/shell/winter") {
					t.Errorf("asked %s", got)
				}
				if got := text(frame(), 0); c.answer != "" && (got != "ready" && got != "more" || h.g.Shell().Name() != "Everyday") {
					t.Errorf("the stage shows %q, in %s", got, h.g.Shell().Name())
				}
				switch c.then {
				case "break":
					h.do(show.Input{Kind: show.Break})
				case "send":
					h.send("ID: "+h.g.ID(), `Script: \0\_qelse\e`)
				}
				h.after(2 * time.Second)
				if got := h.g.Shell().Name(); got != c.shell {
					t.Errorf("the ghost is in %s:\n%s", got, h.news())
				}
			})
		})
	}
}

// What is read anew is no change; what was worn and is there is worn on.
func TestReloadShell(t *testing.T) {
	for name, c := range map[string]struct{ script, want, not string }{
		"shell":         {`\![reload,shell]`, "the shell is Everyday", ""},
		"old":           {`\![reloadsurface]`, "the shell is Everyday", ""},
		"all texts":     {`\![reload,descript]`, "the shell is Everyday", ""},
		"some":          {`\![reload,descript,balloon shell]`, "here no balloon has a descript.txt", ""},
		"others":        {`\![reload,descript,headline,x]`, `"x" is nothing that has`, "the shell is"},
		"ghost":         {`\![reload,ghost]`, "the shell is Everyday", "is not loaded"},
		"in a hurry":    {strings.Repeat(`\![reload,shell]`, 300), "a script may raise", ""},
		"while it goes": {`\![reload,shell]\-`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			inShells(t, nil, func(h *house) {
				frame := h.watch()
				h.renewable(newOracle)
				h.send(`Script: \0\_q\![bind-noevent,head,hat,1]\e`)
				was := frame().Dress[0]
				h.after(time.Second)
				h.asked()
				h.send(`Script: \0\_q` + c.script + `on\e`)
				h.after(3 * time.Second)
				got := h.news()
				if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
					t.Errorf("journal:\n%s", got)
				}
				if f := frame(); c.not == "" && (f.Looks == 0 || f.Dress[0] != was || was != "1,3") || !strings.Contains(c.script, "\\-") && text(f, 0) != "on" {
					t.Errorf("looks %d, dress %v, text %q", f.Looks, f.Dress, text(f, 0))
				}
				if got := h.asked(); strings.Contains(got, "OnShellChang") {
					t.Errorf("asked %s", got)
				}
			})
		})
	}
}

// Clothes belong to their shell: they are worn again when it comes back.
func TestClothesOfShells(t *testing.T) {
	inShells(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\![bind-noevent,neck,,1]\![change,shell,Winter]\![bind-noevent,head,cap,1]\e`)
		h.after(time.Second)
		if got := frame().Dress; len(got) != 1 || got[0] != "1" {
			t.Errorf("in winter: %v", got)
		}
		h.send(`Script: \0\_q\![change,shell,random]\e`)
		h.after(time.Second)
		if h.g.Shell().Name() != "Everyday" { // summer cannot be put on
			h.send(`Script: \0\_q\![change,shell,Everyday]\e`)
			h.after(time.Second)
		}
		if got := frame().Dress; len(got) != 1 || got[0] != "3,4,5" {
			t.Errorf("every day: %v", got)
		}
	})
}

// How long an animation runs the worn shell says, ranges too.
func TestAnimationsTakeTheirTime(t *testing.T) {
	inShells(t, nil, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\s[0]\i[0,wait]over\e`)
		h.after(490 * time.Millisecond)
		if f := frame(); text(f, 0) != "" || len(f.Stage.Scopes[0].Details().Motions) != 1 {
			t.Errorf("too early: %q, %+v", text(f, 0), f.Stage.Scopes[0].Details())
		}
		h.after(250 * time.Millisecond)
		if got := text(frame(), 0); got != "over" {
			t.Errorf("after 740 ms: %q:\n%s", got, h.news())
		}
		h.send(`Script: \0\_q\s[smile]\i[0,wait]none\e`)
		if got := text(frame(), 0); got != "none" {
			t.Errorf("an animation that is not there: %q", got)
		}
	})
}

// A ghost may be asked from outside while it changes; a shell that never comes holds nobody up but its script.
func TestShellThatTakesItsTime(t *testing.T) {
	inShells(t, nil, func(h *house) {
		ctx, stop := context.WithCancel(h.t.Context())
		err := h.g.post(ctx, func(l *life) {
			l.g.opt.Wear = func(s ShellPlace) (Outfit, error) {
				<-ctx.Done()
				return h.wear(s)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		h.send(`Script: \0\_q\![change,shell,Winter]on\e`)
		h.after(time.Minute)
		if got := h.g.Shell().Name(); got != "Everyday" {
			t.Errorf("it wears %s", got)
		}
		h.do(show.Input{Kind: show.Break})
		h.wantStatus(200, "idle", `Script: \0\_qelse\e`)
		stop()
		h.after(time.Second)
		if got := h.g.Shell().Name(); got != "Winter" {
			t.Errorf("it wears %s", got)
		}
	})
}

// What is worn is worn again when the ghost comes back, as far as the shell has it.
func TestClothesAreRemembered(t *testing.T) {
	inShells(t, nil, func(h *house) {
		h.send(`Script: \0\_q\![bind-noevent,neck,,1]\![bind-noevent,head,bow,1]\1\![bind-noevent,tail,bell,1]\![change,shell,Winter]\e`)
		h.after(time.Second)
		if got, _ := h.b.home.Memory.Place("test", "clothes:master"); got != "0=2,3,4,5;1=1" {
			t.Errorf("remembered: %q", got)
		}
		if err := h.b.home.Memory.SetPlace(h.t.Context(), "test", "clothes:winter", "0=1,99;x=1;;-1=1;999999999999=1"); err != nil {
			t.Fatal(err)
		}
		said := make(chan [2]map[int]string, 1)
		err := h.g.post(h.t.Context(), func(l *life) {
			l.closet, l.clothes = nil, nil
			winter := l.remembered()
			first, err := h.wear(l.g.opt.Shells[0])
			if err != nil {
				t.Error(err)
			}
			l.g.wears.Store(&first)
			said <- [2]map[int]string{l.remembered(), winter}
		})
		if err != nil {
			t.Fatal(err)
		}
		all := <-said
		boots, other := all[0], all[1]
		if len(boots) != 2 || boots[0] != "2,3,4,5" || boots[1] != "1" || len(other) != 1 || other[0] != "1" {
			t.Errorf("worn again: %v, %v", boots, other)
		}
	})
}
