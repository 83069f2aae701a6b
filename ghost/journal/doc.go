// Package journal keeps what happened: every request with its verdict, every script with its fate, everything that was
// said, and every refusal with its reason.
//
// It is a ring in memory, bounded in entries and in bytes: the oldest goes first. Readers hold a cursor and are told how
// many entries they missed; a reader never slows a writer down. What foreign text an entry shows was cleaned on its way
// in, so that no viewer can forget to; only Request.Raw is as it came, and whole.
//
// On wish the entries are also written to a File, as JSON lines: one object a line, in the order in which things happened,
//
//	{"v":1,"kind":"asked","seq":7,"time":"2006-01-02T15:04:05.000000001Z","ghost":"Katty","request":{…}}
//	{"v":1,"kind":"said","seq":8,"time":"…","ghost":"Katty","scope":0,"name":"Katty","text":"Hello."}
//	{"v":1,"kind":"lost","count":12}
//
// where v is 1 for as long as this description holds, and kind is that of the Entry: note, said, surface, choice, script
// or asked. The line "lost" says how many entries are missing at its place: the reader was too slow, or the disk was full.
// What is empty is left out. What was said has sender, peer and event besides, where a client sent the script, or where it
// answers an event. A request has
//
//	road, peer      how it came and from where
//	level           "local" or "external"
//	origin          the Origin of HTTP
//	method, version, sender, event
//	charset         that of the bytes
//	http            the headers around it, where it came inside HTTP: pairs of name and value
//	fields          its headers: pairs of name and value, in their order, repetitions kept
//	script          what plays because of it
//	status, phrase  the answer
//	row, why        the row of the interruption table that decided, and the reason in words
//	took_us         how long the answer took, in microseconds
//	raw, size       the bytes as they came, in Base64 (RFC 4648, section 4), and how many there were
//
// The fields are read from raw and are there for people and scripts; who reads a file back (Reader) goes by raw. A line is
// valid UTF-8, and every control and format character in it is escaped, so that a file can be shown in a terminal.
package journal
