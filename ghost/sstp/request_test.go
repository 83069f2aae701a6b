package sstp_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// request makes a request of lines such as "Name: value".
func request(lines ...string) *sstp.Request {
	r := &sstp.Request{Method: sstp.SEND}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		r.Fields.Add(name, value)
	}
	return r
}

func TestScripts(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		want  []sstp.Scripted
	}{
		{nil, nil},
		{[]string{"Script: a"}, []sstp.Scripted{{"", "a"}}},
		{[]string{"IfGhost: A,B", "Script: a", "IfGhost: C", "Script: c"}, []sstp.Scripted{{"A,B", "a"}, {"C", "c"}}},
		{[]string{"Script: d", "ifghost: A", "SCRIPT: a", "Script: e"}, []sstp.Scripted{{"", "d"}, {"A", "a"}, {"", "e"}}},
		{[]string{"IfGhost: A", "X-Y: z", "Script: d"}, []sstp.Scripted{{"", "d"}}},
		{[]string{"IfGhost: A", "IfGhost: B", "Script: b"}, []sstp.Scripted{{"B", "b"}}},
		{[]string{"IfGhost: A"}, nil},
	} {
		if got := request(tt.lines...).Scripts(); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.lines, got, tt.want)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		want  []string
	}{
		{nil, nil},
		{[]string{"Reference0: a", "reference1:  b"}, []string{"a", " b"}},
		{[]string{"Reference3: d", "Reference0: a", "Reference3: e"}, []string{"a", "", "", "e"}},
		{[]string{"Reference: x", "ReferenceX: x", "Reference-1: x", "Reference1x: x", "Ref0: x"}, nil},
		{[]string{"Reference256: x", "Reference99999999999999999999: x"}, nil},
	} {
		if got := request(tt.lines...).References(); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.lines, got, tt.want)
		}
	}
	if got := request(fmt.Sprintf("Reference%d: z", sstp.MaxReferences-1)).References(); len(got) != sstp.MaxReferences {
		t.Errorf("%d references", len(got))
	}
}

func TestOptions(t *testing.T) {
	all := sstp.Options{NoDescript: true, NoTranslate: true, NoBreak: true, Notify: true}
	for _, tt := range []struct {
		lines []string
		want  sstp.Options
	}{
		{nil, sstp.Options{}},
		{[]string{"Option: nodescript,notranslate,nobreak,notify"}, all},
		{[]string{"Option: NoDescript ; notranslate", "Option: nobreak  notify,,x"}, all},
		{[]string{"Option: substitute, no break"}, sstp.Options{}},
	} {
		if got := request(tt.lines...).Options(); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.lines, got, tt.want)
		}
	}
}

func TestCommand(t *testing.T) {
	for _, tt := range []struct {
		line   string
		name   string
		params []string
	}{
		{"GetName", "GetName", []string{"r0", "r1"}},
		{" getname ", "getname", []string{"r0", "r1"}},
		{"GetProperty[a]", "GetProperty", []string{"a"}},
		{"SetProperty[a,b c]", "SetProperty", []string{"a", "b c"}},
		{"SetProperty[ a , b ]", "SetProperty", []string{"a", "b"}},
		{"X[]", "X", nil},
		{"X[ ]", "X", nil},
		{"X[a,]", "X", []string{"a", ""}},
		{"X[,]", "X", []string{"", ""}},
		{"X[a", "X", []string{"a"}},
		{"X[a]b,c]", "X", []string{"a"}},
		{`X["a,b]","c""d" , e"f]`, "X", []string{"a,b]", `c"d`, `e"f`}},
		{`X["a`, "X", []string{"a"}},
		{`X["a""`, "X", []string{`a"`}},
		{`X[""]`, "X", []string{""}},
		{"", "", []string{"r0", "r1"}},
		{"[a]", "", []string{"a"}},
	} {
		name, params := request("Command: "+tt.line, "Reference0: r0", "Reference1: r1").Command()
		if name != tt.name || !slices.Equal(params, tt.params) {
			t.Errorf("%q: %q %q, want %q %q", tt.line, name, params, tt.name, tt.params)
		}
	}
}

func TestWords(t *testing.T) {
	r := request("Sender:  a ", "User-Agent: b", "Event:  ", "Event: OnX ", "ID: 1", "x-sstp-passthru-A: 1", "X-SSTP-PassThru-: 2", "X-SSTP-PassThru-B:  3")
	if r.Sender() != "a" || r.Event() != "OnX" || r.ID() != "1" {
		t.Errorf("%q %q %q", r.Sender(), r.Event(), r.ID())
	}
	if got := request("User-Agent: b").Sender(); got != "b" {
		t.Errorf("sender %q", got)
	}
	want := wire.Fields{{Name: "x-sstp-passthru-A", Value: "1"}, {Name: "X-SSTP-PassThru-B", Value: " 3"}}
	if got := r.PassThru(); !slices.Equal(got, want) {
		t.Errorf("pass-through %q, want %q", got, want)
	}
}

func TestStatuses(t *testing.T) {
	for code, reason := range map[sstp.Status]string{
		200: "OK", 204: "No Content", 210: "Break", 400: "Bad Request", 404: "Not Found", 408: "Request Timeout",
		409: "Conflict", 413: "Payload Too Large", 420: "Refuse", 500: "Internal Server Error", 501: "Not Implemented",
		503: "Service Unavailable", 505: "Version Not Supported", 510: "Not Local IP", 511: "In Black List", 512: "Invisible",
		299: "299",
	} {
		if code.String() != reason || code.OK() != (code < 300) {
			t.Errorf("%d: %q, OK %t", int(code), code, code.OK())
		}
	}
}

func TestResponse(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    sstp.Response
		want string
	}{
		{"nothing", sstp.Response{Status: sstp.NoContent, Reason: "secret", Row: "secret"}, "204 No Content\r\nCharset: UTF-8\r\n\r\n"},
		{
			"script",
			sstp.Response{Status: sstp.OK, Fields: wire.Fields{{Name: "Script", Value: "a\r\nb\n\r\nc"}}},
			"200 OK\r\nCharset: UTF-8\r\nScript: abc\r\n\r\n",
		},
		{
			"charset of its own",
			sstp.Response{Status: sstp.OK, Fields: wire.Fields{{Name: "charset", Value: "x"}, {Name: "X-SSTP-PassThru-A", Value: "b"}}},
			"200 OK\r\nCharset: UTF-8\r\nX-SSTP-PassThru-A: b\r\n\r\n",
		},
		{
			"data",
			sstp.Response{Status: sstp.OK, HasData: true, Data: "A,B", Fields: wire.Fields{{Name: "X", Value: "y"}}},
			"200 OK\r\n\r\nA,B\r\n\r\n",
		},
		{"list", sstp.Response{Status: sstp.OK, HasData: true, Data: "A\nB\r\n\nC\n\n"}, "200 OK\r\n\r\nA\r\nB\r\nC\r\n\r\n"},
		{"FMO", sstp.Response{Status: sstp.OK, HasData: true, Data: "a.b\x01c\r\n\x00"}, "200 OK\r\n\r\na.b\x01c\r\n\r\n"},
		{"empty data", sstp.Response{Status: sstp.OK, HasData: true}, "200 OK\r\n\r\n\r\n\r\n"},
		{"empty lines", sstp.Response{Status: sstp.OK, HasData: true, Data: "\n\n"}, "200 OK\r\n\r\n\r\n\r\n"},
	} {
		if got := string(tt.r.Append(nil, wire.UTF8)); got != "SSTP/1.4 "+tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	r := sstp.Response{Status: sstp.OK, HasData: true, Data: "ソ,♡"}
	if got := string(r.Append(nil, wire.ShiftJIS)); got != "SSTP/1.4 200 OK\r\n\r\n\x83\x5c,\x81\xac\r\n\r\n" {
		t.Errorf("Shift_JIS: %q", got)
	}
}

func TestHandlerFunc(t *testing.T) {
	var h sstp.Handler = sstp.HandlerFunc(func(_ context.Context, r *sstp.Request) *sstp.Response {
		return &sstp.Response{Reason: string(r.Method)}
	})
	if got := h.ServeSSTP(t.Context(), request()).Reason; got != "SEND" {
		t.Errorf("%q", got)
	}
}
