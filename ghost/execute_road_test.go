package ghost

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
)

// served runs a ghost behind a real server, in real time, and gives the address.
func served(t *testing.T) (addr, dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	j := journal.New(journal.Bounds{})
	g := New(Options{
		Identity: Identity{Name: "test", Names: []string{"あかり", "ボタン"}}, Shell: testShell(), Module: &oracle{}, Journal: j,
	})
	b := NewBaseware("ukatty", "9.9", j, g)
	b.Settle(Home{Dir: dir})
	ln, err := sstp.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 2)
	go func() { ended <- g.Run(ctx) }()
	go func() { ended <- (&sstp.Server{Handler: b}).Serve(ctx, ln) }()
	t.Cleanup(func() {
		stop()
		for range 2 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	})
	return ln.Addr().String(), dir
}

// raw sends bytes and gives the reply.
func raw(t *testing.T, addr, request string) *sstp.Reply {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	reply, err := sstp.Do(ctx, addr, []byte(request))
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// TestExecuteOnTheWire holds the bytes of answers: data come without any header and end with one empty line.
func TestExecuteOnTheWire(t *testing.T) {
	addr, dir := served(t)
	for _, tt := range []struct{ command, want string }{
		{"GetName", "SSTP/1.4 200 OK\r\n\r\nあかり,ボタン\r\n\r\n"},
		{"GetHeadlineNameList", "SSTP/1.4 200 OK\r\n\r\n\r\n\r\n"},
		{"SetCookie[a,\"b, c\"]", "SSTP/1.4 204 No Content\r\nCharset: UTF-8\r\n\r\n"},
		{"GetCookie[a]", "SSTP/1.4 200 OK\r\n\r\nb, c\r\n\r\n"},
		{"GetProperty[currentghost.scope(1).name]", "SSTP/1.4 200 OK\r\n\r\nボタン\r\n\r\n"},
		{"GetProperty[no.such]", "SSTP/1.4 204 No Content\r\nCharset: UTF-8\r\n\r\n"},
		{"SetProperty[system.year,1999]", "SSTP/1.4 420 Refuse\r\nCharset: UTF-8\r\n\r\n"},
		{"CheckQueue", "SSTP/1.4 200 OK\r\n\r\n0\r\n0\r\n\r\n"},
		{"DumpSurface[" + dir + ",0,\"0,10\"]", "SSTP/1.4 204 No Content\r\nCharset: UTF-8\r\n\r\n"},
		{"CompressArchive[" + filepath.Join(dir, "a.zip") + "," + dir + "]", "SSTP/1.4 204 No Content\r\nCharset: UTF-8\r\n\r\n"},
	} {
		reply := raw(t, addr, "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: x\r\nCommand: "+tt.command+"\r\n\r\n")
		if string(reply.Raw) != tt.want {
			t.Errorf("%s: %q, want %q", tt.command, reply.Raw, tt.want)
		}
	}
	fmo := raw(t, addr, "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: x\r\nCommand: GetFMO\r\n\r\n")
	if text := string(fmo.Raw); !strings.HasPrefix(text, "SSTP/1.4 200 OK\r\n\r\n") || !strings.HasSuffix(text, "\r\n\r\n") ||
		strings.Count(text, "\r\n\r\n") != 2 || !strings.Contains(text, ".fullname\x01test\r\n") {
		t.Errorf("GetFMO: %q", text)
	}
}

// TestExecuteFromPages holds what pages may do: one of this machine nearly everything, all of it once it says that it is
// local, and a foreign one little.
func TestExecuteFromPages(t *testing.T) {
	addr, _ := served(t)
	const change = "SetProperty[currentghost.shelllist.current.menu,hidden]"
	for _, tt := range []struct {
		origin, level, command string
		want                   sstp.Status
	}{
		{"http://localhost:3000", "", "GetName", 200},
		{"http://localhost:3000", "", change, 420},
		{"http://localhost:3000", "SecurityLevel: local\r\n", change, 204},
		{"https://example.com", "SecurityLevel: local\r\n", change, 420},
		{"https://example.com", "", "GetName", 200},
		{"null", "SecurityLevel: local\r\n", "Quiet", 420},
	} {
		body := "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: x\r\n" + tt.level + "Command: " + tt.command + "\r\n\r\n"
		reply := raw(t, addr, fmt.Sprintf("POST /api/sstp/v1 HTTP/1.1\r\nHost: localhost\r\nOrigin: %s\r\nContent-Length: %d\r\n\r\n%s",
			tt.origin, len(body), body))
		if reply.Status != tt.want {
			t.Errorf("%s from %s, %q: %d, want %d", tt.command, tt.origin, tt.level, reply.Status, tt.want)
		}
	}
}
