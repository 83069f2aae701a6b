package sstp_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

const (
	benchSend = "SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: bench\r\nOption: nodescript\r\n" +
		"Script: \\0\\s[5]やあ、いいお天気ですね。\\w9\\1\\s[10]どうも。今日は何をしましょうか。\\e\r\n\r\n"
	benchExecute = "EXECUTE SSTP/1.1\r\nCharset: UTF-8\r\nSender: bench\r\nCommand: GetName\r\n\r\n"
)

// BenchmarkServer measures requests on loopback, one connection each, beside a bare loop that accepts, reads, writes a reply
// of the same bytes and closes. Both run in turns, and the best turn of each counts for x-bare, the ratio of their speeds:
// it means something on any machine, also on a busy one. Times and allocations are those of a whole exchange, the client's
// share included, which is the same beside the bare loop.
func BenchmarkServer(b *testing.B) {
	for _, clients := range []int{1, 8, 64, 512} {
		b.Run(fmt.Sprintf("SEND-%d", clients), func(b *testing.B) { compare(b, benchSend, clients) })
		b.Run(fmt.Sprintf("EXECUTE-%d", clients), func(b *testing.B) { compare(b, benchExecute, clients) })
		b.Run(fmt.Sprintf("HTTP-%d", clients), func(b *testing.B) { compare(b, benchHTTP(), clients) })
	}
}

// benchHTTP is the SEND as a page sends it.
func benchHTTP() string {
	return post(benchSend, "Origin: http://localhost:3000", "User-Agent: Mozilla/5.0 (X11; Linux x86_64)", "Accept: */*",
		"Accept-Language: ja,en;q=0.5", "Content-Type: text/plain;charset=UTF-8", "Connection: keep-alive")
}

func compare(b *testing.B, request string, clients int) {
	ctx, stop := context.WithCancel(context.Background())
	var wait sync.WaitGroup
	defer wait.Wait()
	defer stop()
	srv := sstp.Server{
		Handler: sstp.HandlerFunc(benchHandler), Log: func(sstp.Exchange) {},
		Limits: sstp.Limits{Send: time.Minute}, // a busy machine may keep a client from sending for long
	}
	ours, bare := benchListener(ctx, b), benchListener(ctx, b)
	wait.Go(func() { _ = srv.Serve(ctx, ours) })
	reply := ask(b, ours.Addr().String(), request)
	wait.Go(func() { serveBare(bare, []byte(reply)) })
	defer bare.Close()

	turn := max(4*clients, 256) // requests
	var our, their tally
	for b.Loop() {
		our.add(func() []time.Duration { return load(b, ours.Addr(), request, len(reply), clients, turn) })
		b.StopTimer()
		their.add(func() []time.Duration { return load(b, bare.Addr(), request, len(reply), clients, turn) })
		b.StartTimer()
	}
	b.ReportMetric(their.best.Seconds()/our.best.Seconds(), "x-bare")
	b.ReportMetric(float64(turn)/our.best.Seconds(), "req/s")
	b.ReportMetric(our.percentile(50), "p50-µs")
	b.ReportMetric(our.percentile(99), "p99-µs")
	b.ReportMetric(their.percentile(50), "bare-p50-µs")
	b.ReportMetric(our.allocs(), "allocs/req")
	b.ReportMetric(their.allocs(), "bare-allocs/req")
}

// tally adds up turns.
type tally struct {
	best  time.Duration // of a whole turn
	took  []time.Duration
	count uint64 // of allocations
}

func (s *tally) add(turn func() []time.Duration) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	s.took = append(s.took, turn()...)
	if took := time.Since(began); s.best == 0 || took < s.best {
		s.best = took
	}
	runtime.ReadMemStats(&after)
	s.count += after.Mallocs - before.Mallocs
}

// percentile is in µs.
func (s *tally) percentile(p int) float64 {
	slices.Sort(s.took)
	return float64(s.took[(len(s.took)-1)*p/100].Microseconds())
}

func (s *tally) allocs() float64 { return float64(s.count) / float64(len(s.took)) }

func benchHandler(_ context.Context, r *sstp.Request) *sstp.Response {
	if r.Method == sstp.EXECUTE {
		if name, _ := r.Command(); name != "GetName" {
			return &sstp.Response{Status: sstp.NotImplemented}
		}
		return &sstp.Response{Status: sstp.OK, Data: "さくら,うにゅう", HasData: true}
	}
	script := r.Scripts()[0].Script
	return &sstp.Response{Status: sstp.OK, Fields: wire.Fields{{Name: "Script", Value: script}}}
}

func benchListener(ctx context.Context, b *testing.B) net.Listener {
	ln, err := sstp.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	return ln
}

// serveBare does the same work for the connection and none for the request.
func serveBare(ln net.Listener, reply []byte) {
	var conns sync.WaitGroup
	defer conns.Wait()
	for {
		nc, err := ln.Accept()
		if err != nil {
			return
		}
		conns.Go(func() {
			defer nc.Close()
			buf := make([]byte, 2048)
			if _, err := nc.Read(buf); err == nil {
				_, _ = nc.Write(reply)
			}
		})
	}
}

// load sends total requests from that many clients at once and says how long each took.
func load(b *testing.B, addr net.Addr, request string, size, clients, total int) []time.Duration {
	b.Helper()
	to, ok := addr.(*net.TCPAddr)
	if !ok {
		b.Fatal("not TCP")
	}
	took, errs := make([]time.Duration, total), make([]error, clients)
	var wait sync.WaitGroup
	for i := range clients {
		wait.Go(func() {
			buf := make([]byte, 4096)
			for n := i; n < total && errs[i] == nil; n += clients {
				began := time.Now()
				errs[i] = askOnce(to, request, buf[:0], size)
				took[n] = time.Since(began)
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		b.Fatal(err)
	}
	return took
}

// askOnce has one connection for one request and reads to the end.
func askOnce(to *net.TCPAddr, request string, buf []byte, size int) error {
	nc, err := net.DialTCP("tcp", nil, to)
	if err != nil {
		return err
	}
	defer nc.Close()
	if _, err := io.WriteString(nc, request); err != nil {
		return err
	}
	for {
		n, err := nc.Read(slices.Grow(buf, 1)[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if errors.Is(err, io.EOF) && len(buf) == size {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%d bytes: %w", len(buf), err)
		}
	}
}

// ask sends a request and gives the reply.
func ask(t testing.TB, addr, request string) string {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if _, err := io.WriteString(nc, request); err != nil {
		t.Fatal(err)
	}
	reply, err := io.ReadAll(nc)
	if err != nil {
		t.Fatal(err)
	}
	return string(reply)
}
