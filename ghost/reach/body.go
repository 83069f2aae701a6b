package reach

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
)

// How parameters are sent.
const (
	urlencoded = "application/x-www-form-urlencoded"
	multipart  = "multipart/form-data"
)

// sends says whether the parameters of a method go into its body and not behind its URL.
func sends(method string) bool { return method == "POST" || method == "PUT" || method == "PATCH" }

// target gives the address with the parameters that go there.
func (r *Request) target() (*url.URL, error) {
	u, err := CheckURL(r.URL)
	if err != nil {
		return nil, err
	}
	if len(r.Params) > 0 && !sends(r.Method) {
		u.RawQuery = strings.TrimPrefix(u.RawQuery+"&"+r.query("%0D%0A"), "&")
	}
	return u, nil
}

// query writes the parameters as a form: joined by & when each of them is one field, by line breaks when not, which is what
// old scripts rely on.
func (r *Request) query(lineBreak string) string {
	glue := "&"
	for _, p := range r.Params {
		if !strings.Contains(p, "=") {
			glue = lineBreak
		}
	}
	var b strings.Builder
	for i, p := range r.Params {
		if i > 0 {
			b.WriteString(glue)
		}
		escape(&b, encode(p, r.ParamCharset))
	}
	return b.String()
}

// escape writes the bytes of a form that have to be: what a script has escaped itself stays, as do & and = between fields.
func escape(b *strings.Builder, raw []byte) {
	for i, c := range raw {
		switch {
		case c == ' ':
			b.WriteByte('+')
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-_.~*+&=!()'/:;,@?$", c) >= 0,
			c == '%' && i+2 < len(raw) && isHex(raw[i+1]) && isHex(raw[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(b, "%%%02X", c)
		}
	}
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

// body gives what is sent, and its type; nil for nothing.
func (c *Client) body(r *Request) (body []byte, kind string, err error) {
	if !sends(r.Method) {
		return nil, "", nil
	}
	kind = r.ContentType
	if kind == "" {
		kind = urlencoded
	}
	media := strings.ToLower(strings.TrimSpace(strings.SplitN(kind, ";", 2)[0]))
	switch {
	case r.Input != "":
		if body, err = c.input(r.Input); err != nil {
			return nil, "", err
		}
		if media == multipart && !strings.Contains(kind, "boundary=") {
			kind += "; boundary=" + firstBoundary(body)
		}
	case media == multipart:
		boundary := "ukatty" + rand.Text()
		body, kind = r.multipart(boundary), multipart+"; boundary="+boundary
	case media == urlencoded:
		body = []byte(r.query("\r\n"))
	default:
		body = encode(strings.Join(r.Params, "\r\n"), r.ParamCharset)
	}
	if len(body) > maxBody {
		return nil, "", fmt.Errorf("%w: %d bytes to send", ErrTooLarge, len(body))
	}
	return body, kind, nil
}

// multipart writes each parameter as a part of its own (RFC 7578).
func (r *Request) multipart(boundary string) []byte {
	var b bytes.Buffer
	for _, p := range r.Params {
		name, value, _ := strings.Cut(p, "=")
		name = strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace(name)
		fmt.Fprintf(&b, "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n",
			boundary, encode(name, r.ParamCharset), encode(value, r.ParamCharset))
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.Bytes()
}

// firstBoundary takes the boundary out of the first line of what is sent.
func firstBoundary(body []byte) string {
	line, _, _ := bytes.Cut(body, []byte("\n"))
	word := strings.TrimPrefix(strings.TrimSpace(string(line[:min(len(line), 80)])), "--")
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f || r == '"' || r == ';' {
			return -1
		}
		return r
	}, word)
}

// input reads a file that a script wants to be sent, from below the folders that are open to it.
func (c *Client) input(name string) ([]byte, error) {
	folder, rest, err := c.find(name)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenInRoot(folder, rest)
	if err != nil {
		return nil, fmt.Errorf("%w: %.80q", ErrFile, name)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBody+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %.80q: %w", ErrFile, name, err)
	case len(b) > maxBody:
		return nil, fmt.Errorf("%w: the file %.80q", ErrTooLarge, name)
	}
	return b, nil
}
