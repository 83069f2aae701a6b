package main

import (
	"context"
	"errors"

	"ukatty/ghost"
	"ukatty/ghost/sstp"
)

// openSockets makes ready for the Unix sockets of ghosts and serves, if no other baseware of this user has it, the control socket.
// What cannot be made is a line of the log: TCP serves all the same.
func (p *session) openSockets(ctx context.Context, server *sstp.Server) {
	dir := socketDir()
	sockets, err := sstp.OpenSockets(dir)
	if err != nil {
		p.log.Warn("no sockets", "dir", dir, "err", err)
		return
	}
	p.sockets = sockets
	socket, err := sockets.Control()
	switch {
	case errors.Is(err, sstp.ErrSocketTaken):
		p.log.Info("another baseware has the control socket", "dir", dir)
	case err != nil:
		p.log.Warn("no control socket", "dir", dir, "err", err)
	default:
		p.log.Info("listening", "socket", socket.Path())
		p.serve(ctx, server, socket)
	}
}

// serveGhost serves the Unix socket of a ghost, and gives what ends that.
func (p *session) serveGhost(ctx context.Context, server *sstp.Server, g *ghost.Ghost) (leave func()) {
	socket, err := p.sockets.Ghost(g.ID())
	if err != nil {
		p.log.Warn("no socket", "ghost", g.Identity().Name, "err", err)
		return func() {}
	}
	p.log.Info("listening", "ghost", g.Identity().Name, "socket", socket.Path())
	ctx, leave = context.WithCancel(ctx)
	p.serve(ctx, server, socket)
	return leave
}
