package reach

import (
	"fmt"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Request is one HTTP request, as the options of \![execute,http-get,…] and its kin say (UKADOC, "http/websocket options").
type Request struct {
	// Method is GET, POST and so on; URL is where it goes, as it was written.
	Method, URL string
	// ID is that of --async or --sync. Whether a script waits for the end is not told here.
	ID string
	// Header are further fields of the request; they count more than those that are made here.
	Header []string
	// Params are the parameters, ParamCharset is what they are written in, ContentType how they are sent.
	Params                    []string
	ParamCharset, ContentType string
	// Input is a file that is sent in their place.
	Input string
	// Memory: the result is kept and not written to a file, and read as Charset. File is its name, "" for one by the URL.
	Memory        bool
	Charset, File string
	// Log is the file that the exchange is written to; "" for none.
	Log string
	// Insecure: certificates are not looked at.
	Insecure bool
	// Timeout is how long to wait for the beginning of the response.
	Timeout time.Duration
	// Progress: the Listener is told how far it came. Stream says how a response is told piece by piece: "sse", "text",
	// "auto" by its type, or "" for as a whole.
	Progress bool
	Stream   string
	// Ignored are the options that mean nothing here.
	Ignored []string
}

// The bounds of what a script may say.
const (
	maxURL         = 8 << 10
	maxFields      = 64
	maxTimeout     = 300 * time.Second
	defaultTimeout = 30 * time.Second
)

// ParseRequest reads the arguments of a tag: the URL, then parameters and options in any order. The error is ErrURL or
// ErrOption.
func ParseRequest(method string, args []string) (Request, error) {
	r := Request{Method: strings.ToUpper(method), Timeout: defaultTimeout}
	if len(args) == 0 {
		return r, fmt.Errorf("%w: there is none", ErrURL)
	}
	r.URL = args[0]
	if _, err := CheckURL(r.URL); err != nil {
		return r, err
	}
	if len(args) > maxFields {
		return r, fmt.Errorf("%w: there are %d", ErrOption, len(args)-1)
	}
	var plain []string
	for _, arg := range args[1:] {
		if !strings.HasPrefix(arg, "--") {
			plain = append(plain, arg)
			continue
		}
		if err := r.option(arg); err != nil {
			return r, err
		}
	}
	if len(plain) > 0 { // a comma in the old form is part of what is sent
		r.Params = append(r.Params, strings.Join(plain, ","))
	}
	return r, nil
}

// CheckURL reads an address of the web: http or https with a host, at most 8 KiB, and no password in it. The error is ErrURL.
func CheckURL(s string) (*url.URL, error) {
	if len(s) > maxURL {
		return nil, fmt.Errorf("%w: it has %d bytes", ErrURL, len(s))
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %.80q", ErrURL, s)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: %.80q is neither http nor https", ErrURL, s)
	case u.Host == "" || u.Hostname() == "":
		return nil, fmt.Errorf("%w: %.80q names no host", ErrURL, s)
	case u.User != nil:
		return nil, fmt.Errorf("%w: %.80q has a user in it", ErrURL, u.Redacted())
	}
	return u, nil
}

// requestOptions are what the options do, by their names.
var requestOptions = map[string]func(r *Request, value string) error{
	"async":            func(r *Request, v string) error { r.ID = v; return nil },
	"sync":             func(r *Request, v string) error { r.ID = v; return nil },
	"accept":           field("Accept"),
	"accept-language":  field("Accept-Language"),
	"authorization":    field("Authorization"),
	"cookie":           field("Cookie"),
	"header":           (*Request).addHeader,
	"content-type":     func(r *Request, v string) error { r.ContentType = v; return nil },
	"file":             func(r *Request, v string) error { r.File = v; return checkName(v) },
	"nofile":           func(r *Request, v string) error { r.Memory, r.Charset = true, v; return checkCharset(v) },
	"no-cache":         func(r *Request, _ string) error { return r.addHeader("Cache-Control: no-cache") },
	"insecure":         func(r *Request, _ string) error { r.Insecure = true; return nil },
	"timeout":          (*Request).setTimeout,
	"param":            func(r *Request, v string) error { r.Params = append(r.Params, v); return nil },
	"param-charset":    func(r *Request, v string) error { r.ParamCharset = v; return checkCharset(v) },
	"param-input-file": func(r *Request, v string) error { r.Input = v; return nil },
	"progress-notify":  func(r *Request, _ string) error { r.Progress = true; return nil },
	"streaming":        (*Request).setStream,
	"log":              func(r *Request, v string) error { r.Log = v; return checkName(v) },
	"nodescript":       func(*Request, string) error { return nil },
}

// option reads one option. One that is not known is passed over, as SSP does, and remembered.
func (r *Request) option(arg string) error {
	name, value, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
	do, ok := requestOptions[strings.ToLower(name)]
	if !ok {
		r.Ignored = append(r.Ignored, name)
		return nil
	}
	if err := do(r, value); err != nil {
		return fmt.Errorf("--%s: %w", strings.ToLower(name), err)
	}
	return nil
}

// field gives the option that sets one field of the request.
func field(name string) func(*Request, string) error {
	return func(r *Request, value string) error { return r.addHeader(name + ": " + value) }
}

// own are the fields that belong to the connection and not to the script.
var own = map[string]bool{
	"Host": true, "Content-Length": true, "Transfer-Encoding": true, "Connection": true, "Upgrade": true, "Te": true, "Trailer": true,
	"Proxy-Authorization": true, "Proxy-Connection": true, "Keep-Alive": true, "Expect": true,
}

// addHeader adds a field, written "Name: value".
func (r *Request) addHeader(line string) error {
	name, value, ok := strings.Cut(line, ":")
	name = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
	switch {
	case !ok || name == "" || strings.ContainsFunc(name, outOfToken):
		return fmt.Errorf("%w: %.80q is no field of a header", ErrOption, line)
	case own[name]:
		return fmt.Errorf("%w: the field %s is not for scripts", ErrOption, name)
	case strings.ContainsFunc(value, func(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }):
		return fmt.Errorf("%w: a control character in the field %s", ErrOption, name)
	}
	r.Header = append(r.Header, name+": "+strings.TrimSpace(value))
	return nil
}

// outOfToken says of a character that it has no place in the name of a field (RFC 9110, 5.6.2).
func outOfToken(c rune) bool {
	return c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
}

// setTimeout reads seconds.
func (r *Request) setTimeout(value string) error {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < 0 {
		return fmt.Errorf("%w: %.20q is no number of seconds", ErrOption, value)
	}
	if n > 0 {
		r.Timeout = time.Duration(min(n, int(maxTimeout/time.Second))) * time.Second
	}
	return nil
}

// setStream reads the kind of a stream.
func (r *Request) setStream(value string) error {
	switch value = strings.ToLower(value); value {
	case "sse", "text":
		r.Stream = value
	case "":
		r.Stream = "auto"
	default:
		return fmt.Errorf("%w: %.20q is no kind of stream", ErrOption, value)
	}
	return nil
}

// fields gives the fields of the request.
func (r *Request) fields() http.Header {
	h := http.Header{}
	for _, line := range r.Header {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, value)
	}
	return h
}
