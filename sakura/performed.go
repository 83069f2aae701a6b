package sakura

// Performed says who does what a tag asks for, and how far it is done.
type Performed uint8

// The ways in which tags are performed.
const (
	// OnStage: the player does it; it is seen or takes time.
	OnStage Performed = iota + 1
	// ByGhost: the ghost does it, its SHIORI or a form that the viewer fills in.
	ByGhost
	// OnLeave: it reaches beyond the terminal and is done once that is allowed, by the config or by a key. Until then a
	// notice says what would happen.
	OnLeave
	// Told: it reaches beyond the terminal and is never done; a notice says what would happen.
	Told
	// Nothing: it is accepted, and the journal says that it changes nothing here.
	Nothing
)

// String gives the way in one lower-case word; "" for what is none.
func (p Performed) String() string {
	names := [...]string{"", "stage", "ghost", "permission", "notice", "nothing"}
	if int(p) < len(names) {
		return names[p]
	}
	return ""
}
