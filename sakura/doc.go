// Package sakura is SakuraScript as a language: Parse turns a script into a flat list of nodes and never fails.
//
// Two things hold everywhere. The nodes tile the source: written out one after the other they are the source again, byte
// for byte. And nothing here knows what a tag means: a node says which row of the table of tags it is an instance of and
// where its arguments stand; performing is the business of package play.
//
// The lexical rules are those of UKADOC's list of SakuraScript tags, with the points on which it is silent decided as the
// README's table "How ukatty answers" says.
package sakura
