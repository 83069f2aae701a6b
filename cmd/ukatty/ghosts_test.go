package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"ukatty/ghost"
	"ukatty/ghost/house"
	"ukatty/ghost/journal"
	"ukatty/ghost/nar"
)

// write makes files below a folder.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// diskGhost are the files of a ghost with two shells.
func diskGhost(name string) map[string]string {
	return map[string]string{
		"install.txt":               "charset,UTF-8\ntype,ghost\nname," + name + "\ndirectory," + strings.ToLower(name) + "\n",
		"ghost/master/descript.txt": "charset,UTF-8\nname," + name + "\nsakura.name,S-" + name + "\nkero.name,K-" + name + "\nshiori,yaya.dll\n",
		"shell/master/descript.txt": "type,shell\nname,Everyday\n",
		"shell/winter/descript.txt": "type,shell\nname,Winter\nsakura.name,Cold\nsakura.name2,Colder\n",
	}
}

func TestStable(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	p := &session{settings: settings{lang: "en", allowExit: true}, log: slog.New(slog.DiscardHandler), journal: journal.New(journal.Bounds{})}
	p.guard = newGuard(p.log, io.Discard)
	s := newStable(p)
	names := func() []string {
		var all []string
		for _, g := range s.Ghosts() {
			all = append(all, g.Name+"/"+g.Character)
			if g.Newest {
				all = append(all, "newest")
			}
		}
		return all
	}
	if got, want := names(), []string{"ukatty/Katty"}; !slices.Equal(got, want) {
		t.Errorf("nothing installed: %q", got)
	}
	for _, name := range []string{"Beta", "Alpha", "ukatty"} {
		dir := t.TempDir()
		files := diskGhost(name)
		files["install.txt"] = strings.Replace(files["install.txt"], "directory,ukatty", "directory,other", 1)
		write(t, dir, files)
		if _, err := home().Install(t.Context(), house.Order{From: dir}); err != nil {
			t.Fatal(err)
		}
	}
	// What was installed last is known by the time of its folder; the one that is called like ours is not to be had.
	now := time.Now()
	for i, dir := range []string{"beta", "other", "alpha"} {
		if err := os.Chtimes(filepath.Join(data, "ukatty", "ghost", dir), now, now.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(filepath.Join(data, "ukatty", "ghost"), now, now.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if got, want := names(), []string{"ukatty/Katty", "Alpha/S-Alpha", "newest", "Beta/S-Beta"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	o, err := s.Ghost(t.Context(), "Beta")
	if err != nil || o.Identity.Name != "Beta" || o.Shell.Name() != "Everyday" || filepath.Base(o.Dir) != "beta" || !o.AllowExit || len(o.Shells) != 2 {
		t.Errorf("%+v, %v", o, err)
	}
	if o.Var != "" || o.ShellDir != filepath.Join(o.Dir, "shell", "master") {
		t.Errorf("var %q, shell %q", o.Var, o.ShellDir)
	}
	if _, err := s.Ghost(t.Context(), "Gamma"); err == nil {
		t.Error("a ghost that is not there")
	}
	if o, err := s.Ghost(t.Context(), builtin); err != nil || o.Dir != "" || o.Identity.Character(0) != "Katty" {
		t.Errorf("%+v, %v", o.Identity, err)
	}
}

var _ ghost.Stable = (*stable)(nil)

// A shell may call the characters by other names, unless the ghost forbids it.
func TestWear(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, diskGhost("Alpha"))
	for line, want := range map[string][3]string{"": {"Cold", "K-Alpha", "Colder"}, "name.allowoverride,0\n": {"S-Alpha", "K-Alpha", ""}} {
		write(t, dir, map[string]string{"ghost/master/descript.txt": diskGhost("Alpha")["ghost/master/descript.txt"] + line})
		g, err := house.ReadGhost(dir)
		if err != nil {
			t.Fatal(err)
		}
		c, err := castOf(g)
		if err != nil || c.identity.Character(0) != "S-Alpha" {
			t.Fatalf("%+v, %v", c.identity, err)
		}
		if c, err = c.dress("Winter", g); err != nil {
			t.Fatal(err)
		}
		if got := [3]string{c.identity.Character(0), c.identity.Character(1), c.identity.Nickname}; got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
		if _, err := c.dress("Summer", g); err == nil || !strings.Contains(err.Error(), "the ghost has the shells Everyday, Winter") {
			t.Errorf("%v", err)
		}
	}
}

// A ghost that was unpacked for one run goes with it, and what a killed run left goes with the next.
func TestGuest(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	t.Setenv("TMP", tmp)
	left := filepath.Join(tmp, "ukatty-guest-1")
	write(t, tmp, map[string]string{"ukatty-guest-1/lock": "", "ukatty-guest-1/x": "x", "ukatty-guest-2/x": "x", "other/lock": ""})
	held, err := os.OpenFile(filepath.Join(tmp, "ukatty-guest-3"), os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_ = held.Close()
	archive := zipped(t, diskGhost("Alpha"))
	g, found, err := invite(t.Context(), archive, nil)
	if err != nil || found.Name != "Alpha" {
		t.Fatalf("%+v, %v", found, err)
	}
	again, _, err := invite(t.Context(), archive, nil)
	if err != nil {
		t.Fatal(err)
	}
	again.leave()
	if _, err := os.Stat(found.Dir); err != nil {
		t.Errorf("the first guest went with the second: %v", err)
	}
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was left behind is still there: %v", err)
	}
	g.leave()
	(*guest)(nil).leave()
	if got, want := folderNames(t, tmp), []string{"other", "ukatty-guest-2", "ukatty-guest-3"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, _, err := invite(t.Context(), zipped(t, map[string]string{"install.txt": "type,balloon\ndirectory,b", "descript.txt": ""}), nil); err == nil {
		t.Error("a balloon is no ghost")
	}
	if got := folderNames(t, tmp); len(got) != 3 {
		t.Errorf("left behind: %q", got)
	}
}

func folderNames(t *testing.T, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range all {
		names = append(names, d.Name())
	}
	return names
}

// zipped gives an archive of files.
func zipped(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(t.TempDir(), "test.nar")
	if err := os.WriteFile(at, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return at
}

// narOf packs the files below a folder, as names that a second argument may put a folder in front of: nar FILE DIR [PREFIX].
func narOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: nar FILE DIR [PREFIX]")
	}
	prefix := ""
	if len(args) == 3 {
		prefix = args[2]
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	dir := os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		w, err := z.Create(prefix + name)
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}))
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// Pictures are taken from the folder of the ghost and from nowhere else.
func TestPictureIn(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "ghost")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	write(t, above, map[string]string{
		"secret.png": b.String(), "ghost/ghost/master/image/Test.PNG": b.String(), "ghost/shell/master/surface0.png": b.String(),
		"ghost/ghost/master/text.png": "no picture",
	})
	for file, ok := range map[string]bool{
		`image\test.png`: true, "image/Test.PNG": true, `..\..\shell\master\surface0.png`: true,
		"text.png": false, "missing.png": false, "image": false, "": false, "../../../secret.png": false, `..\..\..\secret.png`: false,
		filepath.Join(above, "secret.png"): false, `C:\x.png`: false, "a\x00b": false,
	} {
		img, err := pictureIn(dir, file)
		if (err == nil) != ok || ok && img.Bounds().Dx() != 3 {
			t.Errorf("%q: %v", file, err)
		}
	}
	if err := os.Symlink(filepath.Join(above, "secret.png"), filepath.Join(dir, "ghost", "master", "link.png")); err != nil {
		t.Skip("needs symbolic links:", err)
	}
	if _, err := pictureIn(dir, "link.png"); err == nil {
		t.Error("a link led out")
	}
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	began := time.Unix(1000, 0)
	b := &bar{w: &out, began: began}
	b.at(began.Add(barAfter-1), 1, 10)
	if out.Len() > 0 {
		t.Errorf("too early: %q", out.String())
	}
	b.at(began.Add(barAfter), 1<<20, 4<<20)
	b.at(began.Add(barAfter+barEvery-1), 2<<20, 4<<20)
	b.at(began.Add(barAfter+barEvery), 9<<20, 4<<20)
	b.clear()
	b.clear()
	want := "\r[#######.......................]  25 % of 4.0 MiB\x1b[K\r[##############################] 100 % of 4.0 MiB\x1b[K\r\x1b[K"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
	silent := newBar(&out)
	out.Reset()
	silent.at(silent.began.Add(time.Hour), 1, 2)
	silent.clear()
	if out.Len() > 0 {
		t.Errorf("where nobody sees it: %q", out.String())
	}
}

// What goes wrong on the disk is told of the folder that the user knows, and what goes wrong with the archive of the archive.
func TestPlainly(t *testing.T) {
	h := house.At(filepath.Join(t.TempDir(), "data"))
	inside := filepath.Join(h.Dir(), ".install", "X", "archive", "p.png")
	for _, tt := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: inside, Err: syscall.ENOSPC}, h.Dir() + ": no space left on device; nothing has changed"},
		{&fs.PathError{Op: "openat", Path: ".install/lock", Err: syscall.EROFS}, h.Dir() + ": read-only file system; nothing has changed"},
		{&fs.PathError{Op: "read", Path: filepath.Join(filepath.Dir(h.Dir()), "a.nar"), Err: syscall.EIO}, "read " + filepath.Join(filepath.Dir(h.Dir()), "a.nar") + ": input/output error"},
		{&fs.PathError{Op: "open", Path: "x.nar", Err: syscall.EACCES}, "permission denied"},
		{&fs.PathError{Op: "openat", Path: "shell/x", Err: syscall.EACCES}, "openat shell/x: permission denied"},
		{fmt.Errorf("%w: \"x\" leads out", nar.ErrName), `a name that is not allowed: "x" leads out`},
	} {
		got := plainly(t.Context(), h, "x.nar", tt.err)
		if got.Error() != tt.want || !errors.Is(got, tt.err) {
			t.Errorf("%v: %v, want %s", tt.err, got, tt.want)
		}
	}
}

func TestAskTerms(t *testing.T) {
	for answer, yes := range map[string]bool{"y\n": true, "YES\r\n": true, "n\n": false, "\n": false, "": false, "yesterday\n": false} {
		var out bytes.Buffer
		if got := askTerms(strings.NewReader(answer), &out, "be good\x1b[2J\nalways"); got != yes {
			t.Errorf("%q: %v", answer, got)
		}
		if strings.Contains(out.String(), "\x1b") || !strings.Contains(out.String(), "be good") || !strings.Contains(out.String(), "[y/N]") {
			t.Errorf("%q", out.String())
		}
	}
}

// A ghost that runs puts on its other shells, with the names that they give, as they are on disk by then.
func TestOutfit(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, diskGhost("Alpha"))
	g, err := house.ReadGhost(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := castOf(g)
	if err != nil {
		t.Fatal(err)
	}
	winter, ok := g.Shell("Winter")
	if !ok {
		t.Fatal("there is no winter")
	}
	o, err := c.outfit(ghost.ShellPlace(winter))
	if err != nil || o.Shell.Name() != "Winter" || o.Dir != winter.Dir || o.Names[0] != "Cold" || o.Names[1] != "K-Alpha" || o.Nickname != "Colder" {
		t.Errorf("%+v, %v", o, err)
	}
	if o, err = c.outfit(c.shells[0]); err != nil || o.Names[0] != "S-Alpha" || o.Nickname != "" {
		t.Errorf("back: %+v, %v", o, err)
	}
	write(t, dir, map[string]string{
		"ghost/master/descript.txt": strings.Replace(diskGhost("Alpha")["ghost/master/descript.txt"], "K-Alpha", "Kappa", 1),
	})
	if o, err = c.outfit(c.shells[0]); err != nil || o.Names[1] != "Kappa" {
		t.Errorf("a ghost that calls itself otherwise by now: %+v, %v", o, err)
	}
	if err := os.WriteFile(filepath.Join(winter.Dir, "descript.txt"), []byte("type,ghost\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err = c.outfit(ghost.ShellPlace(winter)); err == nil || !strings.Contains(err.Error(), filepath.Join(winter.Dir, "descript.txt")) || strings.Contains(err.Error(), "\n") {
		t.Errorf("a broken one: %v", err)
	}
	own, err := newCast("en", nil)
	if err != nil {
		t.Fatal(err)
	}
	if o, err := own.outfit(own.shells[0]); err != nil || o.Dir != "" || o.Names[0] != own.identity.Names[0] {
		t.Errorf("the one that comes with the program: %+v, %v", o, err)
	}
}
