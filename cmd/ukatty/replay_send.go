package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/journal"
	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// replayer sends the requests of a journal, in order.
type replayer struct {
	replayFlags
	out io.Writer

	came time.Time // when the last request came that was sent again
	sent time.Time // when that was
	// what became of the requests
	equal, different, unsent int
}

// The columns of what a replay prints.
const (
	replayHead = "recorded  obtained"
	replayRow  = "%8d  %8s  %-8s  line %d: %s"
)

// line sends what a line of the journal has for it.
func (r *replayer) line(ctx context.Context, number int, l journal.Line) error {
	req := l.Entry.Request
	if req == nil {
		return nil
	}
	if why := unsendable(req); why != "" {
		r.unsent++
		return tell(r.out, fmt.Sprintf(replayRow, req.Status, "-", "not sent", number, requestName(req)+": "+why))
	}
	if err := r.pace(ctx, l.Entry.Time); err != nil {
		return err
	}
	status, err := resend(ctx, r.addr, req)
	if errors.Is(err, sstp.ErrConnect) {
		return noServer(r.addr, err)
	}
	obtained, name, verdict := strconv.Itoa(int(status)), requestName(req), "equal"
	if err != nil {
		obtained, name = "none", name+": "+err.Error()
	}
	if int(status) == req.Status {
		r.equal++
	} else {
		r.different++
		verdict = "differs"
	}
	return tell(r.out, fmt.Sprintf(replayRow, req.Status, obtained, verdict, number, name))
}

// unsendable says why a request cannot be sent again; "" when it can.
func unsendable(r *journal.Request) string {
	first, _, _ := strings.Cut(string(r.Raw[:min(len(r.Raw), 1024)]), "\n")
	switch {
	case len(r.Raw) == 0:
		return "it was answered before anything of it was read"
	case len(r.Raw) < r.RawSize:
		return fmt.Sprintf("only %d of its %d bytes are in the journal", len(r.Raw), r.RawSize)
	case r.Road == sstp.RoadUnix && r.Method == string(sstp.EXECUTE) && !strings.Contains(first, "/"):
		return "a line on the control socket, which is not SSTP"
	}
	return ""
}

// requestName says in a few words what a request is.
func requestName(r *journal.Request) string {
	words := []string{cmp.Or(r.Method, "what is no request")}
	if r.Event != "" {
		words = append(words, r.Event)
	}
	if r.Sender != "" {
		words = append(words, "by", r.Sender)
	}
	if r.Road != sstp.RoadTCP {
		words = append(words, "over", r.Road)
	}
	return strings.Join(words, " ")
}

// pace waits until it is time for a request that came at a given time.
func (r *replayer) pace(ctx context.Context, came time.Time) error {
	if !r.sent.IsZero() {
		if left := r.gap(came.Sub(r.came)) - time.Since(r.sent); left > 0 {
			select {
			case <-time.After(left):
			case <-ctx.Done():
				return &failure{exitFailed, ctx.Err()}
			}
		}
	}
	r.came, r.sent = came, time.Now()
	return nil
}

// maxReplay is how many bytes of an answer are read: its status line is what counts.
const maxReplay = 4 << 20

// resend sends a request as it was and gives the status of the answer. The answer may take as long as it took, and then
// some. A request without an end was answered since the client had closed its side, or had waited long enough; so it is
// closed here too, unless the answer was that the client is too slow.
func resend(ctx context.Context, addr string, r *journal.Request) (sstp.Status, error) {
	ctx, stop := context.WithTimeout(ctx, min(r.Took, time.Hour)+patience)
	defer stop()
	network := "tcp"
	if isSocket(addr) {
		network = "unix"
	}
	var d net.Dialer
	nc, err := d.DialContext(ctx, network, addr)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", sstp.ErrConnect, err)
	}
	defer nc.Close()
	if until, ok := ctx.Deadline(); ok {
		_ = nc.SetDeadline(until) // an error shows on reading
	}
	_, _ = nc.Write(r.Raw) // a server may answer before it has read all; an error shows on reading
	if half, ok := nc.(interface{ CloseWrite() error }); ok && !r.Whole() && r.Status != int(sstp.RequestTimeout) {
		_ = half.CloseWrite() // likewise
	}
	got, err := io.ReadAll(io.LimitReader(nc, maxReplay))
	if len(got) == 0 {
		return 0, fmt.Errorf("%w: %w", sstp.ErrNoReply, cmp.Or(err, io.ErrUnexpectedEOF))
	}
	reply, err := sstp.ParseReply(got, wire.UTF8)
	if err != nil {
		return 0, err //nolint:wrapcheck // it says what is wrong
	}
	return reply.Status, nil
}

// sum prints what came of it all, and is the failure of a replay in which an answer differs.
func (r *replayer) sum() error {
	all := r.equal + r.different + r.unsent
	err := tell(r.out, fmt.Sprintf("requests: %d, equal: %d, different: %d, not sent: %d", all, r.equal, r.different, r.unsent))
	if err == nil && r.different > 0 {
		return &failure{code: exitStatus} // the lines say it all
	}
	return err
}
