package check

import (
	"strconv"

	"ukatty/sakura"
)

// role is what a tag does to the state of a check.
type role uint8

const (
	noRole role = iota
	isScope
	isSurface
	isBreak
	isClear
	isLocate
	isClick
	isWait
	isQuick
	isQuickOn
	isQuickOff
	isSync
	isRaw
	isRange
	isAnchor
	isLock
	isUnlock
	isChoice
	isCritical
	isNoTimeout
	isTimeout
	isEnd
	isExit
	isNoWrap
	isDelete
	isStill
)

// roles are the tags that change the state, by the slugs of their rows. Tags without a role and of no meaning but to play
// are those that do nothing to see by themselves.
var roles = map[string]role{
	"scope-0": isScope, "scope-h": isScope, "scope-1": isScope, "scope-u": isScope, "scope-p-digit": isScope, "scope-p": isScope,
	"surface": isSurface, "surface-digit": isSurface,
	"newline": isBreak, "newline-half": isBreak, "newline-percent": isBreak,
	"clear": isClear, "clear-char": isDelete, "clear-char-from": isDelete, "clear-line": isDelete, "clear-line-from": isDelete,
	"locate":     isLocate,
	"click-wait": isClick, "click-wait-noclear": isClick,
	"wait": isWait, "wait-ms": isWait, "wait-until": isWait, "wait-animation": isWait, "anim-play-wait": isWait,
	"quick-toggle": isQuick, "quick-on": isQuickOn, "quick-off": isQuickOff,
	"sync-toggle": isSync, "sync-ids": isSync,
	"raw": isRaw, "raw-old": isRaw,
	"choice-range": isRange,
	"anchor":       isAnchor, "anchor-event": isAnchor, "anchor-refs": isAnchor,
	"lock-repaint": isLock, "lock-balloonrepaint": isLock, "unlock-repaint": isUnlock, "unlock-balloonrepaint": isUnlock,
	"choice": isChoice, "choice-event": isChoice, "choice-refs": isChoice, "choice-multi-id": isChoice,
	"choice-script": isChoice, "choice-old": isChoice, "choice-old-numbered": isChoice,
	"time-critical": isCritical, "choice-no-timeout": isNoTimeout, "set-choicetimeout": isTimeout,
	"end": isEnd, "end-old": isEnd, "exit": isExit,
	"wait-until-clear": isStill, "no-autowrap": isNoWrap, "set-balloonwait": isStill, "font-default": isStill,
}

// open is the index of the node that began a section, one more than that: 0 while none is open.
type open int32

// state is what a check knows of the script up to the node at work.
type state struct {
	// scope is who speaks: -1 when that cannot be told. named says that a tag named it since the start or the last \x, still
	// that character 0 was named before that and spoke.
	scope        int32
	named, still bool
	// first is where the first text stands that nobody had been named for; -1 for none.
	first int32
	// spoke: something was said or offered; acted: something else can be seen or was asked for; paced: there is a tag that
	// makes sense with text only.
	spoke, acted, paced bool
	// unread: text was shown in the scope of unreadIn, and there was no time to read it.
	unread   bool
	unreadIn int32
	// The sections that are open.
	quick, sync, raw, span, anchor open
	// locks are those of \![lock,…] for surfaces and for balloons.
	locks [2]open
	// empty is the index of the node behind the last section that was empty.
	empty int32
	// critical, noTimeout and timeout are the first tags of their kinds.
	critical, noTimeout, timeout open
	// choices is how many there are; offered are those of the balloons as they stand.
	choices int32
	offered *keys
	// timers are the events that timers were set for.
	timers *keys
	// hanging is the offset of the first bracket that is not closed: fixes with brackets behind it would close it; 0 for none.
	hanging int32
	// dropped is the offset behind what a fix takes out.
	dropped int32
	// ended: the script is over.
	ended bool
}

// track changes the state as a tag says.
func (c *checker) track(n sakura.Node, f *fact) {
	if do := trackers[f.role]; do != nil {
		do(c, n)
		return
	}
	if f.role == noRole {
		c.acted = c.acted || f.row.Meaning != sakura.Ignore
	}
	c.paced = c.paced || f.role >= isNoWrap
}

// trackers are what the roles do.
var trackers = [...]func(*checker, sakura.Node){
	isScope:   (*checker).trackScope,
	isSurface: func(c *checker, _ sakura.Node) { c.acted = true },
	isBreak:   func(c *checker, _ sakura.Node) { c.paced = true },
	isLocate:  func(c *checker, _ sakura.Node) { c.paced = true },
	isClear:   func(c *checker, _ sakura.Node) { c.unread, c.offered = false, nil },
	isClick:   (*checker).trackClick,
	isWait:    func(c *checker, _ sakura.Node) { c.paced, c.unread = true, false },
	isQuick:   func(c *checker, _ sakura.Node) { c.paced = true; c.toggle(&c.quick) },
	isQuickOn: func(c *checker, _ sakura.Node) {
		c.paced = true
		if c.quick == 0 {
			c.toggle(&c.quick)
		}
	},
	isQuickOff:  func(c *checker, _ sakura.Node) { c.quick = 0 },
	isSync:      (*checker).trackSync,
	isRaw:       func(c *checker, _ sakura.Node) { c.toggle(&c.raw) },
	isRange:     (*checker).trackRange,
	isAnchor:    (*checker).trackAnchor,
	isLock:      func(c *checker, n sakura.Node) { c.locks[c.lock(n)] = open(c.i + 1); c.paced = true },
	isUnlock:    func(c *checker, n sakura.Node) { c.locks[c.lock(n)] = 0 },
	isChoice:    (*checker).trackChoice,
	isCritical:  func(c *checker, _ sakura.Node) { c.note(&c.critical); c.acted = true },
	isNoTimeout: func(c *checker, _ sakura.Node) { c.note(&c.noTimeout) },
	isTimeout:   func(c *checker, _ sakura.Node) { c.note(&c.timeout) },
	isEnd:       func(c *checker, _ sakura.Node) { c.ended = true },
	isExit:      func(c *checker, _ sakura.Node) { c.ended, c.acted = true, true },
	isStill:     nil,
}

// toggle opens a section with the node at work, or closes it.
func (c *checker) toggle(o *open) {
	if *o == 0 {
		*o = open(c.i + 1)
		return
	}
	*o = 0
}

// note keeps the node at work as the first of its kind.
func (c *checker) note(o *open) {
	if *o == 0 {
		*o = open(c.i + 1)
	}
}

// at gives the node that opened a section.
func (c *checker) at(o open) sakura.Node { return c.nodes[o-1] }

// lock gives 0 for the tags that lock surfaces, 1 for those that lock balloons.
func (c *checker) lock(n sakura.Node) int {
	if facts[n.Tag].row.ID == "lock-repaint" || facts[n.Tag].row.ID == "unlock-repaint" {
		return 0
	}
	return 1
}

func (c *checker) trackScope(n sakura.Node) { c.scope, c.named = c.scopeOf(n), true }

// scopeOf gives the scope that a tag names; -1 when that is none.
func (c *checker) scopeOf(n sakura.Node) int32 {
	switch c.src[n.Start+1] {
	case '0', 'h':
		return 0
	case '1', 'u':
		return 1
	}
	id, err := strconv.ParseUint(c.script.Arg(n, 0), 10, 16)
	if err != nil {
		return -1
	}
	return int32(id)
}

func (c *checker) trackClick(n sakura.Node) {
	c.unread, c.acted = false, true
	if c.script.NArg(n) == 0 {
		c.still = c.scope == 0 && (c.named || c.still)
		c.scope, c.named, c.offered = 0, false, nil
	}
}

func (c *checker) trackSync(n sakura.Node) {
	c.paced = true
	if c.script.NArg(n) > 0 {
		c.sync = open(c.i + 1)
		return
	}
	c.toggle(&c.sync)
}

func (c *checker) trackRange(n sakura.Node) {
	if c.script.NArg(n) > 0 {
		c.span = open(c.i + 1)
		c.choices++
		return
	}
	c.span = 0
}

func (c *checker) trackAnchor(n sakura.Node) {
	if c.script.NArg(n) > 0 {
		c.anchor = open(c.i + 1)
		return
	}
	c.anchor = 0
}

func (c *checker) trackChoice(n sakura.Node) {
	c.spoke = true
	c.unread, c.unreadIn = true, c.scope
	if c.hasID(n) {
		c.choices++
	}
}

// said notes that a node shows text.
func (c *checker) said(n sakura.Node) {
	c.spoke = true
	c.unread, c.unreadIn = true, c.scope
	if c.first < 0 && !c.named && !c.still && c.sync == 0 {
		c.first = int32(n.Start)
	}
}
