package sakura

// TagID says which row of the table of tags a node is an instance of. It is an index: IDs run from 1 to len(Tags()), in the
// order of the table, so that an array can be indexed by them.
type TagID uint16

// Unknown is the TagID of a tag that no row knows, and of nodes that are neither tag nor variable.
const Unknown TagID = 0

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

// Row is what the table knows about one form of a tag, or about one variable.
type Row struct {
	// ID is a stable slug, unique in the table: "wait-ms".
	ID string
	// Name is the name without backslash or percent sign: "s", "_w", "!", "month".
	Name string
	// Words are the first arguments, joined by commas, where they are part of the name: "set,balloonwait".
	Words string
	// Form is the tag as UKADOC writes it, with its Japanese names of arguments.
	Form string
	// Args are the arguments in words: [x] may be left out, a|b are alternatives, ms are milliseconds.
	Args string
	// Section is the topic under which UKADOC lists the tag.
	Section string
	// Meaning says what the tag does in a terminal.
	Meaning Meaning
	// External says whether callers from outside may have it performed.
	External bool
	// Since is the version of SSP that brought the tag, where it is documented.
	Since string
	// Summary is one line about what the tag does.
	Summary string
}

// Tags gives all rows of the table, in the order of their IDs: Tags()[i] is the row of TagID(i+1). The slice is the caller's.
func Tags() []Row { return nil }

// Lookup finds a row by its slug: "wait-ms".
func Lookup(id string) (TagID, bool) { return Unknown, false }

// Row gives the row of the table; the zero Row for Unknown.
func (t TagID) Row() Row { return Row{} }

// String gives the slug of the row; "" for Unknown.
func (t TagID) String() string { return t.Row().ID }
