package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"
)

// openWith opens a memory, looks at the error, and shows that it works whatever the error.
func openWith(t *testing.T, path string, want error) (*Memory, error) {
	t.Helper()
	m, err := Open(t.Context(), path)
	if !errors.Is(err, want) {
		t.Fatalf("%v, want %v", err, want)
	}
	t.Cleanup(func() { shut(t, m) })
	must(t, m.SetCookie(t.Context(), "works", "n", "v"))
	if v, _ := m.Cookie("works", "n"); v != "v" {
		t.Errorf("%q", v)
	}
	return m, err
}

// wantDamaged opens a memory that is damaged.
func wantDamaged(t *testing.T, path string) {
	t.Helper()
	if m, err := openWith(t, path, ErrDamaged); m.Err() != nil {
		t.Errorf("does not last: %v, %v", m.Err(), err)
	}
}

func TestOnlyForTheOwner(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs the file modes of Unix")
	}
	m, path := opened(t)
	mode := func(path string, want os.FileMode) {
		t.Helper()
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode() != want {
			t.Errorf("%s: %v, want %v", path, info.Mode(), want)
		}
	}
	mode(path, 0o600)
	mode(filepath.Dir(path), os.ModeDir|0o700)
	shut(t, m)
	must(t, os.Chmod(path, 0o644))
	reopened(t, path)
	mode(path, 0o600)
}

func TestLocked(t *testing.T) {
	m, path := opened(t)
	must(t, m.SetCookie(t.Context(), "s", "n", "first"))
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		second, err := openWith(t, path, ErrLocked)
		if took := time.Since(began); took < OpenWait || took > 2*OpenWait {
			t.Errorf("gave up after %v", took)
		}
		if !errors.Is(second.Err(), ErrLocked) || !strings.Contains(err.Error(), path) {
			t.Errorf("%v, Err %v", err, second.Err())
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		began = time.Now()
		third, err := Open(ctx, path)
		if took := time.Since(began); took > 50*time.Millisecond || !errors.Is(err, ErrLocked) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("with a context: %v after %v", err, took)
		}
		shut(t, third)
	})
	if v, _ := m.Cookie("s", "n"); v != "first" {
		t.Errorf("%q", v)
	}
	must(t, m.SetCookie(t.Context(), "s", "n", "still mine"))
}

// A program that is started while the last one still cleans up gets the file when it is free.
func TestHandedOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), File)
	synctest.Test(t, func(t *testing.T) {
		m := reopened(t, path)
		must(t, m.SetCookie(t.Context(), "s", "n", "v"))
		var all sync.WaitGroup
		all.Go(func() {
			time.Sleep(OpenWait / 2)
			shut(t, m)
		})
		if v, _ := reopened(t, path).Cookie("s", "n"); v != "v" {
			t.Errorf("%q", v)
		}
		all.Wait()
	})
}

// Damage of each sort that disks, editors and full file systems do.
func TestDamaged(t *testing.T) {
	_, path := opened(t)
	sound := sample(t)
	page := os.Getpagesize()
	for name, b := range map[string][]byte{
		"text":          []byte("remember the milk\n"),
		"one byte":      {0},
		"zeros":         make([]byte, len(sound)),
		"four pages":    sound[:4*page],
		"one page":      sound[:page],
		"two pages":     sound[:2*page],
		"three pages":   sound[:3*page],
		"not the metas": append(append([]byte{}, sound[:2*page]...), make([]byte, len(sound)-2*page)...),
		"shifted":       append([]byte{0}, sound...),
		"turned around": append(append([]byte{}, sound[:2*page]...), backwards(sound[2*page:])...),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(filepath.Dir(path), name)
			must(t, os.WriteFile(path, b, 0o600))
			m, err := openWith(t, path, ErrDamaged)
			if m.Err() != nil {
				t.Errorf("does not last: %v", m.Err())
			}
			aside := path + ".damaged-1"
			if got, _ := os.ReadFile(aside); string(got) != string(b) || !strings.Contains(err.Error(), aside) {
				t.Errorf("%v; there: %d bytes, want %d", err, len(got), len(b))
			}
			shut(t, m)
			if v, _ := reopened(t, path).Cookie("works", "n"); v != "v" {
				t.Errorf("%q", v)
			}
		})
	}
}

// sample gives the bytes of a small memory.
func sample(t testing.TB) []byte {
	t.Helper()
	m, path := opened(t)
	for i := range 24 {
		must(t, m.SetCookie(t.Context(), fmt.Sprint("sender ", i%3), fmt.Sprint(i), strings.Repeat("v", i*20)))
	}
	must(t, m.SetProperty(t.Context(), "ghost", "name", "value"))
	must(t, m.SetPlace(t.Context(), "ghost", Boots, "1"))
	shut(t, m)
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func backwards(b []byte) []byte {
	r := make([]byte, len(b))
	for i := range b {
		r[len(b)-1-i] = b[i]
	}
	return r
}

func TestDamagedAgainAndAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), File)
	for i := range maxAside + 3 {
		must(t, os.WriteFile(path, fmt.Append(nil, "damage ", i), 0o600))
		m, _ := openWith(t, path, ErrDamaged)
		shut(t, m)
	}
	files, _ := filepath.Glob(path + ".damaged-*")
	first, _ := os.ReadFile(path + ".damaged-1")
	if len(files) != maxAside || string(first) != "damage 0" {
		t.Errorf("%d files, the first %q", len(files), first)
	}
}

// What is sound but not ours is left alone.
func TestOtherFormat(t *testing.T) {
	for name, fill := range map[string]func(*bbolt.Tx) error{
		"another program's": func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket([]byte("accounts"))
			if err != nil {
				return err
			}
			return b.Put([]byte("a"), []byte("b"))
		},
		"a newer version's": func(tx *bbolt.Tx) error {
			if err := format(tx); err != nil {
				return err
			}
			return tx.Bucket([]byte(formatBucket)).Put([]byte(formatKey), []byte("2"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), File)
			db, err := bbolt.Open(path, 0o600, nil)
			must(t, err)
			must(t, db.Update(fill))
			must(t, db.Close())
			before, _ := os.ReadFile(path)
			m, _ := openWith(t, path, ErrFormat)
			shut(t, m)
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("it was changed")
			}
		})
	}
}

// A run that was killed before it had made the buckets leaves a database without content.
func TestEmptyDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), File)
	db, err := bbolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Close())
	if m, _ := openWith(t, path, nil); m.Err() != nil {
		t.Error(m.Err())
	}
}

// A record that bbolt holds soundly, but that was not written by this package.
func TestRecordNotInForm(t *testing.T) {
	good := record{kind: cookies, owner: "s", name: "n", entry: entry{seq: 1, value: "v"}}
	forged := good.bytes()
	forged[len(forged)-1]++
	beyond := record{kind: cookies, entry: entry{value: "v"}}
	for name, kv := range map[string][2][]byte{
		"checksum":           {good.key(), forged},
		"of another kind":    {good.key(), record{kind: places, owner: "s", name: "n", entry: good.entry}.bytes()},
		"of another name":    {record{owner: "s", name: "m"}.key(), good.bytes()},
		"short value":        {good.key(), {1}},
		"short key":          {{1}, good.bytes()},
		"owner beyond key":   {{0, 9, 'x'}, beyond.sign([]byte{0, 9, 'x'})},
		"no value":           {good.key(), nil},
		"nothing but a head": {{0, 0}, {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			m, path := opened(t)
			must(t, m.store.write([]effect{{kind: cookies, key: kv[0], value: append([]byte{}, kv[1]...)}}, tallies{cookies: 1}))
			shut(t, m)
			wantDamaged(t, path)
		})
	}
}

// A bucket where a record belongs, and no bucket where one belongs.
func TestBucketsNotInForm(t *testing.T) {
	for name, change := range map[string]func(*bbolt.Tx) error{
		"bucket in a bucket": func(tx *bbolt.Tx) error {
			_, err := tx.Bucket([]byte("cookies")).CreateBucket([]byte("inner"))
			return err
		},
		"a bucket is missing": func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("places")) },
	} {
		t.Run(name, func(t *testing.T) {
			m, path := opened(t)
			must(t, m.store.db.Update(change))
			shut(t, m)
			wantDamaged(t, path)
		})
	}
}

func TestNoPlaceForTheFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	must(t, os.WriteFile(file, nil, 0o600))
	for name, path := range map[string]string{
		"a folder stands there":   folder,
		"a file for a folder":     filepath.Join(file, "x", File),
		"a name that cannot be":   filepath.Join(folder, "a\x00b"),
		"a link into the nowhere": link(t, filepath.Join(folder, "gone", "gone")),
	} {
		t.Run(name, func(t *testing.T) {
			m, err := Open(t.Context(), path)
			if err == nil || m.Err() == nil {
				t.Fatal("no error")
			}
			must(t, m.SetCookie(t.Context(), "s", "n", "v"))
			shut(t, m)
		})
	}
}

func link(t *testing.T, to string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(to, path); err != nil {
		t.Skip("needs symbolic links:", err)
	}
	return path
}

// A file of a time with wider bounds is brought within them, oldest out.
func TestTighterBounds(t *testing.T) {
	m, path := opened(t)
	for i := range 6 {
		for n := range 6 {
			must(t, m.SetCookie(t.Context(), fmt.Sprint(i), fmt.Sprint(n), "v"))
		}
	}
	shut(t, m)
	tight := usualBounds
	tight[cookies] = bounds{owners: 4, names: 3, value: 10, total: 1000}
	m, err := open(t.Context(), path, tight)
	must(t, err)
	shut(t, m)
	m = reopened(t, path)
	if n := len(m.contents.shelves[cookies].owners); n != 4 || m.owner(cookies, "1") != nil || m.owner(cookies, "2") == nil {
		t.Errorf("%d senders", n)
	}
	if o := m.owner(cookies, "5"); len(o.entries) != 3 || o.entries["3"].value != "v" {
		t.Errorf("%v", o.entries)
	}
}
