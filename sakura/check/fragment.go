package check

import "strings"

// wholes are the rules about a script as a whole: how it begins and ends, and what in it is never opened or closed. Of a
// fragment nobody can say that.
var wholes = [...]ruleID{
	noEnd, appendNotFirst, noScope, silent, unclosedRaw, unclosedQuick, unclosedSync, unclosedChoice, unclosedAnchor,
	unclosedLock, closesNothing, timeoutWithoutChoice, uselessNewline, clickAtEnd,
}

// openEnds are the rules about what the next string may complete where it stands at the end of a fragment.
var openEnds = set{}.with(unknownTag, missingBracket, bareBackslash)

// with gives a set with some more rules.
func (s set) with(rules ...ruleID) set {
	for _, id := range rules {
		s.add(id)
	}
	return s
}

// continues says whether what stands behind a fragment may complete what a rule found in it.
func (c *checker) continues(id ruleID, end int) bool {
	switch {
	case !c.continued:
		return false
	case id == unclosedBracket: // arguments hold no tags, or hardly ever
		return strings.IndexByte(c.src[end:], '\\') < 0
	}
	return end == len(c.src) && openEnds.has(id)
}
