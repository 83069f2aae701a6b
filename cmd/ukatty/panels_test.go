package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is there already is not written over.
func TestExportFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "backlog.txt")
	if _, err := exportFile(t.Context(), name, []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := exportFile(t.Context(), name, []byte("two\n")); err == nil {
		t.Error("a file was written over")
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "one\n" {
		t.Errorf("%q, %v", got, err)
	}
	t.Setenv("HOME", filepath.Dir(name))
	if _, err := exportFile(t.Context(), "~/home.txt", []byte("one\n")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(name), "home.txt")); err != nil {
		t.Error(err)
	}
	t.Chdir(filepath.Dir(name))
	if where, err := exportFile(t.Context(), "here.txt", nil); err != nil || where != filepath.Join("~", "here.txt") {
		t.Errorf("%q, %v", where, err)
	}
	t.Setenv("HOME", filepath.Join(filepath.Dir(name), "elsewhere"))
	if where, err := exportFile(t.Context(), "there.txt", nil); err != nil || where != filepath.Join(filepath.Dir(name), "there.txt") {
		t.Errorf("%q, %v", where, err)
	}
	t.Setenv("HOME", filepath.Dir(name))
	for _, home := range []string{"~", "~/"} {
		if _, err := exportFile(t.Context(), home, nil); err == nil || !strings.Contains(err.Error(), filepath.Dir(name)) {
			t.Errorf("%s: %v", home, err)
		}
	}
	if _, err := exportFile(t.Context(), filepath.Join(name, "x"), nil); err == nil {
		t.Error("a file was made below a file")
	}
}

// A server on every address is reached on that of this machine.
func TestDoor(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	for _, tt := range []struct {
		ports []port
		want  string
	}{
		{nil, ""},
		{[]port{{addr: "127.0.0.1:9801"}}, ""},
		{[]port{{addr: "127.0.0.1:9801"}, {addr: "127.0.0.1:9821", ln: ln}}, "127.0.0.1:9821"},
		{[]port{{addr: "0.0.0.0:9801", ln: ln}}, "127.0.0.1:9801"},
		{[]port{{addr: "[::]:9801", ln: ln}}, "[::1]:9801"},
	} {
		if got := (&session{ports: tt.ports}).door(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.ports, got, tt.want)
		}
	}
}
