package nar

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"ukatty/ghost/descript"
)

// Kind is what an archive holds: the type of its install.txt.
type Kind string

// The kinds there are. Blanks belong to the words.
const (
	Ghost          Kind = "ghost"
	Shell          Kind = "shell"
	Supplement     Kind = "supplement" // more files for a ghost that is there
	Balloon        Kind = "balloon"
	Plugin         Kind = "plugin"
	Headline       Kind = "headline"
	Language       Kind = "language"
	CalendarSkin   Kind = "calendar skin"
	CalendarPlugin Kind = "calendar plugin"
	Package        Kind = "package" // folders that are each to be installed
)

// kinds are the types by their words, old ones too.
var kinds = map[string]Kind{
	"ghost": Ghost, "shell": Shell, "supplement": Supplement, "balloon": Balloon, "plugin": Plugin, "headline": Headline,
	"language": Language, "calendar skin": CalendarSkin, "calendar plugin": CalendarPlugin, "package": Package,
	"calendar": CalendarSkin, "ghost with balloon": Ghost, "shell with balloon": Shell,
}

// partKinds are the kinds of what a ghost or a shell may bring along, by the beginnings of the keys about it.
var partKinds = map[string]Kind{
	"balloon": Balloon, "headline": Headline, "plugin": Plugin, "calendar.skin": CalendarSkin, "calendar.plugin": CalendarPlugin,
}

// Install is what an install.txt says (UKADOC: descript_install).
type Install struct {
	// Name is what it is called where somebody reads it.
	Name string
	// Kind is what it is.
	Kind Kind
	// Directory is the folder to install into: one component. "" for a supplement and a package.
	Directory string
	// Accept is the name of the \0 of the ghost that may take it; "" for any.
	Accept string
	// Refresh says what goes before the new files come.
	Refresh Refresh
	// Parts are what it brings along, in the order of their keys.
	Parts []Part
}

// Refresh says what goes from a folder that is there already before the new files come. The zero value keeps everything.
type Refresh struct {
	// All: everything goes, but the kept.
	All bool
	// Keep are the names of files and folders that stay, in whatever folder they are; folded.
	Keep []string
}

// Keeps says whether a file or folder of that name stays.
func (r Refresh) Keeps(name string) bool { return !r.All || slices.Contains(r.Keep, Fold(name)) }

// Part is something that a ghost or a shell brings along: a balloon or the like, in a folder of the archive.
type Part struct {
	Kind Kind
	// Directory is the folder to install into, Source the one in the archive: a plain name, with slashes.
	Directory, Source string
	Refresh           Refresh
}

// partKey takes the key of a part's folder apart.
var partKey = regexp.MustCompile(`^(balloon|headline|plugin|calendar\.skin|calendar\.plugin)([0-9]{0,4})\.directory$`)

// maxParts is how many parts there may be.
const maxParts = 256

// ParseInstall reads an install.txt; the name is used in errors only, which are *descript.Error.
func ParseInstall(name string, b []byte) (Install, error) {
	d, err := descript.Parse(name, b)
	if err != nil {
		return Install{}, err
	}
	wrong := func(key, format string, args ...any) error {
		return &descript.Error{File: name, Line: d.Line(key), Problem: fmt.Sprintf(format, args...)}
	}
	word := strings.ToLower(d.Get("type"))
	in := Install{Name: d.Get("name"), Kind: kinds[word], Directory: d.Get("directory"), Accept: d.Get("accept"), Refresh: refresh(d, "")}
	switch {
	case word == "":
		return Install{}, wrong("type", "no line says what this is (type,ghost)")
	case in.Kind == "":
		return Install{}, wrong("type", "the type %.40q is none of %s", d.Get("type"), words())
	}
	switch in.Kind {
	case Supplement, Package:
		in.Directory = ""
	default:
		if in.Directory == "" {
			return Install{}, wrong("directory", "no line says which folder to install into (directory,NAME)")
		}
		if !plain(in.Directory) {
			return Install{}, wrong("directory", "%.80q is not the name of one folder", in.Directory)
		}
	}
	if in.Name == "" {
		in.Name = in.Directory
	}
	if in.Kind == Ghost || in.Kind == Shell {
		if in.Parts, err = parts(d, wrong); err != nil {
			return Install{}, err
		}
	}
	return in, nil
}

// words lists the types.
func words() string { return strings.Join(slices.Sorted(maps.Keys(kinds)), ", ") }

// plain says whether a name is that of one folder that can be, and that nothing of ours has.
func plain(name string) bool {
	clean, err := check(name)
	return err == nil && clean == name && clean != "." && !strings.Contains(name, "/") && !strings.HasPrefix(name, ".")
}

// refresh reads what is to go; prefix is that of a part.
func refresh(d descript.Descript, prefix string) Refresh {
	r := Refresh{All: d.Get(prefix+"refresh") == "1"}
	for name := range strings.SplitSeq(d.Get(prefix+"refreshundeletemask"), ":") {
		if name = strings.TrimSpace(name); name != "" {
			r.Keep = append(r.Keep, Fold(name))
		}
	}
	return r
}

// parts reads what is brought along.
func parts(d descript.Descript, wrong func(key, format string, args ...any) error) ([]Part, error) {
	var all []Part
	seen := map[string]bool{}
	for key := range d.All() {
		m := partKey.FindStringSubmatch(key)
		if m == nil || seen[key] {
			continue
		}
		seen[key] = true
		prefix := strings.TrimSuffix(key, "directory")
		p := Part{Kind: partKinds[m[1]], Directory: d.Get(key), Refresh: refresh(d, prefix)}
		if !plain(p.Directory) {
			return nil, wrong(key, "%.80q is not the name of one folder", p.Directory)
		}
		source, from := prefix+"source.directory", d.Get(prefix+"source.directory")
		if from == "" {
			source, from = key, p.Directory
		}
		var err error
		if p.Source, err = check(strings.TrimRight(strings.ReplaceAll(from, `\`, "/"), "/")); err != nil || p.Source == "." {
			return nil, wrong(source, "%.80q is no folder in the archive", from)
		}
		if all = append(all, p); len(all) > maxParts {
			return nil, wrong(key, "more than %d parts", maxParts)
		}
	}
	return all, nil
}
