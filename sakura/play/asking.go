package play

import (
	"slices"
	"strings"
	"time"

	"ukatty/sakura"
)

// asking is how the tags of a row ask the outside.
type asking struct {
	// tag, name and args are what the cue says whatever the tag says: its row, and the words that are part of its name.
	tag  sakura.TagID
	name string
	args []string
	// words is how many arguments of the tag are words.
	words int
	// needs are the arguments behind the words without which nothing is asked.
	needs []need
	// waits says, of the arguments behind the words, whether the script stands still until the answer; nil for never.
	waits func(args []string) bool
}

// modern are the rows of what is written in an old way, with the rows of what it is written as today: by UKADOC's entries
// of the old ones.
var modern = map[string]struct {
	row  string
	args []string
}{
	"aitalk":             {row: "raise", args: []string{"OnAITalk"}},
	"teachbox-old":       {row: "open-teachbox"},
	"communicatebox-old": {row: "open-communicatebox"},
	"sntp":               {row: "executesntp"},
	"reloadsurface":      {row: "reload-shell"},
}

// waiting are the rows whose cues may hold the script, and when they do, by UKADOC's entries of the tags. All others never
// do: notify, the timers and what goes to other ghosts and plug-ins have no answer, boxes tell by events what was entered,
// ping and nslookup tell by events what they found. Of \![wait,syncobject], see waitObject.
var waiting = map[string]func(args []string) bool{
	"raise":        always, // the script in the answer replaces the one that asks
	"aitalk":       always, // as raise
	"embed":        always, // the answer takes the place of the tag
	"get-property": always, // as raise: its event may be answered with a script
	"set-property": always, // what follows may show the value
	// What follows means the surfaces of the shell that comes.
	"change-shell": always, "reload-shell": always, "reloadsurface": always, "reload-descript": always, "reload-descript-of": always, "reload-ghost": always,
	// What follows is said only if the other ghost comes beside this one; which ones there are has to be looked for.
	"change-ghost": always, "change-random": always, "change-next": always, "call-ghost": always,
	// --sync holds the script until the request has ended, --async does not, and neither is as without a result.
	"http-get": synchronous, "http-get-param": synchronous, "http-get-opt": synchronous,
	"http-post-param": synchronous, "http-post-opt": synchronous,
	"http-head-opt": synchronous, "http-put-opt": synchronous, "http-delete-opt": synchronous,
	"http-patch-opt": synchronous, "http-options-opt": synchronous,
	"rss-get": synchronous, "rss-post": synchronous,
	// Without an event that tells the end, the script waits for it.
	"extractarchive":  withoutEvent,
	"compressarchive": withoutEvent,
	"dumpsurface":     func(args []string) bool { return argument(args, dumpEvent) == "" },
}

// dumpEvent is the place of the event among the arguments of \![execute,dumpsurface,dir,scope,list,prefix,event,…].
const dumpEvent = 4

func always([]string) bool { return true }

func synchronous(args []string) bool { return option(args, "--sync=") != "" }

func withoutEvent(args []string) bool { return option(args, "--event=") == "" }

// option gives what stands behind an option, its equals sign included in its name; "" where it is not given.
func option(args []string, name string) string {
	for _, a := range args {
		if v, ok := strings.CutPrefix(a, name); ok {
			return v
		}
	}
	return ""
}

// argument gives one of some arguments; "" where there are not so many.
func argument(args []string, i int) string {
	if i < len(args) {
		return args[i]
	}
	return ""
}

// syncTimeout is how long \![wait,syncobject,name,ms] waits: 0 where it does not say so.
func syncTimeout(args []string) time.Duration {
	ms, ok := number(option(args, "--timeout="))
	if !ok {
		ms, _ = number(argument(args, 1))
	}
	return min(time.Duration(max(ms, 0))*time.Millisecond, maxWait)
}

// newAsking gives how the tags of a row ask.
func newAsking(id sakura.TagID, row *sakura.Row) *asking {
	a := &asking{tag: id, needs: needs(row), waits: waiting[row.ID]}
	as := row
	if old, ok := modern[row.ID]; ok {
		a.tag, _ = sakura.Lookup(old.row)
		today := a.tag.Row()
		as, a.args = &today, old.args
	}
	a.name = as.Name
	a.args = slices.Concat(words(as), a.args)
	if a.name == "!" {
		a.name, a.args = a.args[0], a.args[1:]
	}
	a.words = len(words(row))
	return a
}

// words gives the arguments that are part of the name of a row.
func words(row *sakura.Row) []string {
	if row.Words == "" {
		return nil
	}
	return strings.Split(row.Words, ",")
}

// cue gives what a tag asks for.
func (a *asking) cue(p *Player, n sakura.Node) *Cue {
	rest := p.args(n, a.words)
	c := &Cue{Tag: a.tag, Name: a.name, Args: rest, Scope: p.build.Speaker()}
	if len(a.args) > 0 {
		c.Args = append(append(make([]string, 0, len(a.args)+len(rest)), a.args...), rest...)
	}
	return c
}

// operands are the arguments of a cue behind the words.
func (a *asking) operands(c *Cue) []string { return c.Args[len(a.args):] }
