package ghost

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/play"
)

// What the tags of a script ask of their ghost. Each family of tags has a table of its own in the file that performs it;
// here they become one.

// asker does what a tag asks for. Where the script waits for it (Beat.Ask is the cue) it sees to it that reply is called.
type asker = func(*life, *play.Cue, talk)

// asks are what scripts can ask for, by the rows of their tags.
var asks = map[sakura.TagID]asker{}

func init() {
	for _, family := range []map[string]asker{
		stageAsks, eventAsks, otherAsks, propertyAsks, passageAsks, timerAsks, modeAsks, arrangeAsks,
		hearingAsks, dressupAsks, counted(wardrobeAsks), counted(reloadAsks), counted(boxAsks), wishAsks(),
	} {
		enlist(family)
	}
}

// enlist adds a family of tags to those that are done. A tag that two families would do is a bug.
func enlist(family map[string]asker) {
	for slug, do := range family {
		row := rowOf(slug)
		if asks[row] != nil {
			panic("ghost: two families perform " + slug)
		}
		asks[row] = do
	}
}

// counted is a family of tags each of which raises events, or may do so: a script can have only so many of them.
func counted(family map[string]asker) map[string]asker {
	all := make(map[string]asker, len(family))
	for slug, do := range family {
		all[slug] = func(l *life, c *play.Cue, t talk) {
			if l.mayRaise(c) {
				do(l, c, t)
				return
			}
			l.reply(c, "", false)
		}
	}
	return all
}

// rowOf gives the row of a slug, which has to be there.
func rowOf(slug string) sakura.TagID {
	row, ok := sakura.Lookup(slug)
	if !ok {
		panic("ghost: no row of the table is called " + slug)
	}
	return row
}

// asked does what a tag asks for. What changes nothing in a terminal the player has noted already.
func (l *life) asked(c *play.Cue, t talk) {
	if do := asks[c.Tag]; do != nil {
		do(l, c, t)
		return
	}
	l.note("%s: nothing here does it", spell(c))
	l.reply(c, "", false)
}

// answer is what a script is told that waits for a cue.
type answer struct {
	to     *play.Cue
	script string
	ok     bool
}

// reply gives the script that waits for a cue its answer: with ok, script; without, it goes on. A script that does not
// wait for it, or has ended meanwhile, is left alone. While cues are heeded the answer waits until that is done, see take.
func (l *life) reply(c *play.Cue, script string, ok bool) {
	switch {
	case l.player == nil || l.beat.Ask != c:
	case !l.heeding:
		l.take(l.player.Answer(script, ok, l.instant()))
	case l.pending == nil || l.pending.to != c:
		l.pending = &answer{c, script, ok}
	}
}

// goOnAfter lets a script that waits for a cue go on.
func goOnAfter(c *play.Cue) func(*life) { return func(l *life) { l.reply(c, "", false) } }

// spell writes a cue as a tag, for the journal.
func spell(c *play.Cue) string {
	row := c.Tag.Row()
	args := strings.Join(c.Args, ",")
	switch {
	case row.Name == "!":
		return clip(`\![`+strings.TrimSuffix(c.Name+","+args, ",")+"]", remarkLimit)
	case args != "":
		return clip(`\`+row.Name+"["+args+"]", remarkLimit)
	default:
		return `\` + row.Name
	}
}

// operands are the arguments of a cue behind the words that make its name: of \![set,windowstate,minimize] none.
func operands(c *play.Cue) []string {
	words := strings.Count(c.Tag.Row().Words, ",") // the first word is Name
	return c.Args[min(words, len(c.Args)):]
}

// operand gives one of the operands; "" where there is none.
func operand(c *play.Cue, n int) string {
	if rest := operands(c); n < len(rest) {
		return rest[n]
	}
	return ""
}
