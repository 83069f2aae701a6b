package ghost

import (
	"testing"
	"time"
)

// Two ghosts of one name have each their own memory; what was kept under the name is not lost.
func TestPlacesOfOneName(t *testing.T) {
	inShells(t, nil, func(h *house) {
		m, ctx := h.b.home.Memory, h.t.Context()
		for _, err := range []error{
			m.SetPlace(ctx, "test", "clothes:winter", "0=1"), m.SetProperty(ctx, "test", "currentghost.shelllist(Winter).menu", "hidden"),
			m.SetPlace(ctx, "other", shellEntry, "summer"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		own, twin := h.g, New(Options{Identity: h.g.opt.Identity, Place: "\nghost/twin"})
		own.opt.Place, twin.b = "\nghost/test", h.b
		for _, g := range []*Ghost{own, twin} {
			if v, ok := g.recall("clothes:winter"); v != "0=1" || !ok {
				t.Errorf("%q: %q, %v", g.opt.Place, v, ok)
			}
			if v, ok := g.recall(shellEntry); v != "" || ok {
				t.Errorf("%q: %q, %v", g.opt.Place, v, ok)
			}
		}
		h.send(`Script: \0\_q\![change,shell,Winter]\![bind-noevent,head,cap,1]\e`)
		h.after(20 * time.Second)
		if v, _ := own.recall(shellEntry); v != "winter" {
			t.Errorf("own: %q", v)
		}
		if v, ok := twin.recall(shellEntry); ok {
			t.Errorf("the twin wears %q", v)
		}
		if err := twin.write(ctx, map[string]string{"clothes:winter": ""}); err != nil {
			t.Fatal(err)
		}
		if v, ok := twin.recall("clothes:winter"); v != "" || !ok {
			t.Errorf("the twin wears %q, %v", v, ok)
		}
		property := func() string {
			return h.ask("EXECUTE", "Command: GetProperty", "Reference0: currentghost.shelllist(Winter).menu").Data
		}
		set := func(value string) {
			if resp := h.ask("EXECUTE", "Command: SetProperty", "Reference0: currentghost.shelllist(Winter).menu", "Reference1: "+value); !resp.Status.OK() {
				t.Errorf("set to %q: %v", value, resp)
			}
		}
		if got := property(); got != "hidden" {
			t.Errorf("hidden before: %q", got)
		}
		set("hidden")
		set("")
		if got := property(); got != "" {
			t.Errorf("shown by now: %q", got)
		}
	})
}
