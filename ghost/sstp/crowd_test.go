package sstp_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"testing"
	"time"

	"ukatty/ghost/sstp"
)

// crowdAt is the variable by which a second process, this test binary again, learns where to stand about and how many it
// is: "host:port number".
const crowdAt = "UKATTY_TEST_CROWD"

// standAbout is the second process: it opens connections, says so, and lets every other one send a byte a second until its
// input ends.
func standAbout(where string) error {
	var addr string
	var size int
	if _, err := fmt.Sscan(where, &addr, &size); err != nil {
		return err
	}
	conns := make([]net.Conn, size)
	for i := range conns {
		var err error
		if conns[i], err = net.Dial("tcp", addr); err != nil {
			return err
		}
	}
	fmt.Println("here")
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	text := []byte(hello)
	for {
		select {
		case <-ended:
			return nil
		case <-time.After(time.Second):
		}
		for i := 0; i < len(conns); i += 2 {
			_, _ = conns[i].Write(text[:1])
		}
	}
}

// gather starts the second process and waits until it has that many connections.
func gather(t *testing.T, addr string, size int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), exe) // its input tells it when to end
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d", crowdAt, addr, size))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		if err := cmd.Wait(); err != nil {
			t.Errorf("the crowd: %v", err)
		}
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "here\n" {
		t.Fatalf("the crowd says %q, %v", line, err)
	}
}

// median is how long a request of a good client takes.
func median(t *testing.T, addr string) time.Duration {
	t.Helper()
	took := make([]time.Duration, 200)
	for i := range took {
		began := time.Now()
		if reply := ask(t, addr, hello); status(reply) != "200 OK" {
			t.Fatalf("a good client gets %q", reply)
		}
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// footprint is what the Go part of the process holds, in bytes.
func footprint() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc + m.StackInuse)
}

// Ten thousand connections of another process that send nothing or a byte a second take little memory, and good clients are answered
// beside them; when they have gone, nothing of them is left. How long good clients take is told and not judged: it depends on what
// else the machine does.
func TestCrowd(t *testing.T) {
	ln := listen(t)
	addr := ln.Addr().String()
	srv := &sstp.Server{Handler: new(seen), Limits: sstp.Limits{Send: time.Hour, Silence: time.Hour}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- srv.Serve(ctx, ln) }()

	quiet := median(t, addr)
	before, goroutines := footprint(), runtime.NumGoroutine()
	n := min(10_000, sstp.DefaultConns()*9/10) // fewer where the process may open few files
	gather(t, addr, n)
	for runtime.NumGoroutine() < goroutines+n-10 { // the last of them are still to be accepted
		runtime.Gosched()
	}
	loud := median(t, addr)
	each := (footprint() - before) / n
	t.Logf("%d connections: a request takes %v, %v without them; %d bytes for each of them", n, loud, quiet, each)
	if each > 16<<10 {
		t.Errorf("%d bytes for each connection", each)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
