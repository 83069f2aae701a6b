package ghost

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ukatty/ghost/descript"
	"ukatty/ghost/show"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// dialogWords are what OnSystemDialog calls the dialogs.
var dialogWords = map[show.BoxKind]string{
	show.OpenFile: "open", show.SaveFile: "save", show.Folder: "folder", show.Color: "color",
}

// openDialog opens a dialog for a path or a colour. All that it does is to report what was chosen: no file is opened,
// written or even looked for.
func openDialog(kind show.BoxKind) asker {
	return func(l *life, c *play.Cue, _ talk) {
		o := l.boxOptions(c)
		f := &form{class: dialog, id: o.named["id"], extra: o.extra, box: show.Box{Kind: kind}}
		f.box.Title = boxTitle(o.named["title"])
		if kind == show.Color {
			fillers[kind](&f.box, strings.Fields(strings.ReplaceAll(o.named["color"], ",", " ")), l.at)
			l.openBox(f)
			return
		}
		f.dir, f.ext = l.dialogDir(o.named["dir"]), strings.TrimPrefix(stage.Clean(o.named["ext"]), ".")
		if kind != show.SaveFile {
			f.ext = ""
		}
		f.box.Text = firstOf(f.begin(stage.Clean(o.named["name"])), textLimit)
		f.box.Body = filterBody(o.named["filter"])
		l.openBox(f)
	}
}

// dialogDir gives the folder that a dialog begins in; "" where there is none on this machine.
func (l *life) dialogDir(dir string) string {
	switch dir = stage.Clean(dir); {
	case dir == "":
		return ""
	case len(dir) > maxPath || !filepath.IsAbs(dir):
		l.note("a dialog cannot begin in %s: there is no such folder here", clip(dir, maxTitle))
		return ""
	}
	return filepath.Clean(dir)
}

// begin gives what stands in a dialog for a path at first: the folder, with the name in it.
func (f *form) begin(name string) string {
	if f.dir == "" {
		return name
	}
	if name == "" {
		return strings.TrimSuffix(f.dir, string(filepath.Separator)) + string(filepath.Separator)
	}
	return filepath.Join(f.dir, name)
}

// filterBody says which files are meant, after a filter as "Name|*.a;*.b|Other|*.*". It binds nobody.
func filterBody(filter string) string {
	parts := strings.Split(clip(stage.Clean(filter), 1024), "|")
	var lines []string
	for i := 0; i+1 < len(parts); i += 2 {
		lines = append(lines, parts[i]+" ("+parts[i+1]+")")
	}
	return strings.Join(lines, "\n")
}

// maxTerms is how many bytes of terms.txt are read.
const maxTerms = 64 << 10

// openTerms shows the ghost's terms of use. Without terms.txt it does nothing, as UKADOC says.
func openTerms(l *life, c *play.Cue, _ talk) {
	body, why := l.terms()
	if why != "" {
		l.note("%s: %s", spell(c), why)
		return
	}
	l.openBox(&form{class: agreement, box: show.Box{Kind: show.Terms, Body: body}})
}

// terms reads the ghost's terms.txt, line by line clean.
func (l *life) terms() (text, why string) {
	if l.g.opt.Dir == "" {
		return "", "the ghost has no terms.txt"
	}
	root, err := os.OpenRoot(l.g.opt.Dir)
	if err != nil {
		return "", "the ghost's folder cannot be read"
	}
	defer func() { _ = root.Close() }()
	info, err := root.Stat("terms.txt")
	switch {
	case err != nil:
		return "", "the ghost has no terms.txt"
	case !info.Mode().IsRegular() || info.Size() > maxTerms:
		return "", "the ghost's terms.txt is no file of at most 64 KiB"
	}
	b, err := fs.ReadFile(root.FS(), "terms.txt")
	if err != nil {
		return "", "the ghost's terms.txt cannot be read"
	}
	text, err = descript.Decode("terms.txt", b)
	if err != nil {
		l.note("terms.txt is not quite right: %v", err)
	}
	var lines []string
	for _, line := range descript.Lines(text) {
		lines = append(lines, stage.Clean(strings.ReplaceAll(line, "\t", "    ")))
	}
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return "", "the ghost's terms.txt says nothing"
	}
	return strings.Join(lines, "\n"), ""
}
