package sstp

import (
	"cmp"
	"strings"
	"time"

	"ukatty/ghost/wire"
)

// Method is what a request asks for. Methods are written in capitals.
type Method string

// The methods of spec_sstp. SEND and NOTIFY are one and the same operation.
const (
	SEND        Method = "SEND"
	NOTIFY      Method = "NOTIFY"
	COMMUNICATE Method = "COMMUNICATE"
	EXECUTE     Method = "EXECUTE"
	GIVE        Method = "GIVE"
)

// The roads on which requests come.
const (
	// RoadTCP: over TCP, as it is.
	RoadTCP = "tcp"
	// RoadHTTP: inside HTTP, on the same port.
	RoadHTTP = "http"
	// RoadUnix: over a Unix socket.
	RoadUnix = "unix"
)

// Request is one request as it was read. It is not changed once the handler has it.
type Request struct {
	// Method is what is asked for: "" when the first line could not be read.
	Method Method
	// Version is what stands after "SSTP/", such as "1.4". Nothing depends on it.
	Version string
	// Fields are the headers in their order.
	Fields wire.Fields
	// Charset is that of the request, and so that of the response.
	Charset wire.Charset
	// Level is how far the sender is trusted, as SHIORI is told: see also Barred.
	Level Level
	// Road is how the request came: RoadTCP, RoadHTTP or RoadUnix.
	Road string
	// Peer is the sender's address: "unix" on a Unix socket, where it has none.
	Peer string
	// Origin is the Origin header of HTTP, such as "http://localhost:3000" or "null": "" where there was none, and on the
	// other roads.
	Origin string
	// Receiver is the id of the ghost on whose own socket the request came. It selects the ghost before any header does:
	// "" on the other roads and on the control socket.
	Receiver string
	// Raw are the bytes of the request, without those that followed it.
	Raw []byte
	// Received is when the request was complete.
	Received time.Time
	// Flaws are what was wrong with the bytes and was forgiven.
	Flaws wire.Flaws

	foreign   bool  // from a page that is not of this machine
	unclaimed bool  // from a page that does not say SecurityLevel: local
	conn      *conn // to look after for Gone; nil outside a server
}

// Sender gives the sender's name for showing: the Sender header, or else User-Agent.
func (r *Request) Sender() string {
	if s := r.word("Sender"); s != "" {
		return s
	}
	return r.word("User-Agent")
}

// Event gives the SHIORI event: "" without one, and an empty Event counts as none.
func (r *Request) Event() string { return r.word("Event") }

// ID gives the id of Owned SSTP: "" without one. A page that is not of this machine owns nothing, whatever it says.
func (r *Request) ID() string {
	if r.foreign {
		return ""
	}
	return r.word("ID")
}

// SecurityOrigin gives what SHIORI is told of where the request comes from: in HTTP its Origin and never the header of
// that name, else the header if it is "scheme://host" or "scheme://host:port" of http, https or sstp. Otherwise "null".
func (r *Request) SecurityOrigin() string {
	if r.Road == RoadHTTP {
		return cmp.Or(r.Origin, "null")
	}
	origin := r.word("SecurityOrigin")
	scheme, rest, _ := strings.Cut(origin, "://")
	if strings.EqualFold(scheme, "sstp") {
		scheme = "http" // to be read as one
	}
	if _, ok := parseOrigin(scheme + "://" + rest); !ok {
		return "null"
	}
	return origin
}

// word gives the value of a header that is one word or name, without the blanks around it.
func (r *Request) word(name string) string { return strings.TrimSpace(r.Fields.Get(name)) }

// PassThru gives the X-SSTP-PassThru-* headers, which go to SHIORI as they are.
func (r *Request) PassThru() wire.Fields {
	const prefix = "X-SSTP-PassThru-"
	var out wire.Fields
	for _, f := range r.Fields {
		if len(f.Name) > len(prefix) && strings.EqualFold(f.Name[:len(prefix)], prefix) {
			out = append(out, f)
		}
	}
	return out
}

// Options are the flags of the Option header.
type Options struct {
	// NoDescript: do not show the SSTP marker. Void for external requests.
	NoDescript bool
	// NoTranslate: leave out OnTranslate and MAKOTO.
	NoTranslate bool
	// NoBreak: wait for the script that plays.
	NoBreak bool
	// Notify: send the event as SHIORI NOTIFY.
	Notify bool
}

// Options gives the flags of all Option headers together, separated by commas, semicolons or blanks. Unknown flags are
// ignored.
func (r *Request) Options() Options {
	var o Options
	for value := range r.Fields.All("Option") {
		for flag := range strings.FieldsFuncSeq(value, optionBreak) {
			switch strings.ToLower(flag) {
			case "nodescript":
				o.NoDescript = r.Level == Local
			case "notranslate":
				o.NoTranslate = true
			case "nobreak":
				o.NoBreak = true
			case "notify":
				o.Notify = true
			}
		}
	}
	return o
}

func optionBreak(c rune) bool { return strings.ContainsRune(",; \t", c) }
