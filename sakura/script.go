package sakura

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes.
const (
	// Text is a run of characters that show as they stand. CR and LF inside it show nothing. What stands between \_? and
	// \_? is Text too.
	Text Kind = iota
	// Escape is \\ or \%: it shows its second character.
	Escape
	// Tag is a backslash, a name and whatever belongs to it.
	Tag
	// Variable is a percent sign with a name of the table, and a bracket where the row takes one.
	Variable
)

// Node is one piece of a Script: a small value that is only meaningful together with the Script it stands in.
type Node struct {
	// Start and End are byte offsets into the source, End exclusive.
	Start, End uint32
	// arg is where the arguments are, as held says.
	arg uint32
	// Tag is the row of the table that a Tag or Variable node is an instance of; Unknown for a tag that no row knows.
	Tag TagID
	// Kind says what the node is.
	Kind Kind
	held held
}

// held says how a node holds its arguments. Most have one or none, for which no memory is spent.
type held uint8

const (
	// none: there are none.
	none held = iota
	// toEnd: there is one, which reads as it stands from the offset arg up to End: a digit.
	toEnd
	// toBracket, the next after toEnd: there is one, which reads as it stands from the offset arg up to the bracket before End.
	toBracket
	// listed: Script.args[arg].start is their number, and they stand behind it.
	listed
)

// Script is a parsed script. It is not changed once Parse has returned it; the zero value is the empty script.
type Script struct {
	src   string
	nodes []Node
	// args are the arguments of all nodes that list them, before those of each a span whose start is their number.
	args []span
}

// span is where an argument stands in the source.
type span struct {
	start, end uint32
	spelling   spelling
}

// spelling says how an argument is written.
type spelling uint8

const (
	// plain: as it stands.
	plain spelling = iota
	// escaped: \\, \% and \] stand for their second character.
	escaped
	// quoted: escaped, and "…" groups, where "" is one quotation mark.
	quoted
)

// Source gives the script as it was written.
func (s Script) Source() string { return s.src }

// Nodes gives the nodes in the order of the source. The slice is shared: it must not be changed.
func (s Script) Nodes() []Node { return s.nodes }

// Text gives a node as it stands in the source.
func (s Script) Text(n Node) string { return s.src[n.Start:n.End] }
