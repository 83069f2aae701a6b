package house

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// files are a folder or an archive of a test: "name" → text; a name with a slash at the end is a folder.
type files map[string]string

// with gives the files and more of them; "-" takes one away.
func (f files) with(more files) files {
	all := files{}
	for _, m := range []files{f, more} {
		for name, text := range m {
			all[name] = text
			if text == "-" {
				delete(all, name)
			}
		}
	}
	return all
}

// below gives the files in a folder.
func (f files) below(dir string) files {
	all := files{}
	for name, text := range f {
		all[dir+"/"+name] = text
	}
	return all
}

// nar gives an archive of the files.
func (f files) nar(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range f.names() {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		must(t, err)
		if !strings.HasSuffix(name, "/") {
			_, err = w.Write([]byte(f[name]))
			must(t, err)
		}
	}
	must(t, z.Close())
	name := filepath.Join(t.TempDir(), "test.nar")
	must(t, os.WriteFile(name, b.Bytes(), 0o600))
	return name
}

func (f files) names() []string {
	var all []string
	for name := range f {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// fill writes the files to a folder.
func (f files) fill(t testing.TB, dir string) {
	t.Helper()
	for _, name := range f.names() {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(at, 0o700))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(at), 0o700))
		must(t, os.WriteFile(at, []byte(f[name]), 0o600))
	}
}

// list gives "name=text" of all files and "name/" of empty folders below a folder, without what belongs to installing.
func list(t testing.TB, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		switch {
		case name == workFolder:
			return fs.SkipDir
		case d.IsDir():
			if in, err := os.ReadDir(p); err != nil || len(in) == 0 {
				all = append(all, name+"/")
			}
		case d.Type() == 0:
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			text := string(b)
			if len(text) > 12 {
				text = "…"
			}
			all = append(all, name+"="+text)
		default:
			all = append(all, "!"+name)
		}
		return nil
	})
	must(t, err)
	slices.Sort(all)
	return all
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// install installs files as an archive.
func install(t testing.TB, h House, f files, o Order) (Report, error) {
	t.Helper()
	o.From = f.nar(t)
	return h.Install(t.Context(), o)
}

// installed is install that must not fail.
func installed(t testing.TB, h House, f files) Report {
	t.Helper()
	r, err := install(t, h, f, Order{})
	must(t, err)
	return r
}

// want compares what is below the folder of a house.
func want(t testing.TB, h House, all ...string) {
	t.Helper()
	all = slices.Sorted(slices.Values(all))
	if got := list(t, h.Dir()); !slices.Equal(got, all) {
		t.Errorf("there is\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(all, "\n  "))
	}
	left, err := os.ReadDir(filepath.Join(h.Dir(), workFolder))
	if err == nil && len(left) > 1 {
		t.Errorf("left behind: %v", left)
	}
}

// The archives of the tests.
var (
	ghostNar = files{
		"install.txt":               "charset,UTF-8\ntype,ghost\nname,First\ndirectory,first\n",
		"ghost/master/descript.txt": "charset,UTF-8\ntype,ghost\nname,First\nsakura.name,Sakura\nkero.name,Kero\nshiori,yaya.dll\n",
		"ghost/master/yaya.dll":     "MZ",
		"shell/master/descript.txt": "charset,UTF-8\ntype,shell\nname,Everyday\n",
		"shell/master/surface0.png": "png0",
	}
	ghostThere = []string{
		"ghost/first/install.txt=…", "ghost/first/ghost/master/descript.txt=…", "ghost/first/ghost/master/yaya.dll=MZ",
		"ghost/first/shell/master/descript.txt=…", "ghost/first/shell/master/surface0.png=png0",
	}
	shellNar = files{
		"install.txt":  "charset,UTF-8\ntype,shell\nname,Winter\ndirectory,winter\naccept,Sakura\n",
		"descript.txt": "charset,UTF-8\ntype,shell\nname,Winter\n",
		"surface0.png": "snow",
	}
	balloonNar = files{
		"install.txt":  "type,balloon\nname,Paper\ndirectory,paper\n",
		"descript.txt": "type,balloon\nname,Paper\n", "balloons0.png": "b",
	}
)
