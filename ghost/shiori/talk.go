package shiori

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"time"
)

// Talk is the built-in module: a dictionary of talks, read from text files that end in .txt.
//
// A file is UTF-8 text. It is made of sections, and a section of talks:
//
//	// A line that begins with two slashes is a comment.
//
//	# OnBoot hour=5-10
//
//	\0\s[5]Good morning!\w9\1\s[10]Is it?
//
//	\0\s[6]Yawn ...\w9\w9
//	\s[0]Ah,\w4 you are up.
//
//	# OnMinuteChange ref3=1 every=1-2
//
//	=> OnAITalk
//
// The heading names the event that the section answers, then the conditions under which it does, all of which must hold:
//
//	hour=5-10      the hour of the day; also day, month and weekday (0 is Sunday). A range may go round: hour=22-4
//	ref0=a|b       Reference0 is a or b; ref0= holds when it is empty or not there
//	ref1~a|b       Reference1 contains a or b, without regard to case
//	every=1-3      answers only every first to third time, by chance, that it could; the first time at once
//	else           answers only if no section without else does
//
// The talks of all sections that answer are put together and one is drawn by chance, but none of those drawn last: half
// of them rest. A talk is a paragraph, which ends at an empty line. It is SakuraScript as it stands: the blanks around a
// line and the line's end say nothing, as in any script, so that a talk may be broken into lines wherever there is a tag.
// At the end \e is added if it is not there. A section whose name does not begin with On answers a resource: its talks
// are plain text, and nothing is added.
//
// %(0) stands for Reference0 as text: whatever is in it, no tag comes of it, and what is longer than 60 characters is
// cut. It must follow a blank, a quotation mark, "(" or a character beyond ASCII, so that it belongs to no tag. So must
// %(address), which stands for the Address; where there is none, a line that has it is left out of the talk.
//
// A talk "=> OnOther" draws from the sections of another event, "=>" alone is a moment of silence.
//
// A Talk is not safe for use by several goroutines at once.
type Talk struct {
	// Address gives what %(address) stands for: where SSTP is listened for, such as 127.0.0.1:9801; "" is nowhere, as nil is.
	// It is called by Ask, with each talk.
	Address func() string

	events map[string]*event
	rand   *rand.Rand
	closed bool
}

// event is what the dictionary has for one event.
type event struct {
	sections []*section
	// drawn counts the talks drawn so far.
	drawn int
}

// NewTalk reads the dictionary in the folder lang of fsys, such as "ja". The same seed and the same requests at the same
// hours give the same answers. An error is one sentence that names file and line.
func NewTalk(fsys fs.FS, lang string, seed uint64) (*Talk, error) {
	d := dictionary{events: map[string]*event{}}
	if err := d.readFolder(fsys, lang); err != nil {
		return nil, fmt.Errorf("shiori: %w", err)
	}
	return &Talk{events: d.events, rand: rand.New(rand.NewPCG(seed, 0))}, nil //nolint:gosec // small talk, no secrets
}

// Ask answers with a talk, or with nothing when the dictionary has none. NOTIFY is never answered.
func (t *Talk) Ask(ctx context.Context, r Request) (Response, error) {
	if err := ctx.Err(); err != nil {
		return Response{}, fmt.Errorf("shiori: %w", err)
	}
	if t.closed {
		return Response{}, ErrClosed
	}
	if r.Method == NOTIFY {
		return Answer(""), nil
	}
	return Answer(t.say(r.ID, r, time.Now())), nil
}

// Wants says whether the dictionary has a section for the event.
func (t *Talk) Wants(event string) bool { return t.events[event] != nil }

// Close ends the use of the module. It never fails.
func (t *Talk) Close() error {
	t.closed = true
	return nil
}

// Script is one talk as the dictionary has it.
type Script struct {
	// Event is what it answers, File and Line are where it begins.
	Event string
	File  string
	Line  int
	// Text is the talk, joined to one line, with %(N) and %(address) where they stand.
	Text string
}

// Scripts gives all talks of the dictionary, by event and then in their order, for whoever wants to check them. What is left of
// a talk without an address follows it as one of its own.
func (t *Talk) Scripts() iter.Seq[Script] {
	return func(yield func(Script) bool) {
		for _, name := range slices.Sorted(maps.Keys(t.events)) {
			for _, s := range t.events[name].sections {
				for _, k := range s.talks {
					if !k.yield(name, yield) {
						return
					}
				}
			}
		}
	}
}

// say draws a talk for the event name, which is r.ID or what a talk of it points to. The dictionary has no circles.
func (t *Talk) say(name string, r Request, now time.Time) string {
	e := t.events[name]
	if e == nil {
		return ""
	}
	pool := t.pool(e, r, now)
	if len(pool) == 0 {
		return ""
	}
	drawn := t.draw(e, pool)
	if drawn.link != "" {
		return t.say(drawn.link, r, now)
	}
	return drawn.script(r, t.address())
}

// address is where SSTP is listened for; "" for nowhere.
func (t *Talk) address() string {
	if t.Address == nil {
		return ""
	}
	return t.Address()
}

// pool gathers the talks of the sections that answer.
func (t *Talk) pool(e *event, r Request, now time.Time) []*talk {
	for _, otherwise := range []bool{false, true} {
		var pool []*talk
		for _, s := range e.sections {
			if s.otherwise == otherwise && s.holds(r, now) && t.due(s) {
				pool = append(pool, s.talks...)
			}
		}
		if len(pool) > 0 {
			return pool
		}
	}
	return nil
}

// due says whether it is the turn of a section that answers only every few times.
func (t *Talk) due(s *section) bool {
	if s.pass > 0 {
		s.pass--
		return false
	}
	s.pass = s.every.first - 1 + t.rand.IntN(s.every.last-s.every.first+1)
	return true
}

// draw takes one of pool by chance, leaving out what was drawn within the last len(pool)/2 times.
func (t *Talk) draw(e *event, pool []*talk) *talk {
	rested := make([]*talk, 0, len(pool))
	for _, c := range pool {
		if c.drawn == 0 || e.drawn-c.drawn >= len(pool)/2 {
			rested = append(rested, c)
		}
	}
	drawn := rested[t.rand.IntN(len(rested))]
	e.drawn++
	drawn.drawn = e.drawn
	return drawn
}
