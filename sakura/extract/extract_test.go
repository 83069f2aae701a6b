package extract

import (
	"slices"
	"strings"
	"testing"
)

// found gives the pieces of a text as they read.
func found(text string, k Kind) []string {
	var all []string
	for _, p := range Scripts(text, k) {
		all = append(all, text[p.Start:p.End])
	}
	return all
}

func TestScripts(t *testing.T) {
	tests := []struct {
		name string
		kind Kind
		text string
		want []string
	}{
		{
			"strings of YAYA", YAYA,
			"// \"\\0comment\\e\"\nOnBoot\n{\n\t/* '\\0no\\e' */\n\t\"\\0\\s[0]やあ、%(username)。\\e\"\n\t'\\1ひとつ\\e' + x\n\tpath = \"data\\list.txt\"\n}\n",
			[]string{`\0\s[0]やあ、%(username)。\e`, `\1ひとつ\e`},
		},
		{
			"paths and patterns in YAYA", YAYA,
			`x = "path\to\file" ; y = "shell\master" ; re = "\s+\w*" ; z = "\n" ; w = "data\p.txt" ; v = "\0Hello\s"`,
			[]string{`\n`, `\0Hello\s`},
		},
		{
			"patterns with brackets in YAYA", YAYA,
			`RE_SPLIT(a,'[ \t]*\|[ \t]*') ; RE_REPLACE(b,"[!+,\-/:@\[\]]",c) ; '\\_{0,2}[a-z&\-](\d|\[.*\])' ; "Hey\w8\Z!"`,
			[]string{`Hey\w8\Z!`},
		},
		{
			"quotation marks in YAYA", YAYA, `x = "" ; "\![raise,OnX,""%(a)""]\e" ; 'it''s \0' ; "\0" + ""`,
			[]string{`\![raise,OnX,""%(a)""]\e`, `it''s \0`, `\0`},
		},
		{"a string of YAYA that is not closed", YAYA, "x = \"\\0open\n\"\\1next\\e\"", []string{`\0open`, `\1next\e`}},
		{"a comment of YAYA that is not closed", YAYA, "\"\\0a\\e\" /* \"\\0b\\e\"", []string{`\0a\e`}},
		{"a here document of YAYA", YAYA, "<<\"\n\\0a\n\\1b\\e\n\">> \"\\0c\"", []string{`\0a`, `\1b\e`, `\0c`}},
		{
			"lines of Satori", Satori,
			"＃\\0comment\n＠ことば\n\\s[1]ふふ\n\n＊OnBoot\n：\\s[0]やあ\\w9。（天気）\nうにゅう：\\s[10]おう。\n＞ジャンプ\t\\0\nただの文\n",
			[]string{`\s[1]ふふ`, `\s[0]やあ\w9。（天気）`, `\s[10]おう。`},
		},
		{
			"entries of Kawari", Kawari,
			"# \\0comment\nOnBoot : \"\\0\\s[0]a\\e\" , \\1\\s[10,x]b\\e , plain\n\"\\0c\\e\"\r\nn : ${x}\\n\n",
			[]string{`\0\s[0]a\e`, `\1\s[10,x]b\e`, `\0c\e`, `${x}\n`},
		},
		{"lines of any text", Plain, "hello\n  \"\\0a\\e\"  \n\\0b\\e\r\nC:\\Users\\x\n", []string{`\0a\e`, `\0b\e`}},
	}
	for _, tt := range tests {
		if got := found(tt.text, tt.kind); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestGuess(t *testing.T) {
	tests := []struct {
		name, text string
		want       Kind
	}{
		{"aitalk.dic", "OnAiTalk\n{\n\t\"\\0a\\e\"\n}\n", YAYA},
		{"dic01.txt", "＊OnBoot\n：やあ\n＠word\na\n", Satori},
		{"dict.txt", "OnBoot : \"\\0a\\e\"\nsentence : a, b\n", Kawari},
		{"a.kis", "", Kawari},
		{"notes.txt", "Nothing to see here.\n", Plain},
		{"empty", "", Plain},
	}
	for _, tt := range tests {
		if got := Guess(tt.name, tt.text); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestDynamic(t *testing.T) {
	for piece, kind := range map[string]Kind{`\s[%(n)]`: YAYA, `\s[（n）]`: Satori, `\s[${n}]`: Kawari} {
		if !Dynamic(piece, kind) {
			t.Errorf("%s of %s is filled in when the ghost runs", piece, kind)
		}
		if Dynamic(piece, Plain) || Dynamic(`\s[0]100%`, kind) {
			t.Errorf("%s: what stands there literally is not filled in", kind)
		}
	}
}

// A line may hold any number of strings: looking to its end for each would take minutes.
func TestLongLine(t *testing.T) {
	const count = 1 << 17
	for _, k := range []Kind{Plain, YAYA, Satori, Kawari} {
		if got := len(Scripts(strings.Repeat(`"\0a",x `, count), k)); got == 0 {
			t.Errorf("%s: nothing is found", k)
		}
	}
	if got := len(Scripts(strings.Repeat(`"\0a",x `, count), YAYA)); got != count {
		t.Errorf("%d strings", got)
	}
}

func FuzzScripts(f *testing.F) {
	for _, seed := range []string{"a { \"\\0b\\e\" 'c' }", "＊a\n：\\s[0]b", "a : \"\\0b\", c", "<<\"\n\\0\n\">>", "/*", "\"", "<<'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		kinds := []Kind{Plain, YAYA, Satori, Kawari, Guess("x.txt", text)}
		for _, k := range kinds {
			last := 0
			for _, p := range Scripts(text, k) {
				if p.Start < last || p.End < p.Start || p.End > len(text) {
					t.Fatalf("%s of %q: piece %v behind %d", k, text, p, last)
				}
				if strings.ContainsAny(text[p.Start:p.End], "\n") {
					t.Fatalf("%s of %q: %q has a line break", k, text, text[p.Start:p.End])
				}
				last = p.End
			}
		}
	})
}
