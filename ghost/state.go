package ghost

// State is the set of facts about a ghost that decide what a request may do. The zero value is an idle ghost.
type State struct {
	// Closing: OnClose plays, the ghost changes, or its SHIORI is not loaded.
	Closing bool
	// Silent: the SHIORI was asked and does not answer.
	Silent bool
	// Hidden: minimised, by \![set,windowstate,minimize] or by the viewer.
	Hidden bool
	// QueueFull: as many scripts wait as may wait.
	QueueFull bool
	// TimeCritical: \t is in force.
	TimeCritical bool
	// Passive and Induction are the modes of these names.
	Passive, Induction bool
	// EntryHeld: a client waits for the choice that its Entry offered.
	EntryHeld bool
	// Choosing: choices are shown that a viewer can choose. SSTP says whose they are.
	Choosing bool
	// Clicking: \x waits.
	Clicking bool
	// Input: an input box is open, or select mode is on.
	Input bool
	// NoUserBreak: the viewer may not break the script.
	NoUserBreak bool
	// Talking: a script plays; waits belong to it.
	Talking bool
	// SSTP: the script that plays, or that showed the choices, came by SSTP.
	SSTP bool
	// Quiet: a client asked for silence.
	Quiet bool
}

// Class is the kind of a request, as far as interruption is concerned.
type Class uint8

// The classes of requests, in the order of the table's columns.
const (
	// Plain is SEND or NOTIFY with no more to say.
	Plain Class = iota
	// WithEntry is SEND or NOTIFY that offers an Entry and waits for the choice.
	WithEntry
	// NoBreak is SEND or NOTIFY with Option: nobreak.
	NoBreak
	// Owned is SEND or NOTIFY with the ghost's own ID.
	Owned
	// NotifyOnly is SEND or NOTIFY with Option: notify.
	NotifyOnly
	// Communicate is COMMUNICATE, and GIVE, which becomes one.
	Communicate
	// Query is EXECUTE with a command that only asks.
	Query
	// Change is EXECUTE with a command that changes something.
	Change
)

// Classes is how many classes there are.
const Classes = int(Change) + 1

// String gives the class as the table's head names it.
func (c Class) String() string {
	if int(c) < Classes {
		return classNames[c]
	}
	return "unknown"
}

var classNames = [Classes]string{
	"plain", "entry", "nobreak", "owned", "notify", "communicate", "query", "change",
}
