package play

import (
	"strconv"
	"strings"

	"ukatty/sakura"
	"ukatty/sakura/stage"
)

const (
	// maxFrames is how many frames one tag adds.
	maxFrames = 64
	// frameArgs is how many arguments a frame of a sequence has: surface, x, y, milliseconds.
	frameArgs = 4
)

// addFrames is \![anim,add,overlay,ID] and its kin: a surface, perhaps with its place, a sequence of them with their times, or where
// the character moves. It is told to the stage in numbers.
func (p *Player) addFrames(n sakura.Node) {
	method := p.arg(n, 2)
	var args []string
	for i := 3; i < p.script.NArg(n); i++ {
		args = append(args, p.arg(n, i))
	}
	timing := ""
	if len(args) > frameArgs && len(args)%frameArgs == 1 {
		timing, args = args[len(args)-1], args[:len(args)-1]
	}
	if len(args) > maxFrames*frameArgs {
		p.note("more than " + strconv.Itoa(maxFrames) + " frames, so the others are left out")
		args = args[:maxFrames*frameArgs]
	}
	words, ok := frameWords(method, args)
	if !ok {
		p.note("neither numbers of surfaces nor places, so nothing is added")
		return
	}
	switch timing {
	case "", "runonce":
	case "always":
		words += ",always"
	default:
		p.note("its timing is neither runonce nor always, so it is shown once")
	}
	if method != "move" {
		p.lacking(args)
	}
	p.animate(stage.Add, words)
}

// lacking notes the first of the surfaces of frames that the shell does not have: nothing is drawn for those.
func (p *Player) lacking(args []string) {
	for i := 0; i < len(args); i += frameArgs {
		id, _ := number(args[i])
		if _, ok := p.env.Surface(p.build.Speaker(), strconv.Itoa(id)); !ok {
			p.note("the shell has no surface " + strconv.Itoa(id) + ", so nothing is drawn for it")
			return
		}
	}
}

// frameWords gives the words of stage.Add for arguments that are all numbers.
func frameWords(method string, args []string) (words string, ok bool) {
	var b strings.Builder
	b.WriteString(method)
	for i, arg := range args {
		v, ok := number(arg)
		surface := method != "move" && i%frameArgs == 0
		if !ok || surface && v < 0 {
			return "", false
		}
		if !surface && i%frameArgs != frameArgs-1 {
			v = min(max(v, -maxSurface), maxSurface)
		}
		b.WriteByte(',')
		b.WriteString(strconv.Itoa(v))
	}
	n := len(args)
	if method == "move" {
		return b.String(), n == 2
	}
	return b.String(), n == 1 || n == 3 || n > 0 && n%frameArgs == 0
}
