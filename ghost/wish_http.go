package ghost

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ukatty/ghost/reach"
	"ukatty/sakura/play"
)

// HTTP requests and feeds: \![execute,http-get,…] and its kin, \![execute,rss-get,…].

// planHTTP makes a request and writes what comes below the ghost's folder var, or keeps it for the event.
func planHTTP(method string) planner {
	return func(l *life, c *play.Cue, t talk) plan {
		return planRequest(l, c, t, inquiry{method: method, names: httpEvents, kind: AllowHTTP})
	}
}

// planRSS makes a request and reads what comes as a feed.
func planRSS(method string) planner {
	return func(l *life, c *play.Cue, t talk) plan {
		return planRequest(l, c, t, inquiry{method: method, names: rssEvents, kind: AllowRSS})
	}
}

// eventNames are the events of a kind of request.
type eventNames struct{ complete, failure, progress, streaming, tls string }

var (
	httpEvents = eventNames{
		"OnExecuteHTTPComplete", "OnExecuteHTTPFailure", "OnExecuteHTTPProgress", "OnExecuteHTTPStreaming", "OnExecuteHTTPSSLInfo",
	}
	rssEvents = eventNames{
		"OnExecuteRSSComplete", "OnExecuteRSSFailure", "OnExecuteHTTPProgress", "OnExecuteHTTPStreaming", "OnExecuteRSS_SSLInfo",
	}
)

// inquiry is a request with how its events are called.
type inquiry struct {
	method string
	names  eventNames
	kind   Allow
	req    reach.Request
}

// planRequest plans a request.
func planRequest(l *life, c *play.Cue, t talk, a inquiry) plan {
	req, err := reach.ParseRequest(a.method, operands(c))
	if a.req = req; a.kind == AllowRSS {
		a.req.Memory, a.req.Stream = true, ""
	}
	p := plan{text: a.sentence(), kind: a.kind, about: req.URL}
	p.fail = func(code string) []link { return []link{a.failure(&reach.Result{Code: code})} }
	switch bounds, client := t.bounds(), l.g.opt.client(); {
	case err != nil:
		p.why, p.code = clip(err.Error(), maxWishText), "error"
	case a.kind == AllowRSS:
		p.do = func(ctx context.Context, r *running) outcome { return a.feed(ctx, client, bounds, r) }
	default:
		p.do = func(ctx context.Context, r *running) outcome { return a.fetch(ctx, client, bounds, r) }
	}
	return p
}

// sentence says what would happen.
func (a *inquiry) sentence() string {
	switch {
	case a.kind == AllowRSS:
		return "read the feed " + a.req.URL
	case a.method == "GET":
		return "fetch " + a.req.URL
	case a.req.Input != "":
		return fmt.Sprintf("send the file %s to %s (%s)", a.req.Input, a.req.URL, a.method)
	default:
		return fmt.Sprintf("send a request to %s (%s)", a.req.URL, a.method)
	}
}

// fetch makes the request.
func (a *inquiry) fetch(ctx context.Context, client *reach.Client, b reach.Bounds, r *running) outcome {
	res, err := client.Do(ctx, a.req, b, &listener{a, r})
	events := a.secured(&res)
	if err != nil {
		return outcome{append(events, a.failure(&res)), account("it failed", err)}
	}
	what := "it answered " + res.Code
	if res.Path != "" {
		what += ", written to " + res.Path
	}
	return outcome{append(events, link{id: eventName(a.req.ID, "", a.names.complete), refs: a.refs(&res)}), what}
}

// account puts an error into a sentence.
func account(what string, err error) string {
	return clip(fmt.Sprintf("%s: %v", what, err), maxWishText)
}

// feed makes the request and reads the feed.
func (a *inquiry) feed(ctx context.Context, client *reach.Client, b reach.Bounds, r *running) outcome {
	body, res, err := client.Fetch(ctx, a.req, b, &listener{a, r})
	events := a.secured(&res)
	var items []reach.Item
	if err == nil {
		if items, err = reach.ParseFeed(body); err != nil {
			res.Code = "parse"
		}
	}
	if err != nil {
		return outcome{append(events, a.failure(&res)), account("it failed", err)}
	}
	refs := make([]string, len(items))
	for i := range items {
		refs[i] = items[i].Reference(time.Local)
	}
	complete := link{id: eventName(a.req.ID, "", a.names.complete), refs: refs}
	return outcome{append(events, complete), fmt.Sprintf("the feed has %d entries", len(items))}
}

// maxReference is how many bytes a reference of what came may have: that of --nofile.
const maxReference = 128 << 10

// refs are the references of OnExecuteHTTPComplete and its kin.
func (a *inquiry) refs(res *reach.Result) []string {
	content := res.Path
	if a.req.Memory {
		content = onOneLine(res.Data)
	}
	header := onOneLine(strings.Join(res.Header, separator))
	return []string{
		strings.ToLower(a.method), a.req.ID, a.req.URL, clip(content, maxReference), res.Code, onOneLine(res.Cookie), clip(header, maxReference),
	}
}

// failure is the event of a request that failed.
func (a *inquiry) failure(res *reach.Result) link {
	return link{id: eventName(a.req.ID, "Failure", a.names.failure), refs: a.refs(res)}
}

// secured is the event about the encryption; none for an open connection.
func (a *inquiry) secured(res *reach.Result) []link {
	s := res.TLS
	if s == nil {
		return nil
	}
	return []link{{id: a.names.tls, refs: []string{
		a.req.ID, a.req.URL, res.Code, s.Protocol, s.Cipher, s.Subject, reach.Stamp(s.From), reach.Stamp(s.To), s.Issuer,
		strings.Join(s.Chain, ","),
	}}}
}

// listener tells the ghost of a request that is under way. It is a reach.Listener.
type listener struct {
	*inquiry
	r *running
}

// Progressed raises OnExecuteHTTPProgress. Behind what UKADOC has, references 7 and 8 are the bytes that came, and all that
// there are, -1 when nobody knows.
func (li *listener) Progressed(ctx context.Context, n, of int64) error {
	refs := append(li.refs(&reach.Result{}), strconv.FormatInt(n, 10), strconv.FormatInt(of, 10))
	return li.r.tell(ctx, link{id: eventName(li.req.ID, "Progress", li.names.progress), refs: refs})
}

// Streamed raises OnExecuteHTTPStreaming; reference 4 is the piece.
func (li *listener) Streamed(ctx context.Context, res *reach.Result, piece string) error {
	refs := li.refs(res)
	refs[4] = onOneLine(piece)
	return li.r.tell(ctx, link{id: eventName(li.req.ID, "Streaming", li.names.streaming), refs: refs})
}

// cancelHTTP is \![cancel,http,URL]: requests for it end, and wishes for it are put away. It needs nobody's permission.
func (l *life) cancelHTTP(c *play.Cue, _ talk) {
	url, n := operand(c, 0), 0
	for _, r := range l.wishes.running {
		if r.wish.about == url && url != "" {
			r.cancel()
			n++
		}
	}
	for _, w := range slices.Clone(l.wishes.open) {
		if w.about == url && url != "" {
			l.putAway(w.show.ID, "the script took it back")
			n++
		}
	}
	if n == 0 {
		l.note("%s: there is no such request", spell(c))
	}
	l.reply(c, "", false)
}
