package memory

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func sortedLines(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// model is a memory as one would write it on paper: a list, the newest at its end.
type model struct {
	list   []record
	bounds [kinds]bounds
}

func (m *model) drop(gone func(record) bool) { m.list = slices.DeleteFunc(m.list, gone) }

func (m *model) put(k kind, owner, name, value string) {
	m.drop(func(r record) bool { return r.kind == k && r.owner == owner && r.name == name })
	m.list = append(m.list, record{kind: k, owner: owner, name: name, entry: entry{value: value}})
	of := func(r record) bool { return r.kind == k && r.owner == owner }
	for m.count(of) > m.bounds[k].names {
		i := slices.IndexFunc(m.list, of)
		m.list = slices.Delete(m.list, i, i+1)
	}
	for {
		newest := map[string]int{}
		size := 0
		for i, r := range m.list {
			if r.kind == k {
				newest[r.owner] = i
				size += cost(r.owner, r.name, r.value)
			}
		}
		if len(newest) <= m.bounds[k].owners && size <= m.bounds[k].total {
			return
		}
		delete(newest, owner)
		if len(newest) == 0 {
			return
		}
		first := slices.MinFunc(slices.Collect(maps.Keys(newest)), func(a, b string) int { return newest[a] - newest[b] })
		m.drop(func(r record) bool { return r.kind == k && r.owner == first })
	}
}

func (m *model) count(is func(record) bool) (n int) {
	for _, r := range m.list {
		if is(r) {
			n++
		}
	}
	return n
}

// compare looks for differences between a memory and its model.
func (m *model) compare(t *rapid.T, got *Memory) {
	for _, r := range m.list {
		if v, ok := got.get(r.kind, r.owner, r.name); !ok || v != r.value {
			t.Fatalf("%v: %q, %t", r, v, ok)
		}
	}
	n := 0
	for k := range got.contents.shelves {
		size := 0
		for name, o := range got.contents.shelves[k].owners {
			n += len(o.entries)
			size += o.size
			if len(o.entries) == 0 {
				t.Fatalf("%s has nothing", name)
			}
		}
		if size != got.contents.shelves[k].size {
			t.Fatalf("size %d, want %d", got.contents.shelves[k].size, size)
		}
	}
	if n != len(m.list) {
		t.Fatalf("%d entries, want %d", n, len(m.list))
	}
}

// Any calls in any order, in batches of any size, with any number of runs between them, do what they do on paper.
func TestAsOnPaper(t *testing.T) {
	tight := [kinds]bounds{
		cookies:    {owners: 3, names: 3, value: 40, total: 150},
		properties: {owners: 2, names: 4, value: 40, total: 1000},
		places:     {owners: 4, names: 2, value: 40, total: 90},
	}
	folder, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(folder, fmt.Sprint(run))
		paper := &model{bounds: tight}
		m := begin(t, path, tight)
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "reopen") == 0 {
				if err := m.Close(); err != nil {
					t.Fatal(err)
				}
				m = begin(t, path, tight)
				paper.compare(t, m)
			}
			var batch []*change
			for range rapid.IntRange(1, 5).Draw(t, "batch") {
				batch = append(batch, &change{do: draw(t, paper), done: make(chan error, 1)})
			}
			m.commit(batch)
			for _, c := range batch {
				if err := <-c.done; err != nil {
					t.Fatal(err)
				}
			}
			paper.compare(t, m)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

func begin(t *rapid.T, path string, b [kinds]bounds) *Memory {
	m, err := open(t.Context(), path, b)
	if err != nil {
		t.Fatal(err)
	}
	m.store.db.NoSync = true
	return m
}

// draw makes something up to do, and does it on paper.
func draw(t *rapid.T, paper *model) func(*draft) {
	k := kind(rapid.IntRange(0, kinds-1).Draw(t, "kind"))
	owner := rapid.SampledFrom([]string{"", "a", "b", "c", "aa"}).Draw(t, "owner")
	name := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "name")
	if rapid.IntRange(0, 4).Draw(t, "remove") == 0 {
		paper.drop(func(r record) bool { return r.kind == k && r.owner == owner && r.name == name })
		return func(d *draft) { d.remove(k, owner, name) }
	}
	value := rapid.StringN(0, 20, 40).Draw(t, "value")
	paper.put(k, owner, name, value)
	return func(d *draft) { d.put(k, owner, name, value) }
}

// FuzzCookie: what is taken is there, now and in the next run; what is not taken has a reason.
func FuzzCookie(f *testing.F) {
	f.Add("sender", "name", "value")
	f.Add("", "", "")
	f.Add("a\x00b", "n\r\nCharset: UTF-8", "\xff\x1b]0;x\x07")
	f.Add(strings.Repeat("s", 256), strings.Repeat("な", 86), strings.Repeat("v", 4097))
	path := filepath.Join(f.TempDir(), File)
	f.Fuzz(func(t *testing.T, sender, name, value string) {
		m := reopened(t, path)
		m.store.db.NoSync = true
		err := m.SetCookie(t.Context(), sender, name, value)
		long := len(sender) > 256 || len(name) > 256 || len(value) > 4096
		bad := name == "" || !utf8.ValidString(sender) || !utf8.ValidString(name) || !utf8.ValidString(value)
		if (err == nil) == (long || bad) {
			t.Fatalf("%d, %d, %d bytes: %v", len(sender), len(name), len(value), err)
		}
		if err != nil {
			if errors.Is(err, ErrTooLong) && long || errors.Is(err, ErrInvalid) && bad {
				return
			}
			t.Fatal(err)
		}
		for range 2 {
			if got, ok := m.Cookie(sender, name); !ok || got != value {
				t.Fatalf("%q, %t, want %q", got, ok, value)
			}
			shut(t, m)
			m = reopened(t, path)
		}
	})
}
