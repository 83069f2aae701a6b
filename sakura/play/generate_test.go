package play_test

import (
	"os"
	"path/filepath"
	"strings"

	"pgregory.net/rapid"

	"ukatty/sakura"
)

// tableTags are a tag of each row of the table, with arguments that make sense: those of testdata/rows.
var tableTags = tagsOfRows()

// tagsOfRows reads testdata/rows.
func tagsOfRows() []string {
	files, err := filepath.Glob("testdata/rows/*")
	if err != nil {
		panic(err)
	}
	var tags []string
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		for _, scenario := range strings.Split("\n"+string(b), "\nrow ")[1:] {
			slug, rest, _ := strings.Cut(scenario, "\n")
			script, _, _ := strings.Cut(rest, "\n----")
			tags = append(tags, tagOf(slug, script))
		}
	}
	return tags
}

// tagOf gives the tag of a row that stands in a script.
func tagOf(slug, script string) string {
	parsed, _ := sakura.Parse(script)
	for _, n := range parsed.Nodes() {
		if n.Tag.String() == slug {
			return parsed.Text(n)
		}
	}
	panic("no tag of " + slug + " in " + script)
}

// words are what arguments are made of.
var argumentWords = []string{
	"", "0", "1", "-1", "2", "100", "-250", "50%", "1.5em", "@-3", "3lh", "99999999999999999999", "0x41", "default", "none", "red", "#f0a",
	"true", "false", "OnX", "Id", "script:\\e", "--time=300", "--wait", "--X=5", "--Y=-5", "--base=me", "--sync=a", "--option=x", "inline",
	"a.png", "%username", "%property[a", "\\%month", `"a,b]"`, `"`, "あ", "\x1b[0m", "\u202e", "\\]", "__SYSTEM_ALL_GHOST__", "char", "line",
}

// tables draws tags of the table: as they are meant, or with any arguments.
func tables() *rapid.Generator[string] {
	rows := sakura.Tags()
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.Bool().Draw(t, "meant") {
			return rapid.SampledFrom(tableTags).Draw(t, "tag")
		}
		row := rapid.SampledFrom(rows).Draw(t, "row")
		args := rapid.SliceOfN(rapid.SampledFrom(argumentWords), 0, 5).Draw(t, "args")
		return withArguments(row, args)
	})
}

// withArguments writes a tag of a row with some arguments.
func withArguments(row sakura.Row, args []string) string {
	if strings.HasPrefix(row.Form, "%") {
		return "%" + row.Name
	}
	if row.Words != "" {
		args = append([]string{row.Words}, args...)
	}
	if len(args) == 0 {
		return `\` + row.Name
	}
	return `\` + row.Name + "[" + strings.Join(args, ",") + "]"
}

// scripts draws scripts: half of the commonest things, half of the whole table.
func scripts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(pieces), tables())
		return strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
	})
}

// sequence makes a script of bytes: each is a tag of the table or a piece, or one with the argument that the next byte says.
func sequence(b []byte) string {
	rows := sakura.Tags()
	var s strings.Builder
	for i := 0; i+1 < len(b); i += 2 {
		switch n := int(b[i])<<8 | int(b[i+1]); n % 3 {
		case 0:
			s.WriteString(pieces[n/3%len(pieces)])
		case 1:
			s.WriteString(tableTags[n/3%len(tableTags)])
		default:
			s.WriteString(withArguments(rows[n/3%len(rows)], []string{argumentWords[int(b[i+1])%len(argumentWords)]}))
		}
	}
	return s.String()
}
