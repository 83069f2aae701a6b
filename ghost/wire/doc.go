// Package wire is the message form that SSTP, SHIORI and their kin share: a start line, fields in order, an empty line.
//
// Bytes come first and the charset second: a message is read to its end as bytes, its Charset field is looked for, and
// only then is the text decoded, so that inside everything is UTF-8. Fields keep their order and their repetitions, since
// IfGhost and Script mean something by their order. net/textproto is not used: it loses that order, rewrites names (ID
// becomes Id), refuses bytes that occur in real messages, and joins folded lines.
package wire
