// Package trace plays a script in virtual time, at once, and tells what happens when.
//
// Two things hold everywhere. A trace depends on nothing but the script and the Options: neither on a clock nor on the
// machine, so that a file of it can be compared with one of another day. And the two ways in which it is written, lines for
// people (AppendText) and JSON (AppendJSON), say the same records.
//
// What the records say is a contract, on which the tests of authors of ghosts rest:
//
//   - T, and every _ms of the JSON form, is virtual time since the start in whole milliseconds, and T never goes down. At is
//     an offset in code points of the script; a broken byte counts as one.
//   - For every tag that is reached there is one record OpTag, refused and unknown ones included; tags inside arguments and
//     behind the end are not reached. What the tag does follows it.
//   - A run of text is one record: its first grapheme appears at T and each further one Dur later.
//   - Cues are what the script itself asks the outside for, allowed or not. Nobody answers: no SHIORI takes part.
//   - The last record, and only that, is OpEnd. It shows the stage right after the last tag or character, before the clean-up
//     that ends a script. Choice and balloon timeouts are not waited for, unless Options.Until reaches them.
//   - A click that is given takes no time.
//
// In JSON every object has v (1), t and op, but for the end, which has no t. No list is null, and the fields of an op are always
// all there:
//
//	tag      at, name, args     name without backslash; the digit of \s5 is its first argument, that of \0 its name
//	text     at, scope, text, each_ms
//	surface  at, scope, surface
//	wait     at, scope, ms
//	clear    at, scope          scope -1: all balloons
//	break    at, scope
//	choice   at, scope, label, kind, id, refs
//	anchor   at, scope, label, kind, id, refs
//	click    at, scope          the script waits for a click
//	cue      at, scope, name, args
//	note     at, text           a tag was not performed, or not as written
//	choose   label, kind, id, refs     the choice of Options.Choose was taken
//	timeout  name               "choice" or "balloon": what stood there was taken away
//	end      see End
//
// Problems of an end are what the parser found and what the player noted of tags that it performs, by their offsets: objects
// with at and text. A tag that the script's origin may not use is one of refused, as it is written; one that does nothing in
// a terminal is neither.
package trace
