package sakura

// TagID says which row of the table of tags a node is an instance of. IDs run from 1 to len(Tags()) in the order of the
// table, so that an array can be indexed by them. They are not stable from one version to the next: slugs are.
type TagID uint16

// Unknown is the TagID of a tag that no row knows, and of nodes that are neither tag nor variable.
const Unknown TagID = 0

// Row is what the table knows about one form of a tag, or about one variable. The forms are those of UKADOC's list of
// SakuraScript tags.
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
	// Performed says who does it, and how far it is done.
	Performed Performed
	// External says whether callers from outside may have it performed.
	External bool
	// Since is the version of SSP that brought the tag, where it is documented.
	Since string
	// Summary is one line about what the tag does.
	Summary string

	// shape says how the arguments are written.
	shape shape
	// min and max are how many arguments follow the words. They, at and is count only where several rows share name and
	// words: the row that fits best is taken.
	min, max uint8
	// is, unless empty, is what the argument number at behind the words has to be: a word, two with | between them, or the
	// start of one with * behind it.
	is string
	at int8
	// takes, unless empty, are the arguments behind the words, in the notation of params, where Args says it otherwise.
	takes string
}

// many as max: any number of arguments.
const many = 255

// last as at: the last argument.
const last = -1

// shape says how the arguments of a tag are written.
type shape uint8

const (
	// alone: \e.
	alone shape = iota
	// digit: \w9.
	digit
	// brackets: \s[5].
	brackets
	// either: \_a[ID] and \_a.
	either
	// groups: \q[ID][title].
	groups
	// digitGroups: \q0[ID][title].
	digitGroups
	// percent: %month.
	percent
	// percentBrackets: %property[name].
	percentBrackets
)

// sections are the rows of the table by the topics of UKADOC. Their order is that of the TagIDs.
var sections = [...]struct {
	name string
	rows []Row
}{
	{"scope", scopeTags},
	{"surface", surfaceTags},
	{"balloon-text", balloonTextTags},
	{"font", fontTags},
	{"wait", waitTags},
	{"choice", choiceTags},
	{"choice-look", choiceLookTags},
	{"event", eventTags},
	{"sound", soundTags},
	{"open", openTags},
	{"property", propertyTags},
	{"misc", miscTags},
	{"environment", environmentTags},
}

// Tags gives all rows of the table in the order of their IDs: Tags()[i] is the row of TagID(i+1). The slice is the caller's.
func Tags() []Row {
	n := 0
	for _, s := range sections {
		n += len(s.rows)
	}
	rows := make([]Row, 0, n)
	for _, s := range sections {
		for _, r := range s.rows {
			r.Section = s.name
			rows = append(rows, r)
		}
	}
	return rows
}

// Lookup finds a row by its slug: "wait-ms".
func Lookup(id string) (TagID, bool) {
	t := TagID(1)
	for _, s := range sections {
		for i := range s.rows {
			if s.rows[i].ID == id {
				return t, true
			}
			t++
		}
	}
	return Unknown, false
}

// Row gives the row of the table; the zero Row for Unknown.
func (t TagID) Row() Row {
	i := int(t) - 1
	for _, s := range sections {
		if i < 0 {
			break
		}
		if i < len(s.rows) {
			r := s.rows[i]
			r.Section = s.name
			return r
		}
		i -= len(s.rows)
	}
	return Row{}
}

// String gives the slug of the row; "" for Unknown.
func (t TagID) String() string { return t.Row().ID }
