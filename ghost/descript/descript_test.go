package descript_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"ukatty/ghost/descript"
)

func TestParse(t *testing.T) {
	tests := []struct{ name, file, key, want string }{
		{"plain", "name,Katty\n", "name", "Katty"},
		{"no end of line", "name,Katty", "name", "Katty"},
		{"CR LF", "type,shell\r\nname,Katty\r\n", "name", "Katty"},
		{"CR alone", "type,shell\rname,Katty\r", "name", "Katty"},
		{"commas in the value", "a.menuitem0,1,2,3\n", "a.menuitem0", "1,2,3"},
		{"blanks around", "  name \t,\t Katty \n", "name", "Katty"},
		{"blanks and quotes in the key", "don't need bind,1\n", "don't need bind", "1"},
		{"empty value", "name,\n", "name", ""},
		{"last one counts", "name,a\nname,b\n", "name", "b"},
		{"byte order mark", "\ufeffname,Katty\n", "name", "Katty"},
		{"keys keep their case", "Name,Katty\n", "name", ""},
		{"comment", "//name,Katty\n", "name", ""},
		{"a tag is dropped", `name,\![raise,OnBoot]` + "\n", "name", ""},
		{"a variable is dropped", "name,%username\n", "name", ""},
		{"an escaped tag is meant", `name,\\s` + "\n", "name", `\s`},
		{"an escaped variable is meant", `name,\%5` + "\n", "name", `%5`},
		{"signs further behind", `name,a\b 5%` + "\n", "name", `a\b 5%`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := descript.Parse("descript.txt", []byte(test.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Get(test.key); got != test.want {
				t.Errorf("Get(%q) = %q, want %q", test.key, got, test.want)
			}
		})
	}
}

func TestDescript(t *testing.T) {
	d, err := descript.Parse("descript.txt", []byte("charset,UTF-8\n// look\n\nno comma\nname,a\nempty,\nname,b\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for k, v := range d.All() {
		got = append(got, k+"="+v)
	}
	if want := []string{"charset=UTF-8", "name=a", "empty=", "name=b"}; !slices.Equal(got, want) {
		t.Errorf("All() = %q, want %q", got, want)
	}
	for range d.All() {
		break // stopping early is allowed
	}
	if d.Len() != 4 {
		t.Errorf("Len() = %d", d.Len())
	}
	if d.Line("name") != 7 || d.Line("missing") != 0 {
		t.Errorf("Line = %d and %d, want 7 and 0", d.Line("name"), d.Line("missing"))
	}
	if _, ok := d.Lookup("empty"); !ok {
		t.Error("an empty value counts as missing")
	}
	if _, ok := d.Lookup("missing"); ok {
		t.Error("a missing key was found")
	}
	if (descript.Descript{}).Get("name") != "" {
		t.Error("the zero value has keys")
	}
}

func TestCharsets(t *testing.T) {
	const text = "name,カティ 〜 ﾌﾟ\n"
	sjis, err := japanese.ShiftJIS.NewEncoder().String(strings.ReplaceAll(text, "〜", "～"))
	if err != nil {
		t.Fatal(err)
	}
	euc, err := japanese.EUCJP.NewEncoder().String("name,日本\n")
	if err != nil {
		t.Fatal(err)
	}
	jis, err := japanese.ISO2022JP.NewEncoder().String("name,日本\n")
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String("name,日本\r\n")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, file, want string }{
		{"UTF-8 by itself", text, "カティ 〜 ﾌﾟ"},
		{"UTF-8 named", "charset,UTF-8\n" + text, "カティ 〜 ﾌﾟ"},
		{"in any case", "Charset, utf-8\r\n" + text, "カティ 〜 ﾌﾟ"},
		{"Shift_JIS by itself", sjis, "カティ ～ ﾌﾟ"},
		{"Shift_JIS named", "charset,Shift_JIS\n" + sjis, "カティ ～ ﾌﾟ"},
		{"Shift_JIS by another name", "charset,cp932\n" + sjis, "カティ ～ ﾌﾟ"},
		{"EUC-JP", "charset,EUC-JP\n" + euc, "日本"},
		{"ISO-2022-JP", "charset,ISO-2022-JP\n" + jis, "日本"},
		{"UTF-16", wide, "日本"},
		{"a mark wins", "\ufeffcharset,Shift_JIS\nname,日本\n", "日本"},
		{"U+FFFD that is meant", "name,\ufffd\n", "\ufffd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := descript.Parse("descript.txt", []byte(test.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Get("name"); got != test.want {
				t.Errorf("name = %q, want %q", got, test.want)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	long := strings.Repeat("a", descript.MaxBytes+1)
	many := strings.Repeat("a,b\n", descript.MaxKeys+1)
	tests := []struct{ name, file, want string }{
		{"unknown charset", "charset,klingon\n", `d.txt:1: unknown charset "klingon"`},
		{
			"not UTF-8", "charset,UTF-8\r\n\r\nname,\x83\x4a\n",
			"d.txt:3: bytes that are not UTF-8; does the first line name the right charset?",
		},
		{
			"not UTF-8, lines by CR", "charset,UTF-8\rname,a\r\xff",
			"d.txt:3: bytes that are not UTF-8; does the first line name the right charset?",
		},
		{
			"nothing known", "name,a\n\xff\xff\n",
			"d.txt:2: bytes that are not SHIFT_JIS; does the first line name the right charset?",
		},
		{"too long", long, "d.txt: longer than 1048576 bytes"},
		{"too many keys", many, "d.txt:16385: more than 16384 keys"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := descript.Parse("d.txt", []byte(test.file))
			var e *descript.Error
			if !errors.As(err, &e) {
				t.Fatalf("err = %v, want an *Error", err)
			}
			if err.Error() != test.want {
				t.Errorf("err = %q, want %q", err, test.want)
			}
		})
	}
}

// Whoever can do with a part of a file gets all lines that can be read, wherever they stand.
func TestSalvage(t *testing.T) {
	tests := []struct{ name, file, want, err string }{
		{"sound", "charset,UTF-8\na\n", "charset,UTF-8\na\n", ""},
		{
			"not UTF-8", "charset,UTF-8\r\n\x83\x4a\r\na\rb\xff\rc\n\xff", "charset,UTF-8\r\n\r\na\r\rc\n",
			"d.txt:2: bytes that are not UTF-8; does the first line name the right charset?",
		},
		{
			"not Shift_JIS", "charset,Shift_JIS\n\x83\x4a\n\xff\xff\nb\n", "charset,Shift_JIS\nカ\n\nb\n",
			"d.txt:3: bytes that are not SHIFT_JIS; does the first line name the right charset?",
		},
		{"a charset that nobody knows", "charset,klingon\n\x83\x4a\n", "charset,klingon\nカ\n", `d.txt:1: unknown charset "klingon"`},
		{"a charset that nobody knows, and more", "charset,klingon\na\n\xff\xff\n", "charset,klingon\na\n\n", `d.txt:1: unknown charset "klingon"`},
		{"too long", strings.Repeat("a", 101), "", "d.txt: longer than 100 bytes"},
		{"as long as it may be", strings.Repeat("a", 100), strings.Repeat("a", 100), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := descript.Salvage("d.txt", []byte(test.file), 100)
			said := ""
			if err != nil {
				said = err.Error()
			}
			if got != test.want || said != test.err {
				t.Errorf("got %q, %q\nwant %q, %q", got, said, test.want, test.err)
			}
		})
	}
}

// Names of files are foreign too: an archive may hold any.
func TestErrorName(t *testing.T) {
	_, err := descript.Parse("d\x1b[2J.txt", []byte("charset,x\n"))
	if want := `"d\x1b[2J.txt":1: unknown charset "x"`; err == nil || err.Error() != want {
		t.Errorf("err = %v, want %s", err, want)
	}
}

func TestLines(t *testing.T) {
	var got []string
	for n, line := range descript.Lines("a\nb\r\n\rc\n\n") {
		if n != len(got)+1 {
			t.Errorf("line %d counts as %d", len(got)+1, n)
		}
		got = append(got, line)
	}
	if want := []string{"a", "b", "", "c", ""}; !slices.Equal(got, want) {
		t.Errorf("Lines = %q, want %q", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("charset,UTF-8\r\ntype,shell\r\nname,カティ\r\n// look\r\n"))
	f.Add([]byte("charset,Shift_JIS\nname,\x83\x4a\x83\x65\x83\x42\n"))
	f.Add([]byte("\xff\xfen\x00,\x00a\x00"))
	f.Add([]byte("charset,ISO-2022-JP\nname,\x1b$B"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := descript.Parse("d.txt", b)
		if err != nil {
			var e *descript.Error
			if !errors.As(err, &e) || e.File != "d.txt" || strings.ContainsAny(err.Error(), "\r\n") {
				t.Fatalf("not one sentence with the file: %q", err)
			}
			return
		}
		// What was read, written out, is read again.
		var out strings.Builder
		for k, v := range d.All() {
			if strings.ContainsAny(k+v, "\r\n") {
				t.Fatalf("a line break in %q, %q", k, v)
			}
			if strings.HasPrefix(v, `\`) || strings.HasPrefix(v, "%") {
				v = `\` + v
			}
			out.WriteString("\n" + k + "," + v)
		}
		again, err := descript.Parse("d.txt", []byte(out.String()))
		if out.Len() > descript.MaxBytes {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if again.Len() != d.Len() {
			t.Fatalf("%d keys became %d", d.Len(), again.Len())
		}
		for k, v := range d.All() {
			_ = v
			if again.Get(k) != d.Get(k) {
				t.Fatalf("%q: %q became %q", k, d.Get(k), again.Get(k))
			}
		}
	})
}
