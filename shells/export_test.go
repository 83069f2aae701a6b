package shells

// Taken gives how many bytes of pictures are kept.
func (st *Studio) Taken() int { return st.kept.taken }
