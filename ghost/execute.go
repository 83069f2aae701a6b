package ghost

import (
	"cmp"
	"context"
	"strings"

	"ukatty/ghost/sstp"
)

// EXECUTE, after UKADOC's spec_sstp: a client asks something or changes something, and the ghost does not speak. One
// table has all commands; the files execute_*.go have one family each.

// command is one EXECUTE command. It has one of ask and work, or both.
type command struct {
	// class is what the interruption table goes by.
	class Class
	// barred: whoever Request.Barred says may not use it.
	barred bool
	// ask answers on the ghost's goroutine: it must be quick, and there is no file and no disk. Nil leaves it to work.
	ask func(*life, *execution) *sstp.Response
	// work answers on the connection's goroutine, once the ghost has let it, and may take its time.
	work func(*execution) *sstp.Response
}

// commands are all that ukatty executes, by their names in lower case: clients write them as they like. All others are
// answered 501.
var commands = map[string]command{
	"getname":             {class: Query, ask: getName},
	"getnames":            {class: Query, work: getNames},
	"getfmo":              {class: Query, work: getFMO},
	"getghostname":        {class: Query, ask: getGhostName},
	"getshellname":        {class: Query, ask: getShellName},
	"getballoonname":      {class: Query, work: getBalloonName},
	"getversion":          {class: Query, work: getVersion},
	"getshortversion":     {class: Query, work: getShortVersion},
	"getghostnamelist":    {class: Query, work: getGhostNameList},
	"getshellnamelist":    {class: Query, work: getShellNameList},
	"getballoonnamelist":  {class: Query, work: getBalloonNameList},
	"getheadlinenamelist": {class: Query, work: emptyList},
	"getpluginnamelist":   {class: Query, work: emptyList},
	"callghost":           {class: Query, work: callGhost},
	"checkqueue":          {class: Query, ask: checkQueue},
	"getstatus":           {class: Query, ask: getStatus},
	"getcookie":           {class: Query, work: getCookie},
	"setcookie":           {class: Change, work: setCookie},
	"getproperty":         {class: Query, ask: askProperty, work: getProperty},
	"setproperty":         {class: Change, barred: true, ask: askChange, work: setProperty},
	"quiet":               {class: Change, barred: true, ask: quiet},
	"restore":             {class: Change, ask: restore},
	"compressarchive":     {class: Change, barred: true, work: compressArchive},
	"extractarchive":      {class: Change, barred: true, work: extractArchive},
	"dumpsurface":         {class: Change, barred: true, work: dumpSurface},
	"moveasync":           {class: Change, barred: true, ask: moveAsync},
	"settrayicon":         {class: Change, barred: true, ask: setTrayIcon},
	"settrayballoon":      {class: Change, barred: true, ask: setTrayBalloon},
}

// execution is one EXECUTE at work.
type execution struct {
	ctx    context.Context
	b      *Baseware
	g      *Ghost // whom it is for
	r      *sstp.Request
	params []string
}

// param gives a parameter by number: "" where there is none.
func (x *execution) param(n int) string {
	if n < len(x.params) {
		return x.params[n]
	}
	return ""
}

// external says whether the client is to see nothing that belongs to this machine alone.
func (x *execution) external() bool { return x.r.Level == sstp.External }

// execute routes an EXECUTE.
func (b *Baseware) execute(ctx context.Context, r *sstp.Request) *sstp.Response {
	name, params := r.Command()
	if name == "" {
		return refusal(sstp.BadRequest, "no Command")
	}
	c, ok := commands[strings.ToLower(name)]
	g := b.receiver(r)
	switch {
	case g == nil:
		return refusal(sstp.NotFound, "the ghost that the request names does not run")
	case !ok:
		return refusal(sstp.NotImplemented, "the command %.80q is not implemented", name)
	case c.barred && r.Barred() && !g.owned(r.ID()):
		return refusal(sstp.Refuse, "the command %s is not for external clients", name)
	}
	return c.run(&execution{ctx: ctx, b: b, g: g, r: r, params: params})
}

// run executes a command if the ghost's state allows it. It never interrupts what plays.
func (c command) run(x *execution) *sstp.Response {
	answer := make(chan *sstp.Response, 1)
	resp := x.g.do(x.ctx, answer, func(_ context.Context, l *life) { answer <- l.execute(c, x) })
	if resp.Status == 0 {
		row, why := resp.Row, resp.Reason
		resp = c.work(x)
		resp.Row, resp.Reason = row, cmp.Or(resp.Reason, why)
	}
	resp.Ghost, resp.GhostID = x.g.opt.Identity.Name, x.g.hwnd
	return resp
}

// execute is the ghost's part of a command. An answer without a status leaves it to the command's work.
func (l *life) execute(c command, x *execution) *sstp.Response {
	d := l.verdict(c.class)
	resp := &sstp.Response{Status: d.Status}
	if d.Action != Refuse && c.ask != nil {
		if resp = c.ask(l, x); resp == nil {
			resp = &sstp.Response{}
		}
	}
	resp.Row, resp.Reason = d.Row, cmp.Or(resp.Reason, d.Why)
	return resp
}

// data is an answer that carries text.
func data(text string) *sstp.Response {
	return &sstp.Response{Status: sstp.OK, Data: text, HasData: true}
}

// list is an answer that carries lines; there may be none.
func list(lines []string) *sstp.Response { return data(strings.Join(lines, "\r\n")) }

// done is the answer of what has nothing to say.
func done() *sstp.Response { return &sstp.Response{Status: sstp.NoContent} }
