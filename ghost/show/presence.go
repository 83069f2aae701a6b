package show

// Presence is what every viewer knows of a ghost that runs, also one that watches another ghost. It is comparable.
type Presence struct {
	// GhostID is that of its frames, Ghost its own name.
	GhostID int
	Ghost   string
	// Asks: its script waits for a click or a choice.
	Asks bool
	// Boxes is how many forms are open, Wishes how many wishes of its scripts stand there.
	Boxes, Wishes int
	// Unseen: it is hidden, or has left the stage by \-.
	Unseen bool
}
