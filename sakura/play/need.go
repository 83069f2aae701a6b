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
		if isNeed(p.Kind) || row.Meaning == sakura.Event || i == 0 && isName(p.Kind) {
			name, _, _ := strings.Cut(p.Name, "|")
			all = append(all, need{at: i, kind: p.Kind, name: name})
		}
	}
	return all
}

// isNeed says whether nothing happens without an argument of a kind, wherever it stands.
func isNeed(k sakura.ParamKind) bool {
	return k == sakura.EventParam || k == sakura.URLParam || k == sakura.MillisecondsParam
}

// isName says whether an argument of a kind can name what a tag is about.
func isName(k sakura.ParamKind) bool { return k == sakura.AnyParam || k == sakura.FileParam }

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
