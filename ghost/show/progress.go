package show

import "time"

// Progress tells whoever looks at it closely what the script that plays is doing. The zero value tells nothing.
type Progress struct {
	// Node is the tag whose wait runs, an index into the nodes of Frame.Script; -1 where it is no tag's: the end of a choice or of
	// balloons that stand. Until is when it ends, in the time of Frame.Elapsed; 0 where nothing is waited for that ends by itself.
	Node  int
	Until time.Duration
	// Asks: the script's clock stands still until somebody else has answered: the ghost's mind, or a question of \![embed].
	Asks bool
	// Ended: the script has come to its end, and its balloons still stand.
	Ended bool
	// Remarks are about tags that were not performed, or not as written, in the order in which they were reached; of very many
	// only the first MaxRemarks.
	Remarks []Remark
}

// Remark says why a tag was not performed as it is written.
type Remark struct {
	// Node is the tag, an index into the nodes of Frame.Script.
	Node int
	// Text is a sentence without a period; clean.
	Text string
}

// MaxRemarks is how many remarks about a script a frame has at most.
const MaxRemarks = 256
