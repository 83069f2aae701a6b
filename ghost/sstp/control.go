package sstp

import (
	"bytes"
	"encoding/binary"
	"strings"

	"ukatty/ghost/wire"
)

// What is asked on the control socket besides SSTP: a line that is one of these, or begins with the second.
const (
	lineFMO  = "GetFMO"
	lineCall = "CallGhost:"
)

// control is a line on the control socket. The handler gets it as the EXECUTE that it stands for: "GetFMO" as that command,
// "CallGhost:name" as CallGhost with the name in Reference0.
type control struct {
	c    *conn
	line string
}

// isControl says whether the first line of what came is none of SSTP.
func isControl(first []byte) bool {
	first = bytes.TrimRight(first, "\r\x00 ")
	return string(first) == lineFMO || bytes.HasPrefix(first, []byte(lineCall))
}

func (f *control) look([]byte, Limits) ending        { return whole }
func (f *control) enough([]byte, Limits) bool        { return true }
func (f *control) wants() (ghost string, named bool) { return strings.CutPrefix(f.line, lineCall) }

func (f *control) read(r *Request, in []byte, _ ending) *Response {
	f.c.used = min(len(in), len(f.line)+1)
	f.line = strings.TrimRight(f.line, "\r\x00 ")
	r.Method, r.Version, r.Raw = EXECUTE, "1.4", in[:f.c.used]
	r.Fields.Add("Command", lineFMO)
	if name, ok := f.wants(); ok {
		text, _ := wire.UTF8.Decode([]byte(name))
		r.Fields = wire.Fields{{Name: "Command", Value: strings.TrimSuffix(lineCall, ":")}, {Name: "Reference0", Value: text}}
	}
	return nil
}

// append writes the answer to GetFMO as a count of bytes, 4 of them in the order of this machine, then so many: lines that
// end with CR LF, and one NUL. The count is 0 when there is no answer. Other lines are answered in SSTP.
func (f *control) append(b []byte, r *Request, resp *Response) []byte {
	if _, named := f.wants(); named {
		return resp.Append(b, r.Charset)
	}
	var text []byte
	if resp.Status.OK() {
		text = append(appendLines(text, wire.UTF8, resp.Data), 0)
	}
	return append(binary.NativeEndian.AppendUint32(b, uint32(len(text))), text...)
}
