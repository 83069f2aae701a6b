package ghost

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/sstp"
)

// Ghosts that are installed while others run are there for whoever asks: tags, commands and properties. A script waits until they
// were looked for.
func TestGhostsThatAreInstalledMeanwhile(t *testing.T) {
	inVillage(t, nil, func(h *house, s *stall) {
		h.send(`Script: \0\![call,ghost,late]\e`)
		h.after(time.Second)
		if got := h.running(); got != "a" {
			t.Fatalf("%s run", got)
		}
		s.install("late")
		h.send(`Script: \0\_q\![get,property,OnCount,ghostlist.count]\![call,ghost,late]\e`)
		h.after(time.Second)
		if got := h.running(); got != "a,late" {
			t.Errorf("%s run:\n%s", got, h.news())
		}
		if got := h.asked(); !strings.Contains(got, "OnCount 4") {
			t.Errorf("asked %s", got)
		}
		s.install("d")
		if got := strings.Join(strings.Fields(h.ask("EXECUTE", "Command: GetGhostNameList").Data), ","); got != "a,b,c,late,d" {
			t.Errorf("GetGhostNameList: %s", got)
		}
		s.install("e")
		if got := strings.TrimSpace(h.ask("EXECUTE", "Command: GetProperty", "Reference0: ghostlist.count").Data); got != "6" {
			t.Errorf("ghostlist.count: %s", got)
		}
	})
}

// A folder that does not answer holds nobody up for long: then the ghosts count that were known before. The ghost goes on living
// meanwhile.
func TestGhostsInAFolderThatHangs(t *testing.T) {
	inVillage(t, nil, func(h *house, s *stall) {
		hang := make(chan struct{})
		defer close(hang)
		s.hang = hang
		h.send(`Script: \0\_q\![call,ghost,b]%property[ghostlist.count]\w9\w9\w9\w9\w9\w9\e`)
		h.after(listTime / 2)
		if resp := h.ask("EXECUTE", "Command: GetName"); resp.Status != sstp.OK {
			t.Errorf("GetName: %v", resp)
		}
		if got := h.running(); got != "a" {
			t.Errorf("%s run, before the time is over", got)
		}
		h.after(listTime)
		if got := h.running(); got != "a,b" {
			t.Errorf("%s run:\n%s", got, h.news())
		}
		if resp := h.ask("EXECUTE", "Command: GetProperty", "Reference0: ghostlist.count"); strings.TrimSpace(resp.Data) != "3" {
			t.Errorf("ghostlist.count: %v", resp)
		}
	})
}

// The viewer who breaks the script off while the ghosts are looked for keeps the ghost.
func TestChangeThatIsBrokenOffWhileItIsSoughtFor(t *testing.T) {
	inVillage(t, nil, func(h *house, s *stall) {
		hang := make(chan struct{})
		s.hang = hang
		h.send(`Script: \0\_qa\![change,ghost,b]c\e`)
		h.after(time.Second)
		h.send(`Script: \0\_qother\e`)
		close(hang)
		h.after(5 * time.Second)
		if got, news := h.running(), h.news(); got != "a" || !strings.Contains(news, "its script has ended") {
			t.Errorf("%s run:\n%s", got, news)
		}
	})
}

// Shells that are installed while the ghost runs are there when they are asked for, the newest as such.
func TestShellsThatAreInstalledMeanwhile(t *testing.T) {
	inShells(t, nil, func(h *house) {
		all := ShellList{All: h.g.opt.Shells[:1]}
		var broken error
		h.g.opt.Shells = all.All
		h.g.opt.List = func() (ShellList, error) { return all, broken }
		list := func() string {
			return strings.Join(strings.Fields(h.ask("EXECUTE", "Command: GetShellNameList").Data), ",")
		}
		count := func() string {
			return strings.TrimSpace(h.ask("EXECUTE", "Command: GetProperty", "Reference0: currentghost.shelllist.count").Data)
		}
		h.send(`Script: \0\_q\![change,shell,Winter]\![change,shell,lastinstalled]no\e`)
		h.after(20 * time.Second)
		if got := list(); got != "Everyday" || h.g.Shell().Name() != "Everyday" {
			t.Errorf("%s are there, %s is worn", got, h.g.Shell().Name())
		}
		all = ShellList{All: append(all.All[:1:1], ShellPlace{"Winter", "/g/shell/winter"}), Newest: "/g/shell/winter"}
		if got := count(); got != "2" {
			t.Errorf("shelllist.count: %s", got)
		}
		all.All = append(all.All[:2:2], ShellPlace{"Summer", "/g/shell/summer"})
		if got := list(); got != "Everyday,Winter,Summer" {
			t.Errorf("%s are there", got)
		}
		h.send(`Script: \0\_q\![change,shell,lastinstalled]\e`)
		h.after(20 * time.Second)
		if got := h.g.Shell().Name(); got != "Winter" {
			t.Errorf("%s is worn:\n%s", got, h.news())
		}
		broken = errors.New("gone")
		h.send(`Script: \0\_q\![change,shell,Everyday]\e`)
		h.after(20 * time.Second)
		if got := h.g.Shell().Name(); got != "Everyday" || list() != "Everyday,Winter,Summer" {
			t.Errorf("%s is worn:\n%s", got, h.news())
		}
	})
}
