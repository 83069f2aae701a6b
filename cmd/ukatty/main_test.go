package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// The program under test is the test binary under other names.
func TestMain(m *testing.M) {
	testscript.Main(suite{m}, map[string]func(){
		"ukatty":  main,
		"crasher": crasher,
	})
}

// suite is the tests, which may be run where the signals that end a program are ignored, as under nohup. A program that
// is started from here shall not inherit that: a signal that is asked for is given back its default in a child.
type suite struct{ *testing.M }

func (s suite) Run() int {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	return s.M.Run()
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, environment(e.WorkDir)...)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":   code,
			"await":  await,
			"occupy": occupy,
			"reply":  reply,
			"nar":    narOf,
		},
	})
}

// environment is that of a user who has a home in dir and speaks English.
func environment(dir string) []string {
	return []string{
		"HOME=" + dir, "XDG_CONFIG_HOME=" + dir + "/config", "XDG_STATE_HOME=" + dir + "/state", "XDG_DATA_HOME=" + dir + "/data",
		"LANG=C.UTF-8", "LC_ALL=", "LC_MESSAGES=", "NO_COLOR=", "USER=tester", "RUNEWIDTH_EASTASIAN=",
	}
}

// code runs a command and checks its exit code: code 2 ukatty --nope.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// hanging is how long a test waits for what shall come: longer than the busiest machine takes.
const hanging = 2 * time.Minute

// await waits until a file holds what matches, and sets a variable to its first group: await FILE PATTERN [VARIABLE].
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: await FILE PATTERN [VARIABLE]")
	}
	pattern, err := regexp.Compile(args[1])
	ts.Check(err)
	var b []byte
	for limit := time.Now().Add(hanging); time.Now().Before(limit); time.Sleep(5 * time.Millisecond) {
		if b, err = os.ReadFile(ts.MkAbs(args[0])); err != nil && !errors.Is(err, os.ErrNotExist) {
			ts.Fatalf("%v", err)
		}
		if m := pattern.FindSubmatch(b); m != nil {
			if len(args) == 3 {
				ts.Setenv(args[2], string(m[1]))
			}
			return
		}
	}
	ts.Fatalf("%s never held %q:\n%s", args[0], args[1], b)
}

// occupy takes a port and sets a variable to its address: occupy VARIABLE.
func occupy(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: occupy VARIABLE")
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { _ = ln.Close() })
	ts.Setenv(args[0], ln.Addr().String())
}

// reply answers the next client with the Go string literal on the first line of a file: reply VARIABLE FILE.
func reply(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: reply VARIABLE FILE")
	}
	line, _, _ := bytes.Cut([]byte(ts.ReadFile(args[1])), []byte("\n"))
	text, err := strconv.Unquote(string(line))
	ts.Check(err)
	addr, _, stop, err := once(text)
	ts.Check(err)
	ts.Defer(stop)
	ts.Setenv(args[0], addr)
}

// once serves one client: it reads a request to its empty line, hands it out, and answers with text.
func once(text string) (addr string, request <-chan string, stop func(), err error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, nil, err
	}
	got := make(chan string, 1)
	go func() {
		defer close(got)
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		_ = conn.SetDeadline(time.Now().Add(hanging))
		var b []byte
		buf := make([]byte, 4096)
		for !bytes.HasSuffix(b, []byte("\r\n\r\n")) {
			n, err := conn.Read(buf)
			b = append(b, buf[:n]...)
			if err != nil {
				break
			}
		}
		got <- string(b)
		if _, err := io.WriteString(conn, text); err != nil {
			fmt.Fprintln(os.Stderr, "once:", err)
		}
	}()
	return ln.Addr().String(), got, func() { _ = ln.Close() }, nil
}
