package play

import (
	"strings"

	"ukatty/sakura"
)

// need is an argument without which a tag asks for nothing.
type need struct {
	// at is its place behind the words of the tag.
	at   int
	kind sakura.ParamKind
	name string
}

// needs gives what a row cannot do without, by its parameters: the names of its event, ghost, plug-in or property and its
// times where it is about events; else its URL, and the first of its arguments where that names what it is about. Boxes ask
// for anything. \![set,wallpaper,] takes the wallpaper away.
func needs(row *sakura.Row) []need {
	if row.Meaning == sakura.Input || row.ID == "set-wallpaper" {
		return nil
	}
	var all []need
	for i, p := range row.Params() {
		if p.Optional {
			break
		}
		switch p.Kind {
		case sakura.AnyParam, sakura.FileParam:
			if i > 0 && row.Meaning != sakura.Event {
				continue
			}
		case sakura.EventParam, sakura.URLParam, sakura.MillisecondsParam, sakura.NumberParam:
		default:
			continue
		}
		name, _, _ := strings.Cut(p.Name, "|")
		all = append(all, need{at: i, kind: p.Kind, name: name})
	}
	return all
}

// lacks says what is missing in the arguments behind the words, or is not what it has to be; "" when nothing is.
func (a *asking) lacks(args []string) string {
	for _, n := range a.needs {
		arg := argument(args, n.at)
		switch n.kind {
		case sakura.MillisecondsParam:
			if ms, ok := number(arg); !ok || ms < 0 {
				return "its time is no number of milliseconds, so nothing is set"
			}
		case sakura.NumberParam:
			if _, ok := number(arg); !ok && arg != "" {
				return "its " + n.name + " is no number, so nothing happens"
			}
		default:
			if arg == "" {
				return "its " + n.name + " is missing, so nothing happens"
			}
		}
	}
	return ""
}
