package ghost

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"ukatty/ghost/shiori"
)

// patience is how long a ghost waits for its SHIORI before it counts it as silent.
const patience = 10 * time.Second

// errSilent is what a question gets that the SHIORI did not answer in time.
var errSilent = errors.New("ghost: the SHIORI does not answer")

// question is put to the SHIORI. then runs on the ghost's goroutine, exactly once, unless the ghost leaves before.
type question struct {
	ctx  context.Context
	req  shiori.Request
	then func(shiori.Response, error)
	// module is the SHIORI that is asked: the one that there is when the turn of the question has come.
	module shiori.Module
	// exchange is set for what is no question but a change of the SHIORI.
	exchange *exchange
}

// mind is what a ghost knows of its SHIORI: one question is at work, the others wait for their turn.
type mind struct {
	asks    chan question
	work    *question // with the SHIORI now; nil when it is free
	since   time.Time // when it was put
	givenUp bool      // whoever asked it was told errSilent already
	waiting []question
}

// silent says whether the SHIORI owes an answer for too long.
func (m *mind) silent() bool { return m.work != nil && m.givenUp }

// ask puts a question, after those that were put before it.
func (l *life) ask(q question) {
	l.mind.waiting = append(l.mind.waiting, q)
	l.nextQuestion()
}

// nextQuestion gives the SHIORI its next question if it is free.
func (l *life) nextQuestion() {
	m := &l.mind
	for m.work == nil && len(m.waiting) > 0 && l.ctx.Err() == nil {
		q := m.waiting[0]
		m.waiting[0] = question{}
		m.waiting = m.waiting[1:]
		if err := q.ctx.Err(); err != nil {
			q.then(shiori.Response{}, err)
			continue
		}
		if q.module = l.module; q.module == nil && q.exchange == nil {
			q.then(shiori.Response{}, errUnloaded)
			continue
		}
		m.work, m.since, m.givenUp = &q, l.at, false
		select {
		case m.asks <- q: // the thinker has nothing else to do
		case <-l.ctx.Done():
		}
	}
}

// think answers questions until the context ends. It is the only goroutine that calls the module. A panic of the module
// costs one answer.
func (m *mind) think(ctx context.Context, g *Ghost) {
	for {
		select {
		case <-ctx.Done():
			return
		case q := <-m.asks:
			resp, err := g.consult(ctx, q)
			if g.post(ctx, func(l *life) { l.answered(resp, err) }) != nil {
				return
			}
		}
	}
}

// consult asks the module one question.
func (g *Ghost) consult(ctx context.Context, q question) (resp shiori.Response, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("ghost: the SHIORI panicked: %v", v)
			if g.opt.Crash != nil {
				g.opt.Crash(v, debug.Stack())
			}
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	defer context.AfterFunc(q.ctx, cancel)()
	if q.exchange != nil {
		return shiori.Response{}, q.exchange.carry(g, q.module)
	}
	return q.module.Ask(ctx, q.req)
}

// answered takes the answer to the question at work.
func (l *life) answered(resp shiori.Response, err error) {
	q := l.mind.work
	l.mind.work = nil
	if l.debugs && q.exchange == nil {
		l.note("SHIORI: %s %s: %d %s", q.req.Method, q.req.ID, resp.Status, clip(resp.Value, remarkLimit))
	}
	switch {
	case l.mind.givenUp && q.exchange == nil:
		l.note("the SHIORI answered %s too late: dropped", q.req.ID)
	default:
		q.then(resp, err)
	}
	l.nextQuestion()
}

// giveUp tells those who wait that the SHIORI does not answer, once its time is over, and from then on all who ask, until it
// answers after all.
func (l *life) giveUp() {
	m := &l.mind
	if due := l.mindDue(); due.IsZero() || l.at.Before(due) {
		return
	}
	lost := m.waiting
	m.waiting = nil
	if !m.givenUp {
		m.givenUp = true
		l.note("the SHIORI does not answer %s", m.work.req.ID)
		if m.work.exchange == nil { // what is exchanged is so in the end, however late
			lost = append([]question{*m.work}, lost...)
		}
	}
	for _, q := range lost {
		q.then(shiori.Response{}, errSilent)
	}
}

// mindDue is when the patience with the SHIORI ends; zero while nothing waits for it.
func (l *life) mindDue() time.Time {
	switch m := &l.mind; {
	case m.work == nil:
		return time.Time{}
	case !m.givenUp:
		return m.since.Add(patience)
	case len(m.waiting) > 0:
		return l.at
	default:
		return time.Time{}
	}
}
