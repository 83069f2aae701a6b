package ghost

import (
	"context"
	"net/url"
	"strings"

	"ukatty/ghost/reach"
	"ukatty/sakura/play"
)

// Pages, files and mails: \j, \![open,browser,…], \![open,file,…] and \![open,mailer,…].

// planJump opens what \j names, by its scheme.
func planJump(l *life, c *play.Cue, t talk) plan {
	id := operand(c, 0)
	scheme, rest, _ := strings.Cut(id, ":")
	switch strings.ToLower(scheme) {
	case "file":
		return planFile(l, fileOf(rest))
	case "mailto":
		return planMail(id)
	default:
		return planPage(id, t)
	}
}

// fileOf gives the name in a file: address, "//host/path" or "/path". UKADOC's example has file:///descript.txt for a file of
// the ghost: what begins with one slash is one of the ghost's unless it is there as it stands.
func fileOf(rest string) string {
	rest = strings.TrimPrefix(rest, "//")
	if name, err := url.PathUnescape(rest); err == nil {
		rest = name
	}
	if len(rest) > 2 && rest[0] == '/' && rest[2] == ':' {
		rest = rest[1:] // /C:/folder/file
	}
	return rest
}

// planPage opens a page in the browser.
func planPage(address string, t talk) plan {
	u, err := reach.CheckURL(address)
	if err != nil {
		return plan{text: "open " + address, why: "only http and https addresses are opened"}
	}
	p := plan{text: "open " + address + " in the browser", link: u.String(), kind: AllowBrowser}
	bounds, host := t.bounds(), u.Hostname()
	if bounds == reach.Public && reach.LooksPrivate(host) {
		p.link, p.why = "", "private addresses are for the ghost's own scripts"
		return p
	}
	p.do = func(ctx context.Context, r *running) outcome {
		err := reach.CheckHost(ctx, host, bounds)
		if err == nil {
			err = r.g.opt.Opener.Browse(ctx, p.link)
		}
		return failedFor(err, "it was opened in the browser")
	}
	return p
}

// planMail begins a mail.
func planMail(to string) plan {
	link, err := reach.MailLink(to)
	if err != nil {
		return plan{text: "write a mail to " + to, why: "that is no address of mail"}
	}
	return plan{
		text: "write a mail to " + strings.TrimPrefix(link, "mailto:"), link: link, kind: AllowMailer,
		do: func(ctx context.Context, r *running) outcome {
			return failedFor(r.g.opt.Opener.Mail(ctx, link), "the mailer was opened")
		},
	}
}

// planFile opens a file with the program that the system has for it.
func planFile(l *life, name string) plan {
	p := plan{text: "open the file " + name, kind: AllowFile}
	client := l.g.opt.client()
	p.do = func(ctx context.Context, r *running) outcome {
		path, err := client.Find(name)
		if err != nil {
			path, err = client.Find(strings.TrimLeft(name, "/"))
		}
		if err == nil {
			err = r.g.opt.Opener.File(ctx, path)
		}
		return failedFor(err, "the file was opened")
	}
	return p
}
