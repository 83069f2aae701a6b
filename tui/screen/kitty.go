package screen

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"maps"
	"strconv"
	"strings"
)

// Image is a picture that a program has uploaded, to be shown by placeholders.
type Image struct {
	Pixels     image.Image
	Cols, Rows int // of its virtual placement
}

// Images returns the pictures that the terminal keeps, by their numbers.
func (s *Screen) Images() map[int]Image {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.images)
}

// Uploads returns how many pictures were uploaded so far.
func (s *Screen) Uploads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.uploads
}

// upload is a picture that comes in pieces.
type upload struct {
	keys map[string]string
	data []byte
}

// apc takes a command of the graphics protocol of kitty. What is not as the document wants it is noted.
func (s *Screen) apc(data []byte) {
	s.swallow = true
	control, payload, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("G")), []byte(";"))
	keys := map[string]string{}
	for pair := range strings.SplitSeq(string(control), ",") {
		k, v, ok := strings.Cut(pair, "=")
		s.odd = s.odd || !ok
		keys[k] = v
	}
	s.odd = s.odd || !s.kind.Kitty || len(data) == 0 || data[0] != 'G' || len(payload) > 4096
	if s.odd {
		return
	}
	if s.coming != nil && keys["a"] == "" {
		s.piece(keys, payload)
		return
	}
	switch id, err := strconv.Atoi(keys["i"]); {
	case s.coming == nil && keys["i"] == "" && keys["a"] == "T" && keys["C"] == "1" && keys["q"] == "2" && keys["f"] == "100":
		s.coming = &upload{keys: keys} // drawn at once, where the cursor is
		s.piece(keys, payload)
	case err != nil || id < 1 || s.coming != nil:
		s.odd = true
	case keys["a"] == "q":
		s.answer(fmt.Sprintf("\x1b_Gi=%d;OK\x1b\\", id))
	case keys["a"] == "d" && keys["d"] == "I":
		delete(s.images, id)
	case keys["a"] == "T" && keys["U"] == "1" && keys["q"] == "2" && keys["f"] == "100":
		s.coming = &upload{keys: keys}
		s.piece(keys, payload)
	default:
		s.odd = true
	}
}

// piece takes a piece of an upload, and with the last one the picture.
func (s *Screen) piece(keys map[string]string, payload []byte) {
	s.coming.data = append(s.coming.data, payload...)
	if keys["m"] == "1" {
		return
	}
	up := s.coming
	s.coming = nil
	raw, err := base64.StdEncoding.DecodeString(string(up.data))
	if err != nil {
		s.odd = true
		return
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err == nil && up.keys["i"] == "" {
		s.drawn = append(s.drawn, img)
		return
	}
	id, err2 := strconv.Atoi(up.keys["i"])
	cols, err3 := strconv.Atoi(up.keys["c"])
	rows, err4 := strconv.Atoi(up.keys["r"])
	if err != nil || err2 != nil || err3 != nil || err4 != nil {
		s.odd = true
		return
	}
	if s.images == nil {
		s.images = map[int]Image{}
	}
	s.images[id] = Image{img, cols, rows}
	s.uploads++
}
