package shiori

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
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
	// What is being read: the file and the line; the section, its name and where its heading stands; the talk and where it
	// began, and the talk without the lines that tell the address.
	file    string
	line    int
	section *section
	name    string
	headed  int
	talk    strings.Builder
	began   int
	bare    strings.Builder
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
			return err
		}
	}
	return d.endSection()
}

// at is an error with the place where it is.
func (d *dictionary) at(line int, err error) error {
	return fmt.Errorf("%s:%d: %w", d.file, line, err)
}

// readLine takes one line: a comment, an empty line, a heading or a piece of a talk.
func (d *dictionary) readLine(line string) error {
	if !utf8.ValidString(line) {
		return d.at(d.line, errors.New("the line is not UTF-8"))
	}
	line = strings.Trim(line, " \t")
	if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(line[i:])
		return d.at(d.line, fmt.Errorf("the line has the control character %U", r))
	}
	switch {
	case strings.HasPrefix(line, "//"):
		return nil
	case line == "":
		return d.endTalk()
	case strings.HasPrefix(line, "#"):
		return d.beginSection(line[1:])
	case d.section == nil:
		return d.at(d.line, errors.New("there is no heading above, such as # OnBoot"))
	}
	if d.talk.Len() == 0 {
		d.began = d.line
	}
	d.talk.WriteString(line)
	if !strings.Contains(line, addressInsert) {
		d.bare.WriteString(line)
	}
	return nil
}

// beginSection begins the section of a heading.
func (d *dictionary) beginSection(heading string) error {
	if err := d.endSection(); err != nil {
		return err
	}
	name, s, err := parseHeading(heading)
	if err != nil {
		return d.at(d.line, err)
	}
	if d.events[name] == nil {
		d.events[name] = &event{}
	}
	d.events[name].sections = append(d.events[name].sections, s)
	d.name, d.section, d.headed = name, s, d.line
	return nil
}

// endSection ends the section and the talk that were being read, if any.
func (d *dictionary) endSection() error {
	if err := d.endTalk(); err != nil {
		return err
	}
	if d.section != nil && len(d.section.talks) == 0 {
		return d.at(d.headed, fmt.Errorf("the section %s has no talk", d.name))
	}
	d.section = nil
	return nil
}

// endTalk puts the talk that was being read, if any, into its section.
func (d *dictionary) endTalk() error {
	if d.talk.Len() == 0 {
		return nil
	}
	text, bare := d.talk.String(), d.bare.String()
	d.talk.Reset()
	d.bare.Reset()
	if to, ok := strings.CutPrefix(text, "=>"); ok {
		return d.addLink(strings.Trim(to, " \t"))
	}
	t := &talk{file: d.file, line: d.began}
	var err error
	if t.parts, err = parseTalk(d.ended(text)); err == nil && bare != text {
		t.bare, err = parseTalk(d.ended(bare))
	}
	if err != nil {
		return d.at(d.began, err)
	}
	d.section.talks = append(d.section.talks, t)
	return nil
}

// ended gives a talk of the section with the \e that it lacks. One of which nothing is left is silence.
func (d *dictionary) ended(text string) string {
	if text == "" || !strings.HasPrefix(d.name, "On") || strings.HasSuffix(text, `\e`) {
		return text
	}
	return text + `\e`
}

// addLink puts a talk that points to another event, or to silence, into its section.
func (d *dictionary) addLink(to string) error {
	if strings.ContainsAny(to, ` \`) {
		return d.at(d.began, errors.New("=> is followed by one event name, or by nothing"))
	}
	t := &talk{link: to, file: d.file, line: d.began}
	d.section.talks = append(d.section.talks, t)
	if to != "" {
		d.links = append(d.links, link{d.name, t})
	}
	return nil
}
