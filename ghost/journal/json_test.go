package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

var began = time.Date(2024, 2, 29, 23, 59, 58, 123456789, time.FixedZone("JST", 9*3600))

func asked(road, raw string) Entry {
	return Entry{Seq: 7, Time: began, Kind: Asked, Ghost: "Katty", Request: &Request{
		Road: road, Peer: "127.0.0.1:5", Method: "SEND", Version: "1.4", Sender: "s", Script: `\0a\e`,
		Status: 200, Phrase: "OK", Row: "idle", Why: "w", Took: 1500 * time.Microsecond, Raw: []byte(raw), RawSize: len(raw),
	}}
}

func TestLine(t *testing.T) {
	const sstp = "SEND SSTP/1.4\r\nSender: s\r\nIfGhost: A\r\nIfGhost: B\r\n\r\n"
	external := asked("http", "POST /api/sstp/v1 HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\nContent-Length: 52\r\n\r\n"+sstp+"more")
	external.Request.External = true
	for _, c := range []struct {
		line Line
		want string
	}{
		{Line{Lost: 12}, `{"v":1,"kind":"lost","count":12}`},
		{
			Line{Entry: Entry{Seq: 3, Time: began, Kind: Said, Ghost: "G", Scope: 0, Name: "N", Text: "a\n<b>"}},
			`{"v":1,"kind":"said","seq":3,"time":"2024-02-29T14:59:58.123456789Z","ghost":"G","scope":0,"name":"N","text":"a\n<b>"}`,
		},
		{
			Line{Entry: asked("tcp", sstp)},
			`{"v":1,"kind":"asked","seq":7,"time":"2024-02-29T14:59:58.123456789Z","ghost":"Katty","request":{"road":"tcp",` +
				`"peer":"127.0.0.1:5","level":"local","method":"SEND","version":"1.4","sender":"s","charset":"UTF-8",` +
				`"fields":[["Sender","s"],["IfGhost","A"],["IfGhost","B"]],"script":"\\0a\\e","status":200,"phrase":"OK",` +
				`"row":"idle","why":"w","took_us":1500,"size":52,` +
				`"raw":"U0VORCBTU1RQLzEuNA0KU2VuZGVyOiBzDQpJZkdob3N0OiBBDQpJZkdob3N0OiBCDQoNCg=="}}`,
		},
		{
			Line{Entry: external},
			`"level":"external","origin":"http://a","method":"SEND","version":"1.4","sender":"s","charset":"UTF-8",` +
				`"http":[["Host","x"],["Origin","http://a"],["Content-Length","52"]],` +
				`"fields":[["Sender","s"],["IfGhost","A"],["IfGhost","B"]],`,
		},
		{
			Line{Entry: asked("tcp", "SEND SSTP/1.4\nCharset: Shift_JIS\nSender: \x83\\\n\n")},
			`"charset":"Shift_JIS","fields":[["Charset","Shift_JIS"],["Sender","ソ"]],`,
		},
		{
			Line{Entry: Entry{Kind: Asked, Request: &Request{Road: "tcp", Status: 420}}},
			`{"v":1,"kind":"asked","request":{"road":"tcp","level":"local","status":420,"took_us":0,"size":0}}`,
		},
	} {
		got := string(c.line.Append(nil))
		if !strings.Contains(got, c.want) {
			t.Errorf("got  %swant %s", got, c.want)
		}
		again, err := ParseLine([]byte(got))
		if want := written(c.line); err != nil || !reflect.DeepEqual(again, want) {
			t.Errorf("read again: %+v, %v; want %+v", again, err, want)
		}
	}
}

// written is a line as it comes back from a file.
func written(l Line) Line {
	if !l.Entry.Time.IsZero() {
		l.Entry.Time = l.Entry.Time.UTC()
	}
	return l
}

// Nothing in a line acts on a terminal, whatever the text and whatever the raw bytes, and it stays one line.
func TestLineIsClean(t *testing.T) {
	evil := "\x1b[2J\a\x7f\u009b31m\u202e\u2066\u200f\ufeff\u2028\U000e0041\xff\n\r\x00ü😀"
	e := asked("tcp", "SEND SSTP/1.4\r\nSender: "+strings.ReplaceAll(evil, "\n", "")+"\r\n\r\n")
	e.Ghost, e.Name, e.Text = evil, evil, evil
	for _, kind := range []Kind{Note, Asked} {
		e.Kind = kind
		got := Line{Entry: e}.Append(nil)
		checkClean(t, got)
		if !bytes.Contains(got, []byte("ü😀")) || !bytes.Contains(got, []byte(`\u007f\u009b31m\u202e\u2066\u200f\ufeff\u2028\udb40\udc41`)) {
			t.Errorf("%s", got)
		}
		l, err := ParseLine(got)
		if want := strings.ToValidUTF8(evil, "\ufffd"); err != nil || l.Entry.Ghost != want {
			t.Errorf("read again: %q, %v; want %q", l.Entry.Ghost, err, want)
		}
	}
}

func checkClean(t *testing.T, line []byte) {
	t.Helper()
	text, ended := bytes.CutSuffix(line, []byte("\n"))
	bad := bytes.IndexFunc(text, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) })
	if !ended || bad >= 0 || !utf8.Valid(text) || !json.Valid(text) {
		t.Errorf("not one clean line of JSON: %q", line)
	}
}

func TestParseLineErrors(t *testing.T) {
	for in, want := range map[string]string{
		"hello":                               "no line of a journal: invalid character 'h'",
		"":                                    "no line of a journal: unexpected end",
		"null":                                `has no "v"`,
		"{}":                                  `has no "v"`,
		`{"v":"1"}`:                           `"v" is not what it should be, but a string`,
		`{"v":2}`:                             "version 2 of the journal is not known",
		`{"v":1}`:                             `the kind "" is none of note, said, surface, choice, script, asked, lost`,
		`{"v":1} {"v":1}`:                     "invalid character '{'",
		`{"v":1,"kind":"lost"}`:               `"lost" without a count`,
		`{"v":1,"kind":"lost","count":-1}`:    `"lost" without a count`,
		`{"v":1,"kind":"asked"}`:              `"asked" without a request`,
		`{"v":1,"kind":"asked","request":{}}`: "0 is no status",
		`{"v":1,"kind":"asked","request":{"status":200,"raw":"AAAA"}}`:     "the size is 0, but raw has 3 bytes",
		`{"v":1,"kind":"asked","request":{"status":200,"raw":"%"}}`:        "illegal base64",
		`{"v":1,"kind":"asked","request":{"status":200,"fields":"x"}}`:     `"request.fields" is not what it should be`,
		`{"v":1,"kind":"note","time":"yesterday"}`:                         "yesterday",
		`{"v":1,"kind":"asked","request":{"status":200,"took_us":1.5}}`:    `"request.took_us" is not`,
		`{"v":1,"kind":"asked","request":{"status":99999999999999999999}}`: `"request.status" is not`,
		`{"v":1,"kind":"note"}` + "\x00":                                   "invalid character",
		strings.Repeat("[", 20000):                                         "exceeded max depth",
		`{"v":1,"kind":"note","request":{"status":200},"seq":-1}`:          `"seq" is not`,
	} {
		l, err := ParseLine([]byte(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %+v, %v; want %q", in, l, err, want)
		}
	}
}

func TestReader(t *testing.T) {
	in := "\n" + `{"v":1,"kind":"note","text":"a"}` + "\r\n \n" + `{"v":1,"kind":"lost","count":2}` + "\nbroken\n" + `{"v":1,"kind":"note","text":"b"}`
	r := NewReader(strings.NewReader(in))
	for _, want := range []struct {
		text string
		lost int
		line int
		bad  bool
	}{{text: "a", line: 2}, {lost: 2, line: 4}, {line: 5, bad: true}, {text: "b", line: 6}} {
		l, err := r.Next()
		if l.Entry.Text != want.text || l.Lost != want.lost || r.Number() != want.line || (err != nil) != want.bad {
			t.Errorf("line %d: %+v, %v; want %+v", r.Number(), l, err, want)
		}
	}
	if l, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("%+v, %v", l, err)
	}
}

// endless is a line without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestReaderOfALongLine(t *testing.T) {
	r := NewReader(io.MultiReader(strings.NewReader("\n\n"), endless{}))
	if l, err := r.Next(); !errors.Is(err, ErrLong) || r.Number() != 3 {
		t.Errorf("%+v, %v at %d", l, err, r.Number())
	}
}

// The longest line that a request can make is one that the reader takes: each byte as long as it can get.
func TestLongestLine(t *testing.T) {
	const part = 16
	raw := bytes.Repeat([]byte{1}, RawLimit/part)
	copy(raw, "SEND SSTP/1.4\r\nSender: ")
	text := strings.Repeat("\u200e", RawLimit/part/3)
	l := Line{Entry: Entry{Kind: Asked, Request: &Request{Raw: raw, Script: text, Sender: text, Status: 200, RawSize: len(raw)}}}
	line := l.Append(nil)
	if got, err := NewReader(bytes.NewReader(line)).Next(); err != nil || !bytes.Equal(got.Entry.Request.Raw, raw) {
		t.Errorf("a line of %d bytes: %v", len(line), err)
	}
	if part*len(line) > maxLine {
		t.Errorf("a request of %d bytes can make a line of %d, more than %d", RawLimit, part*len(line), maxLine)
	}
}

func TestWhole(t *testing.T) {
	const post = "POST /api/sstp/v1 HTTP/1.1\r\n"
	for raw, want := range map[string]bool{
		"SEND SSTP/1.4\r\n\r\n":                  true,
		"SEND SSTP/1.4\n\nmore":                  true,
		"SEND SSTP/1.4\r\nCharset: none\r\n\r\n": true,
		"SEND SSTP/1.4\r\n":                      false,
		"garbage":                                false,
		"":                                       false,
	} {
		if r := (&Request{Road: "tcp", Raw: []byte(raw)}); r.Whole() != want {
			t.Errorf("%q: whole is %v", raw, !want)
		}
	}
	for raw, want := range map[string]bool{
		post + "Content-Length: 3\r\n\r\nabc":                    true,
		post + "Content-Length: 3\r\n\r\nabcd":                   true,
		post + "Content-Length: 3\r\n\r\nab":                     false,
		post + "Content-Length: 3\r\n":                           false,
		post + "Content-Length: x\r\n\r\n":                       true,
		post + "Content-Length: -1\r\n\r\n":                      true,
		post + "\r\n":                                            true,
		"OPTIONS / HTTP/1.1\r\nCharset: none\r\nHost: a\r\n\r\n": true,
		"": false,
	} {
		if r := (&Request{Road: "http", Raw: []byte(raw)}); r.Whole() != want {
			t.Errorf("%q: whole is %v", raw, !want)
		}
	}
}

func FuzzReadJournal(f *testing.F) {
	f.Add([]byte(`{"v":1,"kind":"lost","count":2}`))
	for _, raw := range []string{"SEND SSTP/1.4\r\nCharset: Shift_JIS\r\nSender: \x83\\\r\n\r\n", "\x1b\u009b", ""} {
		for _, road := range []string{"tcp", "http", "unix"} {
			f.Add(Line{Entry: asked(road, raw)}.Append(nil))
		}
	}
	f.Add(Line{Entry: asked("http", "POST / HTTP/1.1\r\nContent-Length: 2\r\nOrigin: null\r\n\r\nabc")}.Append([]byte("\n")))
	f.Add([]byte(`{"v":1,"kind":"note","time":"0000-01-01T00:00:00+23:59","scope":-1,"text":"\ud800\u0000"}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		for r, reads := NewReader(bytes.NewReader(in)), 0; ; reads++ {
			l, err := r.Next()
			if errors.Is(err, io.EOF) || errors.Is(err, ErrLong) {
				return
			}
			if reads > len(in) {
				t.Fatal("more lines than bytes")
			}
			if err != nil {
				continue
			}
			once := l.Append(nil)
			checkClean(t, once)
			again, err := ParseLine(once)
			if err != nil {
				t.Fatalf("what was written cannot be read: %v: %s", err, once)
			}
			if twice := again.Append(nil); !bytes.Equal(once, twice) {
				t.Errorf("written %s and again %s", once, twice)
			}
			if a, b := l.Entry.Request, again.Entry.Request; (a == nil) != (b == nil) || a != nil && !bytes.Equal(a.Raw, b.Raw) {
				t.Errorf("the bytes changed: %+v, %+v", a, b)
			}
		}
	})
}
