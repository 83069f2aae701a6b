package shells_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ukatty/ghost/descript"
	"ukatty/shells"
)

// art makes an art file with a head.
func art(head, text, paint string) string {
	s := "type,art\n" + head + "text\n{\n" + text + "}\n"
	if paint != "" {
		s += "paint\n{\n" + paint + "}\n"
	}
	return s
}

// wrongs gives all that is wrong with a shell, a line each.
func wrongs(t *testing.T, fsys fs.FS) string {
	t.Helper()
	s, err := shells.Load(fsys)
	var e *descript.Error
	if err != nil {
		if !errors.As(err, &e) {
			t.Fatalf("err = %v, want a *descript.Error", err)
		}
		return err.Error()
	}
	var lines []string
	for _, m := range s.Mistakes() {
		lines = append(lines, m.Error())
	}
	return strings.Join(lines, "\n")
}

func TestMistakes(t *testing.T) {
	surface := func(lines string) []string { return []string{"surfaces.txt", "surface0\n{\n" + lines + "}\n"} }
	picture := func(file string) []string { return []string{"surface0.txt", file} }
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"type", []string{"descript.txt", "charset,UTF-8\ntype,ghost\n"}, `descript.txt:2: type is "ghost", not shell`},
		{"no type", []string{"descript.txt", "name,x\n"}, "descript.txt: no line says type,shell"},
		{"no name", []string{"descript.txt", "type,shell\n"}, "descript.txt: the shell has no name (name,NAME)"},
		{"charset", []string{"descript.txt", "charset,x\n"}, `descript.txt:1: unknown charset "x"` + "\ndescript.txt: no line says type,shell\ndescript.txt: the shell has no name (name,NAME)"},

		{"open block", []string{"surfaces.txt", "\nsurface0\n{\n"}, `surfaces.txt:2: "surface0" has no }`},
		{
			"block in block",
			[]string{"surfaces.txt", "surface0\n{\nsurface1\n{\n}\n"},
			`surfaces.txt:4: a { within "surface0", which has no } yet`,
		},
		{"} alone", []string{"surfaces.txt", "}\n"}, "surfaces.txt:1: a } that no { belongs to"},
		{"{ alone", []string{"surfaces.txt", "{\n}\n"}, "surfaces.txt:1: a { without a name before it"},
		{"{ after a block", []string{"surfaces.txt", "a\n{\n}\n{\n}\n"}, "surfaces.txt:4: a { without a name before it"},
		{"no {", []string{"surfaces.txt", "surface0\nelement0,base,a.txt,0,0\n}\n", "a.txt", cat}, `surfaces.txt:1: "surface0" is not followed by a {`},
		{"no { at the end", []string{"surfaces.txt", "\nsurface0\n"}, `surfaces.txt:2: "surface0" is not followed by a {`},
		{
			"ids",
			[]string{"surfaces.txt", "surface1x\n{\n}\n"},
			`surfaces.txt:1: "surface1x": ids are n, a-b, !n or !a-b, up to 1073741824, with commas between`,
		},
		{
			"backward range",
			[]string{"surfaces.txt", "surface5-1\n{\n}\n"},
			`surfaces.txt:1: "surface5-1": ids are n, a-b, !n or !a-b, up to 1073741824, with commas between`,
		},
		{
			"id beyond",
			[]string{"surfaces.txt", "surface.append1073741825\n{\n}\n"},
			`surfaces.txt:1: "surface.append1073741825": ids are n, a-b, !n or !a-b, up to 1073741824, with commas between`,
		},
		{
			"controls are shown, not sent",
			[]string{"surfaces.txt", "surface1\x1b[2J\n{\n}\n"},
			`surfaces.txt:1: "surface1\x1b[2J": ids are n, a-b, !n or !a-b, up to 1073741824, with commas between`,
		},
		{
			"other charset",
			[]string{"surfaces.txt", "charset,UTF-8\n\n\xff\n"},
			"surfaces.txt:3: bytes that are not UTF-8; does the first line name the right charset?",
		},
		{
			"alias",
			[]string{"surfaces.txt", "sakura.surface.alias\n{\na,[1,x]\n}\n"},
			`surfaces.txt:3: the alias "a" wants [id,id…] with ids up to 1073741824, not "[1,x]"`,
		},
		{
			"alias without ]",
			[]string{"alias.txt", "kero.surface.alias\n{\na,[1\n}\n"},
			`alias.txt:3: the alias "a" wants [id,id…] with ids up to 1073741824, not "[1"`,
		},

		{"too few fields", surface("element0,overlay,a.txt\n"), "surfaces.txt:3: element0 wants method,file,x,y"},
		{"x", surface("element0,overlay,a.txt,1.5,0\n"), `surfaces.txt:3: element0: "1.5" is not a number of cells or pixels`},
		{"y", surface("element0,overlay,a.txt,0,999999\n"), `surfaces.txt:3: element0: "999999" is not a number of cells or pixels`},
		{"number", surface("element256,overlay,a.txt,0,0\n"), "surfaces.txt:3: element256: the highest is element255"},
		{"outside", surface("element0,overlay,../a.txt,0,0\n"), `surfaces.txt:3: "../a.txt" is not the name of a file in the shell's folder`},
		{
			"outside with backslashes", surface("element0,overlay,..\\a.txt,0,0\n"),
			`surfaces.txt:3: "..\\a.txt" is not the name of a file in the shell's folder`,
		},
		{"absolute", surface("element0,overlay,/a.txt,0,0\n"), `surfaces.txt:3: "/a.txt" is not the name of a file in the shell's folder`},
		{"empty name", surface("element0,overlay,,0,0\n"), `surfaces.txt:3: "" is not the name of a file in the shell's folder`},
		{"missing file", surface("\nelement3,overlay,a.txt,0,0\n"), `surfaces.txt:4: "a.txt", which element3 names, cannot be read`},
		{"broken file", append(surface("element0,overlay,a.txt,0,0\n"), "a.txt", "type,art\ntext\n"), "a.txt:2: text is not followed by a {"},
		{
			"too far off", append(surface("element0,base,a.txt,0,0\nelement1,overlay,a.txt,200,0\n"), "a.txt", cat),
			"surfaces.txt:4: surface 0 takes 206×2 cells; 200×100 is the limit",
		},

		{"no art", picture("hello\n"), `surface0.txt:1: "hello" is no key,value, no block (text, paint) and no // comment`},
		{"no type,art", picture("text\n{\na\n}\n"), "surface0.txt:1: not text art: no line says type,art"},
		{"other type", picture("type,shell\n"), `surface0.txt:1: type is "shell", not art`},
		{"no text", picture("type,art\n"), "surface0.txt: no block named text, or an empty one"},
		{"empty text", picture(art("", "", "")), "surface0.txt: no block named text, or an empty one"},
		{"two texts", picture(art("", "a\n", "") + "text\n{\n}\n"), "surface0.txt:7: a second block named text"},
		{"two empty texts", picture(art("", "", "") + "text\n{\n}\n"), "surface0.txt:6: a second block named text"},
		{"open text", picture("type,art\ntext\n{\na\n }\n"), "surface0.txt:2: text has no } in the first column of a line"},
		{"name at the end", picture("type,art\ntext"), "surface0.txt:2: text is not followed by a {"},
		{
			"key", picture("type,art\ncolour.x,#ffffff\n"),
			`surface0.txt:2: unknown key "colour.x" (known: charset, type, palette, paint.X, transparent)`,
		},
		{
			"charset too late", picture("type,art\ncharset,UTF-8\n"),
			`surface0.txt:2: unknown key "charset" (known: charset, type, palette, paint.X, transparent)`,
		},
		{"transparent", picture("type,art\ntransparent,ab\n"), `surface0.txt:2: transparent wants one ASCII character, not "ab"`},
		{"rows differ", picture(art("paint.a,#ffffff\n", "a\nb\n", "a\n")), "surface0.txt: text has 2 rows, paint has 1"},
		{"unknown paint", picture(art("", "ab\n", " é\n")), `surface0.txt:8: no paint is called "\u00e9" (the head makes one: paint.X,#rrggbb)`},
		{
			"colour", picture("type,art\npaint.a,red\n"),
			`surface0.txt:2: paint.a wants a colour for the character, may have one for the cell, then bold: #rrggbb or -, not "red"`,
		},
		{
			"colour of the cell", picture("type,art\npaint.a,-,#12345g\n"),
			`surface0.txt:2: paint.a wants a colour for the character, may have one for the cell, then bold: #rrggbb or -, not "-,#12345g"`,
		},
		{
			"bold first", picture("type,art\npaint.a,bold\n"),
			`surface0.txt:2: paint.a wants a colour for the character, may have one for the cell, then bold: #rrggbb or -, not "bold"`,
		},
		{
			"too much paint", picture("type,art\npaint.a,-,-,bold,-\n"),
			`surface0.txt:2: paint.a wants a colour for the character, may have one for the cell, then bold: #rrggbb or -, not "-,-,bold,-"`,
		},
		{"paint letter", picture("type,art\npaint.ab,-\n"), `surface0.txt:2: paint."ab" wants one ASCII character behind the dot`},
		{"no palette", picture("type,art\npalette,p.txt\n"), `surface0.txt:2: the palette "p.txt" cannot be read`},
		{"palette outside", picture("type,art\npalette,../p.txt\n"), `surface0.txt:2: "../p.txt" is not the name of a file in the shell's folder`},
		{
			"palette with more", append(picture("type,art\npalette,p.txt\n"), "p.txt", "charset,UTF-8\npaints.a,-\n"),
			`p.txt:2: unknown key "paints.a" in a palette (known: charset, paint.X)`,
		},
		{
			"palette with a mistake", append(picture("type,art\npalette,p.txt\n"), "p.txt", "paint.,-\n"),
			`p.txt:1: paint."" wants one ASCII character behind the dot`,
		},
		{"tab", picture(art("", "a\tb\n", "")), `surface0.txt:4: "\t" may take more or fewer cells on another terminal, or none`},
		{"escape", picture(art("", "\x1b[31m\n", "")), `surface0.txt:4: "\x1b" may take more or fewer cells on another terminal, or none`},
		{"bidi", picture(art("", "a\u202eb\n", "")), `surface0.txt:4: "\u202e" may take more or fewer cells on another terminal, or none`},
		{"ambiguous", picture(art("", "a\n──\n", "")), `surface0.txt:5: "\u2500" may take more or fewer cells on another terminal, or none`},
		{"half of a voiced sound", picture(art("", "ｶﾞ\n", "")), `surface0.txt:4: "\uff76\uff9e" may take more or fewer cells on another terminal, or none`},
		{
			"wide with two paints", picture(art("paint.a,#ffffff\npaint.b,-\n", "あ\n", "ab\n")),
			`surface0.txt:10: "あ" takes two cells, but the second has another paint`,
		},
		{"too wide", picture(art("", strings.Repeat("a", 201)+"\n", "")), "surface0.txt:4: more than 200 cells in a row"},
		{"too wide by one half", picture(art("", "a"+strings.Repeat("あ", 100)+"\n", "")), "surface0.txt:4: more than 200 cells in a row"},
		{"paint too wide", picture(art("", "a\n", strings.Repeat(" ", 201)+"\n")), "surface0.txt:8: more than 200 cells in a row"},
		{"too high", picture(art("", strings.Repeat("\n", 101), "")), "surface0.txt:104: more than 100 rows"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := wrongs(t, files(t, test.files...)); got != test.want {
				t.Errorf("mistakes %s\nwant     %s", got, test.want)
			}
		})
	}
}

func TestNoShell(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"empty":            {},
		"descript.txt/dir": {"descript.txt/a": {}},
	} {
		_, err := shells.Load(fsys)
		const want = "descript.txt: cannot be read; a shell's folder must have it"
		if err == nil || err.Error() != want {
			t.Errorf("%s: err = %v, want %s", name, err, want)
		}
	}
	got := wrongs(t, fstest.MapFS{
		"descript.txt":   {Data: []byte("type,shell\nname,x\n")},
		"surfaces.txt/a": {},
	})
	if got != "surfaces.txt: cannot be read" {
		t.Errorf("mistakes %s", got)
	}
}

// Small files that would ask for a great deal of work are refused, and soon.
func TestGreed(t *testing.T) {
	part := "element0,overlay,a.txt,0,0\n"
	longAlias := "sakura.surface.alias\n{\na,[0" + strings.Repeat(",0", 1100000) + "]\n}\n"
	var many, wide strings.Builder
	for i := range shells.MaxElements {
		many.WriteString("element" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)) + ",overlay,a.txt,0,0\n")
	}
	wide.WriteString(art("", strings.Repeat(strings.Repeat("a", shells.MaxWidth)+"\n", shells.MaxHeight), ""))
	sheets := []string{}
	lines := ""
	for i := range 30 {
		name := string(rune('a'+i%26)) + string(rune('0'+i/26)) + ".txt"
		sheets = append(sheets, name, wide.String())
		lines += "surface" + string(rune('1'+i/10)) + string(rune('0'+i%10)) + "\n{\nelement0,base," + name + "\n}\n"
	}
	tests := []struct {
		name, want string
		files      []string
	}{
		{
			"all ids", "surfaces.txt:1: the shell has more than 10000 surfaces",
			[]string{"surfaces.txt", "surface0-100000\n{\n" + part + "}\n", "a.txt", cat},
		},
		{
			"the same ids again and again", "surfaces.txt:628: too much: the lines of all blocks, times their ids, are more than 2097152",
			[]string{"surfaces.txt", strings.Repeat("surface0-9999\n{\n}\n", 30000)},
		},
		{
			"appending to nothing, which costs nothing", "",
			[]string{"surfaces.txt", strings.Repeat("surface.append0-100000\n{\n}\n", 30000)},
		},
		{
			"many lines, many ids", "surfaces.txt:1: too much: the lines of all blocks, times their ids, are more than 2097152",
			[]string{"surfaces.txt", "surface0-9999\n{\n" + strings.Repeat(part, 2000) + "}\n"},
		},
		{
			"long aliases", "surfaces.txt:3: too much: the lines of all blocks, times their ids, are more than 2097152",
			[]string{"alias.txt", longAlias, "surfaces.txt", longAlias},
		},
		{
			"large parts", "surfaces.txt:258: the parts of surface 0 have 5120000 cells in all; 160000 is the limit",
			[]string{"surfaces.txt", "surface0\n{\n" + many.String() + "}\n", "a.txt", wide.String()},
		},
		{
			"much art", "a1.txt: the art files of this shell have more than 524288 cells in all" +
				"\nb1.txt: the art files of this shell have more than 524288 cells in all" +
				"\nc1.txt: the art files of this shell have more than 524288 cells in all" +
				"\nd1.txt: the art files of this shell have more than 524288 cells in all",
			append(sheets, "surfaces.txt", lines),
		},
		{
			"long texts", "surfaces8.txt: left out: the texts of this shell have more than 16 MiB in all\n" +
				"surfaces9.txt: left out: the texts of this shell have more than 16 MiB in all",
			greatTexts(),
		},
		{
			"long text", "surfaces.txt: left out: the texts of this shell have more than 16 MiB in all",
			[]string{"surfaces.txt", strings.Repeat("\n", 16<<20), "surfaces2.txt", "surface0\n{\n}\n", "surface3.txt", cat},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := wrongs(t, files(t, test.files...)); got != test.want {
				t.Errorf("mistakes %s\nwant     %s", got, test.want)
			}
		})
	}
}

func greatTexts() []string {
	var pairs []string
	for i := range 10 {
		pairs = append(pairs, "surfaces"+string(rune('0'+i))+".txt", "// "+strings.Repeat("x", 2000000))
	}
	return pairs
}
