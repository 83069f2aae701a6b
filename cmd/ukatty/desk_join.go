package main

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"ukatty/tui"
)

// joined gives a desk with what another program has added to the file meanwhile: before what is new here, as nobody knows which of
// them came first.
func (d *desk) joined(now tui.Desk) tui.Desk {
	d.know(now)
	file, err := readDesk(d.path)
	if err != nil {
		return now // nothing in it can be kept
	}
	now.Sent = join(now.Sent, file.Sent, d.known, sentKey)
	now.Spoken = join(now.Spoken, file.Spoken, d.known, spokenKey)
	return now.Bounded()
}

// know takes note of what a desk has.
func (d *desk) know(of tui.Desk) {
	for _, s := range of.Sent {
		d.known[sentKey(s)] = true
	}
	for _, s := range of.Spoken {
		d.known[spokenKey(s)] = true
	}
}

// join puts what a file has and nobody here has known before the first of ours that the file lacks.
func join[T any](ours, file []T, known map[string]bool, key func(T) string) []T {
	theirs := slices.DeleteFunc(slices.Clone(file), func(x T) bool { return known[key(x)] })
	if len(theirs) == 0 {
		return ours
	}
	old := map[string]bool{}
	for _, x := range file {
		old[key(x)] = true
	}
	at := slices.IndexFunc(ours, func(x T) bool { return !old[key(x)] })
	if at < 0 {
		at = len(ours)
	}
	return slices.Concat(ours[:at], theirs, ours[at:])
}

// sentKey and spokenKey tell things apart.
func sentKey(s tui.Sent) string { return keyOf(fmt.Sprintf("%t %t %q", s.Event, s.Whole, s.Fields)) }

func spokenKey(s string) string { return keyOf(s) }

// keyOf gives the same few bytes for the same text: a day of long scripts is not kept twice.
func keyOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return string(sum[:])
}
