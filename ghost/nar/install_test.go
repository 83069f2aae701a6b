package nar

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"ukatty/ghost/descript"
)

func TestParseInstall(t *testing.T) {
	tests := []struct {
		name, text string
		want       Install
	}{
		{"a ghost", "charset,UTF-8\r\ntype,ghost\r\nname,さくら\r\ndirectory,sakura\r\n", Install{Name: "さくら", Kind: Ghost, Directory: "sakura"}},
		{"Shift_JIS without a charset", "type,shell\nname,\x82\xa0\ndirectory,a\naccept,\x82\xa2\n", Install{Name: "あ", Kind: Shell, Directory: "a", Accept: "い"}},
		{"a byte order mark", "\xef\xbb\xbftype,balloon\ndirectory,b", Install{Name: "b", Kind: Balloon, Directory: "b"}},
		{"a supplement has no folder", "type,supplement\nname,s\ndirectory,../x\naccept,a", Install{Name: "s", Kind: Supplement, Accept: "a"}},
		{"old words", "type,Calendar\ndirectory,c", Install{Name: "c", Kind: CalendarSkin, Directory: "c"}},
		{
			"refresh", "type,plugin\ndirectory,p\nrefresh,1\nrefreshundeletemask, A.txt :b::",
			Install{Name: "p", Kind: Plugin, Directory: "p", Refresh: Refresh{true, []string{"a.txt", "b"}}},
		},
		{
			"parts", "type,ghost\ndirectory,g\nballoon.directory,b\nballoon.refresh,1\ncalendar.skin7.directory,k\ncalendar.skin7.source.directory,x\\y\\\nballoonx.directory,..",
			Install{Name: "g", Kind: Ghost, Directory: "g", Parts: []Part{
				{Balloon, "b", "b", Refresh{All: true}}, {CalendarSkin, "k", "x/y", Refresh{}},
			}},
		},
		{"a balloon brings nothing along", "type,balloon\ndirectory,b\nballoon.directory,..", Install{Name: "b", Kind: Balloon, Directory: "b"}},
	}
	for _, tt := range tests {
		got, err := ParseInstall("install.txt", []byte(tt.text))
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, %v, want %+v", tt.name, got, err, tt.want)
		}
	}
}

func TestParseDelete(t *testing.T) {
	all, refused, err := ParseDelete("delete.txt", []byte("charset,Shift_JIS\r\na\\b.txt\r\n\r\n dir\\ \r\n..\\x\r\n/abs\r\nC:\\x\r\nCHARSET,x\r\n\x82\xa0.png\r\n./\r\nnul\r\n"))
	want := []Doomed{{"a/b.txt", false}, {"dir", true}, {"CHARSET,x", false}, {"あ.png", false}}
	if err != nil || refused != 5 || !reflect.DeepEqual(all, want) {
		t.Errorf("%+v, %d, %v", all, refused, err)
	}
	if _, _, err := ParseDelete("delete.txt", []byte("charset,UTF-8\n\xff")); err == nil {
		t.Error("bytes of no charset")
	}
	for name, is := range map[string]bool{"delete.txt": true, "Delete12.TXT": true, "delete.txt.bak": false, "xdelete.txt": false} {
		if IsDelete(name) != is {
			t.Errorf("%s", name)
		}
	}
}

func TestPortable(t *testing.T) {
	for _, bad := range []string{"nul", "NUL.txt", "aux", "Con.tar.gz", "com1", "LPT9.x", "com²", "conin$", "a.", "b ", "a:b", "a*", "a?", `a"`, "a<b", "a|b", "prn .txt"} {
		if _, err := check("dir/" + bad + "/x"); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, good := range []string{"null", "com", "com10", "lpt", "console.txt", ".a", "a..b", "don't need", "co m1", "あ"} {
		if got, err := check("dir/" + good + "/x"); err != nil || got != "dir/"+good+"/x" {
			t.Errorf("%q: %q, %v", good, got, err)
		}
	}
}

func FuzzParseInstall(f *testing.F) {
	for _, seed := range []string{
		"type,ghost\ndirectory,g\nballoon.directory,b\nballoon.source.directory,a\\b", "charset,Shift_JIS\ntype,shell\ndirectory,\x82\xa0",
		"type,package\nrefresh,1\nrefreshundeletemask,a:b", "type,ghost\ndirectory,..\\x", "\xff\xfet\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := ParseInstall("install.txt", b)
		if err != nil {
			var e *descript.Error
			if !errors.As(err, &e) || !utf8.ValidString(err.Error()) {
				t.Errorf("%v", err)
			}
			return
		}
		dirs := []string{in.Directory}
		for _, p := range in.Parts {
			dirs = append(dirs, p.Directory)
			if !filepath.IsLocal(filepath.FromSlash(p.Source)) || p.Source == "." {
				t.Errorf("from %q", p.Source)
			}
		}
		for i, dir := range dirs {
			if dir == "" && i == 0 && (in.Kind == Supplement || in.Kind == Package) {
				continue
			}
			if strings.ContainsAny(dir, `/\:`) || dir == "" || dir[0] == '.' || !filepath.IsLocal(dir) {
				t.Errorf("into %q", dir)
			}
		}
	})
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{"a/b", `a\..\b`, "/x", "C:x", "nul", "a//b/./c/", "\x82\xa0", "é", "A/../..", "com1.txt", "x ."} {
		f.Add(seed, uint16(0))
		f.Add(seed, uint16(flagUTF8))
	}
	f.Fuzz(func(t *testing.T, name string, flags uint16) {
		text, err := decode(name, flags)
		if err != nil {
			return
		}
		clean, err := check(text)
		if err != nil {
			if !errors.Is(err, ErrName) {
				t.Errorf("%v", err)
			}
			return
		}
		if !filepath.IsLocal(filepath.FromSlash(clean)) || strings.ContainsAny(clean, "\\:\x00\x1b") || !utf8.ValidString(clean) {
			t.Errorf("%q became %q", name, clean)
		}
		if again, err := check(clean); err != nil || again != clean {
			t.Errorf("%q became %q, %v", clean, again, err)
		}
	})
}
