package main

import (
	"errors"
	"fmt"
	"image"
	_ "image/gif" // as balloons may have pictures
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"os"
	"path"
	"strings"

	"ukatty/ghost"
	"ukatty/ghost/house"
	"ukatty/shells"
)

// shellOf gives how the characters of a running ghost look.
func (p *session) shellOf(id int, name string) *shells.Shell {
	if g := p.running(id); g != nil {
		return g.Shell()
	}
	for _, g := range p.base.Ghosts() {
		if g.Identity().Name == name {
			return g.Shell()
		}
	}
	return p.casts[0].shell
}

// running gives the ghost with a number; nil when it does not run.
func (p *session) running(id int) *ghost.Ghost {
	for _, g := range p.base.Ghosts() {
		if g.HWnd() == id {
			return g
		}
	}
	return nil
}

// logFlaws writes into the log what is wrong with the texts of a shell on disk; the screen tells the first of it.
func (p *session) logFlaws(c cast) {
	if c.shell == nil || c.wears == "" {
		return
	}
	for _, m := range c.shell.Mistakes() {
		p.log.Warn("shell", "dir", c.wears, "mistake", m.Error())
	}
	for _, n := range c.shell.Notes() {
		p.log.Info("shell", "dir", c.wears, "note", n.Error())
	}
}

// logSpoiled writes into the log what is wrong with an image of a shell.
func (p *session) logSpoiled(shell, mistake string) {
	p.log.Warn("shell", "name", shell, "mistake", mistake)
}

// Bounds of a picture that a script puts into a balloon: bytes of the file, and pixels.
const (
	maxPictureFile = 16 << 20
	maxPixels      = 1 << 20
)

// errOutside is what a script gets that names a picture that is none of the ghost's.
var errOutside = errors.New("not a file of the ghost")

// picture gives the picture in a file that a script of a ghost names: below ghost/master, or by way of .. in another folder of the
// ghost, and nowhere else.
func (p *session) picture(id int, file string) (image.Image, error) {
	g := p.running(id)
	switch {
	case g == nil:
		return nil, ghost.ErrGone
	case g.Dir() == "":
		return nil, errors.New("the ghost that comes with ukatty has no files")
	}
	return pictureIn(g.Dir(), file)
}

// pictureIn is picture for the ghost in a folder.
func pictureIn(dir, file string) (image.Image, error) {
	name := path.Join("ghost/master", strings.ReplaceAll(file, `\`, "/"))
	if strings.HasPrefix(file, "/") || !fs.ValidPath(name) || strings.Contains(file, ":") {
		return nil, errOutside
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	name, _ = house.Find(root.FS(), name) // what is not there has no other spelling
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errOutside
	case info.Size() > maxPictureFile:
		return nil, fmt.Errorf("the picture has %d bytes", info.Size())
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("the picture has %d times %d pixels", c.Width, c.Height)
	}
	if _, err := f.Seek(0, 0); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(f)
	return img, err
}
