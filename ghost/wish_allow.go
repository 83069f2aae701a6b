package ghost

import "slices"

// Allow is a set of kinds of wishes: what scripts may do beyond the terminal without being asked each time.
type Allow uint16

// The kinds of wishes.
const (
	// AllowBrowser: pages are opened in the browser.
	AllowBrowser Allow = 1 << iota
	// AllowFile: files below the ghost's folders are opened with the program that the system has for them.
	AllowFile
	// AllowMailer: new mails are begun in the mailer.
	AllowMailer
	// AllowHTTP: HTTP requests are made, and their results written below the ghost's folder var.
	AllowHTTP
	// AllowRSS: feeds are read.
	AllowRSS
	// AllowPing: hosts are pinged.
	AllowPing
	// AllowNSLookup: names and addresses of hosts are looked up.
	AllowNSLookup
	// AllowArchives: archives are packed and unpacked, and surfaces written as pictures, below the program's folders.
	AllowArchives
	// AllowInstall: ghosts, shells and the like are installed, from archives below the program's folders.
	AllowInstall
)

// allowNames are the names of the kinds, as a config file has them.
var allowNames = [...]string{"browser", "file", "mailer", "http", "rss", "ping", "nslookup", "archives", "install"}

// Kinds gives the names of all kinds: "browser", "file" and so on.
func Kinds() []string { return slices.Clone(allowNames[:]) }

// ParseAllow gives the kind of a name: AllowBrowser for "browser".
func ParseAllow(name string) (Allow, bool) {
	for i, n := range allowNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// Has says whether all of some kinds are in the set.
func (a Allow) Has(kinds Allow) bool { return kinds != 0 && a&kinds == kinds }

// String gives the name of a kind; "" for what is not one kind.
func (a Allow) String() string {
	for i, n := range allowNames {
		if a == 1<<i {
			return n
		}
	}
	return ""
}
