package kitty

import (
	"strconv"
	"strings"
)

// Naming asks a terminal for its name and version, which comes back as DCS > | text ST, and then for its attributes, which every
// terminal knows: when those come alone there is no name. Question is asked only of who has told a name that Draws knows, since
// there are terminals that print it.
const Naming = "\x1b[>0q\x1b[c"

// questionID is what Question calls its picture.
const questionID = 1 << 16

// Question asks whether pictures are understood, by one of a pixel that is not kept, then for the size of a cell in pixels, and
// for the attributes once more: when they have come, so has all that comes.
var Question = "\x1b_Gi=" + strconv.Itoa(questionID) + ",s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\" + CellSize + "\x1b[c"

// CellSize asks for the size of a cell in pixels, and that of the window for terminals that do not tell the other.
const CellSize = "\x1b[16t\x1b[14t"

// Yes says whether an answer, as the number of the picture and its text, is one to Question, and that pictures are understood.
func Yes(id int, text string) bool { return id == questionID && text == "OK" }

// painters are the names of the terminals that are known to have Kitty graphics, with the version from which on they draw
// placeholders. There are others that answer Question with OK, and show placeholders as text: nothing in the protocol tells them
// apart.
var painters = []struct {
	name  string
	since []int // nil for never
}{
	{"kitty", []int{0, 28}},
	{"ghostty", []int{}},
	{"libghostty", []int{}},
	{"iterm2", []int{3, 7}},
	{"wezterm", nil},
	{"konsole", nil},
}

// Draws says whether the terminal of a name and version, as the answer to Naming has them, draws placeholders.
func Draws(answer string) bool {
	since, version, ok := painter(answer)
	return ok && since != nil && reached(version, since)
}

// Understands says whether the terminal of a name and version, as the answer to Naming has them, is one that Question can be
// asked of: it has Kitty graphics, in some versions at least, and prints nothing of them in the others.
func Understands(answer string) bool {
	_, _, ok := painter(answer)
	return ok
}

// painter finds a terminal by its name.
func painter(answer string) (since []int, version string, ok bool) {
	answer = strings.ToLower(strings.TrimSpace(answer))
	for _, p := range painters {
		rest, ok := strings.CutPrefix(answer, p.name)
		if ok && (rest == "" || strings.ContainsAny(rest[:1], " (/-")) {
			return p.since, strings.Trim(rest, " ()/-"), true
		}
	}
	return nil, "", false
}

// reached says whether a version, as "0.35.2", is at least another one. What is no number counts 0.
func reached(version string, least []int) bool {
	parts := strings.Split(version, ".")
	for i, want := range least {
		got := 0
		if i < len(parts) {
			got, _ = strconv.Atoi(strings.TrimRight(parts[i], "abcdefghijklmnopqrstuvwxyz-"))
		}
		if got != want {
			return got > want
		}
	}
	return true
}
