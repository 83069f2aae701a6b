package reach

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// Client makes the requests of one ghost. It keeps nothing between them: no connection, no cookie. Its methods may be called
// from any goroutine.
type Client struct {
	// Var is the folder that results are written to, absolute; "" for none.
	Var string
	// Master is the folder that relative names of files are seen from, Folders are those below which files may be read.
	Master  string
	Folders []string
	// Agent is what the client calls itself.
	Agent string
}

// Result is what came of a request.
type Result struct {
	// Code is the status, "200", or why there is none: "timeout", "fileio", "artificial" when it was cancelled,
	// "toomanyredirect", "refused" for an address that must not be reached, "toolarge" or "error".
	Code string
	// Path is the file that was written, absolute; Data the text that was kept in its place.
	Path, Data string
	// Cookie is what --cookie takes to go on with: "name=value; name=value".
	Cookie string
	// Header are the fields of the response, "Name: value".
	Header []string
	// TLS is about the connection; nil for an open one.
	TLS *TLS
}

// OK says whether the server answered with a status of success.
func (r *Result) OK() bool { return len(r.Code) == 3 && r.Code[0] == '2' }

// Listener is told of a request that is under way. It returns when the news was taken, and its error ends the request.
type Listener interface {
	// Progressed is told how many bytes came, of how many: -1 when the server does not say.
	Progressed(ctx context.Context, n, of int64) error
	// Streamed is told of one piece of a response: an event, or a line.
	Streamed(ctx context.Context, r *Result, piece string) error
}

// downloadTime is how long a response may take to come in; one that is streamed has until its context ends.
const downloadTime = 10 * time.Minute

// Do makes a request. The result always has a Code; the error says in words why it is none of success.
func (c *Client) Do(ctx context.Context, r Request, b Bounds, l Listener) (Result, error) {
	_, res, err := c.do(ctx, r, b, l, false)
	return res, err
}

// Fetch is Do for one that wants the bytes of the response, up to 8 MiB: nothing is written, nor decoded.
func (c *Client) Fetch(ctx context.Context, r Request, b Bounds, l Listener) ([]byte, Result, error) {
	return c.do(ctx, r, b, l, true)
}

// do makes a request.
func (c *Client) do(ctx context.Context, r Request, b Bounds, l Listener, raw bool) ([]byte, Result, error) {
	if r.Stream == "" {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.Timeout+downloadTime)
		defer cancel()
	}
	x := &exchange{client: c, request: &r, bounds: b, listener: l, raw: raw, result: Result{Code: "error"}}
	err := x.run(ctx)
	if err != nil {
		x.result.Code = code(ctx, err)
	} else if !x.result.OK() {
		err = fmt.Errorf("reach: the server answered %s", x.result.Code)
	}
	if r.Log != "" {
		if lerr := x.log(err); lerr != nil && err == nil {
			x.result.Code, err = "fileio", lerr
		}
	}
	return x.bytes, x.result, err
}

// codes are the words for what went wrong, the first that fits counts. Where SSP has a word it is that one.
var codes = []struct {
	is   error
	word string
}{
	{ErrPrivate, "refused"},
	{ErrURL, "refused"},
	{errRedirects, "toomanyredirect"},
	{context.DeadlineExceeded, "timeout"},
	{os.ErrDeadlineExceeded, "timeout"},
	{context.Canceled, "artificial"},
	{ErrFile, "fileio"},
	{ErrTooLarge, "toolarge"},
}

// errRedirects ends a request that is sent on and on.
var errRedirects = errors.New("reach: too many redirects")

// code gives the word for an error.
func code(ctx context.Context, err error) string {
	if errors.Is(context.Cause(ctx), context.Canceled) {
		return "artificial"
	}
	for _, c := range codes {
		if errors.Is(err, c.is) {
			return c.word
		}
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return "timeout"
	}
	var disk *os.PathError
	if errors.As(err, &disk) {
		return "fileio"
	}
	return "error"
}

// exchange is one request at work.
type exchange struct {
	client   *Client
	request  *Request
	bounds   Bounds
	listener Listener
	sent     *http.Request
	result   Result
	raw      bool   // the bytes of the response are wanted
	bytes    []byte // they
}

// run makes the request and takes the response.
func (x *exchange) run(ctx context.Context) error {
	req, err := x.build(ctx)
	if err != nil {
		return err
	}
	x.sent = req
	transport := x.transport()
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, CheckRedirect: x.redirect}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("reach: %w", err)
	}
	defer resp.Body.Close()
	x.result.Code = strconv.Itoa(resp.StatusCode)
	x.result.Header = headerLines(resp.Header)
	x.result.Cookie = cookieLine(resp.Cookies())
	return x.take(ctx, resp)
}

// build makes the request as it goes out.
func (x *exchange) build(ctx context.Context) (*http.Request, error) {
	u, err := x.request.target()
	if err != nil {
		return nil, err
	}
	body, kind, err := x.client.body(x.request)
	if err != nil {
		return nil, err
	}
	var reader io.Reader
	if body != nil {
		reader = strings.NewReader(string(body))
	}
	req, err := http.NewRequestWithContext(ctx, x.request.Method, u.String(), reader)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrURL, err)
	}
	req.Header = x.request.fields()
	if kind != "" && req.Header.Get("Content-Type") == "" {
		req.Header.Set("Content-Type", kind)
	}
	if req.Header.Get("User-Agent") == "" {
		req.Header.Set("User-Agent", x.client.Agent)
	}
	return req, nil
}

// maxHeader is how many bytes the header of a response may have.
const maxHeader = 256 << 10

// transport makes the connections of one request. Where private addresses are out of bounds there is no proxy: it would
// reach them in our place.
func (x *exchange) transport() *http.Transport {
	t := &http.Transport{
		DialContext:            x.bounds.dialer(x.request.Timeout).DialContext,
		DisableKeepAlives:      true,
		TLSHandshakeTimeout:    min(x.request.Timeout, dialTime),
		ResponseHeaderTimeout:  x.request.Timeout,
		MaxResponseHeaderBytes: maxHeader,
		TLSClientConfig: &tls.Config{
			MinVersion:         tls.VersionTLS12,
			InsecureSkipVerify: x.request.Insecure, //nolint:gosec // the script says --insecure
			VerifyConnection:   x.sawTLS,
		},
	}
	if x.bounds == Anywhere {
		t.Proxy = http.ProxyFromEnvironment
	}
	return t
}

// sawTLS remembers the connection.
func (x *exchange) sawTLS(s tls.ConnectionState) error {
	x.result.TLS = newTLS(&s)
	return nil
}

// maxRedirects is how often a server may send on.
const maxRedirects = 10

// redirect looks at where a server sends on to. What the script put into the header for one host does not go to another.
func (x *exchange) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	if _, err := CheckURL(req.URL.String()); err != nil {
		return err
	}
	if req.URL.Host != via[0].URL.Host || req.URL.Scheme != via[0].URL.Scheme {
		for name := range x.request.fields() {
			req.Header.Del(name)
		}
	}
	return nil
}
