package play

import (
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

// surfaceTags say how characters and balloons look.
var surfaceTags = family{
	"surface-digit": (*Player).surface,
	"surface":       (*Player).surface,
	"balloon-digit": (*Player).balloon,
	"balloon":       (*Player).balloon,
}

// maxSurfaceName is how many bytes the name of a surface may have.
const maxSurfaceName = 256

// surface shows a surface on the speaker.
//
// A surface that the shell lacks is noted and kept all the same: other basewares fall back to the default surface, but here
// the number stands beside the character, and who debugs a script wants to read there what the script asked for.
func (p *Player) surface(n sakura.Node) {
	id := stage.Clean(p.arg(n, 0))
	switch {
	case id == "":
		p.note("no surface is named")
		return
	case len(id) > maxSurfaceName:
		p.note("too long for the name of a surface")
		return
	case id != stage.Hidden:
		id = p.resolve(id)
	}
	p.rests(id)
	p.build.SetSurface(p.build.Speaker(), id)
	p.build.DropCaptions(p.build.Speaker(), func(stage.Caption) bool { return true })
	p.emit(OpSurface).Text = id
}

// resolve gives the surface that a name stands for.
func (p *Player) resolve(name string) string {
	id, ok := p.env.Surface(p.build.Speaker(), name)
	switch {
	case !ok:
		p.note("the shell has no such surface")
		return name
	case id == name: // which is clean
		return name
	}
	return stage.Clean(id)
}

// maxBalloon is the highest id that a balloon can have.
const maxBalloon = 1 << 20

// balloon gives the speaker another balloon. Odd ids are those of the balloons for the other side: what is meant is the
// pair, which has the even one. Whether a balloon exists is not known here, so that no fallback is ever needed.
func (p *Player) balloon(n sakura.Node) {
	id, ok := number(p.arg(n, 0))
	if !ok || id < -1 || id > maxBalloon {
		p.note("no number of a balloon")
		return
	}
	for _, option := range p.args(n, 1) {
		if !strings.HasPrefix(option, "--fallback=") {
			p.note("there is no such option, so it is left out")
		}
	}
	if id > 0 {
		id &^= 1
	}
	p.build.SetBalloon(p.build.Speaker(), id)
}
