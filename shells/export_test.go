package shells

// StudioWith gives a Studio that keeps so many bytes of pictures.
func (s *Shell) StudioWith(room int) *Studio {
	st := s.Studio()
	st.kept.room = room
	return st
}

// Taken gives how many bytes of pictures are kept.
func (st *Studio) Taken() int { return st.kept.taken }
