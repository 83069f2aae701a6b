package kitty

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// The numbers that pictures are given. Those below stand for the sixteen colours that a terminal lets its user choose, which
// some programs write otherwise than as one of 256.
const (
	FirstID = 16
	LastID  = 255
)

// chunk is how many bytes of base64 a sequence may carry.
const chunk = 4096

var errSpan = errors.New("kitty: a picture of no columns or rows, or of too many")

// Upload returns the sequences that hand a picture to the terminal under a number, to be shown by placeholders in so many
// columns and rows. What had the number before is replaced. A terminal fits the picture into its cells without changing its
// shape: who wants it to fill them gives it theirs.
func Upload(id int, img image.Image, cols, rows int) ([]byte, error) {
	if cols < 1 || rows < 1 || cols > MaxSpan || rows > MaxSpan {
		return nil, errSpan
	}
	return send("a=T,f=100,q=2,U=1,i="+strconv.Itoa(id)+",c="+strconv.Itoa(cols)+",r="+strconv.Itoa(rows), img)
}

// Show returns the sequences that draw a picture where the cursor is, in so many columns and rows, and leave the cursor there.
func Show(img image.Image, cols, rows int) ([]byte, error) {
	if cols < 1 || rows < 1 {
		return nil, errSpan
	}
	return send("a=T,f=100,q=2,C=1,c="+strconv.Itoa(cols)+",r="+strconv.Itoa(rows), img)
}

// send writes a command with a picture, in pieces: only the first has all that is to be said.
func send(control string, img image.Image) ([]byte, error) {
	var pixels bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := enc.Encode(&pixels, img); err != nil {
		return nil, fmt.Errorf("kitty: %w", err)
	}
	data := base64.StdEncoding.AppendEncode(nil, pixels.Bytes())
	out := make([]byte, 0, len(data)+len(data)/chunk*16+len(control)+64)
	for {
		n := min(len(data), chunk)
		more := 0
		if n < len(data) {
			more = 1
		}
		out = fmt.Appendf(out, "\x1b_G%s,m=%d;", control, more)
		out = append(out, data[:n]...)
		out = append(out, "\x1b\\"...)
		if data = data[n:]; len(data) == 0 {
			return out, nil
		}
		control = "q=2"
	}
}

// Free returns the sequence that takes a picture from the terminal, with its placements.
func Free(id int) string { return "\x1b_Ga=d,d=I,q=2,i=" + strconv.Itoa(id) + "\x1b\\" }

// Through returns sequences of this package wrapped so that tmux, with its option allow-passthrough, hands them to the terminal
// that it runs in.
func Through(seqs []byte) []byte {
	var out []byte
	for len(seqs) > 0 {
		n := len(seqs)
		if i := bytes.Index(seqs, []byte("\x1b\\")); i >= 0 {
			n = i + 2
		}
		out = append(out, ansi.TmuxPassthrough(string(seqs[:n]))...)
		seqs = seqs[n:]
	}
	return out
}
