package reach

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
)

// headerLines writes the fields of a header in the order of their names.
func headerLines(h http.Header) []string {
	var lines []string
	for name, values := range h {
		for _, v := range values {
			lines = append(lines, name+": "+v)
		}
	}
	slices.Sort(lines)
	return lines
}

// cookieLine writes cookies as the field Cookie has them.
func cookieLine(all []*http.Cookie) string {
	pairs := make([]string, len(all))
	for i, c := range all {
		pairs[i] = c.Name + "=" + c.Value
	}
	return strings.Join(pairs, "; ")
}

// take takes the body of a response.
func (x *exchange) take(ctx context.Context, resp *http.Response) error {
	r := x.request
	body := &limited{r: resp.Body, left: maxBody, of: resp.ContentLength, tell: x.progress(ctx)}
	if x.raw {
		var err error
		body.left = maxFeed
		x.bytes, err = io.ReadAll(body)
		return err
	}
	if kind := r.streamOf(resp); kind != "" && resp.StatusCode/100 == 2 {
		body.left = maxStream
		return x.stream(ctx, kind, body)
	}
	if r.Memory {
		body.left = maxMemory
		b, err := io.ReadAll(body)
		if err != nil {
			return err
		}
		x.result.Data = decode(b, r.Charset)
		return nil
	}
	if r.Method == http.MethodHead {
		return nil
	}
	name := r.File
	if name == "" {
		name = nameOf(resp.Request.URL.Path)
	}
	path, err := x.client.store(name, body)
	x.result.Path = path
	return err
}

// progress gives what is called when more of a body has come; nil for nothing.
func (x *exchange) progress(ctx context.Context) func(n, of int64) error {
	if !x.request.Progress || x.listener == nil {
		return nil
	}
	return func(n, of int64) error { return x.listener.Progressed(ctx, n, of) }
}

// limited reads at most so many bytes, and fails beyond them.
type limited struct {
	r        io.Reader
	left     int64
	n, of    int64
	told     int64
	tell     func(n, of int64) error
	finished bool
}

// progressStep is how many bytes come between two reports of progress.
const progressStep = 256 << 10

// Read reads as io.Reader has it.
func (l *limited) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	l.n += int64(n)
	if l.left -= int64(n); l.left < 0 {
		return 0, fmt.Errorf("%w: the response", ErrTooLarge)
	}
	if l.tell != nil && !l.finished && (l.n-l.told >= progressStep || err != nil && l.n > l.told) {
		l.told, l.finished = l.n, err != nil
		if terr := l.tell(l.n, l.of); terr != nil {
			return 0, terr
		}
	}
	return n, err
}

// What a stream may have: bytes in all, and in one piece.
const (
	maxStream = 1 << 30
	maxPiece  = 64 << 10
)

// streamOf says how a response is to be told piece by piece; "" for as a whole.
func (r *Request) streamOf(resp *http.Response) string {
	if r.Stream != "auto" {
		return r.Stream
	}
	media, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";")
	switch strings.ToLower(strings.TrimSpace(media)) {
	case "text/event-stream":
		return "sse"
	case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/stream+json", "text/plain":
		return "text"
	}
	return ""
}

// stream tells a response piece by piece: its lines, or the data of its events (WHATWG, "Server-sent events").
func (x *exchange) stream(ctx context.Context, kind string, body io.Reader) error {
	var event []string
	size := 0
	flush := func() error {
		if len(event) == 0 || x.listener == nil {
			return nil
		}
		piece := strings.Join(event, "\n")
		event, size = nil, 0
		return x.listener.Streamed(ctx, &x.result, piece)
	}
	return eachLine(body, func(b []byte) error {
		line := decode(b, x.request.Charset)
		if kind == "text" {
			if line == "" {
				return nil
			}
			event = []string{line}
			return flush()
		}
		if line == "" {
			return flush()
		}
		name, value, _ := strings.Cut(line, ":")
		if name != "data" {
			return nil // comments, names and numbers of events
		}
		if size += len(value); size > maxPiece {
			return fmt.Errorf("%w: an event of the stream", ErrTooLarge)
		}
		event = append(event, strings.TrimPrefix(value, " "))
		return nil
	})
}

// eachLine hands out the lines of a reader, without their ends.
func eachLine(r io.Reader, do func([]byte) error) error {
	buf := make([]byte, 0, 4<<10)
	for {
		if i := bytes.IndexByte(buf, '\n'); i >= 0 {
			if err := do(bytes.TrimSuffix(buf[:i], []byte("\r"))); err != nil {
				return err
			}
			buf = append(buf[:0], buf[i+1:]...)
			continue
		}
		if len(buf) > maxPiece {
			return fmt.Errorf("%w: a line of the stream", ErrTooLarge)
		}
		buf = slices.Grow(buf, 4<<10)
		n, err := r.Read(buf[len(buf) : len(buf)+4<<10])
		buf = buf[:len(buf)+n]
		switch {
		case errors.Is(err, io.EOF) && len(buf) > 0 && bytes.IndexByte(buf, '\n') < 0:
			return do(buf)
		case errors.Is(err, io.EOF) && len(buf) == 0:
			return nil
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
	}
}
