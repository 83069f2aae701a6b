package shiori

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFile is how many bytes a file of a dictionary may have.
const maxFile = 1 << 20

// dictionary is a Talk while it is read.
type dictionary struct {
	events map[string]*event
	links  []link
	// What is being read: the file and the line, the section, the talk of which lines were read and where it began.
	file    string
	line    int
	name    string
	section *section
	talk    strings.Builder
	began   int
}

// link is a talk of one event that points to another.
type link struct {
	from, to string
	file     string
	line     int
}

// readFolder reads all files of a folder that end in .txt, in the order of their names.
func (d *dictionary) readFolder(fsys fs.FS, folder string) error {
	files, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return err
	}
	read := false
	for _, f := range files {
		if f.IsDir() || path.Ext(f.Name()) != ".txt" {
			continue
		}
		read = true
		if err := d.readFile(fsys, path.Join(folder, f.Name())); err != nil {
			return err
		}
	}
	if !read {
		return fmt.Errorf("%s: there is no file that ends in .txt", folder)
	}
	return d.checkLinks()
}

// readFile reads one file.
func (d *dictionary) readFile(fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if len(b) > maxFile {
		return fmt.Errorf("%s: the file is larger than %d bytes", name, maxFile)
	}
	d.file, d.line, d.section = name, 0, nil
	for line := range strings.SplitSeq(strings.TrimPrefix(string(b), "\ufeff"), "\n") {
		d.line++
		if err := d.readLine(strings.TrimSuffix(line, "\r")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, d.line, err)
		}
	}
	if err := d.endSection(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, d.line, err)
	}
	return nil
}

// readLine takes one line: a comment, an empty line, a heading or a piece of a talk.
func (d *dictionary) readLine(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("the line is not UTF-8")
	}
	line = strings.Trim(line, " \t")
	if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(line[i:])
		return fmt.Errorf("the line has the control character %U", r)
	}
	switch {
	case strings.HasPrefix(line, "//"):
		return nil
	case line == "":
		return d.endTalk()
	case strings.HasPrefix(line, "#"):
		return d.beginSection(line[1:])
	case d.section == nil:
		return errors.New("there is no heading above, such as # OnBoot")
	}
	if d.talk.Len() == 0 {
		d.began = d.line
	}
	d.talk.WriteString(line)
	return nil
}

// beginSection begins the section of a heading.
func (d *dictionary) beginSection(heading string) error {
	if err := d.endSection(); err != nil {
		return err
	}
	name, s, err := parseHeading(heading)
	if err != nil {
		return err
	}
	if d.events[name] == nil {
		d.events[name] = &event{}
	}
	d.events[name].sections = append(d.events[name].sections, s)
	d.name, d.section = name, s
	return nil
}

// endSection ends the section and the talk that were being read, if any.
func (d *dictionary) endSection() error {
	if err := d.endTalk(); err != nil {
		return err
	}
	if d.section != nil && len(d.section.talks) == 0 {
		return fmt.Errorf("the section %s above has no talk", d.name)
	}
	d.section = nil
	return nil
}

// endTalk puts the talk that was being read, if any, into its section.
func (d *dictionary) endTalk() error {
	if d.talk.Len() == 0 {
		return nil
	}
	text := d.talk.String()
	d.talk.Reset()
	if to, ok := strings.CutPrefix(text, "=>"); ok {
		return d.addLink(strings.Trim(to, " \t"))
	}
	if strings.HasPrefix(d.name, "On") && !strings.HasSuffix(text, `\e`) {
		text += `\e`
	}
	t, err := parseTalk(text)
	if err != nil {
		return fmt.Errorf("in the talk that begins on line %d: %w", d.began, err)
	}
	d.section.talks = append(d.section.talks, t)
	return nil
}

// addLink puts a talk that points to another event, or to silence, into its section.
func (d *dictionary) addLink(to string) error {
	if strings.ContainsAny(to, ` \`) {
		return fmt.Errorf("=> is followed by one event name, or by nothing, on line %d", d.began)
	}
	d.section.talks = append(d.section.talks, &talk{link: to})
	if to != "" {
		d.links = append(d.links, link{from: d.name, to: to, file: d.file, line: d.began})
	}
	return nil
}

// checkLinks finds links to events that are not there, and links that go round.
func (d *dictionary) checkLinks() error {
	to := map[string][]link{}
	for _, l := range d.links {
		if d.events[l.to] == nil {
			return fmt.Errorf("%s:%d: there is no section %s to draw from", l.file, l.line, l.to)
		}
		to[l.from] = append(to[l.from], l)
	}
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(name string) error
	visit = func(name string) error {
		state[name] = open
		for _, l := range to[name] {
			if state[l.to] == open {
				return fmt.Errorf("%s:%d: => %s leads back to where it came from", l.file, l.line, l.to)
			}
			if state[l.to] == done {
				continue
			}
			if err := visit(l.to); err != nil {
				return err
			}
		}
		state[name] = done
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(to)) {
		if state[name] == done {
			continue
		}
		if err := visit(name); err != nil {
			return err
		}
	}
	return nil
}
