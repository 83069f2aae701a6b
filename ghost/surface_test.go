package ghost

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ukatty/shells"
)

// SHIORI is told of another surface, not of the same one once more.
func TestSurfaceChange(t *testing.T) {
	inHouse(t, map[string]string{"OnSurfaceChange": "wanted"}, func(h *house) {
		h.asked()
		h.send(`Script: \0\_q\s[1]\s[5]\1\s[11]\_w[100]\s[11]\0\s[5]\_w[100]\s[-1]\e`)
		h.after(time.Second)
		const want = "NOTIFY OnSurfaceChange 5|11|0,5,0,0; NOTIFY OnSurfaceChange 5|11|1,11,0,0; NOTIFY OnSurfaceChange -1|11|0,-1,0,0"
		if got := h.asked(); got != want {
			t.Errorf("asked %s, want %s", got, want)
		}
	})
}

// It is told how large the surface is, in pixels, whether it is a picture or text art; what the shell has not has no size.
func TestSurfaceSize(t *testing.T) {
	inHouse(t, map[string]string{"OnSurfaceChange": "wanted"}, func(h *house) {
		shell, err := shells.Load(fstest.MapFS{
			"descript.txt": {Data: []byte("type,shell\nname,Both\n")},
			"surface1.png": {Data: pixels(t, 30, 40)},
			"art.txt":      {Data: []byte("charset,UTF-8\ntype,art\ntext\n{\nab\ncde\nf\n}\n")},
			"surfaces.txt": {Data: []byte("surface11\n{\nelement0,base,art.txt,0,0\n}\nsurface2\n{\nelement0,base,missing.png,0,0\n}\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := h.g.post(h.t.Context(), func(l *life) { l.g.wears.Store(&Outfit{Shell: shell}) }); err != nil {
			t.Fatal(err)
		}
		h.asked()
		h.send(`Script: \0\_q\s[1]\1\s[11]\_w[100]\0\s[2]\_w[100]\s[-1]\e`)
		h.after(time.Second)
		const want = "NOTIFY OnSurfaceChange 1|11|0,1,30,40; NOTIFY OnSurfaceChange 1|11|1,11,24,48; " +
			"NOTIFY OnSurfaceChange 2|11|0,2,0,0; NOTIFY OnSurfaceChange -1|11|0,-1,0,0"
		if got := h.asked(); got != want {
			t.Errorf("asked %s, want %s", got, want)
		}
	})
}

// pixels is a picture of a size.
func pixels(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// When the stage has been empty for a while the ghost may put its surfaces back: once, and not while something plays.
func TestSurfaceRestore(t *testing.T) {
	inHouse(t, map[string]string{"OnSurfaceRestore": `\0\s[0]\1\s[10]\e`}, func(h *house) {
		frame := h.watch()
		h.send(`Script: \0\_q\s[5]\1\s[11]hi\e`)
		h.after(20 * time.Second) // the balloon closes after 10 s
		if got := h.asked(); strings.Contains(got, "Restore") {
			t.Errorf("too early: %s", got)
		}
		h.send(`Script: \0\_q\_w[20000]\e`)
		h.after(21 * time.Second)
		if got := h.asked(); strings.Contains(got, "Restore") {
			t.Errorf("while something plays: %s", got)
		}
		h.after(3 * time.Minute)
		if got := h.asked(); strings.Count(got, "GET OnSurfaceRestore 5|11") != 1 || frame().Stage.Scopes[0].Surface != "0" {
			t.Errorf("asked %s, surface %s", got, frame().Stage.Scopes[0].Surface)
		}
	})
}

// A surface that a property puts on is another one, too.
func TestSurfaceChangeByProperty(t *testing.T) {
	inHouse(t, map[string]string{"OnSurfaceChange": "wanted"}, func(h *house) {
		h.asked()
		h.want("SetProperty currentghost.scope(0).surface.num 5", "204")
		h.want("SetProperty currentghost.scope(0).surface.num 5", "204")
		if got := h.asked(); got != "NOTIFY OnSurfaceChange 5|10|0,5,0,0" {
			t.Errorf("asked %q", got)
		}
	})
}

// Animations that listen for talking rest while the script wants it, and no longer.
func TestNoTalk(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.say(`\0\_q\![set,serikotalk,false]a\w9\w9\![set,serikotalk,true]b\w9\![set,serikotalk,false]\e`)
		for i, want := range []bool{true, true, false, false, false} {
			if f := frame(); f.NoTalk != want {
				t.Errorf("after %d × 450 ms: %v, want %v", i, f.NoTalk, want)
			}
			h.after(450 * time.Millisecond)
		}
	})
}
