package ghost

import (
	"ukatty/ghost/show"
	"ukatty/sakura/play"
)

// progress keeps what a viewer is told about the script that plays: the wait that runs, and what was not performed.
type progress struct {
	node    int
	until   play.Instant
	remarks []show.Remark // never changed but at its end, so that frames can share it
}

// begin makes ready for another script.
func (p *progress) begin() { *p = progress{} }

// take takes what happened in a beat. An answer to \![embed] makes another script of the one that plays, whose nodes are counted
// anew.
func (p *progress) take(b, was *play.Beat) {
	if b.Script.Source() != was.Script.Source() {
		p.begin()
	}
	for i := range b.Log {
		switch e := &b.Log[i]; {
		case e.Op == play.OpWait:
			p.node, p.until = int(e.Node), e.T+e.Dur
		case e.Op == play.OpNote && e.Node >= 0 && len(p.remarks) < show.MaxRemarks:
			p.remarks = append(p.remarks, show.Remark{Node: int(e.Node), Text: e.Text})
		}
	}
}

// seen gives what a viewer sees of it in a beat.
func (p *progress) seen(b *play.Beat) show.Progress {
	s := show.Progress{Node: -1, Remarks: p.remarks[:len(p.remarks):len(p.remarks)]}
	switch b.Phase {
	case play.Playing:
		if p.until == b.Wake { // else the viewer has skipped it
			s.Node, s.Until = p.node, p.until
		}
	case play.Asking:
		s.Asks = true
	case play.Clicking, play.Choosing, play.Lingering:
		if b.Wake != play.Never {
			s.Until = b.Wake
		}
		s.Ended = b.Phase == play.Lingering
	default:
	}
	return s
}
