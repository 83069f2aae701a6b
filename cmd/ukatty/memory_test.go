package main

import (
	"path/filepath"
	"strings"
	"testing"

	"ukatty/ghost/memory"
)

// What a ghost is remembered by is its folder, in the words that stay when the home moves; one without a folder of its own has its
// name.
func TestPlace(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	data, unpacked := filepath.Join(home, "ukatty"), filepath.Join(t.TempDir(), "guest")
	p := &session{guests: []*guest{{dir: unpacked}}}
	long := filepath.Join(t.TempDir(), strings.Repeat("あ", 60), strings.Repeat("い", 60))
	for dir, want := range map[string]string{
		"": "", filepath.Join(unpacked, "data", "ghost", "first"): "",
		filepath.Join(data, "ghost", "first"): "\nghost/first",
		data + "-of-mine":                     "\n" + filepath.ToSlash(data) + "-of-mine",
	} {
		if got := p.place(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	m := memory.New()
	for _, dir := range []string{long, long + "2", data + "\xff"} {
		if err := m.SetPlace(t.Context(), p.place(dir), "e", dir[:8]); err != nil {
			t.Errorf("%q: %v", dir, err)
		}
	}
	if p.place(long) == p.place(long+"2") {
		t.Error("two long folders are one")
	}
}

// The first run of a ghost is that of its folder, unless one of its name was here before there were places by folder.
func TestFirstBoot(t *testing.T) {
	m, err := memory.Open(t.Context(), filepath.Join(t.TempDir(), memory.File))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if _, err := m.Count(t.Context(), "Old", memory.Boots); err != nil {
		t.Fatal(err)
	}
	p := &session{memory: m, guard: &guard{}}
	for _, tt := range []struct {
		place, name string
		want        bool
	}{
		{"\nghost/a", "Twin", true},
		{"\nghost/a", "Twin", false},
		{"\nghost/b", "Twin", true},
		{"\nghost/a", "Twin, called otherwise", false},
		{"\nghost/old", "Old", false},
		{"Old", "Old", false},
	} {
		if got := p.firstBoot(t.Context(), tt.place, tt.name); got != tt.want {
			t.Errorf("%q, %s: %v", tt.place, tt.name, got)
		}
		p.parts.Wait()
	}
}
