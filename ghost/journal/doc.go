// Package journal keeps what happened: every request with its verdict, every script with its fate, everything that was
// said, and every refusal with its reason.
//
// It is a ring in memory, bounded in entries and in bytes: the oldest goes first. Readers hold a cursor and are told how
// many entries they missed; a reader never slows a writer down. What foreign text an entry shows was cleaned on its way
// in, so that no viewer can forget to; only Request.Raw is as it came.
package journal
