// Package stage is what can be seen at one instant: who stands there with which surface, and what is in their balloons.
//
// A Stage is a frozen value: once it was handed out nothing in it changes, so it may cross goroutines and be kept. The
// Builder makes them; texts that grow share their prefix, so that a thousand instants of one talk cost little more than
// one. No control character, escape sequence or bidi override is ever in a text: Builder.Say is the one door by which
// foreign text enters, and it drops them.
package stage
