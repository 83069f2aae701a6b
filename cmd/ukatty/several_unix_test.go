//go:build !windows

package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"ukatty/tui/screen"
)

// sendRawly sends a request as it stands and wants it to be taken.
func sendRawly(t testing.TB, addr string, lines ...string) {
	t.Helper()
	request := strings.Join(append([]string{"SEND SSTP/1.4", "Sender: tester", "Option: nodescript"}, lines...), "\r\n") + "\r\n\r\n"
	var out, errs bytes.Buffer
	args := []string{"send", "--addr", addr, "--raw", "-"}
	if code := command(t.Context(), args, streams{strings.NewReader(request), &out, &errs}); code != exitOK {
		t.Fatalf("exit code %d: %s%s", code, &out, &errs)
	}
}

// Two ghosts of one name run, a third is called: Tab and clicks give each of them the stage, and nothing that they want is lost.
func TestSeveralGhostsOnOneScreen(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	write(t, home, map[string]string{
		"a/ghost/master/descript.txt": "charset,UTF-8\ntype,ghost\nname,Twin\nsakura.name,Ann\n",
		"b/ghost/master/descript.txt": "charset,UTF-8\ntype,ghost\nname,Twin\nsakura.name,Bob\n",
	})
	tty, addr := begin(t, screen.Terminal{}, nil, "--ghost", filepath.Join(home, "a"), "--ghost", filepath.Join(home, "b"))
	tty.await(`Ann \\0`)
	sendRawly(t, addr, "ReceiverGhostName: Bob", `Script: \_q\0first words\n\q[Yes,OnYes]\e`)
	tty.await(`Twin s?\d* ?\(1\?\) first words`)
	tty.press("\t")
	tty.await(`first words`)
	tty.await(`Bob \\0`)
	sendRawly(t, addr, "ReceiverGhostName: Ann", `Script: \_q\0\![call,ghost,ukatty]called\e`)
	tty.await(`ukatty.* . Twin`)
	tty.press("\x1b[Z") // Shift+Tab
	tty.await(`called`)
	tty.await(`Ann \\0`)
	tty.press(":ghost uka\r")
	tty.await(`Katty \\0`)
	_, h := tty.Size()
	tty.press(fmt.Sprintf("\x1b[<0;3;%dM", h)) // the first in the last row is the one that came first
	tty.await(`called(?s:.*)Ann \\0`)
	tty.press("qq")
	tty.endsWell()
}
