package tui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ukatty/ghost/journal"
	"ukatty/sakura/check"
)

// A request can be written whole, too, line by line, as whoever writes a client wants it: with any method, any headers in any order,
// and the charset that it names itself.

// requestField is the only field of a request that is written whole.
const requestField = "Request"

// encodeFunc writes text in the charset of a label, and counts the characters that it lacks; known is false for a label that means
// nothing.
type encodeFunc func(label, text string) (b []byte, lacking int, known bool)

// wholeOf makes the text of a request what is sent.
func wholeOf(text string) Sent {
	return Sent{Whole: true, Fields: [][2]string{{requestField, strings.TrimRight(text, "\n")}}}
}

// text gives the request that is to be sent, line by line.
func (a Sent) text() string {
	if a.Whole {
		if len(a.Fields) == 0 {
			return ""
		}
		return strings.Trim(a.Fields[0][1], "\n")
	}
	return strings.ReplaceAll(strings.TrimRight(string(a.bytes()), "\r\n"), "\r\n", "\n")
}

// next gives what a form of the next mode has of this: a script, an event, a whole request, and a script again.
func (a Sent) next() Sent {
	switch {
	case a.Whole:
		return Sent{Fields: headersOf(a.text())}
	case a.Event:
		return wholeOf(a.text())
	}
	a.Event = true
	return a
}

// headersOf gives the headers of a request, each with its value.
func headersOf(text string) (all [][2]string) {
	for line := range strings.SplitSeq(text, "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok {
			all = append(all, [2]string{name, strings.TrimLeft(value, " ")})
		}
	}
	return all
}

// charset is the one that a whole request names; "" where it names none.
func (a Sent) charset() string {
	for _, h := range headersOf(a.text()) {
		if strings.EqualFold(strings.TrimSpace(h[0]), charsetField) {
			return strings.TrimSpace(h[1])
		}
	}
	return ""
}

// written gives the bytes of what is to be sent. A whole request goes in the charset that it names, or in UTF-8 if nobody knows
// that; why says what that charset lacks.
func (a Sent) written(encode encodeFunc) (b []byte, why string) {
	if !a.Whole {
		return a.bytes(), ""
	}
	text := strings.ReplaceAll(a.text(), "\n", "\r\n") + "\r\n\r\n"
	if encode == nil {
		return []byte(text), ""
	}
	label := a.charset()
	b, lacking, known := encode(label, text)
	if !known {
		return []byte(text), ""
	}
	if lacking == 0 {
		return b, ""
	}
	for _, r := range text {
		if _, n, _ := encode(label, string(r)); n > 0 {
			return nil, fmt.Sprintf(textLacks, label, r, r)
		}
	}
	return b, ""
}

// load puts a request into the fields, and says what is not as it was. Where the form for it would write other bytes, it is put there
// whole, in the charset that it names.
func (s *sendBox) load(m *Model, r *journal.Request) (said []string) {
	in := r.Read()
	s.reply, s.past = nil, 0
	body := string(r.Raw)
	if _, inner, ok := strings.Cut(body, "\r\n\r\n"); ok && r.Road == roadHTTP {
		body = inner
	}
	s.fill(m, Sent{Event: in.Start == notifyStart, Fields: in.Fields})
	if string(s.sending().bytes()) == body {
		return nil
	}
	text := in.Text
	if in.Otherwise != "" && strings.Contains(text, "\ufffd") && !strings.Contains(in.Otherwise, "\ufffd") {
		text = in.Otherwise
		said = append(said, fmt.Sprintf(textReadAs, in.Guess))
	}
	if _, body, ok := strings.Cut(text, "\n\n"); ok && r.Road == roadHTTP {
		text = body
	}
	what := wholeOf(strings.TrimRight(text, "\n"))
	s.fill(m, what)
	if s.get(requestField) != what.text() {
		said = append(said, textNotAsItWas)
	}
	if charset := what.charset(); charset == "" && in.Charset != utf8Name {
		said = append(said, fmt.Sprintf(textNowUTF8, in.Charset))
	}
	return said
}

// checkWhole looks at the scripts of a whole request, each on a line of its own.
func checkWhole(text string) (found []check.Finding) {
	begin, row := 0, 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		row++
		name, value, ok := strings.Cut(strings.TrimRight(line, "\n"), ":")
		if ok && strings.TrimSpace(name) == scriptField {
			script := strings.TrimLeft(value, " ")
			column := len(name) + 1 + len(value) - len(script)
			for _, f := range check.Script(script, check.Options{}) {
				f.Start, f.End = f.Start+begin+column, f.End+begin+column
				f.Line, f.Column = row, f.Column+utf8.RuneCountInString(line[:column])
				found = append(found, f)
			}
		}
		begin += len(line)
	}
	return found
}
