package tui

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/sakura/stage"
	"ukatty/tui/cell"
)

// paintings are what the goldens show, each in every layout, with ambiguous characters narrow and wide.
var paintings = map[string]func(r *rig){
	"first": func(*rig) {},
	"talk": func(r *rig) {
		p := newPlay().say(1, "10", "\u4eca\u65e5\u306f\u3001\u3044\u3044\u5929\u6c17\u2026\u2026\u3067\u3059\u304b\uff1f").
			say(0, "5", "Hello there! It is \u00b1 0 degrees outside.\n\nShall we go for a walk?")
		p.f.Row, p.f.Marker, p.f.Queued = "talking-sstp", "tester", 2
		p.f.QuietUntil = noon.Add(12 * time.Second)
		r.show(p.frame())
		r.tell(journal.Entry{Kind: journal.Asked, Request: testRequest()})
	},
	"choices": func(r *rig) {
		p := newPlay().say(1, "-1", "").say(0, "99", "What now?\n[Tell me more]\n[\u4f55\u3082\u3057\u306a\u3044]  [Sleep]\n")
		p.f.Row, p.f.Wait, p.f.Serial = "choosing", show.Choice, 1
		r.show(p.frame())
		r.press("down")
		r.tell(journal.Entry{Kind: journal.Note, Text: "the shell has no surface 99"})
	},
	"scrolled": func(r *rig) {
		p := newPlay().say(0, "0", strings.Repeat(lorem+"\n", 3))
		p.f.Row, p.f.Wait, p.f.Speed, p.f.Paused = "clicking", show.Click, 150, true
		r.show(p.frame())
		r.m.View()
		r.press("pgup")
	},
	"notices": func(r *rig) {
		r.m.notice("port 9801 is taken by another program: end it, or choose another port with --listen ADDR")
		r.m.notice("port 9821 is taken, too")
		p := newPlay().say(0, "0", "Nobody can reach us.")
		p.f.Row, p.f.Wait = "clicking", show.Click
		r.show(p.frame())
	},
	"hidden": func(r *rig) {
		p := newPlay().say(0, "5", "You cannot see me.")
		p.f.Row, p.f.Hidden = "hidden", true
		r.show(p.frame())
	},
	"large": func(r *rig) {
		p := newPlay().say(1, "10", "The usual balloon.").say(0, "5", "The large one.\n[Yes]  [No]")
		p.b.SetBalloon(0, 2)
		r.show(p.frame())
	},
	"five": func(r *rig) {
		p := newPlay()
		for _, id := range []int{0, 1, 2, 3, 4} {
			p.say(id, []string{"5", "10"}[min(id, 1)], fmt.Sprintf("I am number %d.", id))
		}
		r.show(p.frame())
	},
	"images": func(r *rig) {
		r.m.stand = newStand(portraitShell(r.t, image.Pt(200, 300)))
		r.poses(newPlay().say(1, "10", "Short.").say(0, "0", "Pictures are as large as the room lets them be. "+lorem).frame())
	},
	"looks": func(r *rig) { r.show(allLooks().frame()) },
	"table": func(r *rig) { r.show(table().frame()) },
	"pictures": func(r *rig) {
		r.show(gallery(r.t).frame())
		r.develop()
	},
	"moved": func(r *rig) {
		p := newPlay().say(1, "10", "").say(0, "5", "")
		p.b.SetMoved(0, stage.Point{X: -60, Y: -24})
		p.b.AddCaption(0, stage.Caption{X: 12, Y: 12, W: 48, H: 24, Text: "a caption on a surface"})
		p.b.AddCaption(1, stage.Caption{Text: "\u672d"})
		r.show(p.frame())
	},
	"away": func(r *rig) {
		p := newPlay().say(0, "5", "Bye.")
		p.f.Row, p.f.Away = "idle", true
		r.show(p.frame())
	},
	"help": func(r *rig) {
		r.show(newPlay().say(0, "5", "Look up.").frame())
		r.press("?")
	},
}

// goldenSizes has one size for each layout, and a large one.
var goldenSizes = [][2]int{{20, 5}, {40, 12}, {60, 40}, {80, 24}, {160, 50}}

func TestGoldens(t *testing.T) {
	for name, painting := range paintings {
		for _, size := range goldenSizes {
			for width, metrics := range map[string]cell.Metrics{"narrow": {}, "wide": {Wide: true}} {
				t.Run(fmt.Sprintf("%s/%dx%d/%s", name, size[0], size[1], width), func(t *testing.T) {
					for _, metrics.Grapheme = range []bool{false, true} {
						r := newRig(t, size[0], size[1], metrics, nil)
						painting(r)
						r.fits()
						if !metrics.Wide { // of some characters the emulator thinks otherwise
							r.agrees()
						}
						// Without clusters that take several code points both ways to count give the same screen.
						golden.RequireEqual(t, strings.Join(r.rows(), "\n")+"\n")
					}
				})
			}
		}
	}
}

// Clusters are counted in two ways, which look different.
func TestClusterGoldens(t *testing.T) {
	for _, size := range goldenSizes {
		for width, metrics := range map[string]cell.Metrics{
			"narrow": {}, "wide": {Wide: true}, "narrow-graphemes": {Grapheme: true}, "wide-graphemes": {Grapheme: true, Wide: true},
		} {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], width), func(t *testing.T) {
				r := newRig(t, size[0], size[1], metrics, nil)
				scenes["clusters"](r)
				r.fits()
				golden.RequireEqual(t, strings.Join(r.rows(), "\n")+"\n")
			})
		}
	}
}

// The colours of one screen, for a background of which nothing is known, a dark and a light one, for sixteen colours, and
// without any.
func TestColours(t *testing.T) {
	for name, say := range map[string]tea.Msg{
		"unknown": nil,
		"dark":    tea.BackgroundColorMsg{Color: rgbColor{0x10, 0x10, 0x18}},
		"light":   tea.BackgroundColorMsg{Color: rgbColor{0xf8, 0xf8, 0xf0}},
		"few":     tea.ColorProfileMsg{Profile: colorprofile.ANSI},
		"none":    tea.ColorProfileMsg{Profile: colorprofile.ASCII},
	} {
		t.Run(name, func(t *testing.T) {
			for _, painting := range []string{"talk", "looks", "pictures"} {
				t.Run(painting, func(t *testing.T) {
					r := newRig(t, 80, 24, cell.Metrics{}, nil)
					r.send(say)
					paintings[painting](r)
					golden.RequireEqual(t, r.m.View().Content+"\n")
				})
			}
		})
	}
}

// rgbColor is a colour as a terminal answers it.
type rgbColor [3]uint8

func (c rgbColor) RGBA() (r, g, b, a uint32) {
	return uint32(c[0]) * 0x101, uint32(c[1]) * 0x101, uint32(c[2]) * 0x101, 0xffff
}

// Without colours nothing that carries meaning may be lost: the lit choice stands out by attributes.
func TestNoColor(t *testing.T) {
	r := newRig(t, 80, 24, cell.Metrics{}, func(o *Options) { o.NoColor = true })
	r.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor}) // whoever started the program knows better
	paintings["choices"](r)
	r.m.stand.shell = nil // the shell's own colours are left to the renderer
	content := r.m.View().Content
	for _, bad := range []string{";38;", ";48;", ";3", ";4m", ";9"} {
		if bad != ";4m" && strings.Contains(content, bad) {
			t.Errorf("a colour (%q) in %q", bad, content)
		}
	}
	if lit := "\x1b[0;1;7m2 \u4f55\u3082\u3057\u306a\u3044"; !strings.Contains(content, lit) {
		t.Errorf("no %q in %q", lit, content)
	}
}
