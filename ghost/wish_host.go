package ghost

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"ukatty/ghost/reach"
	"ukatty/sakura/play"
)

// Hosts: \![execute,ping,…] and \![execute,nslookup,…].

// planPing pings a host.
func planPing(_ *life, c *play.Cue, t talk) plan {
	req, err := reach.ParsePing(operands(c))
	p := plan{text: "ping " + req.Host, kind: AllowPing}
	p.fail = func(code string) []link {
		all := []reach.Echo{{Status: code}}
		return []link{{id: eventName(req.Event, "", "OnPingComplete"), refs: pingRefs(req, all)}}
	}
	if err != nil {
		p.why, p.code = clip(err.Error(), maxWishText), "GENERAL_FAILURE"
		return p
	}
	bounds := t.bounds()
	p.do = func(ctx context.Context, r *running) outcome {
		all, err := req.Do(ctx, bounds, func(sent []reach.Echo) error {
			if len(sent) == req.Count || strings.HasPrefix(req.Event, "On") {
				return nil // an event of the script's own comes once, at the end
			}
			return r.tell(ctx, link{id: "OnPingProgress", refs: pingRefs(req, sent)})
		})
		if err != nil {
			all = append(all, reach.Echo{Status: pingCode(ctx, err)})
		}
		end := outcome{account: fmt.Sprintf("%d packets were sent", len(all))}
		if err != nil {
			end.account = account("it failed", err)
		}
		end.events = []link{{id: eventName(req.Event, "", "OnPingComplete"), refs: pingRefs(req, all)}}
		return end
	}
	return p
}

// pingCode is the word for a ping that could not be sent.
func pingCode(ctx context.Context, err error) string {
	if ctx.Err() != nil {
		return "artificial"
	}
	if errors.Is(err, reach.ErrPrivate) {
		return "refused"
	}
	return "GENERAL_FAILURE" // of the words of ICMP_ECHO_REPLY the one that fits all
}

// pingRefs are the references of OnPingProgress and OnPingComplete: id; address, all, answered and lost ones; each packet.
func pingRefs(req reach.Ping, all []reach.Echo) []string {
	ok := 0
	from := req.Host
	for _, e := range all {
		if e.OK() {
			ok++
			from = e.From
		}
	}
	refs := []string{req.Event, strings.Join([]string{from, strconv.Itoa(len(all)), strconv.Itoa(ok), strconv.Itoa(len(all) - ok)}, separator)}
	for _, e := range all {
		refs = append(refs, strings.Join([]string{e.Status, e.From, strconv.Itoa(e.RTT)}, separator))
	}
	return refs
}

// planLookup looks up a name or an address.
func planLookup(_ *life, c *play.Cue, t talk) plan {
	host, event := option(operands(c), "--host"), option(operands(c), "--event")
	p := plan{text: "look up the host " + host, kind: AllowNSLookup}
	way := "lookup"
	if _, err := netip.ParseAddr(host); err == nil {
		way = "reverse"
	}
	refs := []string{event, clip(host, maxEvent), way}
	p.fail = func(string) []link {
		return []link{{id: eventName(event, "Failure", "OnNSLookupFailure"), refs: refs}}
	}
	if host == "" {
		p.why = "it names no host"
		return p
	}
	bounds := t.bounds()
	p.do = func(ctx context.Context, _ *running) outcome {
		found, _, err := reach.Lookup(ctx, host, bounds)
		if err != nil {
			return outcome{p.fail(""), account("it failed", err)}
		}
		result := strings.Join(found, separator)
		return outcome{
			[]link{{id: eventName(event, "", "OnNSLookupComplete"), refs: append(refs[:3:3], result)}},
			clip("it is "+strings.Join(found, ", "), maxWishText),
		}
	}
	return p
}
