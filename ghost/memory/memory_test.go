package memory

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// opened gives a memory with a file in a folder of the test.
func opened(t testing.TB) (*Memory, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state", File)
	return reopened(t, path), path
}

// reopened gives the memory in a file, which must be sound and free.
func reopened(t testing.TB, path string) *Memory {
	t.Helper()
	m, err := Open(t.Context(), path)
	if err != nil || m.Err() != nil {
		t.Fatal(err, m.Err())
	}
	t.Cleanup(func() { shut(t, m) })
	return m
}

func shut(t testing.TB, m *Memory) {
	t.Helper()
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}

// must fails the test with an error.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsSetOutlivesTheRun(t *testing.T) {
	m, path := opened(t)
	values := []string{"", "x", "さくら", "a\x00b\r\n\x1b[31m", strings.Repeat("é", 2048), strings.Repeat("v", 4096)}
	for i, v := range values {
		must(t, m.SetCookie(t.Context(), "sender", fmt.Sprint(i), v))
		must(t, m.SetCookie(t.Context(), "", fmt.Sprint(i), "of nobody"))
		must(t, m.SetCookie(t.Context(), strings.Repeat("s", maxName), strings.Repeat("n", maxName), v))
	}
	must(t, m.SetProperty(t.Context(), "sakura", "currentghost.seriko.zorder", "s0,s1"))
	must(t, m.SetPlace(t.Context(), "sakura", "shell", "master"))
	for _, reopen := range []bool{false, true} {
		if reopen {
			shut(t, m)
			m = reopened(t, path)
		}
		for i, v := range values {
			if got, ok := m.Cookie("sender", fmt.Sprint(i)); !ok || got != v {
				t.Errorf("reopened %t: cookie %d: %q, %t, want %q", reopen, i, got, ok, v)
			}
			if got, _ := m.Cookie("", fmt.Sprint(i)); got != "of nobody" {
				t.Errorf("reopened %t: cookie %d of nobody: %q", reopen, i, got)
			}
		}
		if got, _ := m.Cookie(strings.Repeat("s", maxName), strings.Repeat("n", maxName)); got != values[len(values)-1] {
			t.Errorf("reopened %t: long names: %q", reopen, got)
		}
		if got, ok := m.Property("sakura", "currentghost.seriko.zorder"); !ok || got != "s0,s1" {
			t.Errorf("reopened %t: property %q", reopen, got)
		}
		if got, ok := m.Place("sakura", "shell"); !ok || got != "master" {
			t.Errorf("reopened %t: place %q", reopen, got)
		}
	}
}

// What one kind or owner has is not seen by others, even where owner and name put together are the same.
func TestOwnersAreApart(t *testing.T) {
	m := New()
	must(t, m.SetCookie(t.Context(), "ab", "c", "1"))
	must(t, m.SetCookie(t.Context(), "a", "bc", "2"))
	must(t, m.SetCookie(t.Context(), "AB", "c", "3"))
	for _, c := range []struct{ sender, name, want string }{{"ab", "c", "1"}, {"a", "bc", "2"}, {"AB", "c", "3"}} {
		if got, _ := m.Cookie(c.sender, c.name); got != c.want {
			t.Errorf("cookie %s of %s: %q, want %q", c.name, c.sender, got, c.want)
		}
	}
	if _, ok := m.Cookie("ab", "bc"); ok {
		t.Error("a cookie that nobody set")
	}
	if _, ok := m.Property("ab", "c"); ok {
		t.Error("a cookie is a property")
	}
	if _, ok := m.Place("ab", "c"); ok {
		t.Error("a cookie is a place")
	}
}

func TestRefused(t *testing.T) {
	m, _ := opened(t)
	long := strings.Repeat("x", maxName+1)
	for _, c := range []struct {
		owner, name, value string
		want               error
	}{
		{"s", "", "v", ErrInvalid},
		{"s", long, "v", ErrTooLong},
		{long, "n", "v", ErrTooLong},
		{"s", "n", strings.Repeat("x", 4097), ErrTooLong},
		{"s\xff", "n", "v", ErrInvalid},
		{"s", "n\xff", "v", ErrInvalid},
		{"s", "n", "\x80v", ErrInvalid},
	} {
		for what, set := range map[string]func() error{
			"cookie":   func() error { return m.SetCookie(t.Context(), c.owner, c.name, c.value) },
			"property": func() error { return m.SetProperty(t.Context(), c.owner, c.name, c.value) },
			"place":    func() error { return m.SetPlace(t.Context(), c.owner, c.name, c.value) },
		} {
			err := set()
			if !errors.Is(err, c.want) {
				t.Errorf("%s %.9q %.9q %.9q: %v, want %v", what, c.owner, c.name, c.value, err, c.want)
			}
			if len(fmt.Sprint(err)) > 100 {
				t.Errorf("the error is as long as what it is about: %v", err)
			}
		}
	}
	if err := m.SetPlace(t.Context(), "g", "n", strings.Repeat("x", 1025)); !errors.Is(err, ErrTooLong) {
		t.Errorf("a place of 1,025 bytes: %v", err)
	}
	if _, err := m.Count(t.Context(), "g", ""); !errors.Is(err, ErrInvalid) {
		t.Errorf("a count without a name: %v", err)
	}
}

func TestOldestGoes(t *testing.T) {
	m, path := opened(t)
	set := func(sender, name string) {
		t.Helper()
		must(t, m.SetCookie(t.Context(), sender, name, "v"))
	}
	m.store.db.NoSync = true // thousands of commits
	for i := range 64 {
		set("many", fmt.Sprint(i))
	}
	set("many", "0")       // young again
	m.Cookie("many", "1")  // reading does not count
	set("many", "another") // pushes 1 out
	for name, want := range map[string]bool{"0": true, "1": false, "2": true, "63": true, "another": true} {
		if _, ok := m.Cookie("many", name); ok != want {
			t.Errorf("cookie %s: %t, want %t", name, ok, want)
		}
	}
	for i := range 1023 {
		set(fmt.Sprint("sender ", i), "n")
	}
	set("many", "0")
	shut(t, m)
	m = reopened(t, path) // the order is that of the file as well
	set("new", "n")       // pushes sender 0 out
	for sender, want := range map[string]bool{"many": true, "sender 0": false, "sender 1": true, "sender 1022": true, "new": true} {
		if got := m.owner(cookies, sender) != nil; got != want {
			t.Errorf("%s: %t, want %t", sender, got, want)
		}
	}
	shut(t, m)
	if m := reopened(t, path); m.owner(cookies, "sender 0") != nil || len(m.contents.shelves[cookies].owners) != 1024 {
		t.Error("who was pushed out came back with the file")
	}
}

func TestProperties(t *testing.T) {
	m, path := opened(t)
	for _, name := range []string{"b", "a", "c"} {
		must(t, m.SetProperty(t.Context(), "ghost", name, "of "+name))
	}
	must(t, m.SetProperty(t.Context(), "other", "z", "1"))
	must(t, m.SetProperty(t.Context(), "ghost", "c", ""))
	must(t, m.SetProperty(t.Context(), "ghost", "never set", ""))
	must(t, m.SetProperty(t.Context(), "ghost", "d", "1"))
	must(t, m.SetProperty(t.Context(), "other", "z", ""))
	shut(t, m)
	m = reopened(t, path)
	for name, want := range map[string]string{"a": "of a", "b": "of b", "d": "1"} {
		if v, ok := m.Property("ghost", name); !ok || v != want {
			t.Errorf("%s after reopening: %q, %v", name, v, ok)
		}
	}
	if n := len(m.owner(properties, "ghost").entries); n != 3 {
		t.Errorf("%d properties after reopening", n)
	}
	if v, ok := m.Property("nobody", "a"); ok {
		t.Errorf("nobody has a property %q", v)
	}
	if m.owner(properties, "other") != nil {
		t.Error("a ghost without properties is left over")
	}
}

func TestCount(t *testing.T) {
	m, path := opened(t)
	for want := 1; want <= 3; want++ {
		if n, err := m.Count(t.Context(), "ghost", Boots); n != want || err != nil {
			t.Errorf("boot %d, %v, want %d", n, err, want)
		}
		shut(t, m)
		m = reopened(t, path)
	}
	if n, _ := m.Place("ghost", Boots); n != "3" {
		t.Errorf("place %q", n)
	}
	for _, odd := range []string{"x", "-4", "", "99999999999999999999", fmt.Sprint(math.MaxInt)} {
		must(t, m.SetPlace(t.Context(), "ghost", "odd", odd))
		if n, err := m.Count(t.Context(), "ghost", "odd"); n != 1 || err != nil {
			t.Errorf("after %q: %d, %v", odd, n, err)
		}
	}
}

func TestWithoutFile(t *testing.T) {
	m := New()
	if !errors.Is(m.Err(), ErrNoFile) {
		t.Errorf("Err: %v", m.Err())
	}
	must(t, m.SetCookie(t.Context(), "s", "n", "v"))
	if v, ok := m.Cookie("s", "n"); v != "v" || !ok {
		t.Errorf("%q, %t", v, ok)
	}
	shut(t, m)
	shut(t, m)
	if err := m.SetCookie(t.Context(), "s", "n", "w"); !errors.Is(err, ErrClosed) || !errors.Is(m.Err(), ErrClosed) {
		t.Errorf("after Close: %v, Err %v", err, m.Err())
	}
	if v, _ := m.Cookie("s", "n"); v != "v" {
		t.Errorf("after Close: %q", v)
	}
}

// However much is set, the copy in main memory stays within its bound.
func TestTotal(t *testing.T) {
	m := New()
	value := strings.Repeat("x", 4096)
	for s := range 300 {
		fillSender(m, fmt.Sprint(s), 64, value)
	}
	size, bytes := 0, 0
	for name, o := range m.contents.shelves[cookies].owners {
		size += o.size
		for entry, e := range o.entries {
			bytes += cost(name, entry, e.value)
		}
	}
	total := m.bounds[cookies].total
	if s := m.contents.shelves[cookies].size; s != size || size != bytes || s > total || s < total-64*5000 {
		t.Errorf("%d bytes, sum of owners %d, of entries %d, bound %d", s, size, bytes, total)
	}
	if m.owner(cookies, "299") == nil || m.owner(cookies, "0") != nil {
		t.Error("not the oldest went")
	}
}

// fillSender sets many cookies in one commit.
func fillSender(m *Memory, sender string, names int, value string) {
	var batch []*change
	for n := range names {
		batch = append(batch, &change{
			do:   func(d *draft) { d.put(cookies, sender, fmt.Sprint("name ", n), value) },
			done: make(chan error, 1),
		})
	}
	m.commit(batch)
}
