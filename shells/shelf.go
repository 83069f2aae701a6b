package shells

import (
	"image"
	"weak"
)

// shelf keeps pictures, and drops those that were not wanted for longest when there is too little room. One that has no room at
// all is found for as long as somebody shows it.
type shelf struct {
	room, taken int
	slots       map[any]*slot
	giants      map[any]giant
	clock       uint64
}

type slot struct {
	value any
	bytes int
	used  uint64
}

// giant is a figure that is too large for the shelf: its image is there for as long as somebody else keeps it.
type giant struct {
	figure figure // but for its image
	img    weak.Pointer[image.RGBA]
}

// maxGiants is how many giants are remembered.
const maxGiants = 16

func (s *shelf) get(key any) any {
	found := s.slots[key]
	if found == nil {
		return s.shown(key)
	}
	s.clock++
	found.used = s.clock
	return found.value
}

// shown gives a giant that somebody shows, nil when there is none.
func (s *shelf) shown(key any) any {
	g, ok := s.giants[key]
	if !ok {
		return nil
	}
	f := g.figure
	if f.img = g.img.Value(); f.img == nil {
		delete(s.giants, key)
		return nil
	}
	return &f
}

func (s *shelf) put(key, value any, bytes int) {
	if bytes > s.room {
		s.know(key, value)
		return
	}
	if s.slots == nil {
		s.slots = map[any]*slot{}
	}
	if old := s.slots[key]; old != nil {
		s.taken -= old.bytes
	}
	s.clock++
	s.slots[key] = &slot{value, bytes, s.clock}
	s.taken += bytes
	for s.taken > s.room {
		s.drop()
	}
}

// know remembers a giant.
func (s *shelf) know(key, value any) {
	f, ok := value.(*figure)
	if !ok || f.img == nil {
		return
	}
	if s.giants == nil || len(s.giants) >= maxGiants {
		s.giants = map[any]giant{}
	}
	g := giant{*f, weak.Make(f.img)}
	g.figure.img = nil
	s.giants[key] = g
}

func (s *shelf) drop() {
	var oldest any
	for key, found := range s.slots {
		if oldest == nil || found.used < s.slots[oldest].used {
			oldest = key
		}
	}
	s.taken -= s.slots[oldest].bytes
	delete(s.slots, oldest)
}
