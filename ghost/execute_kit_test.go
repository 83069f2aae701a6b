package ghost

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/shells"
	looks "ukatty/shells/master"
)

// estate is a house with a shell, a folder of its own and a second ghost.
type estate struct {
	*house
	second *Ghost
	dir    string
}

// onEstate runs a test with a ghost that has all that EXECUTE can ask for.
func onEstate(t *testing.T, answers map[string]string, test func(*estate)) {
	t.Helper()
	above, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(above, "own")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		e := &estate{dir: dir, house: &house{t: t, j: journal.New(journal.Bounds{}), shiori: &oracle{answers: answers}}}
		e.g = New(Options{
			Identity: Identity{
				Name: "test", Names: []string{"あかり", "ボタン"}, Craftman: "maker", CraftmanURL: "https://example.com/",
				AllowUnspecified: true, AllowCommunicate: true,
			},
			Shell: testShell(), Module: e.shiori, Journal: e.j, User: "you", Seed: 1, Dir: filepath.Join(dir, "ghost", "test"),
		})
		e.second = New(Options{
			Identity: Identity{Name: "other", Names: []string{"ほか"}}, Module: &oracle{}, Journal: e.j, Seed: 1,
		})
		e.b = NewBaseware("ukatty", "9.9", e.j, e.g, e.second)
		e.b.Settle(Home{Dir: dir})
		ctx, stop := context.WithCancel(t.Context())
		left := make(chan error, 2)
		go func() { left <- e.g.Run(ctx) }()
		go func() { left <- e.second.Run(ctx) }()
		synctest.Wait()
		test(e)
		stop()
		for range 2 {
			if err := <-left; err != nil {
				t.Errorf("Run: %v", err)
			}
		}
		synctest.Wait()
	})
}

// testShell is the shell of all test ghosts.
var testShell = sync.OnceValue(func() *shells.Shell {
	s, err := shells.Load(looks.FS)
	if err != nil {
		panic(err)
	}
	return s
})

// execute asks for a command with parameters, which go into References.
func (h *house) execute(command string, params ...string) *sstp.Response {
	h.t.Helper()
	return h.ask(sstp.EXECUTE, append([]string{"Command: " + command}, references(params)...)...)
}

// executeFromAfar is execute for an external client.
func (h *house) executeFromAfar(command string, params ...string) *sstp.Response {
	h.t.Helper()
	return h.ask(sstp.EXECUTE, append([]string{"Command: " + command, "Level: external"}, references(params)...)...)
}

func references(params []string) []string {
	var lines []string
	for i, p := range params {
		lines = append(lines, fmt.Sprintf("Reference%d: %s", i, p))
	}
	return lines
}

// got writes an answer in short: its status, and its data with "|" between lines.
func got(r *sstp.Response) string {
	if !r.HasData {
		return fmt.Sprint(int(r.Status))
	}
	return fmt.Sprintf("%d %s", int(r.Status), strings.ReplaceAll(strings.TrimSuffix(r.Data, "\r\n"), "\r\n", "|"))
}

// want executes a command, "Name" or "Name p0 p1", and compares.
func (h *house) want(command, want string) {
	h.t.Helper()
	words := strings.Split(command, " ")
	if r := h.execute(words[0], words[1:]...); got(r) != want {
		h.t.Errorf("%s: %s (%s), want %s", command, got(r), r.Reason, want)
	}
}
