package ghost

import (
	"context"
	"sync/atomic"

	houses "ukatty/ghost/house"
	"ukatty/ghost/memory"
)

// Home is what a baseware has besides its ghosts. The zero value has nothing: cookies and properties are forgotten with
// the program, and there is no folder to read from or write to.
type Home struct {
	// Memory keeps cookies and properties. Whoever opened it closes it, after the last request.
	Memory *memory.Memory
	// Dir is the root folder of the program's own data, absolute: "path" in the text of GetFMO. "" without one.
	Dir string
	// Folders are the folders below which archives and pictures may be read and written, absolute; Dir alone when there
	// are none. One that does not exist is passed over.
	Folders []string
	// House is where scripts install things, once that is allowed; the zero value is nowhere.
	House houses.House
	// Ghosts are those that could be called besides the ones that run; nil for none.
	Ghosts Stable
	// Guard is deferred on the goroutine of each ghost that Run brings to life; nil for none.
	Guard func()
	// Door opens what leads to one ghost alone, such as a socket of its own, before the ghost comes to life by Run, and gives what
	// closes it when the ghost has left. It is called on the goroutine of the ghost. Nil for none.
	Door func(ctx context.Context, g *Ghost) (leave func())
}

// executor is what the EXECUTE commands of a baseware share.
type executor struct {
	// guests keeps the cookies of external clients: apart from those of this machine, and for this run only, since anybody
	// who knows a sender's name can be that sender, and a page on the web must neither read what the programs of this
	// machine have left here nor push it out.
	guests *memory.Memory
	// busy is how many commands that take long are at work.
	busy atomic.Int32
}

// Settle gives a baseware its home. It is called before the first request, if at all.
func (b *Baseware) Settle(h Home) {
	if h.Memory == nil {
		h.Memory = memory.New()
	}
	if len(h.Folders) == 0 && h.Dir != "" {
		h.Folders = []string{h.Dir}
	}
	b.home, b.guests = h, memory.New()
}
