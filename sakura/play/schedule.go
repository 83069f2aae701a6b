package play

import (
	"math"
	"time"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// Schedule says when each node of a script begins, and last when the script ends, as far as the script itself tells: by the
// waits that are written in it and the pace of its characters. What only playing shows is left out: animations, clicks,
// variables, answers, \![set,balloonwait]. It takes time linear in the script.
func Schedule(s sakura.Script, o Options) []time.Duration {
	w := wayfarer{script: s, pace: o.filled().Pace}
	nodes := s.Nodes()
	times := make([]time.Duration, 0, len(nodes)+1)
	for _, n := range nodes {
		times = append(times, w.at)
		if !w.over {
			w.pass(n)
		}
	}
	return append(times, w.at)
}

// wayfarer goes through a script without playing it.
type wayfarer struct {
	script      sakura.Script
	at, base    time.Duration
	pace        time.Duration
	quick, over bool
}

// pass goes past one node.
func (w *wayfarer) pass(n sakura.Node) {
	switch n.Kind {
	case sakura.Text:
		if !w.quick {
			w.at = after(w.at, w.pace*time.Duration(steps(w.script.Text(n))))
		}
	case sakura.Escape:
		if !w.quick {
			w.at = after(w.at, w.pace)
		}
	case sakura.Tag:
		w.tag(n)
	default:
	}
}

// tag goes past a tag.
func (w *wayfarer) tag(n sakura.Node) {
	count, ok := 0, false
	if w.script.NArg(n) > 0 {
		count, ok = number(w.script.Arg(n, 0))
	}
	ok = ok && count >= 0
	ms := min(time.Duration(min(count, math.MaxInt32))*time.Millisecond, maxWait)
	switch n.Tag.Row().ID {
	case "wait":
		if ok {
			w.at = after(w.at, min(time.Duration(min(count, math.MaxInt32))*waitUnit, maxWait))
		}
	case "wait-ms":
		if ok {
			w.at = after(w.at, ms)
		}
	case "wait-until":
		if ok {
			w.at = max(w.at, after(w.base, ms))
		}
	case "wait-until-clear", "click-wait":
		w.base = w.at
	case "quick-toggle":
		w.quick = !w.quick
	case "quick-on", "quick-off":
		w.quick = n.Tag.Row().ID == "quick-on"
	case "end", "end-old", "exit":
		w.over = true
	}
}

// steps counts the characters of a text as the player counts them.
func steps(text string) int {
	n := 0
	for text != "" {
		piece, used := stage.Cut(text, math.MaxInt)
		n += piece.Steps()
		text = text[used:]
	}
	return n
}
