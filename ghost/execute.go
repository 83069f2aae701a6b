package ghost

import (
	"strings"

	"ukatty/ghost/sstp"
)

// command is one EXECUTE command.
type command struct {
	class Class
	// barred: an external client may not use it.
	barred bool
	run    func(*life, *Baseware) *sstp.Response
}

// commands are those of UKADOC's spec_sstp that ukatty executes, by their names in lower case: clients write them as they
// like. The others are answered with 501.
var commands = map[string]command{
	"getname": {Query, false, func(l *life, _ *Baseware) *sstp.Response {
		return data(l.g.opt.Identity.Character(0) + "," + l.g.opt.Identity.Character(1))
	}},
	"getnames":        {Query, false, func(_ *life, b *Baseware) *sstp.Response { return data(b.names()) }},
	"getghostname":    {Query, false, func(l *life, _ *Baseware) *sstp.Response { return data(l.g.opt.Identity.Name) }},
	"getversion":      {Query, false, func(_ *life, b *Baseware) *sstp.Response { return data(b.name + " " + b.version) }},
	"getshortversion": {Query, false, func(_ *life, b *Baseware) *sstp.Response { return data(b.version) }},
	"quiet": {Change, true, func(l *life, _ *Baseware) *sstp.Response {
		l.beQuiet()
		return &sstp.Response{Status: sstp.NoContent}
	}},
	"restore": {Change, false, func(l *life, _ *Baseware) *sstp.Response {
		if l.quiet() {
			l.endQuiet("a client said Restore")
		}
		return &sstp.Response{Status: sstp.NoContent}
	}},
}

// data is an answer that carries text.
func data(text string) *sstp.Response {
	return &sstp.Response{Status: sstp.OK, Data: text, HasData: true}
}

// execute runs a command if the ghost's state allows it. It never interrupts what plays.
func (l *life) execute(c command, b *Baseware) *sstp.Response {
	d := l.verdict(c.class)
	if d.Action == Refuse {
		return &sstp.Response{Status: d.Status, Row: d.Row, Reason: d.Why}
	}
	resp := c.run(l, b)
	resp.Row, resp.Reason = d.Row, d.Why
	return resp
}

// names are the names of \0 of all ghosts, one a line.
func (b *Baseware) names() string {
	var lines []string
	for _, g := range b.ghosts {
		lines = append(lines, g.opt.Identity.Character(0))
	}
	return strings.Join(lines, "\r\n")
}
