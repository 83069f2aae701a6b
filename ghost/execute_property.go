package ghost

import (
	"maps"
	"strings"
	"sync"

	"ukatty/ghost/sstp"
)

// GetProperty and SetProperty.

// properties is the table of properties: by their keys, what they are and how they are changed.
var properties = sync.OnceValue(func() map[string]property {
	table := ofSystem()
	maps.Copy(table, ofLists())
	maps.Copy(table, ofGhosts())
	return table
})

// property finds the property that the first parameter names.
func (x *execution) property(l *life) (property, *look, bool) {
	p, args, ok := findProperty(x.param(0))
	return p, &look{x: x, l: l, args: args}, ok && (!p.private || !x.external())
}

// extended ends the keys of properties whose names go on as the SHIORI likes; what comes there is one more argument.
const extended = ".ext.*"

func findProperty(name string) (p property, args []string, ok bool) {
	key, args, ok := splitProperty(name)
	if p, known := properties()[key]; ok && known {
		return p, args, true
	}
	head, extension, _ := strings.Cut(name, ".ext.")
	if key, args, ok = splitProperty(head); !ok || extension == "" || len(name) > maxProperty {
		return property{}, nil, false
	}
	p, ok = properties()[key+extended]
	return p, append(args, extension), ok
}

// unknownProperty is the answer for a property that does not exist, or that has no value here.
func unknownProperty() *sstp.Response {
	return &sstp.Response{Status: sstp.NoContent, Reason: "there is no such property"}
}

// askProperty answers for properties that live on the ghost's goroutine.
func askProperty(l *life, x *execution) *sstp.Response {
	if x.param(0) == "" {
		return refusal(sstp.BadRequest, "GetProperty names no property")
	}
	p, k, ok := x.property(l)
	switch {
	case !ok:
		return unknownProperty()
	case !p.live:
		return nil
	}
	return p.answer(k)
}

// getProperty answers for all others.
func getProperty(x *execution) *sstp.Response {
	p, k, _ := x.property(nil)
	return p.answer(k)
}

func (p property) answer(k *look) *sstp.Response {
	value, ok := p.get(k)
	if k.refused != nil {
		return k.refused
	}
	if !ok {
		return unknownProperty()
	}
	return data(value)
}

// askChange changes properties that live on the ghost's goroutine.
func askChange(l *life, x *execution) *sstp.Response {
	if x.param(0) == "" || len(x.params) < 2 {
		return refusal(sstp.BadRequest, "SetProperty wants a name and a value")
	}
	p, k, ok := x.property(l)
	switch {
	case !ok:
		return unknownProperty()
	case p.set == nil:
		return refusal(sstp.Refuse, "the property %.80q can only be read", x.params[0])
	case !p.live:
		return nil
	}
	return p.set(k, x.params[1])
}

// setProperty changes all others.
func setProperty(x *execution) *sstp.Response {
	p, k, _ := x.property(nil)
	return p.set(k, x.params[1])
}
