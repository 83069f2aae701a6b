package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"

	"ukatty/ghost/sstp"
)

// socketDir is where the Unix sockets of this user are.
func socketDir() string {
	return sstp.SocketDir(os.Getenv("XDG_RUNTIME_DIR"), os.TempDir(), os.Getuid())
}

// onlySocket gives the control socket of the ukatty that this user runs; "" when there is none, or more than one ukatty, of which
// nobody can tell which is meant. HTTP is not spoken there.
func onlySocket(ctx context.Context, request []byte) string {
	first, _, _ := bytes.Cut(request, []byte("\n"))
	if bytes.Contains(first, []byte(" HTTP/")) {
		return ""
	}
	control, ghosts, err := sstp.Find(socketDir())
	if err != nil || len(ghosts) > 1 && !runsAll(ctx, control, ghosts) {
		return ""
	}
	return control
}

// whoRuns asks for the ghosts that a baseware runs, by their ids.
const whoRuns = "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: " + sender + "\r\nCommand: GetFMO\r\n\r\n"

// runsAll says whether the baseware at a control socket runs all ghosts of a list.
func runsAll(ctx context.Context, control string, ghosts []string) bool {
	reply, err := sstp.Do(ctx, control, []byte(whoRuns))
	if err != nil || !reply.Status.OK() {
		return false
	}
	its := map[string]bool{}
	for line := range strings.Lines(reply.Data) {
		id, _, _ := strings.Cut(line, ".")
		its[id] = true
	}
	return !slices.ContainsFunc(ghosts, func(id string) bool { return !its[id] })
}
