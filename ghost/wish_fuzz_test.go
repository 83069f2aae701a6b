package ghost

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ukatty/ghost/journal"
	"ukatty/ghost/reach"
	"ukatty/sakura/play"
)

// FuzzPlan plans every wish for any arguments: nothing crashes, and what a terminal is offered as a link is an address of an
// allowed scheme.
func FuzzPlan(f *testing.F) {
	for _, s := range []string{
		"https://example.com/", "mailto:a@example.com", "file:///descript.txt", "--host=::1\x00--event=OnX", "a.zip\x00out\x00--event=x",
		"http://[::1]/\x00--async=On\x00--param=a", ".\x000\x001-3,!2\x00x\x00OnDone\x001", "http://a/\x1b]8;;\x07", "%zz\x00\xff",
	} {
		f.Add(s)
	}
	slugs := slices.Sorted(maps.Keys(plans))
	f.Fuzz(func(t *testing.T, s string) {
		l := &life{g: New(Options{Journal: journal.New(journal.Bounds{}), Var: t.TempDir()})}
		for _, slug := range slugs {
			row := rowOf(slug)
			words := strings.Split(row.Row().Words, ",")
			c := &play.Cue{Tag: row, Name: words[0], Args: append(slices.Clone(words[1:]), strings.Split(s, "\x00")...)}
			for _, level := range []play.Level{play.Own, play.Local} {
				p := plans[slug](l, c, talk{level: level})
				if p.text == "" || p.do == nil && p.why == "" {
					t.Errorf("%s %q: %+v", slug, s, p)
				}
				if p.link == "" {
					continue
				}
				_, web := reach.CheckURL(p.link)
				if mail, err := reach.MailLink(p.link); web != nil && (err != nil || mail != p.link) || !utf8.ValidString(p.link) {
					t.Errorf("%s %q links to %q", slug, s, p.link)
				}
				for _, e := range p.failed("error") {
					if e.id == "" {
						t.Errorf("%s %q: an event without a name", slug, s)
					}
				}
			}
		}
	})
}
