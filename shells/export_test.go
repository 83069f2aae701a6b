package shells

// StudioWith gives a Studio that keeps so many bytes of pictures.
func (s *Shell) StudioWith(room int) *Studio {
	st := s.Studio()
	st.kept.room = room
	return st
}

// Taken gives how many bytes of pictures are kept.
func (st *Studio) Taken() int { return st.kept.taken }

// Looks16 gives what one of the 16 colours is taken for, Code16 what stands for it in a picture.
func Looks16(n int) Color { return pots16[n].looks.color() }

func Code16(n int) Color { return pots16[n].color }

// Held gives how many bytes of a picture are held because something moves on it.
func (st *Studio) Held(scope int) int {
	if was := st.runs[scope]; was != nil && was.giant != nil {
		return len(was.giant.Pix)
	}
	return 0
}
