package house

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/descript"
	"ukatty/ghost/nar"
)

func TestInstallGhost(t *testing.T) {
	h := At(filepath.Join(t.TempDir(), "data"))
	r := installed(t, h, ghostNar.with(files{"readme.txt": "read", "Thumbs.db": "x", "__MACOSX/._a": "x", "shell/.DS_Store": "x"}))
	want(t, h, append(slices.Clone(ghostThere), "ghost/first/readme.txt=read")...)
	dir := filepath.Join(h.Dir(), "ghost", "first")
	if len(r.Items) != 1 || len(r.Notes) != 0 {
		t.Fatalf("%+v", r)
	}
	if got, want := r.Items[0], (Item{Kind: nar.Ghost, Name: "First", Dir: dir, Files: 6, Readme: filepath.Join(dir, "readme.txt")}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	all, broken := h.Ghosts()
	if len(all) != 1 || len(broken) != 0 {
		t.Fatalf("%+v, %v", all, broken)
	}
	g := all[0]
	if g.Name != "First" || g.Sakura != "Sakura" || g.Kero != "Kero" || g.SHIORI != "yaya.dll" || g.Dir != dir {
		t.Errorf("%+v", g)
	}
	if want := []Shell{{"Everyday", filepath.Join(dir, "shell", "master")}}; !slices.Equal(g.Shells, want) {
		t.Errorf("%+v, want %+v", g.Shells, want)
	}
}

// What is there stays, unless it is replaced, whatever its capitals.
func TestInstallAgain(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar.with(files{"shell/master/Surface1.PNG": "old", "a.txt": "a"}))
	files{"ghost/master/profile/save": "save"}.fill(t, filepath.Join(h.Dir(), "ghost", "first"))
	r := installed(t, h, ghostNar.with(files{
		"install.txt": "type,ghost\nname,First\ndirectory,FIRST\n", "Shell/Master/surface1.png": "new", "shell/master/surface0.png": "-",
	}))
	if !r.Items[0].Replaced {
		t.Error("nothing was replaced")
	}
	want(t, h, append(slices.Clone(ghostThere), "ghost/first/a.txt=a", "ghost/first/shell/master/surface1.png=new", "ghost/first/ghost/master/profile/save=save")...)
}

func TestRefresh(t *testing.T) {
	tests := []struct {
		name, lines string
		keeps       []string
	}{
		{"all goes", "refresh,1\n", nil},
		{"masked files stay wherever they are", "refresh,1\nrefreshundeletemask,SAVE.txt:other\n", []string{"ghost/first/ghost/master/save.txt=s", "ghost/first/shell/save.txt=t", "ghost/first/other/in/it=o"}},
		{"paths are no masks", "refresh,1\nrefreshundeletemask,ghost/master/save.txt\n", nil},
		{"without refresh all stays", "refreshundeletemask,x\n", []string{
			"ghost/first/ghost/master/save.txt=s", "ghost/first/shell/save.txt=t", "ghost/first/other/in/it=o", "ghost/first/gone=g",
		}},
	}
	for _, tt := range tests {
		h := At(t.TempDir())
		installed(t, h, ghostNar)
		files{"ghost/master/save.txt": "s", "shell/save.txt": "t", "other/in/it": "o", "gone": "g"}.fill(t, filepath.Join(h.Dir(), "ghost", "first"))
		installed(t, h, ghostNar.with(files{"install.txt": ghostNar["install.txt"] + tt.lines}))
		t.Log(tt.name)
		want(t, h, append(slices.Clone(ghostThere), tt.keeps...)...)
	}
}

func TestDeleteList(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar.with(files{"shell/old/a": "a", "shell/old/b/c": "c", "Old.TXT": "x", "dir/y": "y"}))
	outside := filepath.Join(h.Dir(), "ghost", "x")
	files{"keep": "k"}.fill(t, outside)
	r := installed(t, h, ghostNar.with(files{
		"delete.txt":  "charset,Shift_JIS\r\nshell\\OLD\\\r\nold.txt\r\ndir\r\n..\\x\\keep\r\nC:\\x\r\n\\\r\n.\\\r\nmissing\r\n",
		"delete2.txt": "dir/y",
	}))
	want(t, h, append(slices.Clone(ghostThere), "ghost/x/keep=k", "ghost/first/delete.txt=…", "ghost/first/delete2.txt=dir/y", "ghost/first/dir/")...)
	if r.Items[0].Deleted != 3 {
		t.Errorf("%d deleted", r.Items[0].Deleted)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "delete.txt: 4 of its names") {
		t.Errorf("%q", r.Notes)
	}
}

func TestInstallShellAndSupplement(t *testing.T) {
	h := At(t.TempDir())
	if _, err := install(t, h, shellNar, Order{}); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), `"Sakura"`) {
		t.Errorf("without the ghost: %v", err)
	}
	want(t, h)
	installed(t, h, ghostNar)
	r := installed(t, h, shellNar)
	if r.Items[0].For != "First" {
		t.Errorf("%+v", r.Items)
	}
	winter := []string{"install.txt=…", "descript.txt=…", "surface0.png=snow"}
	for i := range winter {
		winter[i] = "ghost/first/shell/winter/" + winter[i]
	}
	before, err := os.ReadFile(filepath.Join(h.Dir(), "ghost", "first", "install.txt"))
	must(t, err)
	installed(t, h, files{"Install.txt": "type,supplement\nname,more\naccept,Sakura\n", "shell/master/surface9.png": "nine"})
	want(t, h, slices.Concat(ghostThere, winter, []string{"ghost/first/shell/master/surface9.png=nine"})...)

	if after, err := os.ReadFile(filepath.Join(h.Dir(), "ghost", "first", "install.txt")); err != nil || string(after) != string(before) {
		t.Errorf("the ghost's install.txt became %q, %v", after, err)
	}

	second := ghostNar.with(files{
		"install.txt":               "type,ghost\nname,Second\ndirectory,second\n",
		"ghost/master/descript.txt": "type,ghost\nname,Second\nsakura.name,Sonata\ninstall.accept,Sakura,Other\n",
	})
	installed(t, h, second)
	for to, want := range map[string]string{"": "say which with --to", "Nobody": "is not that", "Second": "", "sonata": "is not that", "FIRST": ""} {
		_, err := install(t, h, shellNar, Order{To: to})
		if want == "" && err != nil || want != "" && (!errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), want)) {
			t.Errorf("to %q: %v, want %q", to, err, want)
		}
	}
}

func TestInstallParts(t *testing.T) {
	h := At(t.TempDir())
	r := installed(t, h, ghostNar.with(files{
		"install.txt": ghostNar["install.txt"] + "balloon.directory,paper\nballoon1.directory,glass\nballoon1.source.directory,extra\\Glass Box\n" +
			"plugin.directory,plug\nheadline.directory,gone\n",
		"paper/descript.txt":           "type,balloon\nname,Paper\n",
		"paper/install.txt":            "type,ghost\n",
		"extra/glass box/descript.txt": "name,Glass\n",
		"plug/plugin.dll":              "MZ",
	}))
	want(t, h, append(slices.Clone(ghostThere), "balloon/paper/descript.txt=…", "balloon/glass/descript.txt=name,Glass\n", "plugin/plug/plugin.dll=MZ", "ghost/first/extra/")...)
	var kinds []string
	for _, i := range r.Items {
		kinds = append(kinds, string(i.Kind)+" "+i.Name)
	}
	if want := []string{"ghost First", "balloon paper", "balloon glass", "plugin plug"}; !slices.Equal(kinds, want) {
		t.Errorf("%q", kinds)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "no folder gone") {
		t.Errorf("%q", r.Notes)
	}
	if things := h.Things(); len(things) != 3 || things[0] != (Thing{nar.Balloon, "Glass", filepath.Join(h.Dir(), "balloon", "glass")}) {
		t.Errorf("%+v", things)
	}
}

// Of ghosts with one name, the folder tells which is meant.
func TestInstallToOneOfTwins(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar)
	installed(t, h, ghostNar.with(files{"install.txt": "charset,UTF-8\ntype,ghost\nname,First\ndirectory,other\n"}))
	_, err := install(t, h, shellNar, Order{To: "First"})
	if !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), `say which by its folder, with --to: "first", "other"`) {
		t.Errorf("%v", err)
	}
	r, err := install(t, h, shellNar, Order{To: "other"})
	if err != nil || len(r.Items) != 1 || r.Items[0].Dir != filepath.Join(h.Dir(), "ghost", "other", "shell", "winter") || len(r.Notes) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// Who names a ghost that nothing goes to is told so.
func TestInstallToNobody(t *testing.T) {
	h := At(t.TempDir())
	for _, tt := range []files{ghostNar, balloonNar} {
		r, err := install(t, h, tt, Order{To: "First"})
		if err != nil || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], `--to "First"`) {
			t.Errorf("%q, %v", r.Notes, err)
		}
	}
}

func TestInstallPackage(t *testing.T) {
	h := At(t.TempDir())
	all := files{"install.txt": "type,package\nname,All\n", "readme.txt": "not installed"}
	for dir, f := range map[string]files{"a-shell": shellNar, "b-ghost": ghostNar, "c": balloonNar} {
		all = all.with(f.below(dir))
	}
	r := installed(t, h, all)
	if len(r.Items) != 3 || r.Items[0].Kind != nar.Ghost || r.Items[1].For != "First" || r.Items[2].Kind != nar.Balloon {
		t.Errorf("%+v", r.Items)
	}
	again := all.with(files{"a-shell/install.txt": shellNar["install.txt"] + "refresh,1\n", "a-shell/surface0.png": "-", "a-shell/surface1.png": "ice"})
	installed(t, h, again)
	want(t, h, slices.Concat(ghostThere, []string{
		"ghost/first/shell/winter/install.txt=…", "ghost/first/shell/winter/descript.txt=…", "ghost/first/shell/winter/surface1.png=ice",
		"balloon/paper/install.txt=…", "balloon/paper/descript.txt=…", "balloon/paper/balloons0.png=b",
	})...)
}

// Whatever is wrong, nothing changes.
func TestInstallRefuses(t *testing.T) {
	line := func(text string) files { return ghostNar.with(files{"install.txt": text}) }
	text := func(part string) func(error) bool {
		return func(err error) bool {
			var e *descript.Error
			return errors.As(err, &e) && strings.Contains(e.Error(), part)
		}
	}
	is := func(target error) func(error) bool { return func(err error) bool { return errors.Is(err, target) } }
	tests := []struct {
		name  string
		files files
		want  func(error) bool
	}{
		{"no install.txt", ghostNar.with(files{"install.txt": "-"}), is(ErrNoInstall)},
		{"two levels down", ghostNar.below("a/b"), is(ErrNoInstall)},
		{"no type", line("name,x\ndirectory,x"), text("install.txt: no line says what this is")},
		{"an unknown type", line("charset,UTF-8\ntype,virus\ndirectory,x"), text(`install.txt:2: the type "virus"`)},
		{"no directory", line("type,ghost"), text("which folder to install into")},
		{"up", line("type,ghost\ndirectory,.."), text("install.txt:2: ")},
		{"up and down", line("type,ghost\ndirectory,../../evil"), text("install.txt:2: ")},
		{"a path", line("type,ghost\ndirectory,a/b"), text("install.txt:2: ")},
		{"a path of Windows", line(`type,ghost` + "\n" + `directory,a\b`), text("install.txt:2: ")},
		{"a drive", line("type,ghost\ndirectory,C:"), text("install.txt:2: ")},
		{"a device", line("type,ghost\ndirectory,nul.x"), text("install.txt:2: ")},
		{"a hidden folder", line("type,ghost\ndirectory,.install"), text("install.txt:2: ")},
		{"the ghost of the program", line("type,ghost\ndirectory,Ukatty"), is(ErrRefused)},
		{"a part up", line("type,ghost\ndirectory,x\nballoon.directory,.."), text("install.txt:3: ")},
		{"a part from outside", line("type,ghost\ndirectory,x\nballoon.directory,b\nballoon.source.directory,../.."), text("install.txt:4: ")},
		{"an unknown charset", line("charset,EBCDIC\ntype,ghost\ndirectory,x"), text("install.txt:1: unknown charset")},
		{"no ghost", files{"install.txt": "type,ghost\ndirectory,empty"}, text("descript.txt: there is no such file")},
		{"a ghost without a name", ghostNar.with(files{"ghost/master/descript.txt": "type,ghost\n"}), text("no line gives the ghost a name")},
		{"a balloon that is a shell", balloonNar.with(files{"descript.txt": "name,x\ntype,shell\n"}), text("descript.txt:2: the type")},
		{"a package of nothing", files{"install.txt": "type,package\n", "a": ""}, is(ErrRefused)},
		{"packages in packages", files{"install.txt": "type,package\n", "a/install.txt": "type,package\n"}, is(ErrRefused)},
		{"a path in a name", ghostNar.with(files{`..\..\evil`: "x"}), is(nar.ErrName)},
		{"a clash of capitals", ghostNar.with(files{"a.txt": "x", "A.TXT": "y"}), is(nar.ErrName)},
		{"a folder in the way", ghostNar.with(files{"install.txt/x": "", "INSTALL.TXT": ""}), is(nar.ErrName)},
	}
	h := At(t.TempDir())
	installed(t, h, ghostNar)
	for _, tt := range tests {
		if _, err := install(t, h, tt.files, Order{}); err == nil || !tt.want(err) {
			t.Errorf("%s: %v", tt.name, err)
		}
		want(t, h, ghostThere...)
	}
	if _, err := install(t, h, ghostNar.with(files{"shell": "a file"}).with(files{"shell/master/descript.txt": "-", "shell/master/surface0.png": "-"}), Order{}); !errors.Is(err, nar.ErrInTheWay) {
		t.Errorf("a file where a folder is: %v", err)
	}
	want(t, h, ghostThere...)
}

// One folder around everything is common, and no obstacle; neither are old names of types.
func TestInstallOneFolder(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar.with(files{"install.txt": "type,Ghost with Balloon\ndirectory,first\n"}).below("first-1.0").with(files{"__MACOSX/x": ""}))
	want(t, h, ghostThere...)
}

func TestInstallFolder(t *testing.T) {
	h, dir := At(t.TempDir()), t.TempDir()
	ghostNar.with(files{".git/config": "x", "ghost/master/profile/x": "x", ".hidden": "x"}).fill(t, dir)
	_, err := h.Install(t.Context(), Order{From: dir})
	must(t, err)
	want(t, h, ghostThere...)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link")); err != nil {
		t.Skip("needs symbolic links:", err)
	}
	if _, err := h.Install(t.Context(), Order{From: dir}); !errors.Is(err, nar.ErrLink) {
		t.Errorf("a link: %v", err)
	}
	want(t, h, ghostThere...)
}

func TestInstallTerms(t *testing.T) {
	h := At(t.TempDir())
	f := ghostNar.with(files{"Terms.txt": "charset,UTF-8\nbe good"})
	var shown string
	_, err := install(t, h, f, Order{Terms: func(text string) bool { shown = text; return false }})
	if !errors.Is(err, ErrDeclined) || !strings.Contains(shown, "be good") {
		t.Errorf("%v, %q", err, shown)
	}
	want(t, h)
	_, err = install(t, h, f, Order{Terms: func(string) bool { return true }})
	must(t, err)
}

func TestInstallEnds(t *testing.T) {
	h := At(t.TempDir())
	installed(t, h, ghostNar)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := h.Install(ctx, Order{From: balloonNar.nar(t), Progress: func(done, whole int64) {
		if done < 0 || done > whole {
			t.Errorf("%d of %d", done, whole)
		}
		cancel()
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	want(t, h, ghostThere...)
}

// Putting the files in place, and keeping those that are there already, counts too.
func TestInstallProgress(t *testing.T) {
	h := At(t.TempDir())
	more := files{}
	for i := range 40 {
		more[fmt.Sprintf("many/%d.txt", i)] = "text"
	}
	archive := ghostNar.with(more).nar(t)
	for _, least := range []int{len(more), 2 * len(more)} {
		var last, size int64
		placing := 0
		_, err := h.Install(t.Context(), Order{From: archive, Progress: func(done, whole int64) {
			if done < last || done > whole {
				t.Errorf("%d of %d, after %d", done, whole, last)
			}
			last, size = done, whole
			switch begun, _ := filepath.Glob(filepath.Join(h.Dir(), workFolder, "*", newFolder, "*")); {
			case len(begun) > 0 || placing > 0:
				placing++
			case done*5 > whole*3:
				t.Errorf("%d of %d while the archive is read", done, whole)
			}
		}})
		if err != nil || last != size || placing < least {
			t.Errorf("%v; at the end %d of %d, told %d times meanwhile", err, last, size, placing)
		}
	}
}

func TestInstallLimits(t *testing.T) {
	h := At(t.TempDir())
	bomb := ghostNar.with(files{"zeros": strings.Repeat("\x00", 20<<20)})
	if _, err := install(t, h, bomb, Order{}); !errors.Is(err, nar.ErrTooLarge) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := install(t, h, ghostNar, Order{Limits: nar.Limits{Entries: 3}}); !errors.Is(err, nar.ErrTooLarge) {
		t.Errorf("many files: %v", err)
	}
	want(t, h)
}

func TestInstallOneAtATime(t *testing.T) {
	h := At(t.TempDir())
	w, err := h.begin()
	must(t, err)
	if _, err := install(t, h, ghostNar, Order{}); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	if err := h.Recover(); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	w.end()
	installed(t, h, ghostNar)
}

func TestNoHouse(t *testing.T) {
	var h House
	if all, broken := h.Ghosts(); len(all)+len(broken)+len(h.Things()) != 0 || h.Recover() != nil || !h.Changed().IsZero() {
		t.Error("there is something in no folder")
	}
	if _, err := install(t, h, ghostNar, Order{}); err == nil {
		t.Error("installed nowhere")
	}
	missing := At(filepath.Join(t.TempDir(), "a", "b"))
	must(t, missing.Recover())
	if _, err := os.Stat(missing.Dir()); !os.IsNotExist(err) {
		t.Error("Recover made the folder")
	}
}
