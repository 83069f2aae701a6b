package ghost

import "ukatty/ghost/sstp"

// Action is what becomes of a request.
type Action uint8

// What can become of a request.
const (
	// Refuse: nothing happens, and the status says why.
	Refuse Action = iota
	// Play: SHIORI is asked first if there is an event; the script plays at once and replaces what plays.
	Play
	// Queue: SHIORI is asked first if there is an event; the script waits for its turn.
	Queue
	// Tell: SHIORI is notified; the stage is left alone.
	Tell
	// Execute: the command is executed.
	Execute
)

// String gives the action in one lower-case word.
func (a Action) String() string { return [...]string{"refuse", "play", "queue", "tell", "execute"}[a] }

// Decision is what the table says about a request.
type Decision struct {
	// Row is the id of the row that decided.
	Row string
	// Why is the row's sentence, for whoever asks why.
	Why string
	// Action is what becomes of the request.
	Action Action
	// Status is the answer when the action is Refuse; 0 otherwise, since the answer depends on what is played.
	Status sstp.Status
}

// Row is one row of the interruption table.
type Row struct {
	// ID names the row in one word.
	ID string
	// Why says in a sentence what the ghost is doing.
	Why string
	// Holds says whether the facts of a state are those of the row.
	Holds func(State) bool
	// Cells are what becomes of a request, by its class.
	Cells [Classes]Cell
}

// Cell is what becomes of one class of requests in one row: a status that refuses, or an action.
type Cell struct {
	// Action is what becomes of the request, Status the answer when it is Refuse.
	Action Action
	Status sstp.Status
}

// The cells. Refusing ones are named after what a client is told.
var (
	plays    = Cell{Action: Play}
	waits    = Cell{Action: Queue}
	tells    = Cell{Action: Tell}
	runs     = Cell{Action: Execute}
	conflict = Cell{Status: sstp.Conflict}
	timeout  = Cell{Status: sstp.RequestTimeout}
	unavail  = Cell{Status: sstp.ServiceUnavailable}
	unseen   = Cell{Status: sstp.Invisible}
)

// rows is the interruption table. It is read from the top: the first row whose facts hold decides. Refusals that come
// before any state (400, 404, 420) are not in it.
//
// Where UKADOC's pages are silent the rows rest on what other basewares do, and on what a client would expect: a script
// that may not be interrupted answers 409 to whoever would interrupt it, and nothing answers 409 to a mere question.
var rows = [...]Row{
	//                                                                       plain     entry     nobreak   owned    notify   communicate query  change
	{"closing", "the ghost is closing or changing", isClosing, [Classes]Cell{unavail, unavail, unavail, unavail, unavail, unavail, runs, unavail}},
	{"silent", "the ghost's SHIORI does not answer", isSilent, [Classes]Cell{timeout, timeout, timeout, timeout, timeout, timeout, runs, runs}},
	{"hidden", "the ghost is minimised", isHidden, [Classes]Cell{unseen, unseen, unseen, unseen, tells, unseen, runs, unseen}},
	{"full", "the queue of waiting scripts is full", isFull, [Classes]Cell{conflict, conflict, conflict, plays, tells, conflict, runs, runs}},
	{"critical", `a script is time critical (\t)`, isCritical, [Classes]Cell{conflict, conflict, waits, plays, tells, conflict, runs, runs}},
	{"passive", "the ghost is in passive mode", isPassive, [Classes]Cell{conflict, conflict, waits, plays, tells, conflict, runs, runs}},
	{"induction", "the ghost is in induction mode", isInduction, [Classes]Cell{conflict, conflict, waits, plays, tells, conflict, runs, runs}},
	{"entry", "another client waits for the viewer's choice", isEntry, [Classes]Cell{plays, conflict, waits, plays, tells, conflict, runs, runs}},
	{"choosing-sstp", "choices of an SSTP script are shown", isChoosingSSTP, [Classes]Cell{conflict, conflict, waits, plays, tells, conflict, runs, runs}},
	{"choosing", "the ghost's own choices are shown", isChoosing, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"clicking", `a script waits for a click (\x)`, isClicking, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"input", "an input box is open", isInput, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"nouserbreak", "the viewer may not break the script that plays", isNoUserBreak, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"talking", "the ghost talks", isTalkingOwn, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"talking-sstp", "a script that came by SSTP plays", isTalkingSSTP, [Classes]Cell{plays, plays, waits, plays, tells, waits, runs, runs}},
	{"quiet", "a client asked for silence (Quiet)", isQuiet, [Classes]Cell{plays, plays, plays, plays, tells, waits, runs, runs}},
	{"idle", "the ghost is idle", isIdle, [Classes]Cell{plays, plays, plays, plays, tells, plays, runs, runs}},
}

// Verdict says what becomes of a request of a class in a state. It is the only place that decides it.
func Verdict(s State, c Class) Decision {
	for i := range rows {
		if r := &rows[i]; r.Holds(s) {
			return Decision{Row: r.ID, Why: r.Why, Action: r.Cells[c].Action, Status: r.Cells[c].Status}
		}
	}
	return Decision{Row: "none", Why: "no row of the table holds", Status: sstp.InternalServerError}
}

// Table gives the rows of the interruption table, in the order in which they are read.
func Table() []Row { return append([]Row(nil), rows[:]...) }

func isClosing(s State) bool      { return s.Closing }
func isSilent(s State) bool       { return s.Silent }
func isHidden(s State) bool       { return s.Hidden }
func isFull(s State) bool         { return s.QueueFull }
func isCritical(s State) bool     { return s.TimeCritical }
func isPassive(s State) bool      { return s.Passive }
func isInduction(s State) bool    { return s.Induction }
func isEntry(s State) bool        { return s.EntryHeld }
func isChoosingSSTP(s State) bool { return s.Choosing && s.SSTP }
func isChoosing(s State) bool     { return s.Choosing }
func isClicking(s State) bool     { return s.Clicking }
func isInput(s State) bool        { return s.Input }
func isNoUserBreak(s State) bool  { return s.Talking && s.NoUserBreak }
func isTalkingOwn(s State) bool   { return s.Talking && !s.SSTP }
func isTalkingSSTP(s State) bool  { return s.Talking }
func isQuiet(s State) bool        { return s.Quiet }
func isIdle(State) bool           { return true }
