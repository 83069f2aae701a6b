package sstp

import "strings"

// Command gives the name and the parameters of the Command header: "Name", "Name[p0,p1]", or "Name" with the parameters
// in Reference0 and so on. The name comes as it was written; names are compared without case. In the brackets, a parameter
// in "…" holds commas and brackets, and "" in it is one quote mark, as in the arguments of tags.
func (r *Request) Command() (name string, params []string) {
	name, list, ok := strings.Cut(r.word("Command"), "[")
	name = strings.TrimSpace(name)
	if !ok {
		return name, r.References()
	}
	if list = strings.TrimLeft(list, " \t"); list == "" || list[0] == ']' {
		return name, nil
	}
	for more := true; more; {
		var param string
		param, list, more = cutParam(strings.TrimLeft(list, " \t"))
		params = append(params, param)
	}
	return name, params
}

// cutParam takes the first parameter off the list and says whether another one follows: a list ends with a bracket, or
// with the value where that is missing. Between a closing quote mark and the comma nothing counts.
func cutParam(list string) (param, rest string, more bool) {
	quoted := strings.HasPrefix(list, `"`)
	if quoted {
		param, list = cutQuoted(list[1:])
	}
	end := strings.IndexAny(list, ",]")
	if end < 0 {
		end = len(list)
	}
	if !quoted {
		param = strings.TrimRight(list[:end], " \t")
	}
	if end == len(list) {
		return param, "", false
	}
	return param, list[end+1:], list[end] == ','
}

// cutQuoted takes a parameter off the list whose opening quote mark has been read, its closing one too.
func cutQuoted(list string) (param, rest string) {
	var b strings.Builder
	for {
		text, after, closed := strings.Cut(list, `"`)
		b.WriteString(text)
		if !closed || !strings.HasPrefix(after, `"`) {
			return b.String(), after
		}
		b.WriteByte('"')
		list = after[1:]
	}
}
