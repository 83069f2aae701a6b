package check

import (
	"fmt"
	"strings"

	"ukatty/sakura"
)

// Rule is one thing that a check looks for.
type Rule struct {
	// Code is a stable code, unique: "UK001".
	Code string
	// Name is the code in words, unique too: "unknown-tag".
	Name string
	// Title is a line about what the rule finds.
	Title string
	// Severity is how bad that is.
	Severity Severity
	// Why says why it matters and what to do about it, in a few sentences.
	Why string
	// Wrong is a script in which the rule finds something, Right one in which it does not. The rules that need a function of
	// Options, or a limit, find it only when they have that.
	Wrong, Right string
}

// Rules gives all rules in the order of their codes. The slice is the caller's.
func Rules() []Rule {
	rules := make([]Rule, 0, ruleCount)
	for id := range laws {
		rules = append(rules, laws[id].rule(ruleID(id)))
	}
	return rules
}

// Explain finds a rule by its code or name, in either case of letters.
func Explain(code string) (Rule, bool) {
	id, ok := find(code)
	if !ok {
		return Rule{}, false
	}
	return laws[id].rule(id), true
}

// ruleID is the number of a rule, one less than that in its code.
type ruleID uint8

// The rules in the order of their codes. A new one goes to the end: codes are stable.
const (
	unknownTag ruleID = iota
	unknownCommand
	missingBracket
	unclosedBracket
	bareBackslash
	unclosedRaw
	oneDigit
	fullWidthArgument
	lookAlike
	tooFewArguments
	tooManyArguments
	unknownOption
	doubleEquals
	notANumber
	notATime
	notAColour
	notABoolean
	notAWord
	notACharacter
	linkScheme
	afterEnd
	choiceAfterEnd
	noEnd
	appendNotFirst
	noScope
	silent
	unclosedQuick
	unclosedSync
	unclosedChoice
	unclosedAnchor
	unclosedLock
	closesNothing
	emptySection
	choiceWithoutID
	emptyLabel
	duplicateChoice
	criticalChoice
	criticalTwice
	twoTimeouts
	timeoutWithoutChoice
	unknownVariable
	variableSwallows
	controlCharacter
	bidiControl
	oddCharacter
	brokenText
	rawLineBreak
	notInCharset
	missingSurface
	unseenSurface
	oldSurfaceDigit
	redundantScope
	clearUnread
	uselessNewline
	clickAtEnd
	locateNothing
	zeroWait
	longWait
	noEvent
	eventName
	boxWithoutID
	timerOverwritten
	oldForm
	oneBaseware
	notForOutside
	lineWraps
	lineCut
	balloonFull
	tooLong
	cutScript
	ruleCount
)

// law is a rule and, where it needs to see single tags, what looks for it. The functions are called with the rule as that
// of the checker, and before the checker's state knows of the node.
type law struct {
	name, title, why string
	severity         Severity
	wrong, right     string
	// tags are the slugs of the rows that node looks at.
	tags []string
	node func(*checker, sakura.Node)
	// end looks at what is left when the script has been read.
	end func(*checker)
}

// family is the rules that belong together. Each stands at the top of a file of its own.
type family map[ruleID]law

var (
	// laws are all rules, codes are their codes.
	laws  [ruleCount]law
	codes [ruleCount]string
)

func init() {
	families := []family{
		syntaxRules, digitRules, argumentRules, kindRules, endRules, sectionRules, choiceRules, textRules, percentRules, surfaceRules,
		balloonRules, waitRules, eventRules, styleRules, sizeRules,
	}
	for _, f := range families {
		for id, l := range f {
			laws[id], codes[id] = l, id.String()
		}
	}
	learn()
}

// rule gives what others may know of a law.
func (l *law) rule(id ruleID) Rule {
	return Rule{
		Code: id.String(), Name: l.name, Title: l.title, Severity: l.severity, Why: l.why, Wrong: l.wrong, Right: l.right,
	}
}

// String gives the code.
func (id ruleID) String() string { return fmt.Sprintf("UK%03d", int(id)+1) }

// find gives the rule of that code or name.
func find(code string) (ruleID, bool) {
	for id := range laws {
		if strings.EqualFold(code, laws[id].name) || strings.EqualFold(code, ruleID(id).String()) {
			return ruleID(id), true
		}
	}
	return 0, false
}
