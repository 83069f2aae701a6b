package shells_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/shells"
)

// waiting is a folder in which opening a pipe would wait for ever.
type waiting struct {
	fstest.MapFS
	opened []string
}

func (w *waiting) Open(name string) (fs.File, error) {
	if f := w.MapFS[name]; f != nil && f.Mode&fs.ModeNamedPipe != 0 {
		w.opened = append(w.opened, name)
	}
	return w.MapFS.Open(name)
}

// Stat is that of fs.StatFS: a folder on disk has it too.
func (w *waiting) Stat(name string) (fs.FileInfo, error) { return w.MapFS.Stat(name) }

// What is no regular file is not opened, and stands for nothing.
func TestNoRegularFiles(t *testing.T) {
	w := &waiting{MapFS: files(t, "surface1.png", drawn(t, "gr"), "surface2.png", drawn(t, "gr"),
		"surfaces3.txt", "surface3\n{\nelement0,base,pipe.png,0,0\nanimation0.interval,always\nanimation0.pattern0,overlay,1,1,0,0\n}\n")}
	for _, name := range []string{"surfaces.txt", "alias.txt", "surfacetable.txt", "surface0.png", "surface2.pna", "pipe.png", "surface4.txt"} {
		w.MapFS[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	}
	w.MapFS["surface5.png"] = &fstest.MapFile{Mode: fs.ModeDir}
	w.MapFS["surface6.png/deeper.png"] = &fstest.MapFile{}
	s, err := shells.Load(w)
	if err != nil {
		t.Fatal(err)
	}
	studio := s.Studio()
	for _, id := range s.Surfaces() {
		if p, _ := studio.Compose(shells.Pose{Surface: id}, 0, 0); p.Empty() == (id == "1") {
			t.Errorf("surface %s: empty is %v", id, p.Empty())
		}
	}
	if len(w.opened) > 0 {
		t.Errorf("opened: %s", strings.Join(w.opened, " "))
	}
	var told strings.Builder
	for _, m := range append(s.Mistakes(), studio.Mistakes()...) {
		told.WriteString(m.Error() + "\n")
	}
	for _, want := range []string{"surfaces.txt: cannot be read", "surface0.png: cannot be read", "surface2.pna: cannot be read"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("nobody says %q:\n%s", want, told.String())
		}
	}
	if s.Has(0, "5") || s.Has(0, "6") {
		t.Error("a folder is a surface")
	}
}
