package journal

import (
	"strings"
	"unicode/utf8"

	"ukatty/ghost/wire"
)

// Reading is a request as it can be read: what its bytes say, and whether they say what was meant.
type Reading struct {
	// Start is the first line, HTTP and Fields are the headers around the request and its own: pairs of name and value. Their
	// texts are as they came: whoever shows them cleans them.
	Start        string
	HTTP, Fields [][2]string
	// Text is all of it, line by line.
	Text string
	// Declared is the charset as the request names it; "" where it does not. Charset is the one that it was read in.
	Declared, Charset string
	// Guess is the charset that the bytes look like, "ASCII" where they are nothing else; "" where they look like none.
	Guess string
	// Otherwise is Text as it would be in Guess, where that is not what it was read in.
	Otherwise string
	// Warning says in a sentence why the text may not be what was meant; "" where nothing is wrong with it.
	Warning string
}

// Read reads the bytes of a request, in time linear in their number.
func (r *Request) Read() Reading {
	v := r.view()
	body := r.Raw
	if r.Road == roadHTTP {
		body = new(view).unwrap(body)
	}
	m, _, _ := wire.ParseEOF(body, unlimited(body)) // what cannot be read is missing
	out := Reading{Start: m.Start, HTTP: pairs(v.http), Fields: pairs(m.Fields), Declared: m.CharsetLabel, Charset: m.Charset.String()}
	text, _ := m.Charset.Decode(r.Raw)
	out.Text = strings.ReplaceAll(text, "\r\n", "\n")
	guess, known := guessCharset(body)
	switch {
	case known:
		out.Guess = guess.String()
		if guess != m.Charset {
			text, _ := guess.Decode(r.Raw)
			out.Otherwise = strings.ReplaceAll(text, "\r\n", "\n")
		}
	case !strings.ContainsFunc(string(body), func(r rune) bool { return r >= utf8.RuneSelf || r == 0x1b }):
		out.Guess = "ASCII"
	}
	out.Warning = warning(&m, guess, known, text)
	return out
}

// IsWritten says whether the bytes of a request are just those that a message with this first line and these fields is written
// as, in the charset that the request was read in. Where it names a charset that nobody knows, they are not.
func (r *Request) IsWritten(start string, fields [][2]string) bool {
	m, _, _ := wire.ParseEOF(r.Raw, unlimited(r.Raw))
	if _, known := wire.LookupCharset(m.CharsetLabel); !known && m.CharsetLabel != "" {
		return false
	}
	again := wire.Message{Start: start, Charset: m.Charset}
	for _, f := range fields {
		again.Fields.Add(f[0], f[1])
	}
	return string(again.Append(nil)) == string(r.Raw)
}

// warning says what is wrong with the charset of a request.
func warning(m *wire.Message, guess wire.Charset, known bool, text string) string {
	_, supported := wire.LookupCharset(m.CharsetLabel)
	switch {
	case m.CharsetLabel != "" && !supported:
		return "the charset that it names is not known, so it was read as " + m.Charset.String()
	case known && guess != m.Charset && m.CharsetLabel != "":
		return "it says " + m.Charset.String() + ", but its bytes look like " + guess.String()
	case known && guess != m.Charset:
		return "it names no charset and was read as " + m.Charset.String() + ", but its bytes look like " + guess.String()
	case m.Flaws&wire.BadText != 0:
		return "some of its bytes mean nothing in " + m.Charset.String()
	case garbled(text):
		return "its text looks like UTF-8 that was once read as Shift_JIS"
	case m.Flaws&wire.Guessed != 0:
		return "it names no charset; " + m.Charset.String() + " is a guess"
	}
	return ""
}

// guessCharset says which charset bytes look like; false where they are ASCII, or like none.
func guessCharset(b []byte) (wire.Charset, bool) {
	escapes, high := false, false
	for i, c := range b {
		high = high || c >= 0x80
		escapes = escapes || c == 0x1b && i+1 < len(b) && (b[i+1] == '$' || b[i+1] == '(')
	}
	switch {
	case !high && escapes:
		if _, ok := wire.ISO2022JP.Decode(b); ok {
			return wire.ISO2022JP, true
		}
		return 0, false
	case !high:
		return 0, false
	case utf8.Valid(b):
		return wire.UTF8, true
	}
	best, most := wire.UTF8, 0
	for _, c := range [...]wire.Charset{wire.ShiftJIS, wire.EUCJP} {
		text, ok := c.Decode(b)
		if score := japanese(text); ok && score > most {
			best, most = c, score
		}
	}
	return best, most > 0
}

// japanese says how much a text looks like Japanese: kana count more than kanji, and halfwidth katakana, which bytes of
// other charsets turn into, against it. It is at least 1.
func japanese(text string) int {
	score := 1
	for _, r := range text {
		switch {
		case r >= 0x3041 && r <= 0x30fc:
			score += 3
		case r >= 0x4e00 && r <= 0x9fff:
			score++
		case r >= 0xff61 && r <= 0xff9f:
			score -= 2
		}
	}
	return max(score, 1)
}

// garbled says whether a text has what kana of UTF-8 become when they are read as Shift_JIS: one of two kanji that are rare
// otherwise, again and again.
func garbled(text string) bool {
	const often, share = 3, 8
	n, all := 0, 0
	for _, r := range text {
		switch {
		case r < 0x80:
			continue
		case r == 0x7e5d || r == 0x7e3a || r == 0x7e67:
			n++
		}
		all++
	}
	return n >= often && n*share >= all
}
