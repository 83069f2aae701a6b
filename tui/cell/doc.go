// Package cell is the only place that measures, cuts and wraps text for a terminal.
//
// It counts as the renderer counts, since a cell out of place ruins the screen: until the terminal has answered the
// question about mode 2027 the renderer adds up the widths of code points, afterwards it counts grapheme clusters. And
// characters of ambiguous width are one cell or two, by a setting. Metrics says which of these holds.
package cell
