package ghost

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	houses "ukatty/ghost/house"
)

// narOf writes an archive of files into a folder, and gives its path.
func narOf(t *testing.T, dir string, files ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err == nil {
			_, err = w.Write([]byte(f[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "test.nar")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// installer is a ghost that installs into a folder of its own, and may do so.
func installer(t *testing.T) (h *house, data string) {
	t.Helper()
	data = t.TempDir()
	h = outside(t)
	h.b.home.House = houses.At(data)
	h.withLife(func(l *life) { l.g.opt.Folders, l.g.opt.Allow = []string{data}, AllowInstall })
	return h, data
}

// askedSoFar gives what the SHIORI was asked since it was last looked, outside of a bubble of time.
func (h *house) askedSoFar() string {
	h.shiori.mu.Lock()
	defer h.shiori.mu.Unlock()
	all := strings.Join(h.shiori.asked, "; ")
	h.shiori.asked = nil
	return all
}

// What is installed is told, and kept for the variables about it; a SHIORI that does not know the newer event gets the older one.
func TestInstall(t *testing.T) {
	h, data := installer(t)
	h.say(`\0%lastobjectname\e`)
	nar := narOf(t, data, [2]string{"install.txt", "charset,UTF-8\ntype,balloon\nname,Cloud\ndirectory,cloud\n"}, [2]string{"descript.txt", "charset,UTF-8\ntype,balloon\nname,Cloud\n"})
	h.say(`\0\![execute,install,path,` + nar + `]\e`)
	h.until("OnInstallComplete balloon|Cloud|")
	at := filepath.Join(data, "balloon", "cloud")
	const begin = "GET OnInstallBegin"
	if got := h.askedSoFar(); !strings.Contains(got, begin+"; GET OnInstallCompleteEx balloon|Cloud|"+at+"; GET OnInstallComplete balloon|Cloud|") {
		t.Errorf("asked %s", got)
	}
	if _, err := os.Stat(filepath.Join(at, "descript.txt")); err != nil {
		t.Error(err)
	}
	h.withLife(func(l *life) {
		for name, want := range map[string]string{"lastghostname": "あかり", "lastobjectname": "Cloud"} {
			if got, ok := (env{l}).Expand(name, ""); !ok || got != want {
				t.Errorf("%%%s is %q", name, got)
			}
		}
	})
	h.stop()
	if err := <-h.err; err != nil {
		t.Error(err)
	}
}

// What cannot be installed is told with UKADOC's word for the reason, and nothing lies anywhere afterwards.
func TestInstallFails(t *testing.T) {
	h, data := installer(t)
	other := t.TempDir()
	for name, c := range map[string]struct{ file, code string }{
		"no archive":     {filepath.Join(data, "none.nar"), "extraction"},
		"broken":         {filepath.Join(data, "broken.nar"), "extraction"},
		"not allowed":    {narOf(t, other, [2]string{"install.txt", "type,balloon\ndirectory,x\n"}), "extraction"},
		"leads out":      {data + "/../" + filepath.Base(other) + "/test.nar", "extraction"},
		"no install.txt": {narOf(t, data, [2]string{"descript.txt", ""}), "invalid type"},
	} {
		if err := os.WriteFile(filepath.Join(data, "broken.nar"), []byte("PK no"), 0o600); err != nil {
			t.Fatal(err)
		}
		h.askedSoFar()
		h.say(`\0\![execute,install,path,` + c.file + `]\e`)
		h.until("OnInstallFailure")
		if got := h.askedSoFar(); !strings.Contains(got, "GET OnInstallFailure "+c.code) {
			t.Errorf("%s: asked %s", name, got)
		}
	}
	if _, err := os.Stat(filepath.Join(data, "balloon")); !os.IsNotExist(err) {
		t.Errorf("something was installed: %v", err)
	}
	h.stop()
	if err := <-h.err; err != nil {
		t.Error(err)
	}
}

// Nothing is installed that the viewer has not allowed, nor where there is no place for it.
func TestInstallIsAsked(t *testing.T) {
	h, data := installer(t)
	h.withLife(func(l *life) { l.g.opt.Allow = 0 })
	h.say(`\0\![execute,install,path,` + filepath.Join(data, "x.nar") + `]\e`)
	h.withLife(func(l *life) {
		if w := l.showWishes(); len(w) != 1 || !w[0].Possible || !strings.HasPrefix(w[0].Text, "install "+data) {
			t.Errorf("wishes: %+v", w)
		}
		l.g.b.home.House = houses.House{}
	})
	h.say(`\0\![execute,install,path,x]\e`)
	h.until("OnInstallFailure artificial")
	h.stop()
	if err := <-h.err; err != nil {
		t.Error(err)
	}
}

// A shell for a ghost that is not here is refused as such; one for another ghost that runs is that one's.
func TestInstallForAnother(t *testing.T) {
	h, data := installer(t)
	other := &oracle{}
	twin := New(Options{Identity: Identity{Name: "Two", Names: []string{"Deux"}}, Module: other, Journal: h.j})
	twin.b = h.b
	gone := make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	go func() { gone <- twin.Run(ctx) }()
	h.b.mu.Lock()
	h.b.all = append(h.b.all[:1:1], twin)
	h.b.mu.Unlock()
	nar := narOf(t, data, [2]string{"install.txt", "type,shell\nname,Winter\ndirectory,winter\naccept,Deux\n"}, [2]string{"descript.txt", "type,shell\nname,Winter\n"})
	h.say(`\0\![execute,install,path,` + nar + `]\e`)
	h.until("OnInstallRefuse Deux|shell|Winter")
	at := filepath.Join(data, "ghost", "two")
	if err := os.MkdirAll(filepath.Join(at, "ghost", "master"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(at, "ghost", "master", "descript.txt"), []byte("type,ghost\nname,Two\nsakura.name,Deux\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.say(`\0\![execute,install,path,` + nar + `]\e`)
	h.until("OnInstallReroute Deux|shell|Winter")
	(&house{t: t, g: twin, shiori: other}).until("OnInstallComplete shell|Winter|")
	if got := h.askedSoFar(); strings.Contains(got, "OnInstallComplete") || strings.Contains(got, "OnInstallFailure") {
		t.Errorf("asked %s", got)
	}
	stop()
	h.stop()
	for _, err := range []error{<-gone, <-h.err} {
		if err != nil {
			t.Error(err)
		}
	}
}
