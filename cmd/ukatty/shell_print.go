package main

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"ukatty/shells"
	"ukatty/tui/cell"
)

// listShell lists the surfaces of a shell, then what is not shown of it, then its mistakes, and gives how many mistakes there are.
// All images are read for it, so that broken ones are found.
func listShell(w *bufio.Writer, shell *shells.Shell) int {
	fmt.Fprintf(w, "%s\n", shell.Name())
	survey := shell.Survey()
	for _, id := range shell.Surfaces() {
		line := fmt.Sprintf("%6s  %-14s", id, sizeText(survey.Measure(shells.Pose{Surface: id, Dress: shell.Dress(0)})))
		if n := len(shell.Areas(id)); n > 0 {
			line += fmt.Sprintf("  areas %d", n)
		}
		if n := shell.Animations(id); n > 0 {
			line += fmt.Sprintf("  animations %d", n)
		}
		if label := shell.Label(id); label != "" {
			line += "  " + label
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
	for scope := range maxListed {
		listParts(w, scope, shell.Parts(scope))
	}
	for _, n := range slices.Concat(shell.Notes(), survey.Notes()) {
		fmt.Fprintln(w, "note:", cell.Clean(n.Error()))
	}
	mistakes := slices.Concat(shell.Mistakes(), survey.Mistakes())
	for _, m := range mistakes {
		fmt.Fprintln(w, cell.Clean(m.Error()))
	}
	return len(mistakes)
}

// maxListed is of how many scopes the dress-up parts are listed: of as many as shells can have.
const maxListed = 256

// listParts lists the dress-up parts of a scope.
func listParts(w *bufio.Writer, scope int, parts []shells.Part) {
	who := "\\" + strconv.Itoa(scope)
	if scope > 1 {
		who = "\\p[" + strconv.Itoa(scope) + "]"
	}
	for _, p := range parts {
		name := "without a name"
		if p.Category != "" || p.Name != "" {
			name = p.Category + ": " + p.Name
		}
		if p.Options != "" {
			name += "  " + p.Options
		}
		if p.Default {
			name += "  worn"
		}
		fmt.Fprintf(w, "part %d of %s  %s\n", p.ID, who, name)
	}
}

// sizeText says how large a picture is.
func sizeText(e shells.Extent) string {
	switch {
	case e == shells.Extent{}:
		return "no picture"
	case e.Cells:
		return fmt.Sprintf("%d×%d cells", e.W, e.H)
	}
	return fmt.Sprintf("%d×%d pixels", e.W, e.H)
}

// printPicture prints a picture as cells, in the colours that the stream can show.
func printPicture(w io.Writer, p shells.Picture, room image.Point) error {
	colors := profile(w)
	var text bytes.Buffer // all at once: a sequence must not be cut in two
	if colors <= colorprofile.ASCII {
		text.WriteString(p.Cells(room.X, room.Y, shells.BrightDots).String())
	} else {
		g := p.Cells(room.X, room.Y, shells.Quadrants.In(pictureColors(colors)))
		for y := range g.H {
			printRow(&text, g.Row(y))
		}
	}
	if _, err := (&colorprofile.Writer{Forward: w, Profile: colors}).Write(text.Bytes()); err != nil {
		return fail(exitFailed, "writing the picture: %w", err)
	}
	return nil
}

// pictureColors gives the colours that a picture is painted with for a stream.
func pictureColors(p colorprofile.Profile) shells.Colors {
	switch p {
	case colorprofile.ANSI256:
		return shells.Colors256
	case colorprofile.ANSI:
		return shells.Colors16
	}
	return shells.TrueColor
}

// printRow prints a row of cells as far as there is anything in it.
func printRow(w *bytes.Buffer, row []shells.Cell) {
	for len(row) > 0 && row[len(row)-1].Blank {
		row = row[:len(row)-1]
	}
	look := ""
	for _, c := range row {
		if c.Width == 0 {
			continue
		}
		text := c.Text
		if c.Blank {
			text = " "
		}
		if now := sgr(c); now != look {
			look = now
			w.WriteString("\x1b[" + look + "m")
		}
		w.WriteString(text)
	}
	if look != "" && look != plainLook {
		w.WriteString("\x1b[" + plainLook + "m")
	}
	w.WriteByte('\n')
}

// plainLook is the SGR parameter of a cell that has neither colours nor attributes.
const plainLook = "0"

// sgr gives the SGR parameters of a cell.
func sgr(c shells.Cell) string {
	look := plainLook
	if c.Bold {
		look += ";1"
	}
	for _, of := range []struct {
		which string
		color shells.Color
	}{{";38;2;", c.FG}, {";48;2;", c.BG}} {
		if of.color.Set {
			look += of.which + strconv.Itoa(int(of.color.R)) + ";" + strconv.Itoa(int(of.color.G)) + ";" + strconv.Itoa(int(of.color.B))
		}
	}
	return look
}
