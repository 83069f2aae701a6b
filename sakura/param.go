package sakura

// ParamKind says what an argument of a tag has to be.
type ParamKind uint8

// The kinds of arguments.
const (
	// AnyParam: a text, name or id of which nothing more is known.
	AnyParam ParamKind = iota
	// WordParam: one of Param.Words.
	WordParam
	// NumberParam: a number, with a sign perhaps.
	NumberParam
	// MillisecondsParam: a time in milliseconds.
	MillisecondsParam
	// PercentParam: a number of percent, written without the sign.
	PercentParam
	// ColorParam: a colour: #rgb, #rrggbb, r,g,b in three arguments, a name.
	ColorParam
	// SurfaceParam: the number or alias of a surface.
	SurfaceParam
	// EventParam: the name of an event of SHIORI.
	EventParam
	// ScopeParam: the number of a character.
	ScopeParam
	// FileParam: a path.
	FileParam
	// URLParam: a URL.
	URLParam
	// BoolParam: one of Param.Words, which say yes and no.
	BoolParam
	// OptionParam: an option that begins with two hyphens; see Row.Options.
	OptionParam
)

// Param is one argument that stands behind the words of a tag.
type Param struct {
	// Name is what the table calls it: "ms", "event".
	Name string
	// Kind says what it has to be. An empty argument counts as left out, whatever its kind.
	Kind ParamKind
	// Words are what is taken instead of what Kind says; for WordParam and BoolParam nothing else is.
	Words []string
	// Optional: it may be left out, as may all that follow it.
	Optional bool
	// Repeats: it may stand again and again. Several side by side that repeat do so together, in their order.
	Repeats bool
}
