package main

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ukatty/ghost/house"
	"ukatty/shells"
)

// shellFlags are what ukatty shell can be told.
type shellFlags struct {
	surface, size, png string
	graphics           string
	scope              int
	at                 time.Duration
	seed               uint64
}

func newShell() *cobra.Command {
	f := shellFlags{}
	cmd := &cobra.Command{
		Use:   "shell DIR",
		Short: "List the surfaces of a shell and what is wrong with it, or print one",
		Long: "List the surfaces of the shell in a folder with their sizes, and every mistake in its files; or print one surface as\n" +
			"cells. DIR is a shell's folder, or a ghost's, of which the first shell is meant. A surface is a number, or a name that the\n" +
			"shell has for it; several are a list as in surfaces.txt: 0-9,20,!3. Its dress-up parts are those that are worn\n" +
			"by default; --at shows its animations at a later time.\n\n" +
			"An image is drawn by the terminal where that says that it has Kitty graphics or sixel, and else, and where the output is no\n" +
			"terminal, as blocks, without colours as dots: NO_COLOR and CLICOLOR_FORCE are respected. --graphics none says how large it is.\n\n" +
			"Exit code: 1 when the shell has mistakes, or lacks the surface or its picture, 2 when the folder is no shell.",
		Example: `  ukatty shell ~/ghosts/katty
  ukatty shell shell/master --surface 5 --size 60x30
  ukatty shell shell/master --surface 0-9,!3 --size 40x20 | less -R
  ukatty shell shell/master --surface smile --png smile.png
  ukatty shell shell/master --surface smile --png - | display`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return showShell(cmd.OutOrStdout(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.surface, "surface", "", "print the surface `N`, a number or a name, or a list of numbers")
	flags.StringVar(&f.size, "size", "", "room for an image in cells, `WxH` (default: the terminal's)")
	flags.StringVar(&f.png, "png", "", "write the surface to `FILE` as PNG instead, - for the standard output")
	flags.StringVar(&f.graphics, "graphics", "", "draw an image by `auto|kitty|sixel|blocks|none` (default: auto, by asking the terminal)")
	flags.IntVar(&f.scope, "scope", 0, "the character whose names and dress-up parts count: `N` of \\p[N]")
	flags.DurationVar(&f.at, "at", 0, "the `TIME` that the surface has been up, for animations, such as 1.5s")
	flags.Uint64Var(&f.seed, "seed", 0, "the `NUMBER` that chance depends on")
	complete(cmd, "graphics", shellGraphics...)
	return cmd
}

// showShell does what the flags say with the shell in a folder.
func showShell(w io.Writer, dir string, f shellFlags) error {
	room, err := f.room(w)
	if err != nil {
		return fail(exitUsage, "%w", err)
	}
	if err := f.check(); err != nil {
		return fail(exitUsage, "%w", err)
	}
	shell, err := loadShell(looksIn(dir))
	if err != nil {
		return fail(exitUsage, "shell: %w", err)
	}
	if f.surface == "" {
		out := bufio.NewWriter(w)
		mistakes := listShell(out, shell)
		if err := out.Flush(); err != nil {
			return fail(exitFailed, "writing the list: %w", err)
		}
		if mistakes > 0 {
			return &failure{code: exitFailed} // what is wrong was listed
		}
		return nil
	}
	return f.show(w, shell, room)
}

// check says what is wrong with the flags, but for the room.
func (f shellFlags) check() error {
	switch {
	case f.scope < 0:
		return fmt.Errorf("--scope: %d is no character; they count from 0", f.scope)
	case f.at < 0:
		return fmt.Errorf("--at: %v is before the surface comes up", f.at)
	case f.surface == "" && f.png != "":
		return errors.New("--png: which surface? name one by --surface")
	}
	return checkShellGraphics(f.graphics)
}

// looksIn gives the folder of the shell that a folder means: itself, or where it is that of a ghost, the one of its first shell.
func looksIn(dir string) string {
	if g, err := house.ReadGhost(dir); err == nil && len(g.Shells) > 0 {
		return g.Shells[0].Dir
	}
	// The shell may be made before the ghost.
	if master, ok := house.Find(os.DirFS(dir), "shell/master"); ok {
		return filepath.Join(dir, filepath.FromSlash(master))
	}
	return dir
}

// The room for an image where nobody says it and there is no terminal.
const (
	plainColumns = 80
	plainRows    = 40
)

// room gives how many cells an image may take.
func (f shellFlags) room(w io.Writer) (image.Point, error) {
	if f.size == "" {
		if file, ok := w.(*os.File); ok {
			if cols, rows, err := term.GetSize(file.Fd()); err == nil && cols > 0 && rows > 1 {
				return image.Pt(cols, rows-1), nil // the last row is for the prompt
			}
		}
		return image.Pt(plainColumns, plainRows), nil
	}
	cols, rows, ok := strings.Cut(strings.ToLower(f.size), "x")
	width, err := strconv.Atoi(cols)
	height, err2 := strconv.Atoi(rows)
	if !ok || err != nil || err2 != nil || width < 1 || height < 1 || width > shells.MaxWidth || height > shells.MaxHeight {
		return image.Point{}, fmt.Errorf("--size: %q is no WxH from 1x1 to %dx%d", f.size, shells.MaxWidth, shells.MaxHeight)
	}
	return image.Pt(width, height), nil
}

// profile gives the colours that a stream can show.
func profile(w io.Writer) colorprofile.Profile {
	if os.Getenv("NO_COLOR") != "" {
		return colorprofile.ASCII
	}
	return colorprofile.Detect(w, os.Environ())
}
