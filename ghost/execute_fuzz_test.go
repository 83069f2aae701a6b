package ghost

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// hostileParams are parameters that look for trouble: DIR stands for the folder of the program's own data.
var hostileParams = []string{
	"", ",,,,", "\x00", "a,b", "DIR,DIR", "DIR/a.zip,DIR", "DIR/a.zip,DIR,--event=OnX", "DIR/../a.zip,DIR/..", "/,/", "DIR/a.zip,DIR,--password=x",
	"DIR,0,0-5", "DIR,0,__system_surface_all__", "DIR/x,1,!5;,../../x,OnDone,1", "DIR,0,0-100000,!0-99999",
	"currentghost.scope(0).surface.num,5", "currentghost.scope(-1).surface.num,-1", "ghostlist(()).name", "ghostlist.index(4294967296).name",
	"activeghostlist(test).ext.x,y", "activeghostlist.current.ext.", ".ext..ext.", "a(b(c(d(e(f(g", "currentghost.shelllist.current.menu,hidden",
	"--text=\x1b]0;owned\x07,--title=\u202e,--icon=error", "--event=", `"quoted, ""twice""",x`, strings.Repeat("あ", 2000),
}

// FuzzExecute throws parameters at every command, from near and from afar. Whatever they are, there is one sound answer,
// nobody elsewhere learns an id or a folder, and nothing appears beside the program's own folder.
func FuzzExecute(f *testing.F) {
	names := slices.Sorted(maps.Keys(commands))
	for i := range names {
		for j, p := range hostileParams {
			if (i+j)%3 == 0 {
				f.Add(uint8(i), p, (i+j)%4 == 0, j%2 == 0)
			}
		}
	}
	f.Fuzz(func(t *testing.T, command uint8, params string, external, bracketed bool) {
		onEstate(t, map[string]string{"property.get": `\0x`}, func(e *estate) {
			e.put("file", "text")
			name, params := names[int(command)%len(names)], strings.ReplaceAll(params, "DIR", e.dir)
			lines := references(strings.Split(params, ","))
			if bracketed {
				lines, name = nil, name+"["+params+"]"
			}
			if external {
				lines = append(lines, "Level: external")
			}
			r := e.ask(sstp.EXECUTE, append(lines, "Command: "+name)...)
			checkAnswer(t, e, r, external)
			all, err := os.ReadDir(filepath.Dir(e.dir))
			if err != nil || len(all) != 1 {
				t.Errorf("beside the folder: %v, %v", all, err)
			}
			if external && (e.read("file") != "text" || len(e.names(".")) != 1) {
				t.Errorf("files were changed: %q", e.names("."))
			}
		})
	})
}

func checkAnswer(t *testing.T, e *estate, r *sstp.Response, external bool) {
	t.Helper()
	if r.Status < 200 || r.Status > 599 || r.Status.String() == "" {
		t.Errorf("status %d", r.Status)
	}
	raw := r.Append(nil, wire.UTF8)
	reply, err := sstp.ParseReply(raw, wire.UTF8)
	if err != nil || reply.Status != r.Status || reply.HasData != r.HasData {
		t.Errorf("%q is read as %+v, %v", raw, reply, err)
	}
	if r.HasData && !strings.HasSuffix(string(raw), "\r\n\r\n") {
		t.Errorf("%q does not end with an empty line", raw)
	}
	if external && (strings.Contains(r.Data, e.g.ID()) || strings.Contains(r.Data, e.dir)) {
		t.Errorf("a secret is told: %q", r.Data)
	}
}
