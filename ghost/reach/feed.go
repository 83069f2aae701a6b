package reach

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Item is one entry of a feed.
type Item struct {
	// Title, URL, Author and Content are text on one line without control characters. Content is the whole or a summary, with
	// its tags.
	Title, URL, Author, Content string
	// Date is when it was changed, or appeared; zero when it does not say.
	Date time.Time
}

// The bounds of a feed.
const (
	maxFeed    = 8 << 20
	maxItems   = 200
	maxTitle   = 1 << 10
	maxContent = 8 << 10
	maxNesting = 200
)

// ErrFeed says that something is neither RSS nor Atom.
var ErrFeed = errors.New("reach: not a feed")

// ParseFeed reads RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom; of many items the first 200. The error is ErrFeed or ErrTooLarge.
func ParseFeed(b []byte) ([]Item, error) {
	if len(b) > maxFeed {
		return nil, fmt.Errorf("%w: a feed of %d bytes", ErrTooLarge, len(b))
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		e, err := charsetOf(label)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}
	p := feed{}
	for len(p.items) < maxItems {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFeed, err)
		}
		if err := p.take(t); err != nil {
			return nil, err
		}
	}
	if !p.known {
		return nil, ErrFeed
	}
	return p.items, nil
}

// feed is a feed that is being read.
type feed struct {
	known bool // it has the root of a feed
	path  []string
	at    int // how deep the item at work is; 0 outside of items
	item  raw
	part  string // the part of the item that text belongs to; "" for none
	deep  int    // how deep it is
	mute  int    // how deep the element is whose text does not count; 0 without one
	text  strings.Builder
	items []Item
}

// raw are the parts of an item by their names.
type raw map[string]string

// take takes a token.
func (p *feed) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if len(p.path) >= maxNesting {
			return fmt.Errorf("%w: nested too deep", ErrFeed)
		}
		p.open(t)
		if !p.known {
			return ErrFeed
		}
	case xml.EndElement:
		p.close()
	case xml.CharData:
		if p.part != "" && p.mute == 0 && p.text.Len() < maxContent {
			p.text.Write(t[:min(len(t), 2*maxContent)])
		}
	}
	return nil
}

// open begins an element.
func (p *feed) open(e xml.StartElement) {
	name := strings.ToLower(e.Name.Local)
	p.path = append(p.path, name)
	switch {
	case len(p.path) == 1:
		p.known = name == "rss" || name == "feed" || name == "rdf"
	case p.at == 0 && p.known && (name == "item" || name == "entry"):
		p.at, p.item = len(p.path), raw{}
	case p.at > 0 && p.part == "" && len(p.path) == p.at+1:
		p.begin(name, e)
	case p.part == "author" && name != "name" && p.mute == 0: // Atom has address and page of the author beside the name
		p.mute = len(p.path)
	}
}

// begin begins a part of an item.
func (p *feed) begin(name string, e xml.StartElement) {
	if e.Name.Space == "media" || strings.Contains(e.Name.Space, "/mrss") { // titles of its pictures
		name = ""
	}
	if strings.Contains(e.Name.Space, "content") && name == "encoded" {
		name = "content"
	}
	if name == "link" {
		p.link(e)
	}
	p.part, p.deep = name, len(p.path)
	p.text.Reset()
}

// link takes the address out of a link of Atom: the first that leads to the item itself.
func (p *feed) link(e xml.StartElement) {
	var href, rel string
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "href":
			href = a.Value
		case "rel":
			rel = a.Value
		}
	}
	if href != "" && (rel == "" || rel == "alternate") && p.item["href"] == "" {
		p.item["href"] = href
	}
}

// close ends an element.
func (p *feed) close() {
	depth := len(p.path)
	switch {
	case depth == 0:
		return
	case p.part != "" && depth == p.deep:
		if text := strings.TrimSpace(p.text.String()); text != "" && p.item[p.part] == "" {
			p.item[p.part] = text
		}
		p.part = ""
	case p.at == depth:
		p.items = append(p.items, p.item.item())
		p.at = 0
	}
	if p.mute == depth {
		p.mute = 0
	}
	p.path = p.path[:depth-1]
}

// item makes an item of its parts.
func (r raw) item() Item {
	return Item{
		Title:   clean(r["title"], maxTitle),
		URL:     clean(first(r["href"], r["link"], r["guid"], r["id"]), maxTitle),
		Author:  clean(first(r["author"], r["creator"]), maxTitle),
		Content: clean(first(r["content"], r["description"], r["summary"]), maxContent),
		Date:    date(first(r["updated"], r["pubdate"], r["date"], r["published"])),
	}
}

// first gives the first that is not empty.
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// Reference writes an item as OnExecuteRSSComplete has it: title, URL, date, author and content with byte 1 between them; the
// date as year,month,day,hour,minute,second in a zone.
func (i Item) Reference(zone *time.Location) string {
	when := ""
	if !i.Date.IsZero() {
		when = Stamp(i.Date.In(zone))
	}
	return strings.Join([]string{i.Title, i.URL, when, i.Author, i.Content}, Separator)
}

// Separator stands between the parts of a reference, and for line breaks in it.
const Separator = "\x01"

// Stamp writes a time as year,month,day,hour,minute,second without leading zeros.
func Stamp(t time.Time) string {
	parts := []int{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second()}
	words := make([]string, len(parts))
	for i, n := range parts {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}

// dates are the forms in which feeds write a time, RFC 3339 and RFC 822 with what is seen of them.
var dates = [...]string{
	time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02",
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
	"Mon, 2 Jan 2006 15:04 -0700", "Mon, 2 Jan 06 15:04:05 MST", "2 Jan 06 15:04:05 MST", time.RFC850,
}

// date reads a time; zero when it is written in no known form.
func date(s string) time.Time {
	for _, form := range dates {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// clean puts text on one line without control characters, and cuts it at so many bytes.
func clean(s string, most int) string {
	s = strings.ToValidUTF8(s[:min(len(s), 4*most)], "")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}), " ")
	for len(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}
