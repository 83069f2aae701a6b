package sstp

import "strings"

// Command gives the name and the parameters of the Command header: "Name", "Name[p0,p1]", or "Name" with the parameters
// in Reference0 and so on. The name comes as it was written; names are compared without case. In the brackets, "…" holds
// commas and brackets together and "" in it is one quote mark, as in the arguments of tags.
func (r *Request) Command() (name string, params []string) {
	name, list, ok := strings.Cut(r.word("Command"), "[")
	name = strings.TrimSpace(name)
	if !ok {
		return name, r.References()
	}
	return name, splitParams(list)
}

// splitParams splits what stands after "[" up to the closing bracket, or to the end where that is missing.
func splitParams(list string) []string {
	params := []string{}
	for {
		param, rest, more := cutParam(list)
		params = append(params, param)
		if !more {
			break
		}
		list = rest
	}
	if len(params) == 1 && params[0] == "" {
		return nil
	}
	return params
}

// cutParam takes the first parameter off the list and says whether another one follows.
func cutParam(list string) (param, rest string, more bool) {
	if !strings.HasPrefix(strings.TrimLeft(list, " \t"), `"`) {
		i := strings.IndexAny(list, ",]")
		if i < 0 {
			return strings.TrimSpace(list), "", false
		}
		return strings.TrimSpace(list[:i]), list[i+1:], list[i] == ','
	}
	return cutQuoted(strings.TrimLeft(list, " \t")[1:])
}

// cutQuoted takes a parameter off the list whose opening quote mark has been read.
func cutQuoted(list string) (param, rest string, more bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(list, '"')
		if i < 0 {
			b.WriteString(list)
			return b.String(), "", false
		}
		b.WriteString(list[:i])
		list = list[i+1:]
		if !strings.HasPrefix(list, `"`) {
			break
		}
		b.WriteByte('"')
		list = list[1:]
	}
	tail, rest, more := cutParam(list)
	return b.String() + tail, rest, more
}
