// Package check tells what is wrong with a script, without playing it before anybody.
//
// It reads the script once and holds each node against a table of rules, which have stable codes: UK001 and so on. A rule
// speaks where what is written cannot have been meant so, will not do what it says, or is out of date; it says nothing
// where the list of SakuraScript tags of UKADOC is silent. What a shell, a charset and a terminal can do comes in as
// functions: see Options. Rules about time and size, which must see the script played, play it in virtual time, and only
// when Options asks for them.
//
// A fix is offered only where nothing can have been meant but what it writes, or where what it takes out does nothing; what
// stands around it is read as before. Lines and balloons are measured by the text between two breaks, in cells: what \_l, a
// picture or \c[char,…] places is not measured up to the next clearing.
//
// Two things hold everywhere: a check takes time in proportion to the script, whatever stands in it, and no rule speaks
// oftener than a hundred times about one script.
package check
