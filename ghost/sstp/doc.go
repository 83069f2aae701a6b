// Package sstp is the Sakura Script Transfer Protocol: requests, responses, statuses, the server and a client.
//
// The server owns buffers, deadlines and limits; what a request means is the business of its Handler, which returns a
// response and never writes one. A response goes out in one write, the connection is half-closed, and what the client
// still sends is drained for a bounded time, since a reset would take the reply away from it.
//
// Requests come on three roads: over TCP as they are, inside HTTP on the same port, and over Unix sockets. How far one is
// trusted is decided in one place for all of them (level.go); a handler asks Request.Level, Request.Barred and Request.ID.
//
// The document is UKADOC's spec_sstp; where it is silent, the README's table "How ukatty answers" has what was decided.
//
// # Direct SSTP on systems other than Windows
//
// spec_sstp describes Direct SSTP, by which a program speaks to one ghost, with window messages of Windows, and asks for
// proposals for other systems. This is one, version 1. It needs nothing but Unix sockets, and no port.
//
// The words in it: a baseware is a program that runs ghosts; a client is a program that speaks to them; the id of a ghost
// is the one that stands before its lines in the FMO text (spec_fmo_mutex), here always 32 digits of 0-9 and a-f, drawn
// at random anew whenever the ghost starts.
//
// Where. Every user has a directory of his own for each baseware. It is $XDG_RUNTIME_DIR/NAME, where NAME is the
// baseware's name in small letters: "ukatty". Where XDG_RUNTIME_DIR is not set or not absolute, or where the path of a
// ghost's socket in that directory would have more than 100 bytes, it is $TMPDIR/NAME-UID instead, with /tmp for a TMPDIR
// that is not set and the number of the user for UID: "/tmp/ukatty-1000". The directory belongs to the user and has mode
// 0700, the sockets in it 0600. A baseware does not use a directory that is otherwise; a client that finds one has met a
// trap.
//
// What. For each running ghost there is a stream socket that is named by the ghost's id. There is one more named "control".
// A baseware takes its sockets away when the ghost or itself ends. One that was killed leaves them behind: a socket that
// refuses the connection is dead, and the next baseware removes it. Whoever makes or removes sockets holds an exclusive
// flock(2) on the directory, so that nobody takes a socket for dead that is just being made. Where a second instance of a
// baseware runs, the control socket stays with the first.
//
// A ghost's socket. It carries SSTP as TCP does: one request for a connection, its end is the empty line or the closing of
// the client's side, one answer, and the server closes. The socket selects the ghost, before ReceiverGhostName, Ghost,
// Sender: First and IfGhost, as the window does on Windows. HTTP is not spoken there. Whoever can connect is the same user,
// so that every request is local; SecurityLevel: external lowers it. The id in the name is also the ID of Owned SSTP: a
// client that means to speak as the ghost itself repeats it in the ID header, and one that does not is an ordinary local
// client. HWnd has no meaning.
//
// The control socket. Its requests name a ghost or go to the one that was started first. It carries SSTP, too, and these
// lines besides, each ended by a line feed or by the closing of the client's side:
//
//   - "GetFMO": the answer is a count of bytes, unsigned, 4 bytes in the byte order of the machine, and so many bytes: the
//     FMO text of this baseware in UTF-8, its lines ended by CR LF, and one NUL. The count is 0 when there is none. It is
//     the text of EXECUTE GetFMO, which has no count and no NUL.
//   - "CallGhost:" and the name or the folder of a ghost: it is started, if it is not running. The answer is one of SSTP:
//     204, 404 for a ghost that is not installed, 501 from a baseware that does not do that.
//
// So a client that looks for a ghost called A connects to DIR/control, sends "GetFMO", splits each line at its first dot and
// at the byte 1, finds the line whose key is "name" and whose value is A, and connects to DIR/id:
//
//	printf 'GetFMO\n' | nc -UN $XDG_RUNTIME_DIR/ukatty/control | tail -c +5
//	printf 'SEND SSTP/1.4\r\nCharset: UTF-8\r\nSender: me\r\nScript: \\0Hi.\\e\r\n\r\n' | nc -UN $XDG_RUNTIME_DIR/ukatty/ID
//
// The lines and the form of the answer to GetFMO are those of ninix; directory and names differ, so that no client takes one
// for the other.
package sstp
