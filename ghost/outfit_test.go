package ghost

import (
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
			{"lastinstalled", "none was installed"},
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

// A folder that does not answer holds up neither the courier's other errands nor the end of the ghost; what it answers in the
// end comes too late.
func TestShellThatNeverComes(t *testing.T) {
	inShells(t, nil, func(h *house) {
		hung := make(chan struct{})
		h.withLife(func(l *life) {
			l.g.opt.Wear = func(s ShellPlace) (Outfit, error) {
				<-hung
				return h.wear(s)
			}
		})
		h.send(`Script: \0\_q\![change,shell,Winter]on\e`)
		h.after(time.Second)
		h.do(show.Input{Kind: show.Break})
		h.wantStatus(200, "idle", `Script: \0\_q\![raiseother,nobody,OnX]else\e`)
		h.asked()
		h.after(shellTime)
		if got := h.asked(); !strings.Contains(got, "OnRaiseOtherFailure") {
			t.Errorf("the next errand was not done: asked %q", got)
		}
		for range 2 * maxLeft {
			h.send(`Script: \0\_q\![change,shell,Winter]on\e`)
			h.after(4 * shellTime)
		}
		if got := h.g.left.Load(); got != maxLeft {
			t.Errorf("%d readers wait, want %d", got, maxLeft)
		}
		if got := h.news(); !strings.Contains(got, errSlow.Error()) || !strings.Contains(got, errLeft.Error()) {
			t.Errorf("journal:\n%s", got)
		}
		h.stop()
		if err := <-h.err; err != nil {
			t.Errorf("Run: %v", err)
		}
		close(hung)
		h.after(time.Second)
		if got := h.g.Shell().Name(); got != "Everyday" || h.g.left.Load() != 0 {
			t.Errorf("it wears %s, %d readers wait", got, h.g.left.Load())
		}
	})
}

// A ghost may be asked from outside while it changes.
func TestShellThatTakesItsTime(t *testing.T) {
	inShells(t, nil, func(h *house) {
		h.withLife(func(l *life) {
			l.g.opt.Wear = func(s ShellPlace) (Outfit, error) {
				time.Sleep(shellTime / 2)
				return h.wear(s)
			}
		})
		h.send(`Script: \0\_q\![change,shell,Winter]on\e`)
		h.after(time.Second)
		if got := h.g.Shell().Name(); got != "Everyday" {
			t.Errorf("it wears %s", got)
		}
		h.do(show.Input{Kind: show.Break})
		h.wantStatus(200, "idle", `Script: \0\_qelse\e`)
		h.after(shellTime)
		if got := h.g.Shell().Name(); got != "Winter" {
			t.Errorf("it wears %s", got)
		}
	})
}

// withLife does something on the goroutine of the ghost.
func (h *house) withLife(do func(*life)) {
	h.t.Helper()
	done := make(chan struct{})
	err := h.g.post(h.t.Context(), func(l *life) {
		defer close(done)
		do(l)
	})
	if err != nil {
		h.t.Fatal(err)
	}
	<-done
}

// What a script has started runs for as long as the shell says, or until it is stopped; with another surface or shell nothing does.
func TestAnimationsThatRun(t *testing.T) {
	for script, want := range map[string][2]string{
		`\s[0]\i[0]\w9\w9\w9\w9`:                               {"0", ""},
		`\s[0]\i[0]\![anim,stop,0]`:                            {"", ""},
		`\s[0]\i[0]\![anim,pause,0]\w9\w9\w9\w9`:               {"0", "0"},
		`\s[0]\i[0]\![anim,pause,0]\w9\![anim,resume,0]\w9\w9`: {"0", ""},
		`\s[0]\i[0]\![anim,offset,0,1,1]`:                      {"0", ""},
		`\s[0]\i[0]\s[1]`:                                      {"", ""},
		`\s[0]\i[0]\![reload,shell]`:                           {"", ""},
		`\s[0]\i[9]`:                                           {"", ""},
		``:                                                     {"", ""},
	} {
		inShells(t, nil, func(h *house) {
			h.say(`\0\_q` + script + `\e`)
			h.after(10 * time.Millisecond)
			h.want("GetProperty currentghost.scope(0).animation.num", "200 "+want[0])
			h.after(1600 * time.Millisecond)
			h.want("GetProperty currentghost.scope(0).animation.num", "200 "+want[1])
			h.say(`\0hi\e`)
			h.want("GetProperty currentghost.scope(0).animation.num", "200 "+want[1])
		})
	}
}
