package ghost

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ukatty/ghost/show"
	"ukatty/ghost/sstp"
)

func TestEventsWithoutEnd(t *testing.T) {
	for name, answers := range map[string]map[string]string{
		"raise":   {"OnX": `\![raise,OnX]`},
		"two":     {"OnX": `\![raise,OnY]`, "OnY": `a\![embed,OnX]`},
		"failure": {"OnX": `\![raiseother,nobody,OnY]`, "OnRaiseOtherFailure": `\![raiseother,nobody,OnY]`},
		"timer":   {"OnX": `\![timerraise,1,0,OnX]\![timerraise,1,1,OnY]`, "OnY": `\![raise,OnX]`},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, answers, func(h *house) {
				h.send(`Script: \![raise,OnX]`)
				h.after(900 * time.Millisecond)
				if n := strings.Count(h.asked(), ";"); n > 2*maxPace+10 {
					t.Errorf("%d questions in a second", n)
				}
				h.after(10 * time.Second)
				if status, _ := h.send("ID: "+h.g.ID(), `Script: \0still here\e`); status != 200 {
					t.Errorf("status %d", status)
				}
			})
		})
	}
}

func TestGhostsThatRaiseEachOther(t *testing.T) {
	onEstate(t, map[string]string{"OnX": `\![raiseother,other,OnX]`}, func(e *estate) {
		o, _ := e.second.opt.Module.(*oracle)
		o.mu.Lock()
		o.answers = map[string]string{"OnX": `\![raiseother,test,OnX]`}
		o.mu.Unlock()
		e.send(`Script: \![raise,OnX]`)
		e.after(900 * time.Millisecond)
		if n := strings.Count(e.asked(), "OnX"); n > 2*maxPace {
			t.Errorf("%d questions in a second", n)
		}
	})
}

// storm are the tags that change a ghost, and others that get in their way.
var storm = []string{
	`\-`, `\+`, `\_+`, `\t`, `\e`, `\x`, `\a`, `\_w[300]`, `text`, `\_q\q[yes,OnX]\e`, `\_a[OnX]a\_a`, `\s[3]`, `\1`,
	`\![raise,OnX]`, `\![embed,OnY]`, `\![notify,OnX]`, `\![timerraise,200,0,OnX]`, `\![timerraise,0,0,OnX]`,
	`\![timernotify,100,1,OnY]`, `\![raiseother,__SYSTEM_ALL_GHOST__,OnX]`, `\![timerraiseother,100,0,b,OnX]`, `\![notifyother,nobody,OnX]`,
	`\![call,ghost,random]`, `\![call,ghost,b,--option=raise-event]`, `\![change,ghost,sequential,--option=raise-event]`,
	`\![change,ghost,c]`, `\![enter,passivemode]`, `\![leave,passivemode]`, `\![enter,inductionmode]`, `\![leave,inductionmode]`,
	`\![set,otherghosttalk,true]`, `\![set,othersurfacechange,true]`, `\![bind,a,b]`, `\![get,property,OnX,ghostlist.count]`,
	`\![set,property,currentghost.seriko.zorder,1]`, `%property[currentghost.name]`, `%dms`, `\![set,windowstate,minimize]`,
	`\![reload,shiori]`, `\![unload,shiori]`, `\![load,shiori]`, `\![set,shioridebugmode,true]`, "\\![raiseother,b\x01c\x01a,OnY]",
}

// Whatever scripts and viewers do in whatever order, ghosts go on, answer, and end when they are told to.
func TestStorm(t *testing.T) {
	for seed := range uint64(24) {
		dice := rand.New(rand.NewPCG(seed, 5))
		script := func() string {
			var b strings.Builder
			for range 1 + dice.IntN(8) {
				b.WriteString(storm[dice.IntN(len(storm))])
			}
			return b.String()
		}
		answers := map[string]string{}
		for _, who := range []string{"a", "b", "c"} {
			for _, event := range []string{"OnX", "OnY", "OnBoot", "OnGhostChanging", "OnClose", "OnOtherGhostTalk", "OnRaiseOtherFailure"} {
				if dice.IntN(2) == 0 {
					answers[who+" "+event] = script()
				}
			}
		}
		inVillage(t, answers, func(h *house, _ *stall) {
			if _, err := h.b.Watch(h.t.Context(), 0); err != nil && !errors.Is(err, ErrGone) { // its OnBoot may say \-
				h.t.Error(err)
			}
			for range 60 {
				switch dice.IntN(4) {
				case 3:
					ctx, stop := context.WithTimeout(h.t.Context(), time.Duration(dice.IntN(3000))*time.Millisecond)
					all, _, err := h.b.Company(ctx, 0)
					if err != nil && ctx.Err() == nil || err == nil && len(all) == 0 {
						h.t.Errorf("%v, %v", all, err)
					}
					context.AfterFunc(h.t.Context(), stop)
					for _, p := range all {
						in := show.Input{GhostID: p.GhostID, Kind: show.Kind(dice.IntN(int(show.LightAnchor) + 2))}
						_, _ = h.b.Watch(ctx, p.GhostID)
						_ = h.b.Do(h.t.Context(), in)
					}
				case 0:
					_ = h.b.Do(h.t.Context(), show.Input{Kind: show.Kind(dice.IntN(int(show.LightAnchor) + 2)), Index: dice.IntN(2)})
				case 1:
					h.send("ReceiverGhostName: "+string("abc"[dice.IntN(3)])+"0", "Script: "+script())
				default:
					h.send("Event: OnX")
				}
				h.after(time.Duration(dice.IntN(700)) * time.Millisecond)
			}
		})
	}
}

// wardrobeStorm are the tags that change what is worn, and others that get in their way.
var wardrobeStorm = []string{
	`\![change,shell,Winter]`, `\![change,shell,Everyday]`, `\![change,shell,Summer]`, `\![change,shell,random,--option=raise-event]`,
	`\![reload,shell]`, `\![reload,ghost]`, `\![reload,descript,shell]`, `\![bind,head,hat,1]`, `\![bind,neck,,]`, `\![bind,head,cap]`,
	`\s[0]\i[0]`, `\i[0,wait]`, `\![anim,pause,0]`, `\![anim,offset,0,1,1]`, `\__w[animation,0]`, `\s[smile]`, `\s[-1]`,
	`\![call,ghost,random]`, `\![change,ghost,c]`, `\![change,ghost,sequential,--option=raise-event]`, `\-`, `\_w[300]`, `text`,
	`\_q\q[yes,OnX]\q[no,OnY]\e`, `\![raiseother,__SYSTEM_ALL_GHOST__,OnX]`, `\![set,serikotalk,false]`,
}

// Ghosts that come and go while shells are read, fast, slowly or never, while viewers look on and clients wait for their choices:
// they end when they are told to, at whatever point that is, and leave nothing behind.
func TestStormOfShells(t *testing.T) {
	for seed := range uint64(24) {
		dice := rand.New(rand.NewPCG(seed, 6))
		script := func() string {
			var b strings.Builder
			for range 1 + dice.IntN(6) {
				b.WriteString(wardrobeStorm[dice.IntN(len(wardrobeStorm))])
			}
			return b.String()
		}
		answers := map[string]string{}
		for _, who := range []string{"a", "b", "c"} {
			for _, event := range []string{"OnX", "OnY", "OnShellChanging", "OnShellChanged", "OnDressupChanged", "OnGhostChanging"} {
				if dice.IntN(2) == 0 {
					answers[who+" "+event] = script()
				}
			}
		}
		inVillageOf(t, stormDress(t, seed), answers, func(h *house, _ *stall) {
			var clients sync.WaitGroup
			if _, err := h.b.Watch(h.t.Context(), 0); err != nil {
				h.t.Error(err)
			}
			for range 20 + dice.IntN(30) {
				to := string("abc"[dice.IntN(3)]) + "0"
				switch dice.IntN(4) {
				case 0:
					_ = h.b.Do(h.t.Context(), show.Input{Kind: show.Kind(dice.IntN(int(show.LightAnchor) + 2)), Index: dice.IntN(2)})
				case 1:
					ctx, stop := context.WithTimeout(h.t.Context(), time.Duration(dice.IntN(3000))*time.Millisecond)
					clients.Go(func() {
						defer stop()
						asking := &sstp.Request{Method: sstp.SEND, Version: "1.4", Road: sstp.RoadTCP}
						for _, f := range [][2]string{
							{"Sender", "tester"}, {"ReceiverGhostName", to}, {"Entry", "#a,A"}, {"Entry", "#b,B"}, {"Script", `\0\_q?\q[A,#a]\q[B,#b]\e`},
						} {
							asking.Fields.Add(f[0], f[1])
						}
						_ = h.b.ServeSSTP(ctx, asking)
					})
				default:
					h.send("ReceiverGhostName: "+to, "Script: "+script())
				}
				h.after(time.Duration(dice.IntN(900)) * time.Millisecond)
			}
			h.stop()
			clients.Wait()
			h.after(time.Second)
			if len(h.err) == 0 {
				t.Error("a second after the end ghosts are there still")
			}
			time.Sleep(2 * time.Hour) // by then the last reader is back
		})
	}
}

// stormDress gives ghosts shells, and a way to read them that nobody can rely on.
func stormDress(t *testing.T, seed uint64) func(*Options) {
	var reading atomic.Uint64
	return func(o *Options) {
		o.AllowExit = true
		o.Shells = []ShellPlace{{"Everyday", "/g/shell/master"}, {"Winter", "/g/shell/winter"}, {"Summer", "/g/shell/summer"}}
		read := (&house{t: t, g: New(*o)}).wear
		o.Wear = func(s ShellPlace) (Outfit, error) {
			switch n := reading.Add(1); (n*2654435761 + seed) % 8 {
			case 0:
				time.Sleep(time.Hour)
			case 1:
				time.Sleep(shellTime / 2)
			case 2:
				panic("a mad shell")
			default:
			}
			return read(s)
		}
		first, err := read(o.Shells[0])
		if err != nil {
			t.Error(err)
		}
		o.Shell, o.ShellDir = first.Shell, first.Dir
	}
}
