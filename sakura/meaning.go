package sakura

// Meaning says what a tag does where there is only a terminal.
type Meaning uint8

// The meanings of tags.
const (
	// Play: it happens on the stage, in time.
	Play Meaning = iota + 1
	// Input: it asks the viewer for something.
	Input
	// Event: it asks SHIORI.
	Event
	// State: it changes a mode, the ghost or its memory.
	State
	// OS: it reaches beyond the terminal.
	OS
	// Asset: it needs pictures or sounds.
	Asset
	// Ignore: it has no meaning in a terminal.
	Ignore
)

// String gives the meaning in one lower-case word; "" for what is none.
func (m Meaning) String() string {
	names := [...]string{"", "play", "input", "event", "state", "os", "asset", "ignore"}
	if int(m) < len(names) {
		return names[m]
	}
	return ""
}
