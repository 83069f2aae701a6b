package ghost

import (
	"context"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"ukatty/ghost/nar"
	"ukatty/ghost/sstp"
)

// CompressArchive and ExtractArchive: p0 is the archive, p1 the folder, and options follow. Without --event the answer
// comes when all is done, on the connection's goroutine. With it the answer comes at once, the work becomes a chore of
// the ghost, and an event tells how it ended.

// maxBusy is how many commands that take long may be at work at once; one more is answered 409.
const maxBusy = 4

// begin takes a place among those at work, and says whether there was one.
func (e *executor) begin() bool {
	if e.busy.Add(1) > maxBusy {
		e.busy.Add(-1)
		return false
	}
	return true
}

// end gives it back.
func (e *executor) end() { e.busy.Add(-1) }

// tooBusy is the answer when there was none.
func tooBusy() *sstp.Response {
	return refusal(sstp.Conflict, "%d archives or pictures are at work already", maxBusy)
}

// archiver is one of the two directions.
type archiver struct {
	verb string // as the names of events have it
	work func(f folders, ctx context.Context, archive, folder string) (nar.Sum, error)
}

// The two directions.
var (
	compressing = archiver{"Compress", folders.compress}
	extracting  = archiver{"Extract", folders.extract}
)

func compressArchive(x *execution) *sstp.Response {
	return compressing.run(x)
}

func extractArchive(x *execution) *sstp.Response {
	return extracting.run(x)
}

// archiving is what the options say.
type archiving struct {
	event string
	later bool // there is an --event, even if it is empty
}

// maxEvent is how many bytes the name of an event may have.
const maxEvent = 256

// options reads the parameters behind the two paths.
func (a archiver) options(params []string) (o archiving, refused *sstp.Response) {
	if len(params) < 2 || params[0] == "" || params[1] == "" {
		return o, refusal(sstp.BadRequest, "%sArchive wants an archive and a folder", a.verb)
	}
	for _, option := range params[2:] {
		name, value, _ := strings.Cut(option, "=")
		switch strings.ToLower(name) {
		case "":
		case "--event":
			o.event, o.later = value, true
		case "--password":
			return o, refusal(sstp.Refuse, "encrypted archives are neither written nor read")
		default:
			return o, refusal(sstp.BadRequest, "%sArchive has no option %.40q", a.verb, name)
		}
	}
	if len(o.event) > maxEvent {
		return o, refusal(sstp.BadRequest, "the name of the event has %d bytes", len(o.event))
	}
	return o, nil
}

// run does the command.
func (a archiver) run(x *execution) *sstp.Response {
	o, refused := a.options(x.params)
	switch {
	case refused != nil:
		return refused
	case o.later:
		return x.g.entrust(x, func(ctx context.Context) (link, string) { return a.tell(o.event, x.r.Sender())(a.do(ctx, x)) })
	case !x.b.begin():
		return tooBusy()
	}
	defer x.b.end()
	sum, err := a.do(x.ctx, x)
	if err != nil {
		resp, _ := failed(err)
		return resp
	}
	return &sstp.Response{Status: sstp.NoContent, Reason: accountOf(sum)}
}

// do does the work.
func (a archiver) do(ctx context.Context, x *execution) (nar.Sum, error) {
	return a.work(x.b.folders(), ctx, x.params[0], x.params[1])
}

// accountOf says what came of it.
func accountOf(sum nar.Sum) string {
	return fmt.Sprintf("%d files, %d bytes in %d", sum.Files, sum.Plain, sum.Packed)
}

// tell gives the event that says how it ended, the one that the client named, if its name begins with On, or UKADOC's, and
// a sentence for the journal.
func (a archiver) tell(id, by string) func(nar.Sum, error) (link, string) {
	complete, failure := "On"+a.verb+"ArchiveComplete", "On"+a.verb+"ArchiveFailure"
	if strings.HasPrefix(id, "On") {
		complete, failure = id, id+"Failure"
	}
	what := fmt.Sprintf("%sArchive of %.80s: ", a.verb, by)
	return func(sum nar.Sum, err error) (link, string) {
		if err != nil {
			resp, code := failed(err)
			return link{id: failure, refs: []string{id, code}}, what + resp.Reason
		}
		return link{id: complete, refs: []string{
			id, strconv.Itoa(sum.Files), strconv.FormatInt(sum.Packed, 10), strconv.FormatInt(sum.Plain, 10),
		}}, what + accountOf(sum)
	}
}

// chore is work that a client left with the ghost: it ends with an event and a sentence for the journal.
type chore func(context.Context) (link, string)

// entrust has the ghost see to a chore after the answer. The ghost waits for it before it is gone, and the end of its life
// ends the chore.
func (g *Ghost) entrust(x *execution, c chore) *sstp.Response {
	answer := make(chan *sstp.Response, 1)
	return g.do(x.ctx, answer, func(_ context.Context, l *life) {
		if !x.b.begin() {
			answer <- tooBusy()
			return
		}
		l.chore(func(ctx context.Context) {
			defer x.b.end()
			g.see(ctx, c)
		})
		answer <- done()
	})
}

// chore does something beside the ghost's life, which ends it and waits for its end. A panic goes where those of the SHIORI
// go.
func (l *life) chore(do func(context.Context)) {
	ctx, crash := l.ctx, l.g.opt.Crash
	l.chores.Go(func() {
		defer func() {
			if v := recover(); v != nil && crash != nil {
				crash(v, debug.Stack())
			}
		}()
		do(ctx)
	})
}

// see does a chore.
func (g *Ghost) see(ctx context.Context, c chore) {
	end, account := c(ctx)
	// A ghost that has left has no use for the news.
	_ = g.post(ctx, func(l *life) {
		l.note("%s", account)
		l.event(end)
	})
}
