package ghost

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/ghost/shiori"
	"ukatty/shells"
)

// A ghost may have several shells, of which it wears one.
func TestShellList(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		worn, err := shells.Load(fstest.MapFS{"descript.txt": {Data: []byte("type,shell\nname,Winter\n")}})
		if err != nil {
			t.Fatal(err)
		}
		e.g.opt.Shell, e.g.opt.ShellDir = worn, "/g/shell/winter"
		e.g.opt.Shells = []ShellPlace{{"Everyday", "/g/shell/master"}, {"Winter", "/g/shell/winter"}}
		for name, want := range map[string]string{
			"currentghost.shelllist.count": "2", "currentghost.shelllist.current.name": "Winter",
			"currentghost.shelllist.index(0).name": "Everyday", "currentghost.shelllist(Everyday).path": "/g/shell/master",
			"currentghost.shelllist.current.index": "1",
		} {
			if got := strings.TrimSpace(e.execute("GetProperty", name).Data); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		if got := strings.Fields(e.execute("GetShellNameList").Data); !slices.Equal(got, []string{"Everyday", "Winter"}) {
			t.Errorf("GetShellNameList: %q", got)
		}
		if got := strings.Fields(e.execute("GetShellName").Data); !slices.Equal(got, []string{"Winter"}) {
			t.Errorf("GetShellName: %q", got)
		}
	})
}

// A SHIORI that cannot run here is none of the modules that are loaded.
func TestModulesOfTheSilent(t *testing.T) {
	onEstate(t, nil, func(e *estate) {
		e.g.opt.Module = shiori.Silent{}
		l := newLife(t.Context(), e.g)
		if got := l.modules(); got != "" {
			t.Errorf("modulestate is %q", got)
		}
		if s := l.state(); s.Closing {
			t.Error("a ghost without its SHIORI is taken for one that goes")
		}
	})
}
