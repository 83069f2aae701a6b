// Package screen is a terminal for tests: the bytes of a program go in, and what a viewer would see can be looked at.
//
// It wraps the emulator of github.com/charmbracelet/x/vt and differs from it where tests need that:
//   - one mutex guards everything (the SafeEmulator of that module races);
//   - it prints by itself, since the emulator always measures grapheme clusters: until a program sets mode 2027 code points
//     are measured, and the difference is what tests of a layout have to see; a wide character at the right edge wraps; and
//     a character that arrives in two pieces stays one;
//   - it answers questions into a buffer, or not at all, where the emulator blocks until somebody reads;
//   - it keeps a list of what it did not understand, since nothing of the kind should be sent to anybody's terminal.
//
// Character sets other than ASCII, insert mode and margins at the sides are not for it.
package screen
