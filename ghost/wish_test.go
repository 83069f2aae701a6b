package ghost

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ukatty/ghost/show"
	"ukatty/sakura"
)

// desk makes the ghost of a house one that opens nothing really, and gives what it would open.
func (h *house) desk() *[]string {
	opened, mu := &[]string{}, sync.Mutex{}
	h.g.opt.Opener.System = "linux"
	h.g.opt.Opener.Getenv = func(name string) string { return map[string]string{"BROWSER": "sh %s", "DISPLAY": ":0"}[name] }
	h.g.opt.Opener.Start = func(_ context.Context, argv []string) error {
		mu.Lock()
		defer mu.Unlock()
		*opened = append(*opened, argv[len(argv)-1])
		return nil
	}
	return opened
}

// own plays a script as one of the ghost's own.
func (h *house) own(script string) {
	h.t.Helper()
	if status, _ := h.send("ID: "+h.g.ID(), "Script: "+script); status != 200 {
		h.t.Fatalf("%s: %d", script, status)
	}
	synctest.Wait()
}

// folder gives the ghost a folder of its own.
func (h *house) folder() string {
	dir := h.t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "ghost", "master"), 0o700); err != nil {
		h.t.Fatal(err)
	}
	h.g.opt.Dir = dir
	return filepath.Join(dir, "ghost", "master")
}

// wishTexts are the sentences of the wishes in a frame.
func wishTexts(f show.Frame) string {
	var all []string
	for _, w := range f.Wishes {
		all = append(all, w.Text)
	}
	return strings.Join(all, "; ")
}

func TestEveryTagOfTheSystemIsAnswered(t *testing.T) {
	for _, row := range sakura.Tags() {
		if row.Meaning != sakura.OS {
			continue
		}
		if id := rowOf(row.ID); asks[id] == nil {
			t.Errorf("%s (%s) is asked in vain", row.ID, row.Form)
		}
		_, does := plans[row.ID]
		_, never := told[row.ID]
		if does && never {
			t.Errorf("%s is done, and is not", row.ID)
		}
		want := sakura.Told
		if does || row.ID == "cancel-http" {
			want = sakura.OnLeave
		}
		if row.Performed != want {
			t.Errorf("%s: the table says %v, and here it is %v", row.ID, row.Performed, want)
		}
	}
}

func TestNothingHappensUnbidden(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		opened, frame := h.desk(), h.watch()
		h.own(`\j[https://example.com/a]\![open,browser,http://example.com/]\![open,mailer,a@example.com]\e`)
		f := frame()
		if got := wishTexts(f); len(f.Wishes) != 3 || !strings.Contains(got, "open https://example.com/a in the browser") {
			t.Fatalf("wishes: %s", got)
		}
		if len(*opened) > 0 {
			t.Fatalf("opened %q", *opened)
		}
		for i, link := range []string{"https://example.com/a", "http://example.com/", "mailto:a@example.com"} {
			if w := f.Wishes[i]; w.Link != link || !w.Possible {
				t.Errorf("wish %+v", w)
			}
		}
		h.do(show.Input{Kind: show.Grant, Index: f.Wishes[2].ID})
		h.do(show.Input{Kind: show.Deny, Index: f.Wishes[0].ID})
		h.do(show.Input{Kind: show.Deny, Index: f.Wishes[0].ID})
		h.do(show.Input{Kind: show.Grant, Index: 999})
		if got := wishTexts(frame()); got != "open http://example.com/ in the browser" {
			t.Errorf("left: %q", got)
		}
		if news := h.news(); !strings.Contains(news, "there is no wish 999") || !strings.Contains(news, "a key of the viewer allows it") {
			t.Errorf("journal:\n%s", news)
		}
	})
}

func TestAllowedKindsHappenAtOnce(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		opened, frame := h.desk(), h.watch()
		h.g.opt.Allow = AllowBrowser
		h.own(`\j[http://192.0.2.1/own]\![open,mailer,a@example.com]\e`)
		if got := strings.Join(*opened, " "); got != "http://192.0.2.1/own" || len(frame().Wishes) != 1 {
			t.Errorf("opened %q, wishes %q", got, wishTexts(frame()))
		}
		if news := h.news(); !strings.Contains(news, "the config allows it") || !strings.Contains(news, "it was opened in the browser") {
			t.Errorf("journal:\n%s", news)
		}
	})
}

// A page of this machine or its neighbours is not for scripts of others, though all else is allowed.
func TestPrivatePagesAreForOwnScripts(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		opened, frame := h.desk(), h.watch()
		h.g.opt.Allow = AllowBrowser
		for _, host := range []string{"127.0.0.1", "localhost", "a.localhost", `[::1\]`, "192.168.1.1", `[::ffff:10.0.0.1\]`} {
			h.send(`Script: \j[http://` + host + `/]\e`)
		}
		if got := wishTexts(frame()); !strings.HasPrefix(got, "open http://127.0.0.1/ in the browser for tester; ") {
			t.Errorf("wishes: %s", got)
		}
		if f := frame(); len(*opened) > 0 || len(f.Wishes) != 6 || f.Wishes[0].Possible || f.Wishes[0].Link != "" {
			t.Errorf("opened %q; %+v", *opened, f.Wishes)
		}
		h.own(`\j[http://127.0.0.1/]\e`)
		if len(*opened) != 1 {
			t.Errorf("for the ghost itself: %q", *opened)
		}
	})
}

func TestOtherSchemesAreNotOpened(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		opened, frame := h.desk(), h.watch()
		h.g.opt.Allow = 1<<len(allowNames) - 1
		master := h.folder()
		for name, mode := range map[string]os.FileMode{"a.txt": 0o600, "run": 0o700, "b.desktop": 0o600} {
			if err := os.WriteFile(filepath.Join(master, name), nil, mode); err != nil {
				t.Fatal(err)
			}
		}
		h.own(`\j[javascript:alert(1)]\j[x-man:ls]\j[ftp://example.com/]\j[]\![open,file,../../../etc/passwd]\![open,file,/etc/passwd]` +
			`\![open,file,run]\![open,file,b.desktop]\j[file:///etc/passwd]\![open,mailer,"a?attach=/etc/passwd"]\e`)
		if len(*opened) > 0 {
			t.Errorf("opened %q", *opened)
		}
		for _, w := range frame().Wishes {
			if w.Possible || w.Link != "" {
				t.Errorf("%+v", w)
			}
		}
		h.own(`\![open,file,a.txt]\j[file:///a.txt]\e`)
		if want := filepath.Join(master, "a.txt"); len(*opened) != 2 || (*opened)[0] != want || (*opened)[1] != want {
			t.Errorf("opened %q", *opened)
		}
	})
}

func TestUntoldTags(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(`\![set,wallpaper,a.png]\6\![updatebymyself]\![execute,emptyrecyclebin]\![open,editor,a.txt,3]\![execute,websocket,wss://example.com/,--async=OnWS]\e`)
		f := frame()
		want := "put a.png on the desktop; set the clock of this machine; update this ghost over the network; empty the recycle bin; " +
			"open a.txt, 3 in the editor; open a WebSocket to wss://example.com/, --async=OnWS"
		if got := wishTexts(f); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
		h.do(show.Input{Kind: show.Grant, Index: f.Wishes[0].ID})
		h.do(show.Input{Kind: show.Deny, Index: f.Wishes[1].ID})
		if len(frame().Wishes) != 5 {
			t.Errorf("left: %s", wishTexts(frame()))
		}
		if got := h.asked(); !strings.Contains(got, "GET OnWSFailure OnWS|wss://example.com/|error") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestWishesAreBoundedAndClean(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		var b strings.Builder
		for i := range 100 {
			fmt.Fprintf(&b, `\j[https://example.com/%d]`, i)
		}
		h.own(b.String() + `\e`)
		f := frame()
		if len(f.Wishes) != maxWishes || f.Wishes[maxWishes-1].Link != "https://example.com/99" {
			t.Errorf("%d wishes, the last %+v", len(f.Wishes), f.Wishes[len(f.Wishes)-1])
		}
		h.own("\\j[https://example.com/\x1b]0;x\x07" + strings.Repeat("a", 4000) + `]\![open,editor,` + "\u202e\x1b[31m" + `]\e`)
		for _, w := range frame().Wishes {
			if strings.ContainsAny(w.Text+w.Link, "\x1b\x07\u202e") || len(w.Text) > maxWishText+8 {
				t.Errorf("%q", w.Text)
			}
		}
		h.own(strings.Repeat(`\![biff]`, 5) + `\e`)
		if got := strings.Count(wishTexts(frame()), "look for new mail"); got != 1 {
			t.Errorf("the same wish is shown %d times", got)
		}
	})
}

// What a viewer reads is not exchanged for something else while a finger is on its way to the key.
func TestWishInFrontStays(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(`\j[https://example.com/first]\e`)
		for i := range 2 * maxWishes {
			h.send(fmt.Sprintf(`Script: \j[https://example.com/%d]\![biff]\e`, i))
		}
		if f := frame(); len(f.Wishes) != maxWishes || f.Wishes[0].Link != "https://example.com/first" {
			t.Errorf("%d wishes: %s", len(f.Wishes), wishTexts(f))
		}
		long := `\j[https://example.com/` + strings.Repeat("a", 2*maxWishText)
		h.own(long + `b]\e`)
		h.own(long + `c]\e`)
		if f := frame(); !strings.HasSuffix(f.Wishes[maxWishes-2].Link, "b") || !strings.HasSuffix(f.Wishes[maxWishes-1].Link, "c") {
			t.Errorf("two that begin alike are taken for one: %s", wishTexts(f))
		}
	})
}

func TestScriptThatWaitsForAWish(t *testing.T) {
	const script = `\0a\![execute,http-get,http://example.com/,--sync=OnGot]b\e`
	failure := "GET OnGotFailure get|OnGot|http://example.com/||artificial"
	inHouse(t, nil, func(h *house) { // nobody watches
		h.own(script)
		h.after(time.Second)
		if got := h.asked(); !strings.Contains(got, failure) {
			t.Errorf("alone: asked %q", got)
		}
		frame := h.watch()
		if got := text(frame(), 0); got != "ab" {
			t.Errorf("alone: %q", got)
		}
		for name, end := range map[string]func(){
			"denied": func() { h.do(show.Input{Kind: show.Deny, Index: frame().Wishes[0].ID}) },
			"late":   func() { h.after(wishPatience) },
		} {
			h.asked()
			h.own(script)
			h.after(2 * time.Second)
			if f := frame(); text(f, 0) != "a" || len(f.Wishes) != 1 {
				t.Errorf("%s: %q does not wait for %s", name, text(f, 0), wishTexts(f))
			}
			end()
			h.after(time.Second)
			if f := frame(); text(f, 0) != "ab" || len(f.Wishes) != 0 || !strings.Contains(h.asked(), failure) {
				t.Errorf("%s: %q, wishes %q", name, text(f, 0), wishTexts(f))
			}
		}
		h.own(script)
		h.after(time.Second)
		h.do(show.Input{Kind: show.Break})
		h.after(2 * wishPatience)
		if f := frame(); len(f.Wishes) != 1 {
			t.Errorf("a wish whose script was broken off: %q", wishTexts(f))
		}
	})
}

func TestNoSyncObjects(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(`\0a\![wait,syncobject,x]b\![wait,syncobject,x,2000]c\e`)
		h.after(time.Second)
		if got := text(frame(), 0); got != "ab" {
			t.Errorf("without a time: %q", got)
		}
		h.after(2 * time.Second)
		if got := text(frame(), 0); got != "abc" {
			t.Errorf("after its time: %q", got)
		}
	})
}

func TestArchivesOfTheGhost(t *testing.T) {
	inHouse(t, map[string]string{"OnPacked": `\0packed\e`}, func(h *house) {
		frame, master := h.watch(), h.folder()
		h.g.opt.Allow = AllowArchives
		if err := os.MkdirAll(filepath.Join(master, "in"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(master, "in", "a.txt"), []byte("abc"), 0o600); err != nil {
			t.Fatal(err)
		}
		h.asked()
		h.own(`\0a\![execute,compressarchive,a.zip,in]b\e`)
		h.after(time.Second)
		if z, err := zip.OpenReader(filepath.Join(master, "a.zip")); err != nil || len(z.File) != 1 {
			t.Errorf("the archive: %v", err)
		} else {
			_ = z.Close()
		}
		if got := h.asked(); text(frame(), 0) != "ab" || !strings.Contains(got, "GET OnCompressArchiveComplete |1|") {
			t.Errorf("%q, asked %q", text(frame(), 0), got)
		}
		h.own(`\![execute,extractarchive,a.zip,out,--event=OnPacked]\e`)
		h.after(time.Second)
		if b, err := os.ReadFile(filepath.Join(master, "out", "a.txt")); err != nil || string(b) != "abc" || text(frame(), 0) != "packed" {
			t.Errorf("%q, %v; %q", b, err, text(frame(), 0))
		}
		h.asked()
		h.own(`\![execute,extractarchive,a.zip,/nowhere/at/all,--event=x]\![execute,extractarchive,../../../a,out,--event=y]\e`)
		h.after(time.Second)
		if got := h.asked(); !strings.Contains(got, "GET OnExtractArchiveFailure x|invalid parameter") ||
			!strings.Contains(got, "GET OnExtractArchiveFailure y|") {
			t.Errorf("asked %q", got)
		}
	})
}

func TestAllowNames(t *testing.T) {
	for _, name := range Kinds() {
		if a, ok := ParseAllow(name); !ok || a.String() != name || !(a | AllowBrowser).Has(a) {
			t.Errorf("%s: %v %v", name, a, ok)
		}
	}
	if _, ok := ParseAllow("everything"); ok || Allow(0).Has(0) || Allow(3).String() != "" {
		t.Error("what is no kind is one")
	}
}

// A wish of a script that has gone does not answer the next one.
func TestWishAnswersItsOwnScriptOnly(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		frame := h.watch()
		h.own(`\![execute,http-get,http://example.com/,--sync=a]\e`)
		first := frame().Wishes[0].ID
		h.own(`\0x\![execute,http-get,http://example.org/,--sync=b]y\e`)
		h.after(time.Second)
		h.do(show.Input{Kind: show.Deny, Index: first})
		if f := frame(); text(f, 0) != "x" || len(f.Wishes) != 1 {
			t.Errorf("%q, %s", text(f, 0), wishTexts(f))
		}
	})
}
