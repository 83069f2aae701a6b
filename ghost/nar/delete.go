package nar

import (
	"regexp"
	"strings"

	"ukatty/ghost/descript"
)

// deleteFile is what lists of files to be deleted are called: delete.txt, delete1.txt ….
var deleteFile = regexp.MustCompile(`(?i)^delete[0-9]{0,4}\.txt$`)

// IsDelete says whether a file at the top of what is installed lists files to be deleted.
func IsDelete(name string) bool { return deleteFile.MatchString(name) }

// Doomed is a line of a delete.txt.
type Doomed struct {
	// Name is a plain name below the folder that the list lies in, with slashes; its case does not count.
	Name string
	// Folder: it ends with a separator and means a folder with all that is in it.
	Folder bool
}

// ParseDelete reads a delete.txt (UKADOC: dev_update): a name a line, separated by backslashes; slashes are taken as well.
// Names that lead out of the folder, or to the folder itself, are left out: refused counts them. The error is a
// *descript.Error.
func ParseDelete(name string, b []byte) (all []Doomed, refused int, err error) {
	text, err := descript.Decode(name, b)
	if err != nil {
		return nil, 0, err
	}
	for n, line := range descript.Lines(text) {
		line = strings.TrimSpace(line)
		key, _, isKey := descript.Split(line)
		if line == "" || isKey && n == 1 && strings.EqualFold(key, "charset") {
			continue
		}
		line = strings.ReplaceAll(line, `\`, "/")
		folder := strings.HasSuffix(line, "/")
		plain, err := check(line)
		if err != nil || plain == "." {
			refused++
			continue
		}
		all = append(all, Doomed{plain, folder})
	}
	return all, refused, nil
}
