package main

import (
	"context"
	"errors"
	"os"

	"ukatty/ghost/sstp"
)

// serveSockets serves the ghost's own Unix socket and, if no other baseware of this user has it, the control socket. What
// cannot be made is a line of the log: TCP serves all the same.
func (p *session) serveSockets(ctx context.Context, server *sstp.Server) {
	dir := sstp.SocketDir(os.Getenv("XDG_RUNTIME_DIR"), os.TempDir(), os.Getuid())
	sockets, err := sstp.OpenSockets(dir)
	if err != nil {
		p.log.Warn("no sockets", "dir", dir, "err", err)
		return
	}
	for _, open := range []func() (*sstp.Socket, error){
		func() (*sstp.Socket, error) { return sockets.Ghost(p.ghost.ID()) },
		sockets.Control,
	} {
		socket, err := open()
		if errors.Is(err, sstp.ErrSocketTaken) {
			p.log.Info("another baseware has the control socket", "dir", dir)
			continue
		}
		if err != nil {
			p.log.Warn("no socket", "dir", dir, "err", err)
			continue
		}
		p.log.Info("listening", "socket", socket.Path())
		p.serve(ctx, server, socket)
	}
}
