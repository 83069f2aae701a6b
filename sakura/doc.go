// Package sakura is SakuraScript as a language: Parse turns a script into a flat list of nodes and never fails.
//
// Two things hold everywhere. The nodes tile the source: written out one after the other they are the source again, byte
// for byte. And nothing here knows what a tag means: a node says which row of the table of tags it is an instance of and
// where its arguments stand; performing is the business of package play.
//
// The lexical rules are those of UKADOC's list of SakuraScript tags. Where it is silent:
//
//   - Brackets belong to a tag only when they follow at once and a row of that name takes them: \0[x] shows [x], \n[x] does
//     not.
//   - Of \\, \% and \] in brackets the second character counts; any other backslash there is a character.
//   - Quotation marks group from the second argument on, wherever in it they stand; in the first they are characters,
//     except at the start of that of \_b.
//   - The words of \![…] and \f[…] may be written in either case, names may not.
//   - A tag whose bracket is never closed has no arguments, and what follows its name is read as if the tag had ended there.
//   - An unknown tag is the backslash, up to two underscores, one character, and brackets if they follow.
//   - \_? that is not closed shows the rest of the script as it stands.
//   - Variables in brackets are part of the argument: whoever performs the tag expands them.
//   - The longest name behind a percent sign is the variable; where there is none the sign is text.
//
// Rows of the table that share name and words, as the six forms of \_b do, are told apart by their arguments.
package sakura
