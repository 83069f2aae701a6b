package sstp

// Scripted is one Script header with the ghost that it is for.
type Scripted struct {
	// IfGhost is the value of the IfGhost header directly before it, "name" or "name,name": "" for a default script.
	IfGhost string
	// Script is the script.
	Script string
}

// Scripts gives the Script headers in their order. One directly after an IfGhost belongs to it; every other one is a
// default (spec_sstp).
func (r *Request) Scripts() []Scripted {
	var scripts []Scripted
	for i, f := range r.Fields {
		if !f.Is("Script") {
			continue
		}
		s := Scripted{Script: f.Value}
		if i > 0 && r.Fields[i-1].Is("IfGhost") {
			s.IfGhost = r.Fields[i-1].Value
		}
		scripts = append(scripts, s)
	}
	return scripts
}
