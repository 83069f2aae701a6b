package ghost

import (
	"errors"
	"time"

	"ukatty/ghost/shiori"
	"ukatty/sakura/play"
)

// Loading a ghost's SHIORI anew, after UKADOC's \![reload,shiori], \![unload,shiori] and \![load,shiori]. The goroutine that
// asks the SHIORI does it, in its turn among the questions, so that a module is never asked while it goes.

// reloadAsks are the tags that load and unload.
var reloadAsks = map[string]asker{
	"reload-shiori": func(l *life, c *play.Cue, _ talk) { l.swap(c, "reload") },
	"unload-shiori": func(l *life, c *play.Cue, _ talk) {
		if l.module == nil {
			l.note("%s: it is not loaded", spell(c))
			return
		}
		l.swap(c, "unload")
	},
	"load-shiori": func(l *life, c *play.Cue, _ talk) {
		if l.module != nil {
			l.note("%s: it is loaded", spell(c))
			return
		}
		l.swap(c, "load")
	},
}

// errUnloaded is what a question gets while there is no SHIORI.
var errUnloaded = errors.New("ghost: the SHIORI is not loaded")

// exchange is a change of the SHIORI.
type exchange struct {
	// renews: another one is made; else none is there from then on.
	renews bool
	// done says that module, or none, has taken the place of the one that was there.
	done   bool
	module shiori.Module
}

// carry lets the module go that is there, and makes another one. One that cannot be made leaves none.
func (x *exchange) carry(g *Ghost, old shiori.Module) error {
	x.done = true
	var err error
	if old != nil {
		err = old.Close()
	}
	if !x.renews {
		return err
	}
	m, failed := g.opt.Renew()
	if failed != nil {
		return errors.Join(err, failed)
	}
	x.module = m
	return err
}

// settleModule takes the outcome of an exchange that was under way when the ghost's life ended.
func (l *life) settleModule() {
	if w := l.mind.work; w != nil && w.exchange != nil && w.exchange.done {
		l.module = w.exchange.module
	}
}

// swap changes the SHIORI, after the questions that were put before.
func (l *life) swap(c *play.Cue, what string) {
	if l.g.opt.Renew == nil {
		l.note("%s: the SHIORI of this ghost cannot be made anew", spell(c))
		return
	}
	if what != "load" {
		l.notify("OnDestroy", what)
	}
	x := &exchange{renews: what != "unload"}
	l.ask(question{ctx: l.ctx, req: shiori.Request{ID: spell(c)}, exchange: x, then: func(_ shiori.Response, err error) {
		if x.done {
			l.module = x.module
		}
		if err != nil {
			l.note("%s: %v", spell(c), err)
			return
		}
		l.note("%s is done", spell(c))
		l.changed = true
		if l.module != nil {
			l.notify("OnInitialize", what)
			l.minute, l.second = l.nextTick("OnMinuteChange", time.Minute), l.nextTick("OnSecondChange", time.Second)
		}
	}})
}
