package reach

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// serve answers on loopback until the test ends.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// client gives one that writes below a folder of the test.
func client(t *testing.T) *Client {
	t.Helper()
	master := t.TempDir()
	return &Client{Var: master + "/var", Master: master, Folders: []string{master}, Agent: "test"}
}

// request reads options, which have to be right.
func request(t *testing.T, method string, args ...string) Request {
	t.Helper()
	r, err := ParseRequest(method, args)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ear remembers what it is told.
type ear struct {
	bytes  []int64
	pieces []string
	end    func() error
}

func (e *ear) Progressed(_ context.Context, n, _ int64) error {
	e.bytes = append(e.bytes, n)
	return nil
}

func (e *ear) Streamed(_ context.Context, _ *Result, piece string) error {
	e.pieces = append(e.pieces, piece)
	if e.end != nil {
		return e.end()
	}
	return nil
}

// read gives a file.
func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
