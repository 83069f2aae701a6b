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

	"ukatty/ghost/house"
	"ukatty/shells"
)

// shellOf gives how the characters of a running ghost look.
func (p *session) shellOf(name string) *shells.Shell {
	for _, g := range p.base.Ghosts() {
		if g.Identity().Name == name {
			return g.Shell()
		}
	}
	return p.cast.shell
}

// Bounds of a picture that a script puts into a balloon: bytes of the file, and pixels.
const (
	maxPictureFile = 16 << 20
	maxPixels      = 1 << 20
)

// errOutside is what a script gets that names a picture that is none of the ghost's.
var errOutside = errors.New("not a file of the ghost")

// picture gives the picture in a file that a script of the ghost on the stage names: below ghost/master, or by way of .. in
// another folder of the ghost, and nowhere else.
func (p *session) picture(file string) (image.Image, error) {
	dir := p.base.Ghosts()[0].Dir()
	if dir == "" {
		return nil, errors.New("the ghost that comes with ukatty has no files")
	}
	return pictureIn(dir, file)
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
