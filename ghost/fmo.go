package ghost

import "sync/atomic"

// windows counts the numbers that stand for the windows of characters. They are the process's, as window handles are the
// desktop's: no two ghosts ever share one.
var windows atomic.Int64

// newHWnd gives the number of a ghost's \0; the next one is that of its \1.
func newHWnd() int { return int(windows.Add(2)) - 1 }

// HWnd is the number that stands for the window of \0, as GetFMO shows it to clients of this machine and
// ReceiverGhostHWnd names it: positive, and another one for each ghost of the process.
func (g *Ghost) HWnd() int { return g.hwnd }
