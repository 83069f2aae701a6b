package extract

import "strings"

// yaya takes the strings. Comments begin with // or stand between /* and */; a string stands between two quotation marks of
// one kind on one line, or between <<" and ">> (or ' in both) over several.
func yaya(text string, keep func(start, end int)) {
	for i := 0; i < len(text); i++ {
		switch rest := text[i:]; {
		case has(rest, "//"):
			i += lineEnd(rest) - 1
		case has(rest, "/*"):
			i += past(rest, "*/") - 1
		case has(rest, `<<"`), has(rest, "<<'"):
			body := i + 3
			stop := past(text[body:], rest[2:3]+">>")
			lines(text, body, min(body+max(stop-3, 0), len(text)), keep)
			i = body + stop - 1
		case rest[0] == '"' || rest[0] == '\'':
			stop := stringEnd(text, i+1, rest[:1])
			keep(i+1, stop)
			i = stop
		}
	}
}

// lines takes each line of a part of a text.
func lines(text string, start, end int, keep func(start, end int)) {
	eachLine(text[start:end], func(s, e int) { keep(start+s, start+e) })
}

// stringEnd gives where the quotation mark stands that ends a string, or its line ends. Two marks side by side are one that
// belongs to the string, unless it would begin with them. It looks no farther than that: there may be any number of strings
// on a line.
func stringEnd(text string, from int, mark string) int {
	for at := from; ; {
		i := strings.IndexAny(text[at:], mark+"\r\n")
		if i < 0 {
			return len(text)
		}
		end := at + i
		if end == from || text[end] != mark[0] || end+1 == len(text) || text[end+1] != mark[0] {
			return end
		}
		at = end + 2
	}
}

// lineEnd gives where the line break stands, or the end.
func lineEnd(s string) int {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return i
	}
	return len(s)
}

// past gives the offset behind a mark, or the end.
func past(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i + len(mark)
	}
	return len(s)
}
