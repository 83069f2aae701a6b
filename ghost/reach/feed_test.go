package reach

import (
	"errors"
	"strings"
	"testing"
	"time"
)

const rss2 = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>A site</title><link>http://example.com/</link>
<item><media:title>picture</media:title><title>First &amp; best</title><link>http://example.com/1</link>
<pubDate>Sat, 21 Nov 2026 03:44:10 +0000</pubDate><dc:creator>someone</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>the
whole</p>]]></content:encoded></item>
<item><title>Second</title><guid>http://example.com/2</guid><pubDate>nonsense</pubDate></item>
</channel></rss>`

const rss1 = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>site</title></channel>
<item><title>一つ目</title><link>http://example.com/1</link><dc:date>2026-11-21T12:44:10+09:00</dc:date><description>要約</description></item></rdf:RDF>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>site</title><author><name>nobody</name></author>
<entry><title type="html">One</title><link rel="self" href="http://example.com/self"/><link href="http://example.com/1"/>
<author><name>A</name><email>a@example.com</email></author><published>2026-11-20T00:00:00Z</published><updated>2026-11-21T03:44:10Z</updated>
<content type="xhtml"><div><p>Hello <b>you</b></p></div></content></entry></feed>`

func TestFeeds(t *testing.T) {
	for name, c := range map[string]struct{ feed, want string }{
		"rss2": {rss2, "First & best|http://example.com/1|2026,11,21,3,44,10|someone|<p>the whole</p>;Second|http://example.com/2|||"},
		"rss1": {rss1, "一つ目|http://example.com/1|2026,11,21,3,44,10||要約"},
		"atom": {atom, "One|http://example.com/1|2026,11,21,3,44,10|A|Hello you"},
		"bom":  {"\ufeff" + atom, "One|http://example.com/1|2026,11,21,3,44,10|A|Hello you"},
		"none": {`<rss><channel/></rss>`, ""},
		"sjis": {
			"<?xml version='1.0' encoding='Shift_JIS'?><rss><channel><item><title>\x82\xa0</title></item></channel></rss>", "あ||||",
		},
		"hostile": {"<rss><channel><item><title>a&#27;[31m\u202eb\x01c</title></item></channel></rss>", ""},
	} {
		items, err := ParseFeed([]byte(c.feed))
		if name == "hostile" {
			for _, i := range items {
				if strings.ContainsAny(i.Title, "\x1b\x01\u202e") {
					t.Errorf("%q", i.Title)
				}
			}
			continue
		}
		refs := make([]string, len(items))
		for i := range items {
			refs[i] = strings.ReplaceAll(items[i].Reference(time.UTC), Separator, "|")
		}
		if got := strings.Join(refs, ";"); err != nil || got != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", name, err, got, c.want)
		}
	}
}

func TestWhatIsNoFeed(t *testing.T) {
	for _, s := range []string{
		"", "hello", "<html><body/></html>", `{"a":1}`, "<rss><channel><item>", "<rss" + strings.Repeat("<a>", 1000),
		"<rss>" + strings.Repeat("<a>", 1000), "<?xml version='1.0' encoding='klingon'?><rss/>", "\x00\x01\xff",
	} {
		if items, err := ParseFeed([]byte(s)); err == nil && s != "<rss><channel><item>" || len(items) > 0 {
			t.Errorf("%.40q: %v, %v", s, items, err)
		}
	}
	if _, err := ParseFeed(make([]byte, maxFeed+1)); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	many := "<rss><channel>" + strings.Repeat("<item><title>"+strings.Repeat("あ", 2000)+"</title></item>", 300) + "</channel></rss>"
	items, err := ParseFeed([]byte(many))
	if err != nil || len(items) != maxItems || len(items[0].Title) > maxTitle {
		t.Errorf("%d items, %v", len(items), err)
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss2, rss1, atom, "<rss><item><title>a</title><author>b<x>c</x></author></item></rss>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		items, err := ParseFeed([]byte(s))
		if err != nil && len(items) > 0 {
			t.Error("items and an error")
		}
		for _, i := range items {
			if ref := i.Reference(time.UTC); strings.Count(ref, Separator) != 4 || strings.ContainsAny(ref, "\r\n\x1b\x00") {
				t.Errorf("%q", ref)
			}
		}
	})
}
