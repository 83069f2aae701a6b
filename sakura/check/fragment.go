package check

// wholes are the rules about a script as a whole: how it begins and ends, and what in it is never opened or closed. Of a
// fragment nobody can say that.
var wholes = [...]ruleID{
	noEnd, appendNotFirst, noScope, silent, unclosedRaw, unclosedQuick, unclosedSync, unclosedChoice, unclosedAnchor,
	unclosedLock, closesNothing, timeoutWithoutChoice, uselessNewline, clickAtEnd,
}
