// Package memory keeps what outlives a run: cookies, properties, and places. It is one file of go.etcd.io/bbolt and a
// copy of it in main memory.
//
// A cookie is a small text that an SSTP client leaves with EXECUTE SetCookie and fetches with GetCookie; each Sender has
// its own ("sstp.md" §6.5). A property is one of the rw rows of the property system that shall hold in the next run as
// well. A place is a small value that the baseware notes about a ghost: where it was, how often it booted. All three
// have the same form, owner → name → value, and the same bounds of a different size; who exceeds one pushes the oldest
// out.
//
// These things always hold:
//
//   - What was answered is on disk. A call that changes something returns nil only after the commit, so that a kill -9
//     at any moment loses nothing that was acknowledged. Calls that come while the disk is busy share the next commit:
//     one caller writes for all that wait, nobody waits for a timer.
//   - Reading never waits: not for the disk, not for a writer. Nobody sees a value that is not on disk yet.
//   - There is always a memory. Where the file cannot be used, because another process has it, the disk is full or
//     read-only, or what stands there is no memory, the same calls work without it, and Err says why nothing will last.
//   - A damaged file neither crashes the program nor gives wrong answers. The pages are checked before bbolt maps them,
//     every value carries a checksum, and what is damaged is moved aside, not deleted.
//
// Oldest means least recently set. Reading does not count: it would cost a write to the disk for each look at a value,
// or make an order that the next run has forgotten.
//
// Why not bbolt alone: DB.Batch commits in a goroutine of its own, where a panic over a corrupt page ends the program,
// and waits 10 ms for company; DB.Check follows a circle of pages for ever; and what is read from the mapping faults
// when the file was cut off. So bbolt is called at one border (store.go) that turns its panics and faults into errors.
package memory
