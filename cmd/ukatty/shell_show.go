package main

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"sync"

	"github.com/charmbracelet/x/term"

	"ukatty/shells"
)

// show shows the surfaces that the flags name, each under its number where there are several.
func (f shellFlags) show(w io.Writer, shell *shells.Shell, room image.Point) error {
	ids, err := f.ids(shell)
	if err != nil {
		return fail(exitFailed, "%w", err)
	}
	studio := shell.Studio()
	if len(ids) == 1 {
		p, err := f.picture(shell, studio, ids[0])
		if err != nil {
			return fail(exitFailed, "shell: %w", err)
		}
		if f.png != "" {
			return f.write(w, p)
		}
		return f.draw(w, ids[0], p, room, func() paper { return paperFor(w, f.graphics) })
	}
	if f.png != "" {
		return fail(exitUsage, "--png: a file holds one surface, and --surface %s names %d", f.surface, len(ids))
	}
	on := sync.OnceValue(func() paper { return paperFor(w, f.graphics) })
	var lacking error
	for _, id := range ids {
		p, err := f.picture(shell, studio, id)
		switch {
		case err != nil:
			lacking = &failure{code: exitFailed} // what is wrong is said where the picture would be
			_, err = fmt.Fprintln(w, err)
		case f.graphics != "none":
			_, err = fmt.Fprintf(w, "surface %s\n", id)
		}
		if err != nil {
			return fail(exitFailed, "writing the picture: %w", err)
		}
		if p.Empty() {
			continue
		}
		if err := f.draw(w, id, p, room, on); err != nil {
			return err
		}
	}
	return lacking
}

// ids gives the surfaces that the flags name: one by its name or number, or those of a list.
func (f shellFlags) ids(shell *shells.Shell) ([]string, error) {
	if id, ok := shell.Resolve(f.scope, f.surface, func(int) int { return 0 }); ok && id != shells.Hidden {
		return []string{id}, nil
	}
	if ids, ok := shells.Chosen(shell.Surfaces(), f.surface); ok && len(ids) > 0 {
		return ids, nil
	}
	return nil, fmt.Errorf("shell: there is no surface %.60q; without --surface it lists those that there are", f.surface)
}

// picture composes a surface.
func (f shellFlags) picture(shell *shells.Shell, studio *shells.Studio, id string) (shells.Picture, error) {
	known := len(studio.Mistakes())
	p, _ := studio.Compose(shells.Pose{Scope: f.scope, Surface: id, Dress: shell.Dress(f.scope)}, f.at, f.seed)
	if !p.Empty() {
		return p, nil
	}
	err := fmt.Errorf("surface %s has no picture", id)
	for _, m := range studio.Mistakes()[known:] {
		err = fmt.Errorf("%w: %w", err, m)
	}
	return p, err
}

// write writes a picture as PNG into the file of the flags, or the stream where that is -.
func (f shellFlags) write(w io.Writer, p shells.Picture) error {
	img := p.Image()
	if img == nil {
		img = image.Image(p.Cells(0, 0, shells.HalfBlocks).Image())
	}
	if f.png == "-" {
		if file, ok := w.(*os.File); ok && term.IsTerminal(file.Fd()) {
			return fail(exitUsage, "--png -: the standard output is a terminal; lead it into a file or a pipe")
		}
		if err := png.Encode(w, img); err != nil {
			return fail(exitFailed, "--png: %w", err)
		}
		return nil
	}
	file, err := os.Create(f.png)
	if err != nil {
		return fail(exitFailed, "--png: %w", err)
	}
	if err := errors.Join(png.Encode(file, img), file.Close()); err != nil {
		return fail(exitFailed, "--png: %w", err)
	}
	return nil
}
