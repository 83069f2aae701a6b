package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// fakeRows are rows whose text is their number.
type fakeRows struct{ first, end int }

func (f *fakeRows) kept() (first, end int) { return f.first, f.end }

func (f *fakeRows) names() []string { return []string{"n", statusColumn} }

func (f *fakeRows) texts(n int, _, _ string) []string {
	return []string{fmt.Sprint("Row", n), fmt.Sprint(200 + n%3*100)}
}

// A list follows what comes until somebody goes up, keeps its place while rows come and go, and follows again on demand.
func TestListFollows(t *testing.T) {
	f := &fakeRows{0, 100}
	var l list
	check := func(when string, at int, seen ...int) {
		t.Helper()
		got := l.seen(f, 3)
		if l.at != at || !slices.Equal(got, seen) {
			t.Errorf("%s: at %d, seen %v; want %d, %v", when, l.at, got, at, seen)
		}
	}
	check("begin", 99, 97, 98, 99)
	f.end = 102
	check("more", 101, 99, 100, 101)
	l.move(f, -1)
	f.end = 110
	check("up", 100, 99, 100, 101)
	l.move(f, -3)
	check("further up", 97, 97, 98, 99)
	f.first = 90
	check("dropped before", 97, 97, 98, 99)
	f.first = 99
	check("dropped", 99, 99, 100, 101)
	l.move(f, 1<<30)
	f.end = 120
	check("end", 109, 107, 108, 109)
	l.away = false
	check("follow", 119, 117, 118, 119)
	l.scroll(f, -2)
	check("wheel", 117, 115, 116, 117)
	f.first, f.end = 200, 200
	check("nothing", 200)
	f.end = 201
	check("one", 200, 200)
}

// A filter keeps what fits, of what comes, too.
func TestListFilters(t *testing.T) {
	f := &fakeRows{0, 100}
	var l list
	names := f.names()
	l.filter(f, newQuery("ROW1", names))
	if got := l.seen(f, 3); !slices.Equal(got, []int{17, 18, 19}) || l.len(f) != 11 {
		t.Errorf("%v of %d", got, l.len(f))
	}
	f.end = 120
	if got := l.seen(f, 2); !slices.Equal(got, []int{118, 119}) {
		t.Errorf("%v", got)
	}
	l.filter(f, newQuery("row11", names)) // it narrows
	if got := l.shown; !slices.Equal(got, []int{11, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119}) {
		t.Errorf("%v", got)
	}
	f.first = 112
	l.sync(f)
	if l.shown[0] != 112 {
		t.Errorf("%v", l.shown)
	}
	l.filter(f, newQuery("nobody", names))
	if _, ok := l.selected(f); ok || len(l.seen(f, 3)) != 0 {
		t.Error("something fits that does not")
	}
	l.filter(f, newQuery("", names))
	if l.len(f) != 8 {
		t.Errorf("%d rows", l.len(f))
	}
}

// oneRow is a row with texts.
type oneRow []string

func (o oneRow) kept() (first, end int) { return 0, 1 }

func (o oneRow) names() []string { return nil }

func (o oneRow) texts(int, string, string) []string { return o }

// Whatever is left out of a row for a word does not contain it.
func TestTextsForAWord(t *testing.T) {
	var p requests
	for _, e := range crowdOf(50) {
		if e.Request != nil {
			p.add(&e)
		}
	}
	for _, word := range []string{"1", "12:00", "127.0.0.1:4", ":4", ".", "400", "client", "00:1", "x", "no", "tcp", "0", "hel", "[::", "conflict"} {
		q := newQuery(word, p.names())
		for n := p.log.first; n < p.log.end; n++ {
			texts := slices.Clone(p.texts(n, "", ""))
			texts[slices.Index(p.names(), tookColumn)] = "" // it has to be asked for
			all := slices.ContainsFunc(texts, func(s string) bool { return containsFold(s, word) })
			if got := q.fits(p.names(), &p, n); got != all {
				t.Fatalf("%q fits row %d: %v, and stands there: %v", word, n, got, all)
			}
		}
	}
}

// What words of a query ask for.
func TestQueries(t *testing.T) {
	names := []string{"time", statusColumn, "sender", "why"}
	row := []string{"12:00:00", "409", "Alice", "a script is critical"}
	for text, want := range map[string]bool{
		"": true, "alice": true, "ALICE critical": true, "alice bob": false, "4xx": true, "2xx": false, "!2xx": true, "!4xx": false,
		"sender:ali": true, "sender:critical": false, "Sender:Ali": true, "status:409": true, "40": true, "!alice": false, "!bob": true,
		"why:script 4XX": true, "!": false, "nobody:x": false, "12:00": true,
	} {
		q := newQuery(text, names)
		if got := q.fits(names, oneRow(row), 0); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// The search goes round, from the newest back first.
func TestListSearches(t *testing.T) {
	f := &fakeRows{0, 100}
	l := list{word: "row7"}
	l.sync(f)
	var got []int
	if !l.find(f, -1, true) {
		t.Fatal("nothing found")
	}
	got = append(got, l.at)
	for range 3 {
		l.find(f, -1, false)
		got = append(got, l.at)
	}
	l.find(f, 1, false)
	if got = append(got, l.at); !slices.Equal(got, []int{79, 78, 77, 76, 77}) {
		t.Errorf("%v", got)
	}
	l.word = "nowhere"
	if l.find(f, 1, false) {
		t.Error("found what is not there")
	}
}

// The log is bounded in rows, in bytes and in what it keeps whole, and says what it dropped.
func TestRequestLogIsBounded(t *testing.T) {
	var p requests
	add := func(sender string, raw int) {
		r := testRequest()
		r.Sender, r.Raw = sender, make([]byte, raw)
		p.add(&journal.Entry{Kind: journal.Asked, Time: noon, Request: r})
	}
	for range maxRecords + 1000 {
		add("same", 0)
	}
	if p.log.len() != maxRecords || p.lost() != 1000 || len(p.heads) != 1 {
		t.Errorf("%d rows, %d lost, %d heads", p.log.len(), p.lost(), len(p.heads))
	}
	for i := range 200 {
		add(strings.Repeat("x", 100_000)+fmt.Sprint(i), 0)
	}
	if p.bytes > maxRecordBytes || len(p.heads) > 200 {
		t.Errorf("%d bytes, %d heads", p.bytes, len(p.heads))
	}
	for range 20 {
		add("same", 1<<20)
	}
	if p.raw > maxWholeBytes {
		t.Errorf("%d bytes kept whole", p.raw)
	}
	if r := p.log.at(p.log.end - 20); r.request != nil || r.peer() != testRequest().Peer {
		t.Errorf("%+v", r)
	}
	for p.log.len() > 0 {
		p.drop()
	}
	if p.bytes != 0 || p.raw != 0 || len(p.heads) != 0 {
		t.Errorf("empty, it has %d bytes, %d whole and %d heads", p.bytes, p.raw, len(p.heads))
	}
}

// An address is put together again as it was.
func TestPeers(t *testing.T) {
	for _, peer := range []string{"", "unix", "127.0.0.1:80", "[::1]:65535", "a:065", "a:70000", ":1", "a:b", "1:2:3"} {
		var p requests
		r := testRequest()
		r.Peer = peer
		p.add(&journal.Entry{Kind: journal.Asked, Time: noon, Request: r})
		if got := p.log.at(0).peer(); got != peer {
			t.Errorf("%q became %q", peer, got)
		}
	}
}

// Columns share what room there is, and never more.
func TestColumnsFit(t *testing.T) {
	for _, cols := range [][]tableColumn{requestFields, backlogFields} {
		for w := range 200 {
			sum := -columnGap
			for _, n := range fitColumns(cols, w) {
				if n > 0 {
					sum += n + columnGap
				}
			}
			if sum > max(w, 0) {
				t.Errorf("%d cells for %d", sum, w)
			}
		}
	}
}

// crowded gives a rig whose panel is full.
func crowded(t testing.TB) *rig {
	t.Helper()
	r := panelRig(t, 120, 40, cell.Metrics{Grapheme: true})
	all := crowdOf(500)
	for r.m.dock.requests.log.len() < maxRecords {
		r.feed(all)
	}
	r.press("f3")
	return r
}

// BenchmarkScroll is a key and a view in a panel of 100,000 requests.
func BenchmarkScroll(b *testing.B) {
	r := crowded(b)
	b.ReportAllocs()
	for b.Loop() {
		r.press("pgup")
		r.m.View()
	}
}

// BenchmarkFilter is a letter of a filter over 100,000 requests.
func BenchmarkFilter(b *testing.B) {
	r := crowded(b)
	p := &r.m.dock.requests
	for i := 0; b.Loop(); i++ {
		p.list.filter(p, newQuery([]string{"client", "!nobody"}[i%2], p.names()))
		r.m.View()
	}
}

// BenchmarkArrivals is 500 requests that come while the panel is full, open and filtered.
func BenchmarkArrivals(b *testing.B) {
	r := crowded(b)
	p := &r.m.dock.requests
	p.list.filter(p, newQuery("client", p.names()))
	all := crowdOf(500)
	for b.Loop() {
		r.feed(all)
		r.m.View()
	}
}

// BenchmarkSearch is a search through 100,000 requests that finds nothing.
func BenchmarkSearch(b *testing.B) {
	r := crowded(b)
	p := &r.m.dock.requests
	p.list.word = "nowhere"
	for b.Loop() {
		if p.list.find(p, 1, false) {
			b.Fatal("found")
		}
	}
}

// BenchmarkNarrow is a filter that is typed letter by letter over 100,000 requests.
func BenchmarkNarrow(b *testing.B) {
	r := crowded(b)
	p := &r.m.dock.requests
	for b.Loop() {
		p.list.filter(p, newQuery("", p.names()))
		for i := range "client 3" {
			p.list.filter(p, newQuery("client 3"[:i+1], p.names()))
		}
		r.m.View()
	}
}
