package show

import "time"

// Box is a form that a script has opened, for the viewer to fill in: \![open,inputbox] and its kin. It stays open when the
// script has ended.
type Box struct {
	// ID is the number of the box in this life of the ghost; Submit and Cancel carry it.
	ID int
	// Kind says what is asked for.
	Kind BoxKind
	// Title is what stands above it: the id that the script gave, or a title. It is clean.
	Title string
	// Text is what stands in it at first, in the form in which Submit gives it back: "2026,11,21" for a Date, "13,5,0" for a
	// Time, "127,0,0,1" for an IP, "255,0,128" for a Color.
	Text string
	// Body is what there is to read first, as terms of use.
	Body string
	// Offers are texts that the ghost proposes, clean, at most a few hundred; none for most boxes.
	Offers []string
	// Limit is how many characters, as one sees them, may be typed; 0 for any number.
	Limit int
	// Min and Max are the ends of a Slider.
	Min, Max int
	// NoClose: it stays open after Submit; unless NoClear it is emptied then.
	NoClose, NoClear bool
	// Turn counts what it has taken while it stayed open: a viewer that sees another one than before empties its field,
	// unless NoClear.
	Turn int
	// Wrong says in a sentence why what was submitted last was not taken; "" when nothing is wrong.
	Wrong string
	// Until is when it closes by itself; zero for never.
	Until time.Time
}

// BoxKind says what a Box asks for.
type BoxKind uint8

// The kinds of boxes.
const (
	// Line is a line of text, Password one that is not shown.
	Line BoxKind = iota
	Password
	// Date is year, month and day; Clock hour, minute and second; Slider a number between two; IP an IPv4 address.
	Date
	Clock
	Slider
	IP
	// Communicate is a sentence to the ghost, Teach a word that it asked for.
	Communicate
	Teach
	// OpenFile, SaveFile and Folder are paths, Color is a colour.
	OpenFile
	SaveFile
	Folder
	Color
	// Terms are to be accepted (Submit) or declined (Cancel).
	Terms
	// Area is a rectangle on the character of a scope: "left,top,right,bottom".
	Area
)

// Wish is something beyond the terminal that a script asked for and that does not happen unbidden.
type Wish struct {
	// ID is the number of the wish in this life of the ghost; Grant and Deny carry it.
	ID int
	// Text says what would happen, in a sentence; clean.
	Text string
	// Link is an address that a terminal may offer to open, of an allowed scheme; "" without one.
	Link string
	// Possible: Grant performs it. Else there is nothing to be done about it here.
	Possible bool
}
