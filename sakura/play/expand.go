package play

import (
	"strings"
	"unicode/utf8"

	"ukatty/sakura"
)

// expandTags are the variables, which may stand in texts. Those in arguments are the concern of arg.
var expandTags = variables()

// variables gives the rows of the variables that have a value: all but the marker %*.
func variables() family {
	f := family{}
	for _, row := range sakura.Tags() {
		if strings.HasPrefix(row.ID, "env-") && row.ID != "env-marker" {
			f[row.ID] = (*Player).variable
		}
	}
	return f
}

// markerVariable is the name of the variable %*, which is no value but a mark in a text.
const markerVariable = "*"

const (
	// maxExpansion is how many bytes all the variables of a script may stand for. maxValue is how many one may.
	maxExpansion = 256 << 10
	maxValue     = 4 << 10
)

// variable shows the value of a variable, or the variable as it is written where it has none.
func (p *Player) variable(n sakura.Node) {
	value, why, ok := p.value(p.script.Name(n), p.script.Arg(n, 0))
	if why != "" {
		p.note(why)
	}
	if !ok {
		value = p.script.Text(n)
	}
	p.saying = saying{text: value}
}

// value gives what a variable stands for, as much of it as the script may still use. ok is false where it stays as it is
// written. why tells what is wrong, if anything is.
func (p *Player) value(name, arg string) (value, why string, ok bool) {
	value, ok = p.env.Expand(name, arg)
	if !ok {
		return "", "it has no value here, so it is shown as written", false
	}
	if len(value) > maxValue {
		why, value = "its value is too long and was cut", whole(value, maxValue)
	}
	if len(value) > int(p.expansion) {
		return "", "the variables of this script have become too long, so it is shown as written", false
	}
	p.expansion -= int32(len(value)) // #nosec G115 -- no more than maxValue
	return value, why, true
}

// argument gives the value of a variable in an argument of the tag at work. Notes name it: there may be several.
func (p *Player) argument(name, arg string) (value string, ok bool) {
	if name == markerVariable {
		return "", false
	}
	value, why, ok := p.value(name, arg)
	if why != "" {
		p.note("%" + name + ": " + why)
	}
	return value, ok
}

// whole cuts a text to so many bytes, between code points.
func whole(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// arg gives argument i of a node, unquoted, with the values of its variables.
func (p *Player) arg(n sakura.Node, i int) string {
	if i == 0 {
		if arg, ok := p.script.Sole(n); ok && strings.IndexByte(arg, '%') < 0 {
			return arg
		}
	}
	return p.script.Expand(n, i, p.argument)
}

// args gives the arguments of a node from one on, as arg does; nil for none.
func (p *Player) args(n sakura.Node, from int) []string {
	count := p.script.NArg(n) - from
	if count <= 0 {
		return nil
	}
	args := make([]string, count)
	for i := range args {
		args[i] = p.arg(n, from+i)
	}
	return args
}

// scriptID begins the ID of a choice that is a script.
const scriptID = "script:"

// id gives the argument that is the ID of a choice or anchor. One that is a script is left as it is: its variables are
// those of the script that will be played. Values make no script of an ID that is none, for they are not the author's words.
func (p *Player) id(n sakura.Node, i int) string {
	written := p.script.Arg(n, i)
	if strings.HasPrefix(written, scriptID) {
		return written
	}
	id := p.arg(n, i)
	if strings.HasPrefix(id, scriptID) {
		p.note("the value of a variable is no script, so the ID stays as it is written")
		return written
	}
	return id
}
