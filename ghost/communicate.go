package ghost

import (
	"context"

	"ukatty/ghost/sstp"
	"ukatty/ghost/wire"
)

// COMMUNICATE and GIVE are events in disguise: somebody says something to the ghost, or hands it something.

// converse makes the event of a COMMUNICATE or GIVE, after UKADOC's spec_sstp: Reference0 is who speaks and Reference1
// what is said, so that Reference0 of the client becomes Reference2. A document is as if the user had said it, a song is
// one that is played.
func (s *sending) converse() {
	r := s.req
	switch song := r.Fields.Get("Song"); {
	case r.Method == sstp.COMMUNICATE:
		s.event = "OnCommunicate"
		s.refs = append([]string{r.Sender(), r.Fields.Get("Sentence")}, r.References()...)
		if surface := r.Fields.Get("Surface"); surface != "" {
			s.fields = append(s.fields, wire.Field{Name: "Surface", Value: surface})
		}
	case song != "":
		s.event, s.refs = "OnMusicPlay", []string{song}
	default:
		s.event, s.refs = "OnCommunicate", []string{"user", r.Fields.Get("Document")}
	}
}

// communicate routes a COMMUNICATE or GIVE.
func (b *Baseware) communicate(ctx context.Context, r *sstp.Request) *sstp.Response {
	g := b.receiver(r)
	if g == nil {
		return refusal(sstp.NotFound, "the ghost that the request names does not run")
	}
	if !g.Identity().AllowCommunicate && !g.owned(r.ID()) {
		return refusal(sstp.Refuse, "%s does not take COMMUNICATE", g.Identity().Character(0))
	}
	return g.serve(ctx, r, "")
}
