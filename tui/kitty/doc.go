// Package kitty writes and reads the graphics protocol of the terminal kitty, as far as pictures in a screen of cells need it.
//
// A picture is uploaded once, with a number from FirstID to LastID, as a "virtual placement" of so many columns and rows: that
// draws nothing. It appears wherever cells hold the character Placeholder, which carry their row and column as combining marks
// and the number of the picture as their colour, one of 256. Cells are text: whoever moves, covers or erases them does so with
// the picture. The document is "The terminal graphics protocol" of kitty, its part on Unicode placeholders in particular.
//
// Nothing here is answered by a terminal but Question: all else asks for silence, so that no answer is taken for keys. Pixels
// travel as PNG, since the protocol wants colours that are not multiplied by their alpha, and Go has encoders for that.
//
// The package is pure: bytes in, bytes out.
package kitty
