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
	keys, ok := controls(string(control))
	if s.odd = s.odd || !ok || !s.kind.Kitty || !bytes.HasPrefix(data, []byte("G")) || len(payload) > 4096; s.odd {
		return
	}
	if s.coming != nil && keys["a"] == "" {
		s.piece(keys, payload)
		return
	}
	s.obey(keys, payload)
}

// obey does what a command of one piece says, or begins with one of several.
func (s *Screen) obey(keys map[string]string, payload []byte) {
	id, _ := strconv.Atoi(keys["i"])
	switch command := keys["a"]; {
	case s.coming != nil:
		s.odd = true
	case command == "q" && id > 0:
		s.answer(fmt.Sprintf("\x1b_Gi=%d;OK\x1b\\", id))
	case command == "d" && keys["d"] == "I" && id > 0:
		delete(s.images, id)
	case command == "T" && uploads(keys, id):
		s.coming = &upload{keys: keys}
		s.piece(keys, payload)
	default:
		s.odd = true
	}
}

// controls takes "key=value,key=value" apart.
func controls(text string) (keys map[string]string, ok bool) {
	keys = map[string]string{}
	for pair := range strings.SplitSeq(text, ",") {
		k, v, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, false
		}
		keys[k] = v
	}
	return keys, true
}

// uploads says whether a picture that is transmitted is one that the screen knows: with a number and a virtual placement, or
// without and drawn at once, the cursor left alone; in silence, as PNG.
func uploads(keys map[string]string, id int) bool {
	if keys["q"] != "2" || keys["f"] != "100" {
		return false
	}
	return id > 0 && keys["U"] == "1" || keys["i"] == "" && keys["C"] == "1"
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
