// Package stage is what can be seen at one instant: who stands there with which surface, and what is in their balloons.
//
// A Stage is a frozen value: once it was handed out nothing in it changes, so it may cross goroutines and be kept. The
// Builder makes them; texts that grow share their prefix, so that a thousand instants of one talk cost little more than
// one, and a plain text costs nothing for all that it could be besides: how it looks, where it stands, what pictures are in
// it. No control character, escape sequence or bidi override is ever in a text: Builder.Say is the door by which
// foreign text enters, and it drops them.
//
// What scripts measure stays in their units: em, lines and pixels of a balloon (Coord), pixels of a surface (Caption), pixels
// of an imaginary desktop (DeskWidth). Whoever draws makes cells of them.
package stage
