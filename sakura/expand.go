package sakura

import "strings"

// Value gives what a variable stands for: name is that of its row ("month", "property"), arg what stands in its brackets.
// ok is false where it stands for nothing; then it stays as it is written.
type Value func(name, arg string) (value string, ok bool)

// maxProperty is how many bytes the brackets of a variable in an argument may hold: who never closes them shall not have
// the rest of the argument searched for each.
const maxProperty = 256

// Expand gives argument i of a node as Arg does, with the values of the variables in it. It looks for them in what belongs
// to this argument alone, so that no value can add an argument, and does not look into values. \% is a percent sign, which
// begins no variable. An argument without a percent sign costs what Arg does.
func (s Script) Expand(n Node, i int, value Value) string {
	var sp span
	switch {
	case i < 0 || i >= s.NArg(n):
		return ""
	case n.held == listed:
		sp = s.args[int(n.arg)+1+i]
	case n.held == toBracket:
		sp = span{start: n.arg, end: n.End - 1}
	default: // a digit
		return s.src[n.arg:n.End]
	}
	if strings.IndexByte(s.src[sp.start:sp.end], '%') < 0 {
		return sp.read(s.src)
	}
	return sp.expand(s.src, value)
}

// Sole gives the argument of a node that has no other, as it stands in the source; ok is false for all others, and where it
// has to be unquoted. Most tags that have an argument have one like that, and Arg and Expand take longer.
func (s Script) Sole(n Node) (arg string, ok bool) {
	if n.held != toEnd && n.held != toBracket {
		return "", false
	}
	return s.src[n.arg : n.End-uint32(n.held-toEnd)], true
}

// expand gives the argument without quotes and escapes and with the values of its variables; of none for a nil value.
func (s span) expand(src string, value Value) string {
	arg := src[s.start:s.end]
	b := make([]byte, 0, len(arg))
	quoting := false
	for i := 0; i < len(arg); i++ {
		c := arg[i]
		switch {
		case c == '\\' && s.escapesIn(arg[i:]):
			i++
			c = arg[i]
		case c == '"' && s.spelling == quoted:
			if !quoting || i+1 == len(arg) || arg[i+1] != '"' {
				quoting = !quoting
				continue
			}
			i++
		case c == '%' && value != nil:
			if v, size := s.valueOf(arg[i:], value); size > 0 {
				b = append(b, v...)
				i += size - 1
				continue
			}
		}
		b = append(b, c)
	}
	return string(b)
}

// escapesIn says whether the backslash that an argument goes on with is an escape.
func (s span) escapesIn(rest string) bool {
	return s.spelling != plain && len(rest) > 1 && escapes(rest[1])
}

// valueOf gives the value of the variable that the rest of an argument begins with, and how many bytes of it that is: 0
// where it begins with none, or with one that stands for nothing.
func (s span) valueOf(rest string, value Value) (v string, size int) {
	t := variableAt(rest[1:])
	if t == Unknown {
		return "", 0
	}
	r := index.rows[t]
	size = 1 + len(r.Name)
	var arg string
	if r.shape == percentBrackets {
		if arg, size = s.bracket(rest, size); size == 0 {
			return "", 0
		}
	}
	v, ok := value(r.Name, arg)
	if !ok {
		return "", 0
	}
	return v, size
}

// bracket gives what stands in the brackets that open in the rest of an argument at an offset, and the offset behind them;
// 0 where they do not open or close. Inside quotes the bracket that closes them stands as it is, outside it has to be
// escaped, or it would close those of the tag.
func (s span) bracket(rest string, open int) (arg string, end int) {
	if open == len(rest) || rest[open] != '[' {
		return "", 0
	}
	for i := open + 1; i < len(rest) && i < open+maxProperty; i++ {
		switch {
		case rest[i] == ']':
			return s.inner(rest[open+1 : i]), i + 1
		case rest[i] == '\\' && s.escapesIn(rest[i:]):
			i++
			if rest[i] == ']' {
				return s.inner(rest[open+1 : i-1]), i + 1
			}
		}
	}
	return "", 0
}

// inner gives a piece of an argument without escapes; "" in it is one quotation mark where the argument is quoted.
func (s span) inner(piece string) string {
	piece = span{end: uint32(len(piece)), spelling: min(s.spelling, escaped)}.read(piece)
	if s.spelling == quoted {
		piece = strings.ReplaceAll(piece, `""`, `"`)
	}
	return piece
}

// variableAt finds the variable whose name a text begins with: of those that fit, the longest; Unknown where none does.
func variableAt(text string) TagID {
	if text == "" {
		return Unknown
	}
	t := index.variables[text[0]]
	for t != Unknown && !strings.HasPrefix(text, index.rows[t].Name) {
		t = index.next[t]
	}
	return t
}
