package sstp

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"time"

	"ukatty/ghost/wire"
)

// What can go wrong for a client, told apart with errors.Is.
var (
	// ErrConnect: there was no connection.
	ErrConnect = errors.New("sstp: no connection")
	// ErrNoReply: the connection ended, or the time was up, before a whole reply had come.
	ErrNoReply = errors.New("sstp: no reply")
	// ErrBadReply: what came back is not an SSTP response.
	ErrBadReply = errors.New("sstp: bad reply")
)

// maxReply is how many bytes of a reply are read.
const maxReply = 4 << 20

// Do sends a request to addr, "host:port" or the path of a Unix socket, as it is, and reads the reply. It may be one of HTTP. A
// reply that names no charset is read in that of the request. The end of ctx ends it, with ErrNoReply or ErrConnect.
func Do(ctx context.Context, addr string, raw []byte) (*Reply, error) {
	body := raw
	if first, _, _ := bytes.Cut(raw, []byte("\n")); isHTTP(first) {
		_, body = cutHead(raw)
	}
	m, _, err := wire.ParseEOF(body, unlimited(body))
	if err != nil {
		m.Charset = wire.UTF8
	}
	return exchange(ctx, addr, raw, m.Charset)
}

// exchange has one connection for one request. A reply that is whole counts, however the connection ends after it.
func exchange(ctx context.Context, addr string, raw []byte, c wire.Charset) (*Reply, error) {
	var d net.Dialer
	network := "tcp"
	if strings.ContainsRune(addr, filepath.Separator) {
		network = "unix"
	}
	nc, err := d.DialContext(ctx, network, addr)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrConnect, err)
	}
	defer nc.Close()
	defer context.AfterFunc(ctx, func() { _ = nc.SetDeadline(time.Unix(1, 0)) })()
	_, sent := nc.Write(raw) // a server may answer and close before it has read everything
	got, err := io.ReadAll(io.LimitReader(nc, maxReply+1))
	if len(got) > maxReply {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrBadReply, maxReply)
	}
	_, body := unwrap(got)
	if _, _, short := wire.Parse(body, unlimited(body)); len(got) == 0 || err != nil && short != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoReply, cmp.Or(context.Cause(ctx), sent, err, io.ErrUnexpectedEOF))
	}
	return ParseReply(got, c)
}

// unlimited gives limits that b cannot reach.
func unlimited(b []byte) wire.Limits { return wire.Limits{Bytes: len(b) + 1, Fields: len(b) + 1} }
