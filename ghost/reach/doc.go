// Package reach goes beyond the terminal, with limits: HTTP requests, feeds, ping, names of hosts, and the programs that a
// user has for pages, files and mail. It is told by whom a wish comes and does what was decided elsewhere; whether anything
// happens at all is for its caller to say.
//
// These things always hold:
//
//   - Nothing runs through a shell, and no argument of a script becomes an option of a program.
//   - With Public, no address is reached that is not a public one: loopback, private, link-local, shared (CGNAT), unique
//     local, multicast and reserved ones are refused, in IPv6 clothes too. The address is looked at when the connection is
//     made, after names were resolved and for each redirect, so that a name that changes its mind gains nothing.
//   - Files are written below one folder alone, by names that lead nowhere else, and never larger than maxBody bytes.
//   - Whatever comes from the network is bounded in bytes, and everything ends with its context.
//
// What SSP does and this package does not: WebSocket, the payload text of a ping (its length counts), passwords that are
// asked for, FTP, and client certificates.
package reach

import "errors"

// What can be wrong, told apart with errors.Is.
var (
	// ErrPrivate: the address is not a public one.
	ErrPrivate = errors.New("reach: not a public address")
	// ErrURL: no address of a kind that is served.
	ErrURL = errors.New("reach: not an address that can be asked")
	// ErrOption: the options of the tag do not say what to do.
	ErrOption = errors.New("reach: an option is wrong")
	// ErrTooLarge: more came than is taken.
	ErrTooLarge = errors.New("reach: too large")
	// ErrFile: the file cannot be had, or lies outside of the folders that are open to scripts.
	ErrFile = errors.New("reach: the file cannot be used")
	// ErrNoOpener: there is nothing here that could show a page or a file.
	ErrNoOpener = errors.New("reach: nothing here opens it")
)

// Bounds say which addresses may be reached.
type Bounds uint8

// How far a wish may go.
const (
	// Public: public addresses alone.
	Public Bounds = iota
	// Anywhere: private addresses and this machine too.
	Anywhere
)
